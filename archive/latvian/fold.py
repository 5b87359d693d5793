"""Letters without their diacritics, as people type them."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """`Liepājā` -> `liepaja`: lower case, without diacritics, as FTS5's unicode61 tokenizer does it."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
