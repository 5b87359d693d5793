"""Fixtures that several test files share: archives made without a crawl, and their pages (see tests/conftest.py)."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.store.folder import DataFolder
from archive.web.serving.responses import streams
from tests.support.archives.shelf import Shelf
from tests.support.browser.downloads import archive_to_download
from tests.support.reading_room import ReadingRoom
from tests.support.sites.one_site import OneSite


@pytest.fixture
def prepared_copy(prepared: Path, tmp_path: Path) -> Path:
    """A writable copy of the database that a test file makes once, in its fixture `prepared`."""
    return Path(shutil.copy(prepared, tmp_path / "archive.db"))


@pytest.fixture
def reader(prepared_copy: Path) -> Iterator[Database]:
    """A connection that reads `prepared_copy`, while others may write to it."""
    with closing(sqlite3.connect(prepared_copy)) as connection:
        yield Database(connection)


@pytest.fixture(scope="module")
def room(archive_with_a_past: DataFolder) -> Iterator[ReadingRoom]:
    """The pages of an archive with a past, for test files that have no `room` of their own."""
    with closing(ReadingRoom(archive_with_a_past.database)) as room:
        yield room


@pytest.fixture(scope="session")
def home_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that `archive_to_download` makes. Do not write to it."""
    path = tmp_path_factory.mktemp("home") / "archive.db"
    archive_to_download(path)
    return path


@pytest.fixture(scope="session")
def home_room(home_database: Path) -> Iterator[ReadingRoom]:
    """The pages of `home_database`."""
    with closing(ReadingRoom(home_database)) as room:
        yield room


@pytest.fixture
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let long answers be read in parts so small that even small archives have several."""
    monkeypatch.setattr(streams, "AT_A_TIME", 3)


@pytest.fixture(scope="session")
def site_numbers() -> Iterator[int]:
    """Numbers for `one_site`, each different."""
    return count()


@pytest.fixture(scope="session")
def shelf_of_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The shelf that holds every `one_site`."""
    with closing(Shelf(DataFolder(tmp_path_factory.mktemp("sites") / "data"))) as made:
        yield made


@pytest.fixture
def one_site(shelf_of_sites: Shelf, site_numbers: Iterator[int]) -> OneSite:
    """A site of its own for a test, without captures yet."""
    return OneSite(shelf_of_sites, f"http://site-{next(site_numbers)}.example")
