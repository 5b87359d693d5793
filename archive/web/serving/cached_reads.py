"""Caches what is slow to read and changes only when the database does. (HTTP caching is in `caching`.)"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import local
from typing import TypeVar

from sqlite_utils import Database

T = TypeVar("T")


def cached(read: Callable[[Database], T]) -> Callable[[Database], T]:
    """The same function, but computed again only after something was written. Do not modify its value.

    Each thread of Datasette has a connection of its own, and SQLite tells each one whether others have committed:
    https://www.sqlite.org/pragma.html#pragma_data_version
    """
    kept = local()

    @wraps(read)
    def read_once(db: Database) -> T:
        version = db.conn.execute("PRAGMA data_version").fetchone()[0]
        state = (db.conn, version, db.conn.total_changes)
        if getattr(kept, "state", None) != state:
            kept.value, kept.state = read(db), state
        value: T = kept.value
        return value

    return read_once
