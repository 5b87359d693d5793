"""An archive that has lived through two crawls, and ways to damage it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from archive.store.folder import DataFolder

CHANGED = "lv-101"  # the article that has two revisions


class Place(NamedTuple):
    """Where the record of a capture is."""

    capture_id: str
    path: Path
    offset: int
    length: int


def warcs(folder: DataFolder) -> list[Path]:
    return sorted(folder.warc.glob("*.warc.gz"))


def place_of(folder: DataFolder, article_id: str, *, latest: bool = False) -> Place:
    """The record of the first capture of an article, or of its latest capture that holds a payload."""
    order = "DESC" if latest else "ASC"
    with closing(sqlite3.connect(folder.database)) as db:
        row = db.execute(
            "SELECT id, warc, offset, length FROM captures WHERE article_id = ? AND status = 200 AND refers_to IS NULL "
            f"ORDER BY fetched_at {order}",
            [article_id],
        ).fetchone()
    return Place(row[0], folder.warc / row[1], *row[2:])


def flip(path: Path, position: int, bit: int = 5) -> None:
    """Flip one bit of a file, in place."""
    with path.open("r+b") as file:
        file.seek(position)
        byte = file.read(1)[0]
        file.seek(position)
        file.write(bytes([byte ^ (1 << bit)]))


def spoil(folder: DataFolder, article_id: str) -> Place:
    """Damage the record of an article's capture."""
    place = place_of(folder, article_id)
    flip(place.path, place.offset + place.length // 2)
    return place


def lose_end(path: Path, share: float) -> None:
    """Cut off the end of a file."""
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * (1 - share))])


def forget(folder: DataFolder) -> None:
    """Delete the database."""
    for path in folder.root.glob("archive.db*"):
        path.unlink()
