"""The people and municipalities of the articles -> rows of people, appearances and mentions.

Called when a crawl is published. Only articles whose text is new are read; then the mentions of the whole archive are
joined into persons anew, for a later article may show what an earlier one left open. Ids and slugs, once given, stay:
`person_ids` keeps them, and a rebuild takes them over from the database that it replaces.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from archive.people import Appearance, find_people
from archive.people.identity import Known, Person, Reading, link, slug_of
from archive.places import find_places, register

_Place = tuple[str, int]


def update(db: Database) -> None:
    """Bring the tables up to date with the articles. The caller holds the transaction. Writes only what has changed."""
    _load_municipalities(db)
    changed = _changed(db)
    if not changed:
        return  # the persons are those that the same mentions were joined into the last time
    fresh: dict[_Place, Appearance] = {}
    for article_id, lang, on, body, digest in changed:
        _forget(db, article_id)
        for appearance in find_people(body, lang):
            fresh[article_id, appearance.start] = appearance
        _add_mentions(db, article_id, body, lang, on)
        db.execute("INSERT OR REPLACE INTO enriched (article_id, digest) VALUES (?, ?)", [article_id, digest])
    _add_readings(db, fresh)
    _link(db, fresh)


def keep_ids(db: Database, earlier: Path) -> None:
    """Take over the ids of people from another database of the archive, if it is there and can be read."""
    if not earlier.exists():
        return
    try:
        with closing(sqlite3.connect(f"{earlier.absolute().as_uri()}?mode=ro", uri=True)) as old:
            rows = old.execute("SELECT id, slug, name FROM person_ids ORDER BY id").fetchall()
    except sqlite3.DatabaseError:
        return  # it is damaged, or older than the table
    with db.atomic():
        db.conn.executemany("INSERT OR IGNORE INTO person_ids (id, slug, name) VALUES (?, ?, ?)", rows)


def _changed(db: Database) -> list[tuple[str, str, date, str, str]]:
    """The articles whose text, language or date is not that which was read last."""
    rows = db.execute(
        "SELECT id, lang, coalesce(published_on, substr(first_seen_at, 1, 10)), body, digest "
        "FROM articles LEFT JOIN enriched ON article_id = id ORDER BY id"
    )
    changed = []
    for article_id, lang, day, body, known in rows:
        digest = hashlib.sha256(f"{lang} {day} {body}".encode()).hexdigest()
        if digest != known:
            changed.append((article_id, lang, date.fromisoformat(day), body, digest))
    return changed


def _forget(db: Database, article_id: str) -> None:
    for table in ("appearances", "mentions", "name_readings"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])


def _add_mentions(db: Database, article_id: str, body: str, lang: str, on: date) -> None:
    db.conn.executemany(
        'INSERT INTO mentions (article_id, municipality_id, surface, start, "end") VALUES (?, ?, ?, ?, ?)',
        [(article_id, m.municipality.id, m.surface, m.start, m.end) for m in find_places(body, lang, on)],
    )


def _add_readings(db: Database, fresh: dict[_Place, Appearance]) -> None:
    db.conn.executemany(
        "INSERT INTO name_readings (article_id, start, nominative, gender, in_nominative, certain) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(*place, one.nominative, one.gender, one.is_nominative, one.certain) for place, one in fresh.items()],
    )


def _link(db: Database, fresh: dict[_Place, Appearance]) -> None:
    known = [Known(*row) for row in db.execute("SELECT id, slug, name FROM person_ids")]
    readings = [
        Reading((article_id, start), nominative, gender, bool(in_nominative), bool(certain))
        for article_id, start, nominative, gender, in_nominative, certain in db.execute("SELECT * FROM name_readings")
    ]
    people = link(readings, known)
    _write_people(db, people)
    linked = {
        (article_id, start): person_id
        for article_id, start, person_id in db.execute("SELECT article_id, start, person_id FROM appearances")
    }
    for person in people:
        for place in person.places:
            if place in fresh:
                _add_appearance(db, place[0], person.id, fresh[place])
            elif linked[place] != person.id:
                db.execute(
                    "UPDATE appearances SET person_id = ? WHERE article_id = ? AND start = ?", [person.id, *place]
                )
    db.execute("DELETE FROM people WHERE id NOT IN (SELECT person_id FROM appearances)")


def _write_people(db: Database, people: list[Person]) -> None:
    db.conn.executemany(
        "INSERT OR IGNORE INTO person_ids (id, slug, name) VALUES (?, ?, ?)",
        [(one.id, one.slug, one.name) for one in people],
    )
    db.conn.executemany(
        "INSERT INTO people (id, name, slug, name_certain) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET name = excluded.name, name_certain = excluded.name_certain "
        "WHERE name <> excluded.name OR name_certain <> excluded.name_certain",
        [(one.id, one.name, one.slug, one.certain) for one in people],
    )


def _add_appearance(db: Database, article_id: str, person_id: str, one: Appearance) -> None:
    db.execute(
        "INSERT INTO appearances (article_id, person_id, name_as_written, role, organisation, other_roles, spoke, "
        "talk,"
        'statement, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
            article_id,
            person_id,
            one.name_as_written,
            one.role,
            one.organisation,
            "; ".join(one.other_roles) or None,
            int(one.spoke),
            one.talk,
            one.statement,
            one.start,
            one.end,
        ],
    )


def _load_municipalities(db: Database) -> None:
    """Fill the tables of municipalities from the data files, where they are not the same already."""
    known = register().municipalities
    latest = {one.name: one.id for one in sorted(known.values(), key=lambda one: one.valid_from)}
    rows = [
        (
            one.id,
            one.name,
            one.type,
            one.valid_from.isoformat(),
            one.valid_to.isoformat() if one.valid_to else None,
            one.iso3166_2,
            # The address without a year is that of the municipality that has the name now, or had it last.
            slug_of(one.name) + ("" if latest[one.name] == one.id else f"-{one.valid_from.year}"),
        )
        for one in known.values()
    ]
    columns = "id, name, type, valid_from, valid_to, iso3166_2, slug"
    if set(db.execute(f"SELECT {columns} FROM municipalities").fetchall()) != set(rows):
        db.conn.executemany(f"INSERT OR REPLACE INTO municipalities ({columns}) VALUES ({', '.join('?' * 7)})", rows)
    successors = {(one.id, heir) for one in known.values() for heir in one.successors}
    if set(db.execute("SELECT predecessor_id, successor_id FROM municipality_successors").fetchall()) != successors:
        db.execute("DELETE FROM municipality_successors")
        db.conn.executemany("INSERT INTO municipality_successors VALUES (?, ?)", sorted(successors))
