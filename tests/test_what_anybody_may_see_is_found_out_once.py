"""What the metadata let anybody see is found out once, not for each page; plugins are asked each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from datasette.app import Datasette

from archive.store.folder import DataFolder
from tests.support.reading_room import ReadingRoom


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that Datasette was asked about: who may see them."""
    tables = []
    permission_allowed = Datasette.permission_allowed

    async def ask(self: Any, actor: Any, action: str, resource: Any = None, default: Any = False) -> Any:
        if action == "view-table":
            tables.append(resource[1])
        return await permission_allowed(self, actor, action, resource, default)

    monkeypatch.setattr(Datasette, "permission_allowed", ask)
    return tables


@pytest.fixture
def room(archive_with_a_past: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(archive_with_a_past.database)) as room:
        yield room


def test_datasette_is_asked_for_the_first_page_alone(room: ReadingRoom, asked: list[str]) -> None:
    room.text("/speakers")
    assert {"articles", "people"} <= {*asked}
    asked.clear()
    room.text("/speakers")
    room.text("/municipalities")
    assert asked == []


def test_a_closed_archive_stays_closed(archive_with_a_past: DataFolder) -> None:
    closed = {"databases": {"archive": {"tables": {"people": {"allow": {"id": "somebody"}}}}}}
    with closing(ReadingRoom(archive_with_a_past.database, metadata=closed)) as room:
        assert [room.get("/speakers").status_code for _ in range(3)] == [403] * 3


def test_a_plugin_that_comes_later_is_asked_each_time(room: ReadingRoom) -> None:
    from datasette import hookimpl
    from datasette.plugins import pm

    class Doorkeeper:
        __name__ = "doorkeeper"
        opens = False

        @hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
        def permission_allowed(self) -> bool | None:
            return None if self.opens else False

    room.text("/speakers")
    doorkeeper = Doorkeeper()
    pm.register(doorkeeper, "doorkeeper")
    try:
        assert room.get("/speakers").status_code == 403
        doorkeeper.opens = True
        assert room.get("/speakers").status_code == 200
    finally:
        pm.unregister(doorkeeper)


def test_somebody_known_is_asked_about(archive_with_a_past: DataFolder, asked: list[str]) -> None:
    closed = {"databases": {"archive": {"allow": {"id": "root"}}}}
    with closing(ReadingRoom(archive_with_a_past.database, metadata=closed)) as room:
        assert room.get("/speakers").status_code == 403
        root = room._datasette.sign({"a": {"id": "root"}}, "actor")
        assert room.get("/speakers", cookie=f"ds_actor={root}").status_code == 200
        assert room.get("/speakers").status_code == 403
