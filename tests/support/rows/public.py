"""What readers see of articles, to compare archives that were filled in different orders."""

from __future__ import annotations

from contextlib import closing

from archive.store.database import open_database
from archive.store.folder import DataFolder

TABLES = (
    *("articles", "revisions", "images", "attachments", "appearances", "statements", "people", "mentions", "events"),
    *("events", "event_municipalities", "former_appearances", "former_mentions"),
)


def rows(folder: DataFolder) -> dict[str, list[tuple[object, ...]]]:
    """The rows of public tables, without ids of captures, and with moments cut to days."""
    found = {}
    with closing(open_database(folder.database)) as db:
        for table in TABLES:
            names = [name for name in db.table(table).columns_dict if name != "capture_id"]
            columns = (f"substr({name}, 1, 10)" if name.endswith("_at") else f'"{name}"' for name in names)
            found[table] = sorted(db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr)
    return found
