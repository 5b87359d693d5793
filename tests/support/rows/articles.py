"""Articles put straight into a database, for tests and measurements that need no crawl."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from sqlite_utils import Database

from archive.search.words import vocabulary
from archive.store import database
from archive.store.database import open_database
from archive.store.takedowns import gate

MOMENT = "2024-01-01T00:00:00Z"


class Row(NamedTuple):
    """What matters about an article for a search."""

    id: str
    title: str
    body: str
    lang: str = "lv"
    published_on: str | None = "2020-01-01"
    kind: str = "news"


def archive_of(path: Path | str, rows: Iterable[Row], *, with_vocabulary: bool = True) -> Database:
    """A new database of these articles, open for writing; `path` may be ":memory:"."""
    with patch.object(database, "_connect_to_write", partial(_connect_to, _tables())):
        db = open_database(Path(path), create=True)
    with db.atomic():
        db.execute("INSERT INTO crawls (id, started_at, outcome) VALUES ('crawl', ?, 'done')", [MOMENT])
        db.execute(
            "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id) "
            "VALUES ('capture', 'http://localhost/', ?, 200, '', 'crawl.warc.gz', 0, 0, 'crawl')",
            [MOMENT],
        )
        add_articles(db, rows)
        if with_vocabulary:
            vocabulary.update(db)
    return db


def _connect_to(tables: bytes, path: Path) -> gate.Guarded:
    """A connection to a new database with tables copied from another: making them takes most of the time."""
    if str(path) != ":memory:" and not path.exists():
        path.write_bytes(tables)
    connection: gate.Guarded = sqlite3.connect(path, timeout=30, factory=gate.Guarded)
    if str(path) == ":memory:":
        connection.deserialize(tables)
    return connection


@cache
def _tables() -> bytes:
    """The bytes of an archive without rows."""
    with closing(open_database(Path(":memory:"), create=True).conn) as connection:
        return bytes(connection.serialize())


def add_articles(db: Database, rows: Iterable[Row]) -> None:
    """Insert articles with their first revision."""
    db.conn.executemany(
        "INSERT INTO articles (id, title, body, lang, published_on, kind, url, html, first_seen_at, last_seen_at, "
        "revision, capture_id, content_hash) "
        "VALUES (?, ?, ?, ?, ?, ?, 'http://localhost/' || ?, '', ?, ?, 1, 'capture', '')",
        ((*row, row.id, MOMENT, MOMENT) for row in rows),
    )
    db.execute(
        "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
        "SELECT id, revision, first_seen_at, title, body, published_on, capture_id FROM articles "
        "WHERE id NOT IN (SELECT article_id FROM revisions)"
    )
