"""What stands in the place of the database and is none of ours is neither waited for, nor written to, nor replaced."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from tests.support.command import NOWHERE, ctarchive
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later

COMMANDS = (("status",), ("search", "kopā"), ("export",), ("refresh", "--site", NOWHERE), ("rebuild",))


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_circle_of_links(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("make", [later(a_folder), a_pipe, later(a_circle_of_links)], ids=lambda make: make.__name__)
def test_what_is_no_file_is_named(make: Callable[[Path], None], command: tuple[str, ...], folder: DataFolder) -> None:
    folder.create()
    make(folder.database)
    ran = ctarchive(*command, "--data", folder.root)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert f"{folder.database} is not a file: move it away" in ran.err
    assert os.path.lexists(folder.database)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    "made",
    [
        later("CREATE TABLE articles (x)"),
        "CREATE TABLE recipes (x)",
        later("CREATE TABLE captures (x)"),
        "CREATE VIEW soups AS SELECT 1",
        "CREATE TABLE _sqlite_migrations (migration_set); INSERT INTO _sqlite_migrations VALUES ('recipes'); "
        "CREATE TABLE captures (x)",
    ],
)
def test_the_database_of_another_program_stays_as_it_is(
    made: str, command: tuple[str, ...], copied: DataFolder
) -> None:
    copied.database.unlink()
    with closing(sqlite3.connect(copied.database)) as db:
        db.executescript(made)
    before = copied.database.read_bytes()
    ran = ctarchive(*command, "--data", copied.root)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "it has the tables of another program" in ran.err
    assert copied.database.read_bytes() == before


def test_a_database_that_was_killed_before_its_first_table_is_made_anew(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    copied.database.unlink()
    with closing(sqlite3.connect(copied.database)) as db:
        db.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
    assert ctarchive("rebuild", "--data", copied.root).code == 0
    assert derived_rows(copied) == rows
