"""Statements as pages, feeds and files show them, with links to their places in the text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from archive.latvian.tokens import quotations
from archive.people.tenure import office_name
from archive.search.statements import StatementHit
from archive.web.parts.history.former import version_path


def office_of(hit: StatementHit) -> str:
    """The office in which it was said; empty if none is told."""
    return office_name(hit.organisation, hit.role, hit.lang)


def article_path(hit: StatementHit) -> str:
    """The article that says so; of what only a former version says that version."""
    former = hit.revision is not None
    return version_path(hit.article_id, hit.captured_at) if former else f"/article/{hit.article_id}"


def sentence_path(hit: StatementHit) -> str:
    """Where it stands in the text."""
    return text_link(article_path(hit), hit.text)


def in_marks(hit: StatementHit) -> str:
    """The words, in quotation marks of their language where they are somebody's own."""
    words = hit.text.strip()
    if not hit.quoted:
        return words
    return f"„{words}”" if hit.lang == "lv" else f"“{words}”"


def shown_statement(statement: dict[str, Any], article: str) -> dict[str, Any]:
    """A statement as the template _statements.html takes it; `article` is the address of the article that it stands in.

    The page puts quotation marks around what is quoted, so that marks around the whole of it are left out here.
    """
    text = statement["text"].strip()
    whole = next(iter(quotations(text)), None)
    if statement["quoted"] and whole and (whole.start, whole.end) == (0, len(text)):
        text = text[1:-1].strip()
    return statement | {"words": text, "link": text_link(article, statement["text"])}


def text_link(address: str, words: str) -> str:
    """An address that shows the page at these words of it: a text fragment, which needs no JavaScript.

    Long texts are given by their beginning and end. See https://wicg.github.io/scroll-to-text-fragment/.
    """
    parts = words.split()
    is_long = len(parts) > 12
    fragment = f"{_encoded(parts[:5])},{_encoded(parts[-5:])}" if is_long else _encoded(parts)
    return f"{address}#:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
