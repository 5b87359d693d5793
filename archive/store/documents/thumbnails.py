"""Thumbnails of captured pictures, each made once, so that pages need not load the pictures whole."""

from __future__ import annotations

import sqlite3
from contextlib import nullcontext, suppress
from importlib.metadata import version
from pathlib import Path

from sqlite_utils import Database

from archive.documents import Thumbnail, thumbnail
from archive.errors import Damaged
from archive.interruption import Interruption
from archive.store.documents.files import capture_of_file
from archive.warc.captures import get_capture
from archive.warc.reading.captures import read_capture

_RULES = 2  # raise it when thumbnails come out differently, so that all are made again
MAKER = f"pillow {version('pillow')}, {_RULES}"
"""What makes thumbnails, with its version."""

_COLUMNS = "sha256, width, height, thumb_width, thumb_height, mime, content, maker"


def make_new(db: Database, warc_dir: Path, interruption: Interruption | None = None) -> int:
    """Make the thumbnails that are missing or were made by another version, each in a transaction of its own.

    A payload that is not a picture is noted and not tried again; a damaged capture is skipped until it is mended. An
    interruption takes effect after the current one. Returns how many were examined. Raises OSError if no process can be
    started.
    """
    done = 0
    for sha256, capture_id in _wanted(db).items():
        capture = get_capture(db, capture_id)
        if capture is None:
            continue
        with suppress(Damaged):
            stored = read_capture(db, warc_dir, capture)
            try:
                small = thumbnail(stored.content())
            except ValueError:  # its content coding cannot be undone
                small = None
            with interruption.whole() if interruption else nullcontext(), db.atomic():
                values = tuple(small) if small else (None,) * len(Thumbnail._fields)
                db.execute(
                    f"INSERT OR REPLACE INTO thumbnails ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [sha256, *values, MAKER],
                )
            done += 1
    return done


# Each picture's address with the last payload received at exactly this spelling: usually there is no other.
_PICTURES = """
SELECT url, (SELECT sha256 FROM captures WHERE captures.url = pictures.url AND status = 200
ORDER BY fetched_at DESC LIMIT 1) FROM (SELECT DISTINCT url FROM images ORDER BY url) AS pictures
"""


def _wanted(db: Database) -> dict[str, str]:
    """The payloads of pictures without a current thumbnail, each with a capture of it."""
    known = {row[0] for row in db.execute("SELECT sha256 FROM thumbnails WHERE maker = ?", [MAKER])}
    wanted: dict[str, str] = {}
    for url, latest in db.execute(_PICTURES).fetchall():
        if latest in known:
            continue
        file = capture_of_file(db, url)
        if file["capture_id"] and file["sha256"] not in known:
            wanted.setdefault(file["sha256"], file["capture_id"])
    return wanted


def copy(db: Database, old: sqlite3.Connection) -> None:
    """Copy the previous database's thumbnails of captures that are still here. The caller holds the transaction."""
    if not old.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'thumbnails'").fetchone():
        return
    here = {row[0] for row in db.execute("SELECT DISTINCT sha256 FROM captures")}
    rows = old.execute(f"SELECT {_COLUMNS} FROM thumbnails WHERE maker = ?", [MAKER])
    db.conn.executemany(
        f"INSERT OR IGNORE INTO thumbnails ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (row for row in rows if row[0] in here),
    )
