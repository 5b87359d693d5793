"""Another file in the place of the database that is served: it is read from then on, with no error in between."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.support.reading_room import ReadingRoom

PAGES = ("/", "/search?q=policija", "/archive/articles?_size=max", "/archive/articles/lv-104")


@pytest.fixture
def served(archived_replica: DataFolder, tmp_path: Path) -> Iterator[tuple[DataFolder, ReadingRoom]]:
    folder = DataFolder(tmp_path / "data")
    shutil.copytree(archived_replica.root, folder.root)
    # Datasette's own threads, each with a connection of its own, and one more for queries.
    with closing(ReadingRoom(folder.database, num_sql_threads=2)) as room:
        yield folder, room


def replace(folder: DataFolder, title: str) -> None:
    """Put a copy of the database in its place, in which an article is called otherwise."""
    fresh = folder.root / "fresh.db"
    with closing(sqlite3.connect(folder.database)) as old, closing(sqlite3.connect(fresh)) as new:
        old.backup(new)
        new.execute("UPDATE articles SET title = ? WHERE id = 'lv-104'", [title])
        new.commit()
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fresh.replace(folder.database)


def titles(room: ReadingRoom) -> set[str]:
    """What our page, Datasette's page of the row, a visitor's SQL and the table have for the title."""
    page = room.page("/article/lv-104").findtext(".//h1") or ""
    row = room.get("/archive/articles/lv-104.json?_shape=objects").json()["rows"][0]["title"]
    query = room.get("/archive.json?sql=SELECT+title+FROM+articles+WHERE+id='lv-104'").json()["rows"][0][0]
    table = room.get("/archive/articles.json?id=lv-104&_shape=objects").json()["rows"][0]["title"]
    return {page.strip(), row, query, table}


def test_all_pages_follow_each_replacement(served: tuple[DataFolder, ReadingRoom]) -> None:
    folder, room = served
    assert len(titles(room)) == 1
    for title in ("Pirmais jaunais virsraksts", "Otrais jaunais virsraksts"):
        replace(folder, title)
        assert [room.get(page).status_code for page in PAGES] == [200] * len(PAGES)
        assert [titles(room) for _ in range(4)] == [{title}] * 4


def test_a_rebuild_where_the_database_was_moved_away_is_noticed(served: tuple[DataFolder, ReadingRoom]) -> None:
    folder, room = served
    replace(folder, "Virsraksts, kāda vietnē nav")
    assert titles(room) == {"Virsraksts, kāda vietnē nav"}
    folder.database.rename(folder.root / "old.db")
    assert {room.get("/").status_code for _ in range(6)} <= {200, 503}
    rebuild(folder)
    assert [room.get(page).status_code for page in PAGES] == [200] * len(PAGES)
    assert "Virsraksts, kāda vietnē nav" not in titles(room)


@pytest.mark.parametrize("page", [*PAGES, "/archive", "/archive.json?sql=SELECT+title+FROM+articles"])
def test_where_no_thread_has_opened_it_yet_a_page_says_that_it_is_not_ready(
    served: tuple[DataFolder, ReadingRoom], page: str
) -> None:
    folder, room = served
    folder.database.rename(folder.root / "old.db")
    assert room.get(page).status_code == 503
    (folder.root / "old.db").rename(folder.database)
    assert room.get(page).status_code == 200


def test_a_database_that_stays_is_opened_once(
    served: tuple[DataFolder, ReadingRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, room = served
    opened: list[str] = []
    connect = sqlite3.connect

    def counted(path: str, **options: Any) -> sqlite3.Connection:
        opened.append(path)
        connection: sqlite3.Connection = connect(path, **options)
        return connection

    monkeypatch.setattr(sqlite3, "connect", counted)
    for _ in range(5):
        room.text("/")
    assert len(opened) <= 3  # one by each thread that reads, and one that looks what it was made without
