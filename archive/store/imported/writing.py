"""Writes the rows of one article, but only those that differ, so that nothing derived is made again needlessly."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from archive.store.database import columns_of

ORDER = {"revisions": "revision", "images": "position", "attachments": "position"}
Row = dict[str, Any]


def clear(db: Database, table: str, article_id: str) -> None:
    """Delete the rows of an article from a table."""
    db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])


def write_article(db: Database, row: Row) -> None:
    """Set the values of an article. Writes only those that differ."""
    names = ", ".join(f'"{name}"' for name in row)
    found = next(db.query(f"SELECT {names} FROM articles WHERE id = ?", [row["id"]]), None)
    if found is None:
        db.execute(f"INSERT INTO articles ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        return
    changed = {name: value for name, value in row.items() if found[name] != value}
    if changed:
        assignments = ", ".join(f'"{name}" = ?' for name in changed)
        db.execute(f"UPDATE articles SET {assignments} WHERE id = ?", [*changed.values(), row["id"]])


def write_rows(db: Database, table: str, article_id: str, rows: list[Row]) -> None:
    """Set the rows of an article in a table. Writes only if they differ."""
    names = columns_of(db, table)
    found = list(db.query(f"SELECT {names} FROM {table} WHERE article_id = ? ORDER BY {ORDER[table]}", [article_id]))
    if found == rows:
        return
    clear(db, table, article_id)
    for row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        db.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
