"""The similarity of two texts: the published one of an article, and that of a page staged by the current crawl."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from sqlite_utils import Database

from archive.latvian.fold import fold

# A share of pairs of words. A new design may lose or add some lines of a text; two articles with one title share less.
NEARLY = 0.7
_WORD = re.compile(r"\w+")


def similarity(one: list[str], other: list[str]) -> float:
    """The share of pairs of adjacent words that two texts have in common (Dice), from 0 to 1.

    It is 1 only for the same words in the same order; both texts may be empty.
    """
    if one == other:
        return 1.0
    first, second = (Counter(pairwise(["", *words, ""])) for words in (one, other))
    return min(2 * (first & second).total() / (first.total() + second.total()), 0.999)


def words_of(text: str) -> list[str]:
    """The words of a text, without case, diacritics and punctuation."""
    return _WORD.findall(fold(text))


class Texts:
    """Compares articles of the archive with pages of the current crawl, and caches the results."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._found: dict[tuple[str, str], float] = {}
        self._published = lru_cache(maxsize=256)(self._read_published)
        self._staged = lru_cache(maxsize=256)(self._read_staged)

    def similarity(self, article_id: str, capture_id: str) -> float:
        """The similarity of an article and the page in a capture, see `similarity`."""
        pair = article_id, capture_id
        if pair not in self._found:
            self._found[pair] = similarity(self._published(article_id), self._staged(capture_id))
        return self._found[pair]

    def set_equality(self, article_id: str, capture_id: str) -> None:
        """Count the two as similar only if they are equal: there are too many pairs to compare each closely."""
        same = self._published(article_id) == self._staged(capture_id)
        self._found[article_id, capture_id] = 1.0 if same else 0.0

    def has_text(self, article_id: str) -> bool:
        """Whether an article has any words."""
        return bool(self._published(article_id))

    def _read_published(self, article_id: str) -> list[str]:
        return words_of(self._db.execute("SELECT body FROM articles WHERE id = ?", [article_id]).fetchone()[0])

    def _read_staged(self, capture_id: str) -> list[str]:
        sql = "SELECT page ->> 'body' FROM staged WHERE capture_id = ?"
        return words_of(self._db.execute(sql, [capture_id]).fetchone()[0])
