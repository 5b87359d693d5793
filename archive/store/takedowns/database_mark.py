"""Records under which takedowns a database was made: an older one, or a backup, contains what has been hidden since.

The record is kept among the versions of the rules (archive.rules): the day, and the digest of what was hidden then.
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
    """The day on which a database was last made under takedowns (None if never), and the digest of what these hid."""

    day: date | None
    digest: str


class Outdated(ArchiveError):
    """The database was not made under the takedowns that are in force."""


def note(db: Database, hidden: takedowns.Takedowns) -> None:
    """Note that a database contains nothing of what is hidden. The caller holds the transaction."""
    rules.note_version(db, _PART, f"{now().date()} {hidden.digest}")


def is_fit(connection: sqlite3.Connection | Database, path: Path) -> bool:
    """Whether the database at `path` contains nothing that the ledger beside it hides, so that it may be read.

    It may lack what has expired since it was made. Raises Damaged if the ledger cannot be read.
    """
    day, digest = made_of(connection)
    return takedowns.read(path.parent / ledger.NAME, day).digest == digest


def has_nothing_hidden(made: Made, entries: Sequence[ledger.Entry]) -> bool:
    """Whether a database contains nothing that the entries of a ledger hide, so that it may be shown.

    That is so if it is fit, and if it only lacks what has been released since it was made.
    """
    day = made.day or now().date()
    while takedowns.Takedowns.of(entries, day).digest != made.digest:
        if not entries or entries[-1].action in ledger.HIDING:
            return False
        entries = entries[:-1]
    return True


def is_current(connection: sqlite3.Connection | Database, path: Path) -> bool:
    """Whether it also contains all that the ledger does not hide today, so that it may be changed. Raises Damaged."""
    return takedowns.read(path.parent / ledger.NAME).digest == made_of(connection).digest


def require_fit(connection: sqlite3.Connection | Database, path: Path) -> None:
    """Raise Outdated if a database may not be read."""
    if not is_fit(connection, path):
        raise Outdated(
            f"{path} was not made under the takedowns of {path.parent / ledger.NAME}; run `ctarchive rebuild`"
        )


def made_of(connection: sqlite3.Connection | Database) -> Made:
    """The record of the takedowns under which a database was made."""
    if not connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'made_with'").fetchone():
        return Made(None, "")
    row = connection.execute("SELECT version FROM main.made_with WHERE part = ?", [_PART]).fetchone()
    if row is None:
        return Made(None, "")
    day, _, digest = row[0].partition(" ")
    try:
        return Made(date.fromisoformat(day), digest)
    except ValueError:  # a later version made it, under takedowns that this one cannot compare
        return Made(None, row[0])
