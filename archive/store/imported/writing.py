"""Writes the rows of one article, only where they are others: what follows from a text is then not made anew."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from archive.store.database import columns_of

ORDER = {"revisions": "revision", "images": "position", "attachments": "position"}
Row = dict[str, Any]


def clear(db: Database, table: str, article_id: str) -> None:
    """Let an article have no rows of a table."""
    db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])


def write_article(db: Database, row: Row) -> None:
    """Let an article have these values. Writes only what is new, so that what follows from a text is not made anew."""
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
    """Let an article have these rows of a table. Writes only where they are others."""
    names = columns_of(db, table)
    found = list(db.query(f"SELECT {names} FROM {table} WHERE article_id = ? ORDER BY {ORDER[table]}", [article_id]))
    if found == rows:
        return
    clear(db, table, article_id)
    for row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        db.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
