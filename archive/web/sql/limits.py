"""Limits on a visitor's statement: https://www.sqlite.org/limits.html and those of the operating system.

SQLite checks its time limit between two steps of its virtual machine, so one call of a function can run for hours and
take a gigabyte. The limits here apply within a call too: SQLite refuses longer values and allocates no more memory than
is set, and the process ends by itself when its time is up.
"""

from __future__ import annotations

import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEBIBYTE = 1 << 20
LONGEST_VALUE = 16 * MEBIBYTE  # bytes of a text, a blob or a row; the longest texts here have a few hundred KB
MOST_HEAP = 96 * MEBIBYTE  # bytes that SQLite may allocate in one process, including for sorting
MOST_RESULT = 24 * MEBIBYTE  # bytes of all rows of an answer; 1,000 articles with their HTML have about 12 MB
MOST_ADDRESSES = 512 * MEBIBYTE  # bytes of address space that a process may add to what it has at its start
GRACE = 0.5  # seconds that a statement may exceed its time limit, within one call, before its process ends

# https://docs.python.org/3/library/sqlite3.html#sqlite3.Connection.setlimit
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


class TooLarge(Exception):
    """The rows of an answer have more than MOST_RESULT bytes."""


def bound_connection(connection: sqlite3.Connection) -> None:
    """Set the limits of SQLite on a reading connection. It sorts in memory, and does not reveal its file's path."""
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    connection.execute("PRAGMA query_only = 1")
    connection.execute("PRAGMA temp_store = MEMORY")
    # For the whole process. SQLite before 3.31 ignores it; then the address space is the limit.
    connection.execute(f"PRAGMA hard_heap_limit = {MOST_HEAP}")
    connection.set_authorizer(_allowed)


def _allowed(action: int, of: str | None, *_: str | None) -> int:
    """Whether a part of a statement may run; for `sqlite3_set_authorizer`."""
    is_telling = action == sqlite3.SQLITE_PRAGMA and (of or "").lower() == "database_list"
    return sqlite3.SQLITE_DENY if is_telling else sqlite3.SQLITE_OK


def bound_process() -> None:
    """Limit the memory of this process, and give it a lower priority than those that serve the pages.

    If the operating system cannot (Windows; macOS ignores the limit of address space), only SQLite's own limits apply.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the server, which then ends this process
    if sys.platform == "win32":
        return
    import os
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the kernel kills the process, whatever it is doing
    os.nice(3)  # lower than that of the pages, but not so low that the tables starve while many people read
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + MOST_ADDRESSES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End this process after some seconds, unless the block has ended before.

    The kernel does it, even within a call of a function, and even if the server has died meanwhile. On Windows, only
    the server does it.
    """
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
