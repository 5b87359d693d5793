"""The file of the database: checking whether it is healthy, and replacing it with another."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from archive.store.database import refuse_foreign
from archive.store.folder import refuse_no_file

SECONDS = 30
"""How long to wait for those who are reading a state of the database that is to go."""


def is_database(path: Path) -> bool:
    """Whether a file is a healthy database of ours.

    Raises sqlite3.OperationalError if that cannot be determined, and Damaged if it is not a file, or if it is the
    healthy database of another program.
    """
    refuse_no_file(path)
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as old:
            refuse_foreign(old, path)
            old.execute("SELECT count(*) FROM captures").fetchone()
            return bool(old.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return False
        raise
    except sqlite3.DatabaseError:
        return False


def put_in_place(fresh: Path, database: Path, *, is_there: bool) -> None:
    """Replace the database in one transaction, so that its readers continue undisturbed.

    `is_there` tells whether there is a healthy one to replace (`is_database`).
    """
    with closing(sqlite3.connect(fresh)) as whole:
        whole.execute("PRAGMA journal_mode = WAL").fetchone()
    if not is_there:
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        # Nobody can be reading it if it is not a database.
        for suffix in ("-wal", "-shm"):
            Path(f"{database}{suffix}").unlink(missing_ok=True)
        fresh.replace(database)
        return
    with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(database, timeout=SECONDS)) as target:
        target.execute("BEGIN IMMEDIATE")  # backup() would wait for ever for another process's transaction
        target.rollback()
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that nothing of the old one is left in the file


def settle(database: Path) -> bool:
    """Leave nothing in the file of the database that its present state lacks; False while somebody reads an older one.

    Costs a glance if there is nothing to do.
    """
    journal = Path(f"{database}-wal")
    if not journal.exists() or not journal.stat().st_size:
        return True
    with closing(sqlite3.connect(database, timeout=1)) as connection:
        return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def remove(path: Path) -> None:
    """Delete a database, if there is one, with its journals."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
