"""A text as words and marks with their places in it: what the rules about names and places walk over."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING_QUOTES = "“„«‘"
CLOSING_QUOTES = "”»’"
PLAIN_QUOTES = '"'
QUOTES = OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES

# A word with its hyphens (Sokola-Sokolova) and inner apostrophes, an initial or abbreviation with its full stop, a number,
# a line break, or any other single mark. "‘" and "’" are marks unless letters stand on both sides.
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
