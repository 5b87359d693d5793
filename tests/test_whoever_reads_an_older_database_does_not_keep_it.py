"""A takedown says so if somebody is reading the database as it was: the file then has that until the next command."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from archive.errors import ArchiveError
from archive.store.folder import DataFolder
from archive.store.reprocessing import database_file
from archive.store.withholding import operations
from archive.store.withholding.conforming import conform
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import late_events, six_articles
from tests.support.crawling import Crawl
from tests.support.takedowns.traces import traces


def test_it_is_told_and_done_by_the_next_command(
    folder: DataFolder, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "SECONDS", 0.1)
    with ReplicaServer(Site("semantic", articles=six_articles(), events=late_events())) as server:
        assert crawl(server, full=True).outcome == "done"
    with closing(sqlite3.connect(folder.database)) as served, closing(sqlite3.connect(folder.database)) as reader:
        served.execute("SELECT 1 FROM articles").fetchone()  # as the pages have it open, and read nothing
        reader.execute("BEGIN")
        (title,) = reader.execute("SELECT title FROM articles WHERE id = 'lv-104'").fetchone()
        scope = operations.look(folder, "lv-104")
        with pytest.raises(ArchiveError, match=r"next command does it: somebody is reading .*archive\.db"):
            operations.withhold(folder, scope, "legal")
        assert title.encode() in folder.database.read_bytes()
        conform(folder, to_write=True)  # which waits for nobody for long
        reader.rollback()
        conform(folder, to_write=True)
        assert title.encode() not in folder.database.read_bytes()
        assert served.execute("SELECT 1 FROM articles WHERE id = 'lv-104'").fetchone() is None
    assert traces(folder, [title]) == []
