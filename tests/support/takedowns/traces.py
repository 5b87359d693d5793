"""Finds traces of texts in an archive: in any column of any table, and in the bytes of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from archive.store.folder import DataFolder


def traces(folder: DataFolder, texts: Iterable[str]) -> list[str]:
    """Where any of some texts is: `table.column: text`, or the name of the file whose bytes have it."""
    wanted = [one for one in texts if one]
    found = []
    with closing(sqlite3.connect(folder.database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        for table in tables:
            for column in [row[1] for row in db.execute(f'PRAGMA table_xinfo("{table}")')]:
                try:
                    said = db.execute(f'SELECT CAST("{column}" AS TEXT) FROM "{table}"').fetchall()
                except sqlite3.OperationalError:  # a hidden column of a full-text index
                    continue
                found += [f"{table}.{column}: {text}" for text in wanted if any(text in (row[0] or "") for row in said)]
    for path in sorted(folder.root.glob("archive.db*")):
        content = path.read_bytes()
        found += [f"{path.name}: {text}" for text in wanted if text.encode() in content]
    return found
