"""An archive as read by much older rules, and refreshes by a test's own rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from archive.extract import Page
from archive.store.folder import DataFolder
from archive.warc.answers import StoredAnswer
from scraper.crawl.reading import Reader
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.rows.derived import Rows, derived_rows

EDITED = "lv-101"
# What much older rules read from the same captures: the opening of each text, no date, no pictures, other events.
WORSE = """
UPDATE articles SET body = substr(body, 1, 60), html = '<p>?</p>', signature = 'Rakstnieks', content_hash = 'old' || id;
UPDATE revisions SET body = substr(body, 1, 60);
UPDATE articles SET title = 'Aktuāli', kind = 'page', published_on = NULL WHERE id = 'lv-103';
UPDATE revisions SET title = 'Aktuāli', published_on = NULL WHERE article_id = 'lv-103';
DELETE FROM images; DELETE FROM attachments;
UPDATE events SET title = 'Cits notikums', place = 'Cita vieta';
DELETE FROM made_with;
"""


def age(folder: DataFolder, sql: str = WORSE) -> None:
    """Change what is stored to what much older rules would have read."""
    with closing(sqlite3.connect(folder.database)) as db:
        db.executescript(sql)


def ask(folder: DataFolder, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder.database)) as db:
        return db.execute(sql).fetchall()


def rows(folder: DataFolder) -> Rows:
    return derived_rows(folder, without=("last_seen_at",))


def revisions(folder: DataFolder) -> list[tuple[object, ...]]:
    return ask(folder, "SELECT article_id, revision, captured_at, capture_id FROM revisions ORDER BY 1, 2")


def turn(page: bytes) -> bytes:
    return page.replace(b"<p>2014.gada 8.", b"<p>Turpinot 2014.gada 8.", 1)


def edit(site: ReplicaServer, change: Callable[[bytes], bytes] = turn) -> None:
    site.script(path_of(EDITED), Changed(change))


def use(monkeypatch: pytest.MonkeyPatch, read: Callable[[StoredAnswer, str], Page]) -> None:
    """Let a refresh reread what is stored by these rules; pages from the site are read in another process."""

    class ReaderOfTheStored(Reader):
        def read_now(self, stored: StoredAnswer, url: str) -> Page:
            return read(stored, url)

    monkeypatch.setattr("scraper.crawl.recording.Reader", ReaderOfTheStored)
