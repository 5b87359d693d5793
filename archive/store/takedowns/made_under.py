"""Under which takedowns a database was made: a database of before, or from a backup, has what is hidden since.

It is kept among the versions of rules (archive.rules): the day, and the digest of what was hidden on it.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from archive import rules
from archive.clock import now
from archive.errors import ArchiveError
from archive.store.takedowns import ledger, takedowns

_PART = "takedowns"


class Outdated(ArchiveError):
    """A database was not made under the takedowns that are in force."""


def note(db: Database, hidden: takedowns.Takedowns) -> None:
    """Keep that a database has nothing of what is hidden. The caller holds the transaction."""
    rules.note_version(db, _PART, f"{now().date()} {hidden.digest}")


def is_fit(connection: sqlite3.Connection | Database, path: Path) -> bool:
    """Whether a database at `path` has nothing of what the ledger beside it hides: it may be read.

    What has run out since it was made it has not either. Raises Damaged where the ledger cannot be read.
    """
    day, digest = _made(connection)
    return takedowns.read(path.parent / ledger.NAME, day).digest == digest


def is_current(connection: sqlite3.Connection | Database, path: Path) -> bool:
    """Whether it also has all that the ledger does not hide today: it may be written to. Raises Damaged."""
    return takedowns.read(path.parent / ledger.NAME).digest == _made(connection)[1]


def require_fit(connection: sqlite3.Connection | Database, path: Path) -> None:
    """Raise Outdated where a database may not be read."""
    if not is_fit(connection, path):
        raise Outdated(
            f"{path} was not made under the takedowns of {path.parent / ledger.NAME}; run `ctarchive rebuild`"
        )


def _made(connection: sqlite3.Connection | Database) -> tuple[date | None, str]:
    """The day on which a database was last made under takedowns, and the digest of these."""
    if not connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'made_with'").fetchone():
        return None, ""
    row = connection.execute("SELECT version FROM main.made_with WHERE part = ?", [_PART]).fetchone()
    if row is None:
        return None, ""
    day, _, digest = row[0].partition(" ")
    return date.fromisoformat(day), digest
