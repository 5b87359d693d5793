from __future__ import annotations

from functools import lru_cache

import pytest
from sqlite_utils import Database

from archive.search import search
from archive.search.results import HIT_END, HIT_START
from tests.support.rows.articles import Row, archive_of

ROWS = [
    Row("entire", "Ziņa", "Piešķirti 12000 eiro un 1500000 latu 2016. gadā."),
    Row("spaced", "Ziņa", "Piešķirti 12\xa0000 eiro un 1 500 000 latu."),
    Row("comma", "News", "They received 12,000 euros and 1,500,000 lats.", lang="en"),
    Row("apart", "Ziņa", "Dzīvoklī 12 dzīvo 000; durvis 2 un 016. Tālrunis 28 612 120."),
]


@lru_cache(maxsize=1)
def archive() -> Database:
    return archive_of(":memory:", ROWS)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("12000", "entire spaced comma"),
        ('"12 000"', "entire spaced comma"),
        ("12,000", "entire spaced comma"),
        ("12.000", "entire spaced comma"),
        ("12 000", "entire spaced comma apart"),
        ("1500000 latu", "entire spaced"),
        ('"1 500 000"', "entire spaced comma"),
        ("eiro -12000", ""),
        ("2016", "entire"),
        ("28612120", "apart"),
        ("012000", ""),
        ("12000*", "entire"),
    ],
)
def test_a_number_is_found_in_threes_and_entire(query: str, ids: str) -> None:
    assert {hit.id for hit in search(archive(), query).hits} == {*ids.split()}


def test_it_is_marked_as_it_is_written() -> None:
    snippets = {hit.id: hit.snippet for hit in search(archive(), "12000").hits}
    assert f"{HIT_START}12\xa0000{HIT_END} eiro" in snippets["spaced"]
    assert f"{HIT_START}12000{HIT_END} eiro" in snippets["entire"]
