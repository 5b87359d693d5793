"""Makes the database anew from the captures alone, with no network, and puts it in the place of the old one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from archive import crawls, enrich, ingest
from archive.captures import Capture, CrawlFile, Stored, add_capture, crawl_files, cut_torn_tail, read_capture
from archive.data import DataFolder
from archive.errors import WrongUse
from archive.extract import extract
from archive.schema import open_database


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: how many crawls and captures it read, and how many articles there are."""

    crawls: int
    captures: int
    articles: int


def rebuild(folder: DataFolder, tick: Callable[[int], None] = lambda captures: None) -> Rebuilt:
    """Read every capture, in order, and publish each crawl as it was published. `tick` hears of every capture.

    The old database stays in place until the new one is complete. Raises Locked while a refresh is at work, WrongUse
    where there are no captures, and Damaged where a file cannot be read.
    """
    folder.create()
    with folder.lock():
        files = crawl_files(folder.warc)
        if not files:
            raise WrongUse(f"there are no captures in {folder.warc} to rebuild from")
        fresh = folder.root / "archive.db.rebuilding"
        _remove(fresh)
        db = open_database(fresh, create=True)
        try:
            enrich.keep_ids(db, folder.database)
            captures = _replay(db, files, tick)
            articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
            db.close()
            _put_in_place(fresh, folder.database)
        finally:
            db.close()
            _remove(fresh)
    return Rebuilt(len(files), captures, articles)


def _replay(db: Database, files: list[CrawlFile], tick: Callable[[int], None]) -> int:
    digests: dict[str, str] = {}
    count = 0
    for file in files:
        cut_torn_tail(file.path)
        with db.atomic():
            crawls.begin(db, crawls.started_at(file.crawl_id))
            for capture, stored in file.captures(digests):
                add_capture(db, capture)
                if capture.status == 200:
                    _stage(db, file.path.parent, capture, stored)
                elif capture.status == 304 and capture.refers_to:
                    ingest.stage_not_modified(db, capture.id)
                count += 1
                tick(count)
            crawls.settle(db, file.crawl_id, file.summary)
    return count


def _stage(db: Database, warc_dir: Path, capture: Capture, stored: Stored) -> None:
    if capture.refers_to:
        stored = read_capture(db, warc_dir, capture)
    # What the crawl could not decode it did not read either.
    with suppress(ValueError):
        ingest.stage(db, capture.id, extract(stored.content(), capture.url, stored.content_type))


def _put_in_place(fresh: Path, database: Path) -> None:
    """Replace the database in one transaction, so that whoever is reading it goes on without a fault."""
    try:
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(database, timeout=30)) as target:
            source.backup(target)
    except sqlite3.DatabaseError:
        # The old file is no database any more, so nobody can be reading it.
        _remove(database)
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(database)) as target:
            source.backup(target)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
