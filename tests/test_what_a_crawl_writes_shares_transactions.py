"""What a crawl writes shares transactions, of which each part is done whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from scraper.crawl.transaction import SharedTransaction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE some (number INTEGER PRIMARY KEY)")
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with closing(sqlite3.connect(path)) as connection:
        yield Database(connection)


def add(db: Database, shared: SharedTransaction, *numbers: int) -> None:
    with shared.part():
        for number in numbers:
            db.execute("INSERT INTO some VALUES (?)", [number])


def seen_elsewhere(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as other:
        return [row[0] for row in other.execute("SELECT number FROM some ORDER BY 1")]


def test_parts_are_seen_when_many_are_done_or_it_is_ended(path: Path, db: Database) -> None:
    shared = SharedTransaction(db)
    for number in range(40):
        add(db, shared, number)
    assert len(seen_elsewhere(path)) == 32
    shared.commit()
    assert seen_elsewhere(path) == [*range(40)]
    shared.commit()  # there is nothing to end
    add(db, shared, 40)
    db.conn.close()
    assert seen_elsewhere(path) == [*range(40)]


def test_a_part_that_fails_leaves_the_others() -> None:
    @settings(max_examples=50)
    @given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=3), max_size=40))
    def check(parts: list[list[int]]) -> None:
        expected: set[int] = set()
        with closing(sqlite3.connect(":memory:")) as connection:
            db = Database(connection)
            db.execute("CREATE TABLE some (number INTEGER PRIMARY KEY)")
            shared = SharedTransaction(db)
            for numbers in parts:
                with suppress(sqlite3.IntegrityError):
                    add(db, shared, *numbers)
                if len({*numbers} - expected) == len(numbers):
                    expected |= {*numbers}
            shared.commit()
            assert {row[0] for row in db.execute("SELECT number FROM some")} == expected

    check()


def test_what_ends_the_whole_transaction_is_raised_and_the_next_part_begins_another(path: Path, db: Database) -> None:
    shared = SharedTransaction(db)
    add(db, shared, 1)
    with pytest.raises(sqlite3.IntegrityError), shared.part():
        db.execute("INSERT OR ROLLBACK INTO some VALUES (1)")
    add(db, shared, 2)
    shared.commit()
    assert seen_elsewhere(path) == [2]
