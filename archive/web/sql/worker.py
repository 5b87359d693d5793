"""A process that runs visitors' statements, and can be killed while it does."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from datasette.utils import sqlite_timelimit

from archive.web.sql.files import connect
from archive.web.sql.limits import GRACE, MOST_RESULT, TooLarge, bound_connection, bound_process, deadline
from archive.web.sql.search_functions import WrongArgument

# What SQLite reports when time is up; the second, if it was opening a full-text index.
_INTERRUPTED = ("interrupted", "vtable constructor failed")
# What our functions found wrong with the arguments in the last statement. SQLite reports only that a function failed,
# and Python gives the reason only to sys.unraisablehook.
_reasons: list[str] = []


@dataclass(frozen=True, slots=True)
class SqlStatement:
    """What to run: on which database, for how many milliseconds, and how many rows to return at most (None: all)."""

    database: str
    sql: str
    parameters: Mapping[str, object] | Sequence[object]
    milliseconds: float
    most_rows: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a statement: the names of the columns and the rows, or why there are none."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[Any, ...]] = ()
    interrupted: bool = False
    error: str | None = None


def serve(connection: Connection, options: dict[str, Any]) -> None:
    """Answer statements until the other side is gone. `options` are for a Datasette like the one that serves."""
    from datasette.app import Datasette

    databases = Databases(Datasette(**options))
    databases.open_files()
    sys.unraisablehook = _say_what_failed
    bound_process()
    try:
        connection.send(None)  # ready
        while True:
            statement: SqlStatement = connection.recv()
            connection.send(databases.answer(statement))
    except (EOFError, OSError):
        return


class Databases:
    """The databases that are served, each opened for reading within the limits."""

    def __init__(self, datasette: Any) -> None:
        self._datasette = datasette
        self._open: dict[str, tuple[object, sqlite3.Connection]] = {}

    def open_files(self) -> None:
        """Open the databases now: on a busy machine, that may take as long as the first statement is allowed to."""
        for name, database in self._datasette.databases.items():
            if database.path is not None:
                with suppress(sqlite3.Error, OSError):  # a statement on this database will report what is wrong
                    self._connection(name)

    def answer(self, statement: SqlStatement) -> Answer:
        """Run a statement. Failures are answers, too; but if a call of a function takes too long, this process ends."""
        started = time.monotonic()
        _reasons.clear()
        try:
            with deadline(statement.milliseconds / 1000 + GRACE):
                connection = self._connection(statement.database)
                with sqlite_timelimit(connection, statement.milliseconds):
                    return _run(connection, statement)
        except MemoryError:
            return Answer(error="the query needs too much memory")
        except TooLarge:
            return Answer(error=f"the result is larger than {MOST_RESULT >> 20} MB; ask for fewer rows or columns")
        except sqlite3.Error as error:
            # A statement that is interrupted within a function reports an error of that function instead.
            if time.monotonic() - started >= statement.milliseconds / 1000:
                return Answer(interrupted=True)
            return Answer(error=_reasons[-1] if _reasons else str(error))
        except Exception as error:  # values that Python cannot bind or decode, and functions of plugins
            return Answer(error=f"{type(error).__name__}: {error}")

    def _connection(self, name: str) -> sqlite3.Connection:
        database = self._datasette.databases[name]
        identity, connection = self._open.get(name, (None, None))
        now = file_identity(database.path)
        if connection is None or (now is not None and now != identity):
            if connection:
                connection.close()
            connection = connect(database)
            self._datasette._prepare_connection(connection, name)
            bound_connection(connection)
            self._open[name] = (now, connection)
        return connection


def file_identity(path: str | None) -> tuple[int, int] | None:
    """What identifies a file, so that a replacement is noticed; None if there is no file just now."""
    if path is None:
        return None
    try:
        state = Path(path).stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _say_what_failed(failed: Any) -> None:
    """Report an error in a function that SQL called, as `sys.unraisablehook`; but not that time was up.

    That, and invalid arguments, are reported to the visitor. Datasette suggests facets within a short time limit, so
    otherwise each search of a table would fill the log.
    """
    error = failed.exc_value
    if isinstance(error, WrongArgument):
        _reasons.append(str(error))
        return
    if isinstance(error, sqlite3.OperationalError) and str(error).startswith(_INTERRUPTED):
        return
    sys.__unraisablehook__(failed)


def _run(connection: sqlite3.Connection, statement: SqlStatement) -> Answer:
    cursor = connection.cursor()
    cursor.row_factory = None
    try:
        cursor.execute(statement.sql, statement.parameters)
        rows: list[tuple[Any, ...]] = []
        room = MOST_RESULT
        for row in cursor:
            # Python takes about 64 bytes for a number.
            room -= sum(len(value) if isinstance(value, str | bytes) else 64 for value in row)
            if room < 0:
                raise TooLarge
            rows.append(row)
            if len(rows) == statement.most_rows:
                break
        return Answer(tuple(column[0] for column in cursor.description or ()), rows)
    finally:
        cursor.close()
