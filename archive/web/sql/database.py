"""A database for Datasette that runs visitors' SQL in a process that can be killed."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from datasette.database import Database, QueryInterrupted, Results
from datasette.tracer import trace

from archive.web.sql.files import FileDatabase, may_be_written
from archive.web.sql.worker import SqlStatement, file_identity
from archive.web.sql.workers import Workers

T = TypeVar("T")

# Datasette's questions about the schema, which it asks for every page, ours too. Nobody can make them slow: they have
# no functions and no patterns. Starting a process for them would keep the first reader waiting for seconds. A visitor's
# statement never begins with PRAGMA.
_OF_DATASETTE = re.compile(
    r"\s*PRAGMA\b.*|\s*select (name|sql|1|\*) from sqlite_master (?i:where) "
    r"(name|sql|tbl_name|type|in|and|is not null|collate nocase|'table'|'view'|'index'|:[nt]\b|[=?,()\s])+",
    re.DOTALL,
)
_MAGIC = re.compile(r"[:@$](_\w+)")
_names = threading.local()
_MOVED_AWAY = "unable to open database file"  # SQLite's message if there is no file just now
_LOGGED = 300  # characters of a failed statement in the log; what visitors send must not fill a disk


class Unready(Exception):
    """The database is not there just now, or lacks tables that the pages read: it is older, or not an archive."""


class BoundedDatabase(FileDatabase):
    """A database whose statements run within limits of memory and time, and which notices when its file is replaced.

    `execute`, which Datasette's pages use for visitors' SQL, runs in one of the `workers`. `execute_fn`, for functions
    of ours and Datasette's, runs in this process. If another file takes the place of the database, as after a rebuild,
    both read the new one from then on.
    """

    def __init__(self, workers: Workers, like: FileDatabase) -> None:
        super().__init__(like, is_mutable=like.is_mutable)
        self._workers = workers
        self._opened = threading.local()

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Call a function with a connection, in a thread. Raises Unready if there is no file just now."""
        try:
            if self.ds.executor is None:
                return fn(self._connection())
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.ds.executor, lambda: fn(self._connection()))
        except sqlite3.OperationalError as error:
            if str(error) == _MOVED_AWAY:
                raise Unready(str(error)) from error
            raise

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        """The rows of a statement.

        Raises QueryInterrupted if it takes too long, Unready if there is no file just now, and
        sqlite3.OperationalError for anything else.
        """
        if _OF_DATASETTE.fullmatch(sql):
            return await super().execute(sql, params, truncate, custom_time_limit, page_size, log_sql_errors)
        limit = self.ds.sql_time_limit_ms
        if custom_time_limit and custom_time_limit < limit:
            limit = custom_time_limit
        most = self._most_rows(page_size or self.ds.page_size) if truncate else None
        statement = SqlStatement(self.name, sql, _as_plain(params, sql), limit, most and most + 1)
        with trace("sql", database=self.name, sql=sql.strip(), params=params):
            answer = await asyncio.wrap_future(self._workers.submit(statement))
        if answer.interrupted:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params)
        if answer.error == _MOVED_AWAY:
            raise Unready(answer.error)
        if answer.error is not None:
            if log_sql_errors:
                sys.stderr.write(f"ERROR: {answer.error}: {sql[:_LOGGED]!r}\n")
            raise sqlite3.OperationalError(answer.error)
        names = _cursor_named(answer.columns)
        rows = [sqlite3.Row(names, row) for row in answer.rows]
        truncated = most is not None and len(rows) > most
        return Results(rows[:most], truncated, names.description)

    def _most_rows(self, page_size: int) -> int | None:
        """How many rows a page may have; None for any number."""
        most = int(self.ds.max_returned_rows)
        return (most + 1 if most == page_size else most) or None

    def _connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        opened, identity = self._opened, file_identity(self.path)
        connection: sqlite3.Connection | None = getattr(opened, "connection", None)
        # If there is no file just now, the open one remains in use.
        if connection is None or (identity is not None and identity != opened.identity):
            if connection:
                self._all_file_connections.remove(connection)
                connection.close()
                opened.connection = None
            connection = self.connect()
            self.ds._prepare_connection(connection, self.name)
            opened.connection, opened.identity = connection, identity
        return connection


def bound_databases(datasette: Any, archive: str) -> None:
    """Serve every database within limits, except the one in memory that Datasette keeps for itself.

    Changes to the database named `archive` are seen even if Datasette was told that there are none (--immutable),
    unless the file system is read-only.
    """
    datasette.databases = type(datasette.databases)(
        (name, database if database.memory_name else FileDatabase(database, is_mutable=is_written(database, archive)))
        for name, database in datasette.databases.items()
    )
    threads = datasette.setting("num_sql_threads")
    if not threads:  # configured to use neither threads nor processes
        return
    workers = Workers(threads, _options(datasette))
    datasette.databases = type(datasette.databases)(
        (name, database if database.memory_name else BoundedDatabase(workers, database))
        for name, database in datasette.databases.items()
    )


def is_written(database: Database, archive: str) -> bool:
    """Whether to open a database as one that may change: the one named `archive` is, if it can be written to at all."""
    return bool(database.is_mutable or (database.name == archive and database.path and may_be_written(database.path)))


def _options(datasette: Any) -> dict[str, Any]:
    """The options for a Datasette that opens the same databases in the same way, and does nothing else."""
    immutable = {one.path for one in datasette.databases.values() if one.path and not one.is_mutable}
    return {
        "files": [file for file in datasette.files if file not in immutable],
        "immutables": [file for file in datasette.files if file in immutable],
        "memory": "_memory" in datasette.databases,
        "metadata": datasette._metadata_local,
        "settings": {**datasette._settings, "num_sql_threads": 0},
        "sqlite_extensions": datasette.sqlite_extensions,
        "plugins_dir": datasette.plugins_dir,
        "crossdb": datasette.crossdb,
        "nolock": datasette.nolock,
    }


def _as_plain(params: Any, sql: str) -> dict[str, object] | list[object]:
    """Parameters that can be pickled: those that Datasette would read from the request are read now."""
    if params is None:
        return {}
    if not isinstance(params, dict):
        return list(params)
    plain = dict(params)
    if type(params) is not dict:
        for name in _MAGIC.findall(sql):
            try:
                plain[name] = params[name]
            except (KeyError, LookupError):
                continue
    return plain


def _cursor_named(columns: tuple[str, ...]) -> sqlite3.Cursor:
    """A cursor whose rows have these columns, for sqlite3.Row."""
    if not hasattr(_names, "connection"):
        _names.connection = sqlite3.connect(":memory:")
    quoted = (column.replace('"', '""') for column in columns)
    cursor: sqlite3.Cursor = _names.connection.execute("SELECT " + ", ".join(f'NULL AS "{name}"' for name in quoted))
    return cursor
