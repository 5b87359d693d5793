"""Archives of earlier versions: the tables that their migrations make, with present rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from archive.store.folder import DataFolder
from archive.store.schema import migrations


def make_older(folder: DataFolder, stop_before: str) -> None:
    """Make the database one of the version before a migration (its name). Raises ValueError for an unknown one."""
    today = folder.database.with_name("today.db")
    with closing(sqlite3.connect(folder.database)) as connection:  # or what is in its log would be lost
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder.database.replace(today)
    with closing(sqlite3.connect(folder.database)) as connection, closing(sqlite3.connect(today)) as source:
        db = Database(connection)
        migrations.apply(db, stop_before=stop_before)
        if stop_before not in {one.name for one in migrations.pending(db)}:
            raise ValueError(f"no migration is called {stop_before}")
        for table in db.table_names():
            if not table.startswith(("sqlite_", "_sqlite_", "articles_fts", "articles_narrow")):
                _copy(source, db, table)
        connection.commit()
    for suffix in ("", "-wal", "-shm"):
        today.with_name(today.name + suffix).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, db: Database, table: str) -> None:
    theirs = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    shared = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] in theirs]
    if shared:
        names = ", ".join(f'"{name}"' for name in shared)
        rows = source.execute(f"SELECT {names} FROM {table}").fetchall()
        db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(shared))})", rows)
