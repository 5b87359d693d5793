from __future__ import annotations

import gzip
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive.errors import ArchiveError
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.reading.crawl_file import strays
from archive.warc.writer import CaptureWriter
from tests.replica.server import ReplicaServer
from tests.support.archives.damaged import forget, warcs
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows

OURS = "{}0101T000000.000000Z.warc.gz"
STRAYS: dict[str, Callable[[Path], object]] = {
    "other.warc.gz": lambda path: path.write_bytes(gzip.compress(b"WARC/1.0\r\n\r\n")),
    "empty.warc.gz": lambda path: path.touch(),
    f"copy of {OURS.format(2026)}": lambda path: path.write_bytes(warcs(DataFolder(path.parents[1]))[0].read_bytes()),
    OURS.format(2020): lambda path: path.write_bytes(b"no archive at all" * 100),
    OURS.format(2021): lambda path: path.mkdir(),
    OURS.format(2022): lambda path: path.symlink_to("nowhere"),
    OURS.format(2023): lambda path: path.symlink_to(warcs(DataFolder(path.parents[1]))[-1]),
}


def test_a_stray_file_is_named_and_left_alone(copied: DataFolder, changed_site: ReplicaServer) -> None:
    rows = derived_rows(copied, without=("last_seen_at",))
    for name, make in reversed(STRAYS.items()):
        make(copied.warc / name)
    for command in (["rebuild"], ["refresh", "--delay", "0", "--site", f"{changed_site.url}/"], ["status", "--verify"]):
        ran = ctarchive(*command, "--data", copied.root)
        assert ran.code == 0, ran
        told = ran.out if command[0] == "status" else ran.err
        assert sum("is left alone" in line for line in told.splitlines()) == len(STRAYS)
        assert all(name in told for name in STRAYS)
    assert all(os.path.lexists(copied.warc / name) for name in STRAYS)
    assert derived_rows(copied, without=("last_seen_at",)) == rows


def test_a_stray_file_that_nobody_may_read_is_left_alone(copied: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    unreadable = copied.warc / OURS.format(2024)
    unreadable.write_bytes(b"secret")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != unreadable)  # root may read everything
    assert list(strays(copied.warc)) == [unreadable]
    assert rebuild(copied).exit_code == 0


def test_a_file_that_was_begun_when_the_power_went_is_no_stray(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    for name, content in ((OURS.format(2020), b""), (OURS.format(2021), bytes(4096))):
        (copied.warc / name).write_bytes(content)
    assert crawl(changed_site).outcome == "done"
    assert [path.stat().st_size for path in warcs(copied)[:2]] == [0, 0]


COMMANDS = {
    "status": ["status"],
    "search": ["search", "policija"],
    "serve": ["serve"],
    "rebuild": ["rebuild"],
    "refresh": ["refresh", "--site", "http://127.0.0.1:9/"],
    "demo": ["demo", "--no-serve"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_database_of_a_newer_version_is_refused(command: list[str], copied: DataFolder) -> None:
    with closing(sqlite3.connect(copied.database)) as db, db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ctarchive', 'm999_later', '')"
        )
        db.execute("PRAGMA journal_mode = DELETE")
    before = copied.database.read_bytes()
    ran = ctarchive(*command, "--data", copied.root)
    assert ran.code == 1
    assert "newer version" in ran.err.splitlines()[-1]
    assert "m999_later" in ran.err
    assert copied.database.read_bytes()[100:] == before[100:]  # the header counts who has opened it


def test_a_first_refresh_that_fails_leaves_no_empty_database(
    small_site: ReplicaServer, folder: DataFolder, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(CaptureWriter, "sync", full)
    with pytest.raises(ArchiveError):
        crawl(small_site)
    monkeypatch.undo()
    assert list(folder.root.glob("archive.db*")) == []
    assert crawl(small_site).new == 6


def test_an_archive_without_articles_is_not_searched(folder: DataFolder) -> None:
    assert ctarchive("refresh", "--site", "http://127.0.0.1:9/", "--delay", 0, "--data", folder.root).code == 4
    ran = ctarchive("search", "policija", "--data", folder.root)
    assert (ran.code, ran.out) == (2, "")
    assert "no articles" in ran.err


def test_a_database_that_is_empty_is_filled_from_the_captures(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    rows = derived_rows(copied, without=("last_seen_at",))
    forget(copied)
    copied.database.touch()
    assert ctarchive("search", "policija", "--data", copied.root).code == 1
    assert crawl(changed_site).new == 0
    assert derived_rows(copied, without=("last_seen_at",)) == rows
