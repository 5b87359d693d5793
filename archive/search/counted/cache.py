"""A cache of what pages show about all articles together: counted by each publication, stored as JSON (table `kept`).

Counting takes seconds if there are many articles, and every process would have to count again after each publication.
Triggers empty the table when anything that was counted is written; while it is empty, everything is counted afresh. So
the result always agrees with the tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database


class CachedCount(NamedTuple):
    """A value to cache, and the function that computes it from the tables: lists, numbers and texts, as in JSON.

    `name` ends in a number. Raise it whenever `make` computes something else from the same tables.
    """

    name: str
    make: Callable[[Database], Any]

    def read(self, db: Database) -> Any:
        """The cached value; computed now if there is none."""
        found = self.cached(db)
        return self.make(db) if found is None else found

    def cached(self, db: Database) -> Any | None:
        """The cached value; None if there is none, as in an archive not refreshed since the table was added."""
        found = self._stored(db)
        return None if found is None else json.loads(found)

    def as_json(self, db: Database) -> str:
        """The cached value as it is stored, or as it would be: the same text as long as the value is the same."""
        found = self._stored(db)
        return _as_json(self.make(db)) if found is None else found

    def _stored(self, db: Database) -> str | None:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone():
            return None
        found = db.execute("SELECT content FROM kept WHERE name = ?", [self.name]).fetchone()
        return str(found[0]) if found else None


def fill(db: Database, every: Sequence[CachedCount]) -> None:
    """Compute and store missing values, and drop unknown ones.

    The caller holds the transaction, after `postings.keep`. Without postings nothing is stored: the removal of postings
    is what empties the table when articles change.
    """
    if not db.execute("SELECT EXISTS (SELECT 1 FROM postings)").fetchone()[0]:
        return
    there = {name for (name,) in db.execute("SELECT name FROM kept")}
    db.conn.executemany("DELETE FROM kept WHERE name = ?", [[name] for name in there - {one.name for one in every}])
    for one in every:
        if one.name not in there:
            db.execute("INSERT INTO kept VALUES (?, ?)", [one.name, _as_json(one.make(db))])


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
