"""The mark of a footnote, which is a part of the word before it in the text of a PDF, hides no word from the search."""

from __future__ import annotations

from functools import lru_cache

import pytest
from sqlite_utils import Database

from archive.search import search
from tests.support.rows.articles import Row, archive_of

ROWS = [
    Row("marked", "Pārskats", "Pakalpojumu sniegšanu12 nodrošina valsts3 un pašvaldības."),
    Row("bare", "Ziņas", "Pakalpojuma sniegšana valstī beidzās 2020. gadā."),
    Row("year", "Projekts", "Projekts konkurss2020 un g20 sākas."),
    Row("english", "Report", "Victims of trafficking1 are helped.", lang="en"),
]


@lru_cache(maxsize=1)
def archive() -> Database:
    return archive_of(":memory:", ROWS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sniegšana", {"marked", "bare"}),
        ("sniegsanas", {"marked", "bare"}),
        ('"pakalpojumu sniegšana"', {"marked", "bare"}),
        ("valsts", {"marked", "bare"}),
        ("sniegšanu12", {"marked", "bare"}),
        ("trafficking", {"english"}),
        ("konkurss", set()),
        ("g20", {"year"}),
    ],
)
def test_it_is_found_by_any_of_its_forms(query: str, expected: set[str]) -> None:
    assert {hit.id for hit in search(archive(), query).hits} == expected
