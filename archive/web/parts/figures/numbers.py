"""Article numbers that were never seen: the site numbers its articles, so a gap may be a lost article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sqlite_utils import Database

_LANGS = ("en", "lv")

# The numbers in ids such as `lv-129`: digits alone, nine at most.
_NUMBERS = """
SELECT DISTINCT CAST(substr({id}, 4) AS INTEGER) FROM {table}
WHERE {id} GLOB '{lang}-[1-9]*' AND length({id}) <= 12 AND substr({id}, 4) NOT GLOB '*[^0-9]*'
"""


class Range(NamedTuple):
    """Consecutive numbers, the last one included."""

    first: int
    last: int


class OfLanguage(NamedTuple):
    """How many articles of a language have numbers, from which to which, and how many in between were never seen."""

    lang: str
    articles: int
    lowest: int
    highest: int
    unseen: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of articles. Both languages share one sequence (docs/site.md, F2), so that a gap concerns both.

    `unseen` are numbers with neither an article nor a capture in either language; `captured` are the ids with captures
    but without an article.
    """

    languages: list[OfLanguage]
    unseen: list[Range]
    captured: list[str]

    @property
    def missing(self) -> int:
        """How many numbers were never seen."""
        return sum(last - first + 1 for first, last in self.unseen)


def read_numbers(db: Database) -> Numbers:
    """What is known of the numbers, from the lowest to the highest that an article has."""
    articles = {lang: _numbers(db, "articles", "id", lang) for lang in _LANGS}
    captured = {lang: _numbers(db, "captures", "article_id", lang) for lang in _LANGS}
    published = set().union(*articles.values())
    if not published:
        return Numbers([], [], [])
    lowest, highest = min(published), max(published)
    without = sorted(
        (number, lang) for lang in _LANGS for number in captured[lang] - published if lowest < number < highest
    )
    seen = sorted(published.union(number for number, _ in without))
    return Numbers(
        languages=[
            _of_language(lang, numbers, seen) for lang, numbers in sorted(articles.items(), reverse=True) if numbers
        ],
        unseen=gaps(seen),
        captured=[f"{lang}-{number}" for number, lang in without],
    )


def gaps(numbers: Sequence[int]) -> list[Range]:
    """The gaps between sorted numbers."""
    return [Range(before + 1, after - 1) for before, after in pairwise(numbers) if after - before > 1]


def _numbers(db: Database, table: str, id: str, lang: str) -> set[int]:
    return {number for (number,) in db.execute(_NUMBERS.format(table=table, id=id, lang=lang))}


def _of_language(lang: str, numbers: set[int], seen: Sequence[int]) -> OfLanguage:
    lowest, highest = min(numbers), max(numbers)
    between = bisect_right(seen, highest) - bisect_left(seen, lowest)
    return OfLanguage(lang, len(numbers), lowest, highest, highest - lowest + 1 - between)
