from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.rows.earlier_version import make_older
from tests.support.sampled import sampled
from tests.support.served import running


# The first migration that an archive has not been through.
@pytest.fixture(params=sampled(["m007_unread", "m020_documents"], {"m007_unread"}))
def older(request: pytest.FixtureRequest, copied: DataFolder) -> DataFolder:
    make_older(copied, request.param)
    return copied


@pytest.mark.parametrize(
    "command",
    [
        ("status", "--json"),
        ("search", "policija"),
        ("withhold", "lv-101", "--reason", "legal", "--dry-run"),
        ("erase", "lv-101", "--reason", "legal", "--dry-run"),
        ("export",),
    ],
)
def test_every_command_reads_it(command: tuple[str, ...], older: DataFolder) -> None:
    assert ctarchive(*command, "--data", older.root).code == 0


def test_its_pages_are_served(older: DataFolder) -> None:
    with closing(sqlite3.connect(older.database)) as db:
        article, slug = db.execute("SELECT article_id, slug FROM appearances JOIN people ON id = person_id").fetchone()
    with running("archive", "serve", "--data", older.root) as served:
        for path in ("/", "/speakers", f"/speaker/{slug}", f"/article/{article}", "/changes"):
            assert served.text(path)


def test_while_a_refresh_is_at_work_it_is_left_alone(older: DataFolder) -> None:
    with older.lock():
        ctarchive("search", "policija", "--data", older.root)
    with closing(sqlite3.connect(older.database)) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone()


def test_the_next_refresh_brings_it_up_to_date(older: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    assert crawl(changed_site, full=True).changed == 0
    with closing(sqlite3.connect(older.database)) as db:
        assert db.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'body : policijas'").fetchone()[0]
        assert db.execute("SELECT count(*) FROM statements").fetchone()[0]
        assert db.execute("SELECT count(*) FROM attachments WHERE document_id IS NULL").fetchone() == (0,)
