"""What is withheld in the archive that is served, and whether its database has been rebuilt without it.

Both are checked for every request, which costs little more than a few `stat` calls: a line added to the ledger takes
effect at the next request, whatever else is using the database.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from archive.errors import Damaged
from archive.store.database import connect_to_read
from archive.store.takedowns import database_mark, ledger, takedowns
from archive.store.takedowns.takedowns import NOTHING, Takedowns

_State = tuple[int, int, int] | None  # inode, size and modification time (ns) of a file; None: not there


def takedowns_beside(database: str | None) -> Takedowns:
    """What is withheld in the folder of a database; nothing for one in memory. Raises Damaged."""
    return takedowns.read(_ledger_beside(database)) if database else NOTHING


def may_be_shown(database: str | None) -> bool:
    """Whether a database is free of what is withheld. One that does not say may be shown if nothing is withheld.

    Raises Damaged if the ledger cannot be read.
    """
    if not database:
        return True
    try:
        journal = _state(Path(f"{os.path.realpath(database)}-wal"))  # beside the file itself, wherever a link to it is
        made = _made(database, _state(Path(database)), journal if journal and journal[1] else None)
    except (sqlite3.DatabaseError, ValueError):
        return not takedowns_beside(database)
    path = _ledger_beside(database)
    return _has_nothing_hidden(made, path, _state(path))


def state_may_be_shown(connection: sqlite3.Connection, database: str) -> bool:
    """The same for the state of a database that a connection reads, whatever its file is now. Raises Damaged."""
    path = _ledger_beside(database)
    return _has_nothing_hidden(database_mark.made_of(connection), path, _state(path))


def _ledger_beside(database: str) -> Path:
    return Path(database).absolute().parent / ledger.NAME


def _state(path: Path) -> _State:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Damaged(f"{path} cannot be looked at ({error.strerror})") from error
    return found.st_ino, found.st_size, found.st_mtime_ns


@lru_cache(maxsize=8)
def _made(database: str, state: _State, of_journal: _State) -> database_mark.Made:
    """The takedowns under which the state of a database was made. Raises sqlite3.DatabaseError, ValueError."""
    with closing(connect_to_read(Path(database))) as connection:
        return database_mark.made_of(connection)


@lru_cache(maxsize=8)
def _has_nothing_hidden(made: database_mark.Made, path: Path, state: _State) -> bool:
    return database_mark.has_nothing_hidden(made, ledger.read(path))
