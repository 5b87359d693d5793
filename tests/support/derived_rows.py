"""All that a rebuild makes, to be compared."""

from __future__ import annotations

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.schema import DERIVED_TABLES

Rows = dict[str, list[tuple[object, ...]]]


def derived_rows(folder: DataFolder, *, without: tuple[str, ...] = ()) -> Rows:
    """Every row of every derived table, but for the columns named."""
    db = open_database(folder.database)
    rows = {}
    for table in DERIVED_TABLES:
        columns = ", ".join(f'"{c}"' for c in db.table(table).columns_dict if c not in without)
        rows[table] = sorted(db.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
    db.close()
    return rows
