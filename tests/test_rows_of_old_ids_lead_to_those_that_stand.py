from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from tests.support.reading_room import ReadingRoom


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, archived_replica: DataFolder) -> Path:
    path = tmp_path_factory.mktemp("old") / "archive.db"
    shutil.copy(archived_replica.database, path)
    with closing(sqlite3.connect(path)) as db:
        (person,) = db.execute("SELECT id FROM people ORDER BY id LIMIT 1").fetchone()
        db.execute(
            "INSERT INTO person_ids (id, slug, name, joined_to) VALUES ('vecais-id', 'vecais-id', 'X', ?)", [person]
        )
        db.commit()
    return path


@pytest.fixture(scope="module")
def room(database: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(database)) as room:
        yield room


def test_an_event_that_is_part_of_another_leads_to_it(database: Path, room: ReadingRoom) -> None:
    with closing(sqlite3.connect(database)) as db:
        old, stands = db.execute("SELECT id, event_id FROM event_ids ORDER BY id LIMIT 1").fetchone()
    for ending in ("", ".json"):
        answer = room.get(f"/archive/events/{old}{ending}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/archive/events/{stands}{ending}")
    assert room.get(f"/archive/events/{stands}").status_code == 200


def test_a_person_who_was_joined_to_another_leads_to_them(room: ReadingRoom) -> None:
    answer = room.get("/archive/people/vecais-id")
    assert answer.status_code == 301
    assert room.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("path", ["/archive/events/nekas", "/archive/people/nekas", "/archive/articles/nekas"])
def test_what_never_was_is_not_found(path: str, room: ReadingRoom) -> None:
    assert room.get(path).status_code == 404
