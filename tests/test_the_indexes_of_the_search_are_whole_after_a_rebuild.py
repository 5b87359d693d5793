"""A rebuild fills the indexes of the search at its end: they have all texts, and follow what is written later."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.crawling import Crawl

INDEXES = ("articles_fts", "statements_fts", "document_pages_fts")


def triggers(folder: DataFolder) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(folder.database)) as db:
        return db.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1").fetchall()


def are_whole(folder: DataFolder) -> None:
    """Raises sqlite3.DatabaseError where an index has anything else than its table."""
    copy = shutil.copy(folder.database, folder.root / "copy.db")
    with closing(sqlite3.connect(copy)) as db:
        for index in INDEXES:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        assert db.execute("SELECT count(*) FROM statements").fetchone()[0]


def test_the_indexes_have_what_the_tables_have_now_and_later(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    before = triggers(folder)
    rebuild(folder)
    assert triggers(folder) == before
    are_whole(folder)
    words = b"<p>Nepieredzams 2014.gada"
    small_site.script(path_of("lv-101"), Changed(lambda page: page.replace(b"<p>2014.gada", words, 1)))
    crawl(small_site, full=True)
    are_whole(folder)
    with closing(sqlite3.connect(folder.database)) as db:
        found = db.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'nepieredzams'").fetchone()
    assert found == (1,)
