"""`is:` in a query and the parameter `is`: articles that have changed, and those that the site has no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from archive.search import Filters, article_ids, search
from archive.search.query.parsing import parse
from archive.search.statements import prepare as prepare_statements
from tests.support.rows.versions import archive_of_versions


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    said = "“Vilki ir mežā,” sacīja Zane Ābele."
    db = archive_of_versions(["Sākums. " + said, said], ["Lāči.", "Lāči un vilki."], ["Vilki."], ["Vilks."])
    db.execute("UPDATE articles SET gone_at = '2025-05-05T10:00:00Z' WHERE id IN ('lv-2', 'lv-3')")
    yield db
    db.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("is:changed", "lv-1 lv-2"),
        ("ir:mainīts", "lv-1 lv-2"),
        ('IR:"Mainita"', "lv-1 lv-2"),
        ("-is:changed", "lv-3 lv-4"),
        ("is:gone", "lv-2 lv-3"),
        ("vilks ir:pazudis", "lv-2 lv-3"),
        ("is:changed is:gone", "lv-2"),
        ("is:changed OR is:gone vilks", "lv-1 lv-2 lv-3"),
        ("lācis OR -is:gone", "lv-1 lv-2 lv-4"),
    ],
)
def test_the_query_narrows(db: Database, query: str, ids: str) -> None:
    assert set(article_ids(db, query)) == set(ids.split())


@pytest.mark.parametrize("state", ["changed", "gone"])
def test_the_parameter_has_the_same_effect(db: Database, state: str) -> None:
    for query in ("", "vilks", "-lācis"):
        found = search(db, query, Filters(**{"is": state}), facets=True)
        assert {hit.id for hit in found.hits} == set(article_ids(db, f"{query} is:{state}"))
        assert sum(count.count for count in found.facets["lang"]) == found.total


@pytest.mark.parametrize("typed", ["is:lost", "ir:labi", "is:404"])
def test_what_means_nothing_is_left_out_with_a_notice(db: Database, typed: str) -> None:
    (notice,) = parse(f"vilks {typed}").notices
    assert "needs one of" in notice
    assert article_ids(db, f"vilks {typed}") == article_ids(db, "vilks")


def test_statements_are_narrowed_by_their_articles(db: Database) -> None:
    assert prepare_statements(db, "vilks is:changed").total() == 1
    assert prepare_statements(db, "vilks is:gone").total() == 0
