"""Letters without their diacritics, as people type them, and slugs made of such."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMMON_MARKS = re.compile("[\u0300-\u036f]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_WORDS = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """`Liepājā` -> `liepaja`: lower case, without diacritics, as FTS5's unicode61 tokenizer does it."""
    text = text.lower()
    if text.isascii():
        return text
    text = _COMMON_MARKS.sub("", unicodedata.normalize("NFD", text))
    if not any(map(unicodedata.combining, _BEYOND_ASCII.findall(text))):  # quotation marks and dashes, as of most
        return text
    return "".join(c for c in text if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def slugify(text: str) -> str:
    """`Seminārs - Liepāja` -> `seminars-liepaja`: the folded words, parted by one hyphen each; empty without words."""
    return "-".join(_WORDS.findall(fold(text)))
