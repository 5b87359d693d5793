"""The latest migrations, after those of `from_020`, in the order in which they are applied.

Add a new one at the end.
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.store.schema import from_020

migrations = from_020.migrations  # the same set: these come after those


@migrations()
def m034_kept(db: Database) -> None:
    """Cached counts over all articles, for pages (archive.search.counted.cache). The next refresh fills it.

    Any change that may affect it empties the table: whatever empties `postings`, and changes of the other tables that
    are counted. Without postings, nothing is kept.
    """
    db.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID")
    db.execute("CREATE TRIGGER postings_d_kept AFTER DELETE ON postings BEGIN DELETE FROM kept; END")
    for table, columns in _TOLD.items():
        for event in ("INSERT", "DELETE", f"UPDATE OF {columns}"):
            name = f"{table}_{event[:1].lower()}_kept"
            db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN DELETE FROM kept; END")
    # All edges are made again together, and `made_with` then says from what.
    for event in ("INSERT", "UPDATE"):
        name = f"made_with_{event[:1].lower()}_kept"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON made_with WHEN new.part = 'edges' BEGIN DELETE FROM kept; END"
        )


_TOLD = {  # the other tables that are counted
    "people": "known_as",
    "statements": "article_id, person_id, organisation",
    "former_appearances": "person_id, spoke",
}


@migrations()
def m035_newest_articles(db: Database) -> None:
    """An index of the newest articles in the order of the home page, even if many were first seen on one day."""
    db.execute("DROP INDEX articles_first_seen_at")
    db.execute(
        "CREATE INDEX articles_newest ON articles(substr(first_seen_at, 1, 10) DESC, published_on DESC, id) "
        "WHERE gone_at IS NULL"
    )


@migrations()
def m036_articles_narrow_by_id(db: Database) -> None:
    """An index of days and languages by the ids of articles, so that these are found without reading texts."""
    db.execute("CREATE INDEX articles_narrow_id ON articles_narrow(id, lang, published_on)")


@migrations()
def m037_unended(db: Database) -> None:
    """Captures of pages without the closing tags at the end. Earlier captures are assumed to have them."""
    db.execute("CREATE TABLE unended (capture_id TEXT PRIMARY KEY REFERENCES captures(id) ON DELETE CASCADE)")


@migrations()
def m038_list_links(db: Database) -> None:
    """The links of each list, as the `code` read them from the payload `sha256` (archive.store.unfinished.lists)."""
    db.execute(
        "CREATE TABLE list_links (url TEXT PRIMARY KEY, sha256 TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, "
        "content TEXT NOT NULL) WITHOUT ROWID"
    )


@migrations()
def m039_kept_events(db: Database) -> None:
    """Empty `kept` also when its index of events may change (archive.search.events)."""
    for event in ("INSERT", "DELETE"):
        name = f"events_{event[:1].lower()}_kept"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON events BEGIN DELETE FROM kept; END")
    # Not when an event was last seen, which nearly every visit updates.
    changed = " OR ".join(f"new.{column} IS NOT old.{column}" for column in _EVENT_TOLD)
    db.execute(f"CREATE TRIGGER events_u_kept AFTER UPDATE ON events WHEN {changed} BEGIN DELETE FROM kept; END")
    # The index has the forms that the vocabulary lacks, with their keys, which other rules (`made_with`) make
    # differently.
    for event in ("INSERT", "DELETE"):
        name = f"vocabulary_{event[:1].lower()}_kept"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON vocabulary BEGIN DELETE FROM kept; END")
    for event in ("INSERT", "UPDATE"):
        name = f"made_with_{event[:1].lower()}_vocabulary_kept"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON made_with WHEN new.part = 'vocabulary' BEGIN DELETE FROM kept; END"
        )


_EVENT_TOLD = "title starts_on ends_on place article_id source lang replaced_by title_en place_en".split()


@migrations()
def m040_events_replaced_by(db: Database) -> None:
    """An index of the former events that an event replaced, so that finding them does not read all events."""
    db.execute("CREATE INDEX events_replaced_by ON events(replaced_by) WHERE replaced_by IS NOT NULL")


@migrations()
def m041_kept_municipalities(db: Database) -> None:
    """Empty `kept` also when the municipalities of statements may change (archive.search.statements.facets)."""
    for event in ("INSERT", "DELETE", "UPDATE OF article_id, revision, municipality_id"):
        name = f"former_mentions_{event[:1].lower()}_kept"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON former_mentions BEGIN DELETE FROM kept; END")
    db.execute("CREATE TRIGGER statements_r_kept AFTER UPDATE OF revision ON statements BEGIN DELETE FROM kept; END")
