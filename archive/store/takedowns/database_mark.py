"""Records under which takedowns a database was made: an older one, or a backup, has what has been hidden since.

It is kept among the versions of rules (archive.rules): the day, and the digest of what was hidden on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from archive import rules
from archive.clock import now
from archive.errors import ArchiveError
from archive.store.takedowns import ledger, takedowns

_PART = "takedowns"


class Made(NamedTuple):
    """The day on which a database was last made under takedowns (None: before there were any), and their digest."""

    day: date | None
    digest: str


class Outdated(ArchiveError):
    """The database was not made under the takedowns that are in force."""


def note(db: Database, hidden: takedowns.Takedowns) -> None:
    """Note that a database has nothing of what is hidden. The caller holds the transaction."""
    rules.note_version(db, _PART, f"{now().date()} {hidden.digest}")


def is_fit(connection: sqlite3.Connection | Database, path: Path) -> bool:
    """Whether a database at `path` has nothing of what the ledger beside it hides: it may be read.

    What has run out since it was made it has not either. Raises Damaged if the ledger cannot be read.
    """
    day, digest = made_of(connection)
    return takedowns.read(path.parent / ledger.NAME, day).digest == digest


def has_nothing_hidden(made: Made, entries: Sequence[ledger.Entry]) -> bool:
    """Whether a database has nothing of what the entries of a ledger hide: it may be shown.

    That holds for one that is fit, and for one that also lacks what was released since.
    """
    day = made.day or now().date()
    while takedowns.Takedowns.of(entries, day).digest != made.digest:
        if not entries or entries[-1].action in ledger.HIDING:
            return False
        entries = entries[:-1]
    return True


def is_current(connection: sqlite3.Connection | Database, path: Path) -> bool:
    """Whether it also has all that the ledger does not hide today: it may be written to. Raises Damaged."""
    return takedowns.read(path.parent / ledger.NAME).digest == made_of(connection).digest


def require_fit(connection: sqlite3.Connection | Database, path: Path) -> None:
    """Raise Outdated if a database may not be read."""
    if not is_fit(connection, path):
        raise Outdated(
            f"{path} was not made under the takedowns of {path.parent / ledger.NAME}; run `ctarchive rebuild`"
        )


def made_of(connection: sqlite3.Connection | Database) -> Made:
    """Under which takedowns a database was made."""
    if not connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'made_with'").fetchone():
        return Made(None, "")
    row = connection.execute("SELECT version FROM main.made_with WHERE part = ?", [_PART]).fetchone()
    if row is None:
        return Made(None, "")
    day, _, digest = row[0].partition(" ")
    try:
        return Made(date.fromisoformat(day), digest)
    except ValueError:  # from a later version: made under nothing that this one knows
        return Made(None, row[0])
