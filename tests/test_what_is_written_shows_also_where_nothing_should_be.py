"""Datasette told that a file never changes (-i) still shows what is written to the archive, as a takedown is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace

import pytest

from archive.store.folder import DataFolder
from archive.store.withholding import operations
from tests.support.reading_room import ReadingRoom

PATHS = ("/", "/search?q=policija", "/archive", "/archive/articles", "/archive/revisions", "/sitemap.xml")


@pytest.fixture(params=[2, 0])
def room(request: pytest.FixtureRequest, copied: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(immutables=[copied.database], num_sql_threads=request.param)) as room:
        yield room


def ids(room: ReadingRoom) -> set[str]:
    """The articles that a visitor's SQL and the table have."""
    query = room.get("/archive.json?sql=select+id+from+articles&_shape=arrays").json()["rows"]
    table = room.get("/archive/articles.json?_size=max&_shape=objects").json()["rows"]
    found = {row[0] for row in query}
    assert found == {row["id"] for row in table}
    return found


def test_a_takedown_holds_at_once(room: ReadingRoom, copied: DataFolder) -> None:
    before = ids(room)
    assert room.get("/article/lv-101").status_code == 200
    assert operations.withhold(copied, operations.look(copied, "lv-101"), "legal").carried_out
    assert room.get("/article/lv-101").status_code == 451
    assert ids(room) == before - {"lv-101"}
    assert [room.get(path).status_code for path in PATHS] == [200] * len(PATHS)


def test_the_file_is_no_more_for_everybody_to_download_than_otherwise(room: ReadingRoom) -> None:
    assert room.get("/archive.db").status_code == 403


def test_where_nothing_can_be_written_it_is_opened_as_it_lies(
    copied: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    with closing(ReadingRoom(immutables=[copied.database])) as room:
        assert ids(room)
        told = room.get("/-/databases.json", cookie=room.signed_in("root")).json()
        assert {one["name"]: one["is_mutable"] for one in told} == {"archive": False}
