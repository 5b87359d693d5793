"""What the tables `unread` and `suspects` have in common."""

from __future__ import annotations

from typing import Any, Literal

from sqlite_utils import Database

from archive.store.database import columns_of


def rows(db: Database, table: Literal["unread", "suspects"]) -> list[dict[str, Any]]:
    """The rows of such a table, latest first; none if the database is older than the table."""
    if not db.table(table).exists():
        return []
    return list(db.query(f"SELECT {columns_of(db, table)} FROM {table} ORDER BY first_seen_at DESC, url"))
