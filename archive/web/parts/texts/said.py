"""Statements as pages show them: a row of `statements` with a link to its place in the text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from archive.latvian.tokens import quotations


def shown(statement: dict[str, Any], article: str) -> dict[str, Any]:
    """A statement as the template _said.html takes it; `article` is the address of the article that it stands in.

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
