"""Which numbers of articles were never seen: the site counts its articles up, so that a gap may be a lost article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sqlite_utils import Database

_NUMBERED = re.compile(r"(lv|en)-([1-9][0-9]{0,8})")
_ARTICLES = "SELECT id FROM articles WHERE id GLOB 'lv-[1-9]*' OR id GLOB 'en-[1-9]*'"
_CAPTURED = """
SELECT DISTINCT article_id FROM captures WHERE article_id GLOB 'lv-[1-9]*' OR article_id GLOB 'en-[1-9]*'
"""


class Range(NamedTuple):
    """Numbers that follow each other, the last one included."""

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
    """The numbers of articles. Both languages are counted as one (docs/site.md, F2), so that a gap is one of both.

    `unseen` are those of which there is nothing in either language, neither an article nor a capture; `captured` the
    ids of which there are captures, but no article of that number.
    """

    languages: list[OfLanguage]
    unseen: list[Range]
    captured: list[str]

    @property
    def missing(self) -> int:
        """How many were never seen."""
        return sum(last - first + 1 for first, last in self.unseen)


def read_numbers(db: Database) -> Numbers:
    """What is known of the numbers, from the lowest to the highest that an article has."""
    articles = _numbered(row[0] for row in db.execute(_ARTICLES))
    captured = _numbered(row[0] for row in db.execute(_CAPTURED))
    published = {number for _, number in articles}
    if not published:
        return Numbers([], [], [])
    lowest, highest = min(published), max(published)
    without = sorted(
        (number, lang) for lang, number in captured - articles if number not in published and lowest < number < highest
    )
    seen = sorted(published.union(number for number, _ in without))
    return Numbers(
        languages=[
            _of_language(lang, {number for other, number in articles if other == lang}, seen)
            for lang in sorted({lang for lang, _ in articles}, reverse=True)
        ],
        unseen=gaps(seen),
        captured=[f"{lang}-{number}" for number, lang in without],
    )


def gaps(numbers: Sequence[int]) -> list[Range]:
    """What lies between numbers that are in order."""
    return [Range(before + 1, after - 1) for before, after in pairwise(numbers) if after - before > 1]


def _numbered(ids: Iterable[str]) -> set[tuple[str, int]]:
    found = (_NUMBERED.fullmatch(id) for id in ids if id)
    return {(one[1], int(one[2])) for one in found if one}


def _of_language(lang: str, numbers: set[int], seen: Sequence[int]) -> OfLanguage:
    lowest, highest = min(numbers), max(numbers)
    between = bisect_right(seen, highest) - bisect_left(seen, lowest)
    return OfLanguage(lang, len(numbers), lowest, highest, highest - lowest + 1 - between)
