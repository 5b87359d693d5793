"""Suspends triggers while a database is rebuilt, and builds at the end what they keep up to date.

SQLite flushes what a full-text index has gathered before each statement that fires its trigger. Thousands of rows then
become thousands of small segments, which are merged over and over: indexing all rows together takes a fifth of the
time. And for each row whose trigger writes to another table, here to empty the counts of all articles, SQLite saves
every page of the file that the row touches, in case it fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%content=\"%'"
_FILLING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%INSERT INTO ' || ? || ' (%'"
_EMPTYING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEGIN DELETE FROM ' || ? || ';%'"
_COUNTED = ("postings", "kept")


@contextmanager
def filled_at_the_end(db: Database) -> Iterator[None]:
    """Suspend the full-text indexes within the block, and fill them at its end.

    Counts (tables `postings` and `kept`) are not emptied by writes in the block: count there only after all writes. Do
    not search within it. If the block raises, the database lacks its triggers and must be thrown away.
    """
    indexes = [name for (name,) in db.execute(_INDEXES).fetchall()]
    triggers = [trigger for name in indexes for trigger in db.execute(_FILLING, [name]).fetchall()]
    triggers += [trigger for name in _COUNTED for trigger in db.execute(_EMPTYING, [name]).fetchall()]
    with db.atomic():
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
    yield
    with db.atomic():
        for name in indexes:
            db.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        for _, sql in triggers:
            db.execute(sql)
