"""The indexes of the search while a database is made anew: filled once, from the tables, when these are complete.

Triggers keep each index in step with its table. But SQLite flushes what an index has gathered before each statement
that fires one. Thousands of rows then become thousands of small segments, which are merged over and over: indexing all
rows together takes a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%content=\"%'"
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%INSERT INTO ' || ? || ' (%'"


@contextmanager
def filled_at_the_end(db: Database) -> Iterator[None]:
    """Leave the full-text indexes as they are within the block, whatever is written, and fill them at its end.

    Nothing may be searched within the block. If it raises, the database lacks its triggers and must be thrown away.
    """
    indexes = [name for (name,) in db.execute(_INDEXES).fetchall()]
    triggers = [trigger for name in indexes for trigger in db.execute(_TRIGGERS, [name]).fetchall()]
    with db.atomic():
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
    yield
    with db.atomic():
        for name in indexes:
            db.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        for _, sql in triggers:
            db.execute(sql)
