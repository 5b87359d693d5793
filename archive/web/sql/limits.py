"""Limits on a visitor's statement: https://www.sqlite.org/limits.html and those of the operating system.

SQLite's limit of time is looked at between two steps of its virtual machine, so one call of a function can go on for
hours and take a gigabyte. What is here holds within a call too: SQLite refuses longer values, hands out no more
memory than is set, and the process ends by itself when its time is up.
"""

from __future__ import annotations

import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEBIBYTE = 1 << 20
LONGEST_VALUE = 16 * MEBIBYTE  # bytes of a text, a blob or a row; the longest texts of the archive have some hundred KB
MOST_HEAP = 96 * MEBIBYTE  # bytes that SQLite may hold in one process, sorting included
MOST_RESULT = 24 * MEBIBYTE  # bytes of all rows of an answer; 1,000 articles with their HTML have about 12
MOST_ADDRESSES = 512 * MEBIBYTE  # bytes of address space that a process may add to what it has when it begins
GRACE = 0.5  # seconds that a statement may go on after its limit of time, within one call, before its process ends

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
    """The rows of an answer are more than MOST_RESULT bytes."""


def bound_connection(connection: sqlite3.Connection) -> None:
    """Set the limits of SQLite on a connection that reads; nothing that it sorts goes to the disk.

    Where the file of the database lies on this machine, the connection does not tell.
    """
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    connection.execute("PRAGMA query_only = 1")
    connection.execute("PRAGMA temp_store = MEMORY")
    # Of the whole process. Older versions than 3.31 take no notice; there the address space is the bound.
    connection.execute(f"PRAGMA hard_heap_limit = {MOST_HEAP}")
    connection.set_authorizer(_allowed)


def _allowed(action: int, of: str | None, *_: str | None) -> int:
    """Whether a part of a statement may run, as `sqlite3_set_authorizer` asks."""
    is_telling = action == sqlite3.SQLITE_PRAGMA and (of or "").lower() == "database_list"
    return sqlite3.SQLITE_DENY if is_telling else sqlite3.SQLITE_OK


def bound_process() -> None:
    """Let this process have so much memory and no more, and go behind those that serve the pages.

    Where the operating system cannot (Windows; macOS takes no notice of the address space), SQLite's own bounds hold.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the server, which then ends this process
    if sys.platform == "win32":
        return
    import os
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the kernel kills the process, whatever it is doing
    os.nice(3)  # behind the pages, but not so far that the tables starve while many read
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

    The kernel does it, so that it holds within a call of a function, and if the server has died meanwhile. On
    Windows the server does it alone.
    """
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
