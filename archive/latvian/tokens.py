"""Splits a text into tokens (words and marks with their offsets), for the rules about names and places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

OPENING_QUOTES = "“„«‘"
CLOSING_QUOTES = "”»’"
PLAIN_QUOTES = '"'
QUOTES = OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES

# The rules examine every ending and every part of a word, so the length of words must be limited. The longest of 22,000
# words in 5,150 sentences of a treebank has 20 letters, and none has more than three parts joined by hyphens. Anything
# longer is not a word, and is cut.
LONGEST_WORD = 60
MOST_JOINED = 3

# A number with its full stop, a word with its hyphens (Sokola-Sokolova) and inner apostrophes, line breaks, or any
# other single mark. "’" is a mark unless there are letters on both sides.
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*\.?|[^\W\d_]{{1,{LONGEST_WORD}}}(?:[-’'][^\W\d_]{{1,{LONGEST_WORD}}}){{0,{MOST_JOINED - 1}}}"
    r"|\n\s*|[^\w\s]|_",
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


@lru_cache(maxsize=1)  # the same text is searched for people and then for places
def tokenise(text: str) -> tuple[Token, ...]:
    """All tokens of a text, in order. White space other than line breaks is not a token."""
    make = tuple.__new__  # the same as `Token(...)`, in two thirds of the time
    return tuple([make(Token, (match[0], *match.span())) for match in _TOKEN.finditer(text)])


def begin_of_line(text: str, at: int, most: int) -> int | None:
    """The offset at which the line of `at` begins; None if that is more than `most` characters earlier."""
    before = text.rfind("\n", max(0, at - most - 1), at)
    return before + 1 if before >= 0 or at <= most else None


class Quotation(NamedTuple):
    """A quotation, with its marks at `start` and `end - 1`. `depth` is 0 if it is not inside another one."""

    start: int
    end: int
    depth: int


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text, outer ones before inner ones. None extends over a line break.

    Pages mix the marks (“ ” „ " « »), so the characters around a mark help to decide whether it opens or closes.
    """
    found: list[Quotation] = []
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark in ("\n", ""):
            if len(opened) > 1 and _MISPLACED.match(text, opened[-1] - 2):
                found.append(Quotation(opened[-2], opened[-1] + 1, len(opened) - 2))
            opened.clear()
        elif mark == "’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
            continue  # ‘I don’t know,’ she said
        elif _opens(text, at, mark, opened):
            opened.append(at)
        elif opened and (mark != "’" or text[opened[-1]] == "‘"):
            start = opened.pop()
            found.append(Quotation(start, at + 1, len(opened)))
    return sorted(found)


_MARK = re.compile(f"[{re.escape(QUOTES)}\n]|$")
# A closing mark on the wrong side of a blank. It seems to open a quotation, but nothing in its line closes that.
_MISPLACED = re.compile(r"[.,!?…] ”")


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
