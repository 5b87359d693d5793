"""Opens the files of databases to be served: with any path, and so that later changes are seen."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from datasette.database import Database

from archive.errors import GIVE_IT, ArchiveError


class FileDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """A database like Datasette's, from a file whose path may have any characters."""

    def __init__(self, like: Database, *, is_mutable: bool) -> None:
        super().__init__(like.ds, like.path, is_mutable, like.is_memory)
        self.name, self.route = like.name, like.route

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Open a connection, for reading unless it is to write."""
        connection = connect(self, write)
        if self.path:
            self._all_file_connections.append(connection)
        return connection


def connect(database: Database, write: bool = False) -> sqlite3.Connection:
    """Open a connection to a database of Datasette's.

    Datasette itself puts the path into a URI without quoting: `#` and `?` would end it, and `%20` would be a space, so
    that another file would be opened, or an empty one made.
    """
    if not database.path:
        in_memory: sqlite3.Connection = Database.connect(database, write)
        return in_memory
    if write:
        options = ""
    elif database.is_mutable:
        options = "?mode=ro&nolock=1" if database.ds.nolock else "?mode=ro"
    else:
        options = "?mode=ro&immutable=1"
    return sqlite3.connect(f"{Path(database.path).absolute().as_uri()}{options}", uri=True, check_same_thread=False)


def may_be_written(path: str) -> bool:
    """Whether a file is on a file system that can be written to at all, if only by another user."""
    try:
        return not os.statvfs(path).f_flag & os.ST_RDONLY
    except (OSError, AttributeError):  # AttributeError: on Windows
        return True


def require_room_for_locks(path: str) -> None:
    """Raise ArchiveError if this user may not make files beside a database.

    Readers of a database in WAL mode share locks in such files. Without them it opens only while somebody writes to it,
    so every page would be an error (https://sqlite.org/wal.html#read_only_databases).
    """
    folder = Path(path).absolute().parent
    if os.access(folder, os.W_OK):
        return
    told = f"{folder} cannot be written to, and readers of a database share locks in files beside it"
    if may_be_written(path):
        raise ArchiveError(f"{told}: {GIVE_IT}")
    raise ArchiveError(
        f"{told}: mount it so that it can be, or, where nobody else writes to it either, serve it with "
        f"`datasette -i {path} -m metadata.yml`"
    )
