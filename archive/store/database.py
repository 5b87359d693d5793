"""Opens the archive's database, for reading or writing; refuses one made by a newer version."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from archive.errors import ArchiveError, Damaged, Locked, in_words, is_disk_full
from archive.store.folder import DataFolder, refuse_no_file
from archive.store.schema import migrations
from archive.store.takedowns import database_mark, gate, ledger, takedowns

# KiB of cache for writers. SQLite's default of 2000 is too small: each capture changes pages all over the indexes, and
# what does not fit is written, read again, and written again.
_CACHE = 8 * 1024


def open_database(path: Path, *, create: bool = False) -> Database:
    """Open the database at `path`: with `create`, writable and with its schema up to date; otherwise read-only.

    A writer uses WAL mode, so that Datasette and `ctarchive search` can read while a refresh writes, and cannot add any
    row of what is withheld (archive.store.takedowns.gate). Raises Damaged if the file is not a healthy database, or the
    ledger of takedowns beside it is damaged; ArchiveError if it cannot be opened, or was made by a newer version of
    ctarchive; Outdated if it may have rows of what has been withheld since.
    """
    refuse_no_file(path)
    connection = None
    try:
        connection = _connect_to_write(path) if create else connect_to_read(path)
        db = Database(connection)
        if isinstance(connection, gate.Guarded):
            _prepare_to_write(db, connection, path)
        else:
            refuse_foreign(connection, path)
            db.execute("SELECT count(*) FROM articles").fetchone()
            refuse_newer(connection, path)
            database_mark.require_fit(connection, path)
        db.execute("PRAGMA foreign_keys = ON")
    except (ArchiveError, sqlite3.DatabaseError) as error:
        if connection:
            connection.close()
        if isinstance(error, ArchiveError):
            raise
        raise _unusable(path, error) from error
    return db


def _prepare_to_write(db: Database, connection: gate.Guarded, path: Path) -> None:
    """Bring the schema up to date, and close the gate to what is withheld."""
    refuse_foreign(connection, path)
    refuse_newer(connection, path)
    db.enable_wal()
    # Losing power may lose the last rows, never the file; the captures, fsynced before, bring the rows back.
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{_CACHE}")
    migrations.apply(db)
    hidden = takedowns.read(path.parent / ledger.NAME)
    if not db.execute("SELECT 1 FROM captures LIMIT 1").fetchone():
        with db.atomic():
            database_mark.note(db, hidden)
    database_mark.require_fit(connection, path)
    gate.install(connection, hidden, path.parent / ledger.NAME)


def _unusable(path: Path, error: sqlite3.DatabaseError) -> ArchiveError:
    """What an error of SQLite means for a database that is being opened."""
    # A file without the tables counts as damaged, even if SQLite can read it.
    if isinstance(error, sqlite3.OperationalError) and not str(error).startswith("no such"):
        said = in_words(error) if is_disk_full(error) else f"{error}; is its folder readable?"
        return ArchiveError(f"{path} cannot be opened: {said}")
    return Damaged(
        f"{path} cannot be read as the archive's database ({error}); the captures are not affected: "
        "move the file away and run `ctarchive rebuild`"
    )


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Damaged if another program made a database: nothing of it may be changed or replaced.

    An empty one is nobody's. In ours, the first table is that of migrations, which names us.
    """
    made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    if not made:
        return
    if "_sqlite_migrations" in made:
        if made == {"_sqlite_migrations"}:  # killed before the first migration
            return
        if any("ctarchive" in row for row in connection.execute("SELECT * FROM _sqlite_migrations")):
            return
    raise Damaged(
        f"{path} cannot be read as the archive's database (it has the tables of another program); "
        "the captures are not affected: move the file away and run `ctarchive rebuild`"
    )


def refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ArchiveError if a database has had migrations that this version does not know.

    This version does not know the meaning of its tables: reading might give wrong results, and writing might do harm.
    """
    try:
        made = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'ctarchive'").fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        return
    with closing(sqlite3.connect(":memory:")) as empty:
        ours = {migration.name for migration in migrations.pending(Database(empty))}
    if newer := sorted({name for (name,) in made} - ours):
        raise ArchiveError(
            f"{path} was made by a newer version of ctarchive ({newer[-1]}); install that version, "
            "or use another folder with --data"
        )


def migrate(folder: DataFolder) -> None:
    """Give a database of an earlier version the current tables and columns, because commands and pages read them.

    The next refresh fills them. An archive that nobody may write to, or that a refresh is working on, is left alone.
    Raises Damaged or ArchiveError as `open_database` does.
    """
    with closing(open_database(folder.database).conn) as connection:
        if not migrations.pending(Database(connection)):
            return
    with suppress(Locked, OSError), folder.lock(), closing(open_database(folder.database, create=True).conn):
        pass


def _connect_to_write(path: Path) -> gate.Guarded:
    connection: gate.Guarded = sqlite3.connect(path, timeout=30, factory=gate.Guarded)
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection to a file, without any checks. Raises sqlite3.OperationalError."""
    # If it cannot be written to, SQLite must be told that there is no journal.
    at_rest = not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)) and not Path(f"{path}-wal").exists()
    options = "mode=ro&immutable=1" if at_rest else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, timeout=30)


def columns_of(db: Database, table: str) -> str:
    """The names of a table's columns, as SQL lists them. Generated ones are not among them."""
    return ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA table_info({table})"))
