"""Stems English words (Porter's second algorithm, by snowballstemmer)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


def stems(word: str) -> tuple[str, ...]:
    """The stem of a word in lower case; a tuple of one, as Latvian words have several keys."""
    return (_stem(word),)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # imported here, because it takes a while to load and Latvian does not need it

    return snowballstemmer.stemmer("english")
