"""Lets takedowns that earlier versions ended stay ended: those wrote no line into the ledger when a last day passed."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta

from archive.clock import iso, now
from archive.store.folder import DataFolder
from archive.store.judgement.clock_check import TOLERANCE
from archive.store.outcomes import PUBLISHED
from archive.store.takedowns import takedowns
from archive.store.takedowns.gate import Gate

_LAST = f"SELECT max(finished_at) FROM crawls WHERE {PUBLISHED} AND clock_fault IS NULL AND finished_at <= ?"


def note_passed(folder: DataFolder) -> None:
    """Add to the ledger which last days have passed by the refreshes that the database has.

    How far the clock was off is not known of them: it may have been ahead by as much as it is trusted. Where nothing
    can be written, all stays as it is. Costs a look at the ledger if no last day has passed. Raises Damaged as it does.
    """
    known = takedowns.read(folder.takedowns)
    today = now().date()
    if not any(one.until and one.until < today for one in known.entries):
        return
    if last := _last_refresh(folder):
        with suppress(OSError):
            Gate(known, folder.takedowns).note_passed((last - TOLERANCE).date() - timedelta(days=1))


def _last_refresh(folder: DataFolder) -> datetime | None:
    """When the last one ended of which the clock was trusted."""
    with suppress(sqlite3.DatabaseError):  # there is none, or it is damaged, or older than the check of clocks
        with closing(sqlite3.connect(f"{folder.database.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (last,) = db.execute(_LAST, [iso(now())]).fetchone()
        return datetime.fromisoformat(last) if last else None
    return None
