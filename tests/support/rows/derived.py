"""Everything that a rebuild makes, to be compared."""

from __future__ import annotations

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.schema import DERIVED_TABLES

Rows = dict[str, list[tuple[object, ...]]]


def derived_rows(folder: DataFolder, *, without: tuple[str, ...] = ()) -> Rows:
    """Every row of every derived table, without the named columns."""
    db = open_database(folder.database)
    rows = {}
    for table in (*DERIVED_TABLES, "documents", "document_pages"):
        left_out = {*without, "number"} if table == "document_pages" else without  # which is counted as they are read
        columns = ", ".join(f'"{c}"' for c in db.table(table).columns_dict if c not in left_out)
        rows[table] = sorted(db.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
    db.close()
    return rows
