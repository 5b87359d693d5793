"""A person is found by the initial and the surname, in any case, as articles abbreviate names."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from archive.search.query import names
from tests.support.rows.articles import archive_of

PEOPLE = ("Lauma Zvirgzdakmene-Priede", "Raita Zvirgzdakmene-Priede", "Džesika Oļukalne", "Jānis Vēverslauks")


@pytest.fixture(scope="module")
def db() -> Database:
    made = archive_of(":memory:", [])
    made.conn.executemany(
        "INSERT INTO people (id, name, slug) VALUES (:name, :name, :name)", [{"name": one} for one in PEOPLE]
    )
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("L.Zvirgzdakmenei-Priedei", "Lauma Zvirgzdakmene-Priede"),
        ("R. Zvirgzdakmenes-Priedes", "Raita Zvirgzdakmene-Priede"),
        ("l zvirgzdakmenes", "Lauma Zvirgzdakmene-Priede"),
        ("Dž.Oļukalnei", "Džesika Oļukalne"),
        ("J.Vēverslaukam", "Jānis Vēverslauks"),
        ("J. Vēvers", "Jānis Vēverslauks"),
        ("A.Vēverslaukam", None),
    ],
)
def test_an_initial_stands_before_a_surname_in_any_case(typed: str, found: str | None, db: Database) -> None:
    assert names.find(db, "speaker", typed, is_query=True) == ([found] if found else [])
