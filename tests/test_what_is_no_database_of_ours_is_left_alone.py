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

COMMANDS = (("status",), ("search", "kopā"), ("export",), ("refresh", "--site", NOWHERE), ("rebuild",))


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_circle_of_links(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("make", [a_folder, a_pipe, a_circle_of_links], ids=lambda make: make.__name__)
def test_what_is_no_file_is_named(make: Callable[[Path], None], command: tuple[str, ...], folder: DataFolder) -> None:
    folder.create()
    make(folder.database)
    ran = ctarchive(*command, "--data", folder.root)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert f"{folder.database} is not a file: move it away" in ran.err
    assert os.path.lexists(folder.database)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("table", ["articles (x)", "recipes (x)"])
def test_the_database_of_another_program_stays_as_it_is(
    table: str, command: tuple[str, ...], folder: DataFolder
) -> None:
    folder.create()
    with closing(sqlite3.connect(folder.database)) as db:
        db.execute(f"CREATE TABLE {table}")
    before = folder.database.read_bytes()
    ran = ctarchive(*command, "--data", folder.root)
    assert ran.code in (1, 2)  # 2: there are no captures to rebuild from
    assert len(ran.err.splitlines()) == 1
    assert "readable?" not in ran.err
    assert folder.database.read_bytes() == before
