"""A text as words and marks with their places in it: what the rules about names and places walk over."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING_QUOTES = "“„«‘"
CLOSING_QUOTES = "”»’"
PLAIN_QUOTES = '"'
QUOTES = OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES

# A word with its hyphens (Sokola-Sokolova) and inner apostrophes, an initial or abbreviation with its full stop, a
# number, a line break, or any other single mark. "‘" and "’" are marks unless letters stand on both sides.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*\.?|[^\W\d_]+(?:[-’'][^\W\d_]+)*|\n\s*|[^\w\s]|_",
)


class Token(NamedTuple):
    """A piece of a text: `text == source[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()


def tokenise(text: str) -> list[Token]:
    """All tokens of a text, in order. White space other than line breaks is no token."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


class Quotation(NamedTuple):
    """What stands between quotation marks: the marks are at `start` and `end - 1`. `depth` is 0 outside other marks."""

    start: int
    end: int
    depth: int


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text, outer ones before what is quoted inside them; none runs over a line break.

    The marks mix within a page (“ ” „ " « »), so whether one opens or closes is told by what stands on its left.
    """
    found: list[Quotation] = []
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            opened.clear()
        elif _opens(text, at, mark, opened):
            opened.append(at)
        elif opened and (mark != "’" or text[opened[-1]] == "‘"):
            start = opened.pop()
            found.append(Quotation(start, at + 1, len(opened)))
    return sorted(found)


_MARK = re.compile(f"[{re.escape(QUOTES)}\n]")


def _opens(text: str, at: int, mark: str, opened: list[int]) -> bool:
    if mark in "„«‘":
        return True
    if mark in "»’":
        return False
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if after.isspace():
        return False
    return before.isspace() or before in "([-–—:/" or (bool(opened) and opened[-1] == at - 1)
