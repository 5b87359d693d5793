"""An archive as the rules of long ago have read it, and refreshes by rules of a test's own."""

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
# What the rules of long ago made of the same captures: the opening of each text, no date, no pictures, other events.
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
    """Let what is stored have been read by the rules of long ago."""
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
    """Let a refresh read what is stored by these rules; what comes from the site is read in another process."""

    class ReaderOfTheStored(Reader):
        def read_now(self, stored: StoredAnswer, url: str) -> Page:
            return read(stored, url)

    monkeypatch.setattr("scraper.crawl.recording.Reader", ReaderOfTheStored)
