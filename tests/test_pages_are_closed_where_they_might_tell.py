"""Where it is not known what is withheld, or the database still has it, nothing is shown, and the pages say so."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from datasette.app import Datasette
from datasette.utils import StartupError

from archive.clock import now, pretended
from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.withholding import operations
from tests.support.command import ctarchive, plain_datasette
from tests.support.reading_room import ReadingRoom
from tests.support.takedowns.taken_down import note_passed

PATHS = ("/", "/article/lv-103", "/search.json?q=a", "/archive/articles.csv?_stream=1", "/archive.json?sql=select+1",
         "/calendar.ics", "/changes.atom", "/about/coverage", "/nothing")  # fmt: skip
ENTRY = Entry("withhold", "2026-11-24T10:00:00.000000Z", "lv-101", "legal", hidden=Hidden(pages=frozenset({"lv-101"})))


@pytest.fixture
def room(copied: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(copied.database)) as room:
        yield room


def statuses(room: ReadingRoom) -> set[int]:
    return {room.get(path).status_code for path in PATHS}


def test_a_line_of_the_ledger_closes_all_but_what_is_not_of_the_archive(
    room: ReadingRoom, copied: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert statuses(room) == {200, 404}
    ledger.append(copied.takedowns, ENTRY)
    assert statuses(room) == {503}
    assert room.get("/article/lv-101").status_code == 451
    assert room.get("/about").status_code == 200
    answer = room.get("/", "lv")
    assert (answer.headers["retry-after"], answer.headers["cache-control"]) == ("60", "no-store")
    assert "Arhīvs tiek atjaunināts" in answer.text
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"ctarchive: {copied.database} has rows of what is withheld")


def test_it_opens_when_the_database_is_made_anew(room: ReadingRoom, copied: DataFolder) -> None:
    assert operations.withhold(copied, operations.look(copied, "lv-101"), "legal").carried_out
    assert statuses(room) == {200, 404}
    assert room.get("/article/lv-101").status_code == 451
    with copied.lock():
        assert not operations.release(copied, "lv-101").carried_out
    assert statuses(room) == {200, 404}  # what it lacks does no harm
    assert room.get("/article/lv-101").status_code == 404
    ledger.append(copied.takedowns, ENTRY)
    assert room.get("/article/lv-101").status_code == 451


def test_a_database_of_before_closes_it(room: ReadingRoom, copied: DataFolder, twice_crawled: DataFolder) -> None:
    assert operations.withhold(copied, operations.look(copied, "lv-101"), "legal").carried_out
    assert room.get("/").status_code == 200
    backup = copied.root / "backup.db"
    shutil.copy(twice_crawled.database, backup)
    backup.replace(copied.database)
    assert statuses(room) == {503}
    assert room.get("/article/lv-101").status_code == 451


def test_what_has_run_out_is_open_again(room: ReadingRoom, copied: DataFolder) -> None:
    until = (now() + timedelta(days=1)).date()
    assert operations.withhold(copied, operations.look(copied, "lv-101"), "legal", until=until).carried_out
    assert room.get("/article/lv-101").status_code == 451
    with pretended(datetime.combine(until + timedelta(days=1), datetime.min.time(), UTC)):
        assert room.get("/article/lv-101").status_code == 451  # the clock may be wrong
        note_passed(copied, until)
        assert room.get("/article/lv-101").status_code == 404  # until the next command makes the database anew
        assert room.get("/article/lv-103").status_code == 200


@pytest.mark.parametrize("damage", [b"not a ledger\n{}\n", b'{"action": "hide"}\n{}\n'])
def test_a_ledger_that_cannot_be_read_closes_everything(
    damage: bytes, room: ReadingRoom, copied: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    copied.takedowns.write_bytes(damage)
    assert statuses(room) == {503}
    assert "The keeper of the archive has to fix this." in room.get("/about", "en").text
    assert "error" in room.get("/search.json").json()
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"ctarchive: {copied.takedowns} cannot be read")
    copied.takedowns.unlink()
    assert room.get("/").status_code == 200


def test_the_server_does_not_start_with_it(copied: DataFolder) -> None:
    copied.takedowns.write_bytes(b"not a ledger\n{}\n")
    with pytest.raises(StartupError, match="cannot be read"):
        asyncio.run(Datasette([str(copied.database)]).invoke_startup())
    for done in (ctarchive("serve", "--data", copied.root), plain_datasette(copied.database, "--get", "/")):
        assert (done.code, done.out) == (1, "")
        (told,) = done.err.splitlines()
        assert "takedowns.jsonl cannot be read" in told
