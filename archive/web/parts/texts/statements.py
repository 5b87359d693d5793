"""Statements as pages, feeds and files show them, with links to their places in the text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from archive.latvian.tokens import quotations
from archive.people.tenure import office_name
from archive.search.statements import StatementHit
from archive.web.parts.history.former import version_path


def office_of(hit: StatementHit) -> str:
    """The office in which it was said; empty if the text gives none."""
    return office_name(hit.organisation, hit.role, hit.lang)


def article_path(hit: StatementHit) -> str:
    """The path of the article; if only a former version has it, of that version."""
    former = hit.revision is not None
    return version_path(hit.article_id, hit.captured_at) if former else f"/article/{hit.article_id}"


def sentence_path(hit: StatementHit) -> str:
    """The path of the sentence in the text."""
    return text_link(article_path(hit), hit.text)


def in_marks(hit: StatementHit) -> str:
    """The words, with the quotation marks of their language if they are quoted."""
    words = hit.text.strip()
    if not hit.quoted:
        return words
    return f"„{words}”" if hit.lang == "lv" else f"“{words}”"


def shown_statement(statement: dict[str, Any], article: str) -> dict[str, Any]:
    """A statement for the template _statements.html; `article` is the address of its article.

    The page adds quotation marks around what is quoted, so marks around all of it are removed here.
    """
    text = statement["text"].strip()
    whole = next(iter(quotations(text)), None)
    if statement["quoted"] and whole and (whole.start, whole.end) == (0, len(text)):
        text = text[1:-1].strip()
    return statement | {"words": text, "link": text_link(article, statement["text"])}


def text_link(address: str, words: str) -> str:
    """An address that scrolls the page to these words: a text fragment, which needs no JavaScript.

    Long texts are identified by beginning and end. See https://wicg.github.io/scroll-to-text-fragment/.
    """
    parts = words.split()
    is_long = len(parts) > 12
    fragment = f"{_encoded(parts[:5])},{_encoded(parts[-5:])}" if is_long else _encoded(parts)
    return f"{address}#:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
