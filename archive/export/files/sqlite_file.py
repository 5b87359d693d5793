"""Writes the tables to a new SQLite database: the same rows give the same bytes, whatever the archive's history.

It has no full-text index: the archive's is useless without the rules for Latvian, and would double the file.
Users can create a plain one with two statements (in docs/exports.md).
"""

from __future__ import annotations

import errno
import gzip
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from archive.errors import is_disk_full
from archive.export.parts import Output, Source
from archive.export.tables import Table, tables

NAME = "archive.sqlite.gz"
TITLE = "all tables in one database of SQLite, with types and keys"
_DECLARED = {"string": "TEXT", "date": "TEXT", "datetime": "TEXT", "integer": "INTEGER", "number": "REAL"}
_LEVEL = 6  # of gzip: 9 takes three times as long for 1% less
_CHUNK = 1 << 20  # bytes


def write_sqlite(source: Source, output: Output) -> None:
    """Write the tables with their types and keys as `archive.sqlite.gz`."""
    plain = output.scratch / "archive.sqlite"
    with output.file(NAME, "application/gzip", "sqlite") as path:
        try:
            with closing(sqlite3.connect(plain, isolation_level=None)) as db:
                _fill(db, source, output)
        except sqlite3.OperationalError as error:
            if is_disk_full(error):  # of the export; nothing is wrong with the archive's own database
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            raise
        _compress(plain, path)
        plain.unlink()


def _fill(db: sqlite3.Connection, source: Source, output: Output) -> None:
    # Nobody else reads it, and if this is cut short it is thrown away, so no journal is needed.
    db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    db.execute("BEGIN")
    for table in tables():
        db.execute(_create(table))
        marks = ", ".join("?" * len(table.columns))
        db.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows(source))
        output.tell(NAME, output.counts.get(table.name, 0))
    for table in tables():
        for column in table.columns:
            if column.references and column.name != table.key[0]:
                db.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")
    db.execute("COMMIT")


def _create(table: Table) -> str:
    lines = []
    for column in table.columns:
        needed = " NOT NULL" if column.is_required else ""
        refers = f" REFERENCES {column.references}(id)" if column.references else ""
        lines.append(f'    "{column.name}" {_DECLARED[column.type]}{needed}{refers}')
    key = ", ".join(f'"{name}"' for name in table.key)
    return f"CREATE TABLE {table.name} (\n" + ",\n".join([*lines, f"    PRIMARY KEY ({key})"]) + "\n)"


def _compress(plain: Path, path: Path) -> None:
    with (
        plain.open("rb") as read,
        path.open("wb") as file,
        gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed,
    ):
        shutil.copyfileobj(read, packed, _CHUNK)
