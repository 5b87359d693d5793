"""Groups what a crawl writes into shared transactions, because committing takes longer than writing a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

_MOST = 32  # parts; with so many, the cost of a commit is negligible


class SharedTransaction:
    """A transaction that is committed after a number of parts, or by `commit`.

    If the process is killed, the rows written since the last commit are lost, but their captures are on the disk, and
    the rows are restored from them (`archive.store.recovery`).
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._parts = 0

    @contextmanager
    def part(self) -> Iterator[None]:
        """Write within the block: all of it or, on an error, nothing. Raises sqlite3.Error if the database fails."""
        if not self._db.conn.in_transaction:
            self._db.begin()
        with self._db.atomic():
            yield
        self._parts += 1
        if self._parts % _MOST == 0:
            self.commit()

    def commit(self) -> None:
        """End it, if it has begun; the next part begins another. Raises sqlite3.Error if the database fails."""
        self._db.commit()
