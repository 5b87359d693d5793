"""Lets takedowns stay ended that earlier versions ended: these wrote no line to the ledger when a last day passed."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta

from archive.clock import iso, now
from archive.store.folder import DataFolder
from archive.store.judgement.clock_check import TOLERANCE
from archive.store.outcomes import PUBLISHED, is_published
from archive.store.takedowns import takedowns
from archive.store.takedowns.gate import Gate
from archive.warc.reading.crawl_file import crawl_files

_LAST = f"SELECT max(finished_at) FROM crawls WHERE {PUBLISHED} AND clock_fault IS NULL AND finished_at <= ?"


def note_passed(folder: DataFolder) -> None:
    """Add to the ledger which last days have passed, judged by the refreshes in the database.

    If the database is lost, the refreshes in the manifest of the captures count. How wrong their clocks were is not
    known, so all are assumed to have been ahead by the full tolerance. If nothing can be written, nothing changes.
    Only reads the ledger if no last day has passed. Raises Damaged if the ledger is.
    """
    known = takedowns.read(folder.takedowns)
    today = now().date()
    if not any(one.until and one.until < today for one in known.entries):
        return
    if last := _last_refresh(folder):
        with suppress(OSError):
            Gate(known, folder.takedowns).note_passed((last - TOLERANCE).date() - timedelta(days=1))


def _last_refresh(folder: DataFolder) -> datetime | None:
    """When the last refresh with a trusted clock ended."""
    if not folder.database.is_file():
        return _last_recorded(folder)
    try:
        with closing(sqlite3.connect(f"{folder.database.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (last,) = db.execute(_LAST, [iso(now())]).fetchone()
        return datetime.fromisoformat(last) if last else None
    except sqlite3.OperationalError:  # it is older than the check of clocks, or cannot be opened now
        return None
    except sqlite3.DatabaseError:  # it is damaged
        return _last_recorded(folder)


def _last_recorded(folder: DataFolder) -> datetime | None:
    """The same from the manifest of the captures: what crawls recorded at their ends."""
    endings = (file.ending for file in crawl_files(folder.warc) if not file.name.source)
    trusted = (one.finished_at for one in endings if one and is_published(one.outcome) and not one.clock_fault)
    last = max((at for at in trusted if at and at <= iso(now())), default=None)
    with suppress(ValueError):  # somebody else wrote it
        return datetime.fromisoformat(last) if last else None
    return None
