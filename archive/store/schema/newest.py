"""The migrations since lists for facets are kept (`latest`), in the order in which archives go through them.

A new one is the last.
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.store.schema import latest

migrations = latest.migrations  # the same set: what is added here comes after what is there


@migrations()
def m034_kept(db: Database) -> None:
    """What pages tell of all articles together (archive.search.counted.kept). The next refresh fills it.

    Whatever may make that another empties the table: what empties `postings`, and what else it is counted from. Where
    there are no postings nothing is kept.
    """
    db.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID")
    db.execute("CREATE TRIGGER postings_d_kept AFTER DELETE ON postings BEGIN DELETE FROM kept; END")
    for table, columns in _TOLD.items():
        for event in ("INSERT", "DELETE", f"UPDATE OF {columns}"):
            name = f"{table}_{event[:1].lower()}_kept"
            db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN DELETE FROM kept; END")
    # The edges are made anew all together, and it is noted of what.
    for event in ("INSERT", "UPDATE"):
        name = f"made_with_{event[:1].lower()}_kept"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON made_with WHEN new.part = 'edges' BEGIN DELETE FROM kept; END"
        )


_TOLD = {
    "people": "known_as",
    "statements": "article_id, person_id, organisation",
    "former_appearances": "person_id, spoke",
}


@migrations()
def m035_newest_articles(db: Database) -> None:
    """The newest articles are found in their order, however many were first seen on one day, for the first page."""
    db.execute("DROP INDEX articles_first_seen_at")
    db.execute(
        "CREATE INDEX articles_newest ON articles(substr(first_seen_at, 1, 10) DESC, published_on DESC, id) "
        "WHERE gone_at IS NULL"
    )


@migrations()
def m036_articles_narrow_by_id(db: Database) -> None:
    """Days and languages of articles are found by their ids without a look at their texts."""
    db.execute("CREATE INDEX articles_narrow_id ON articles_narrow(id, lang, published_on)")
