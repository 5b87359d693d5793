"""The people and municipalities of the articles -> rows of people, appearances, statements and mentions.

Called when a crawl is published. Only articles whose text is new are read, or all of them where the rules are new; then
the mentions of the whole archive are joined into persons anew, for a later article may show what an earlier one left
open. Ids and slugs, once given, stay: `person_ids` keeps them, and a rebuild takes them over from the database that it
replaces, with what became of an id whose person was found to be somebody who had another.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import date
from itertools import groupby
from pathlib import Path

from sqlite_utils import Database

from archive import rules
from archive.people import find_people
from archive.people.identity import Known, Person, Reading, link, slug_of
from archive.places import find_places, register


def update(db: Database) -> None:
    """Bring the tables up to date with the articles. The caller holds the transaction. Writes only what has changed."""
    _load_municipalities(db)
    changed = _changed(db)
    rules.note(db, "names")
    if not changed:
        return  # the persons are those that the same mentions were joined into the last time
    # Appearances wait here for their persons: a first crawl has more of them than memory should hold.
    db.execute("CREATE TEMP TABLE fresh AS SELECT * FROM appearances LIMIT 0")
    db.execute("CREATE INDEX temp.fresh_place ON fresh(article_id, start)")
    for article_id, digest in changed:
        _forget(db, article_id)
        _read(db, article_id)
        db.execute("INSERT OR REPLACE INTO enriched (article_id, digest) VALUES (?, ?)", [article_id, digest])
    _link(db)
    db.execute("DROP TABLE temp.fresh")


def keep_ids(db: Database, earlier: Path) -> None:
    """Take over the ids of people from another database of the archive, if it is there and can be read."""
    if not earlier.exists():
        return
    try:
        with closing(sqlite3.connect(f"{earlier.absolute().as_uri()}?mode=ro", uri=True)) as old:
            columns = {row[1] for row in old.execute("PRAGMA table_info(person_ids)")}
            joined_to = "joined_to" if "joined_to" in columns else "NULL"
            rows = old.execute(f"SELECT id, slug, name, {joined_to} FROM person_ids ORDER BY id").fetchall()
    except sqlite3.DatabaseError:
        return  # it is damaged, or older than the table
    with db.atomic():
        db.conn.executemany("INSERT OR IGNORE INTO person_ids (id, slug, name, joined_to) VALUES (?, ?, ?, ?)", rows)


_TEXTS = "SELECT id, lang, coalesce(published_on, substr(first_seen_at, 1, 10)), body FROM articles"


def _changed(db: Database) -> list[tuple[str, str]]:
    """The articles whose text, language or date is not that which was read last, each with the digest of these.

    Those that other rules have read are among them.
    """
    read = db.execute("SELECT article_id, digest FROM enriched").fetchall()
    known = dict(read) if rules.is_current(db, "names") else {}
    digests = (
        (article_id, hashlib.sha256(f"{lang} {day} {body}".encode()).hexdigest())
        for article_id, lang, day, body in db.execute(f"{_TEXTS} ORDER BY id")
    )
    return [(article_id, digest) for article_id, digest in digests if digest != known.get(article_id)]


def _forget(db: Database, article_id: str) -> None:
    for table in ("statements", "statement_readings", "appearances", "mentions", "name_readings"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])


def _read(db: Database, article_id: str) -> None:
    """Find who and what an article names. The appearances, and what is said, wait for their persons."""
    _, lang, day, body = db.execute(f"{_TEXTS} WHERE id = ?", [article_id]).fetchone()
    appearances = {one.start: one for one in find_people(body, lang)}.values()  # a place names one person
    db.conn.executemany(
        "INSERT INTO name_readings (article_id, start, nominative, gender, in_nominative, certain) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(article_id, one.start, one.nominative, one.gender, one.is_nominative, one.certain) for one in appearances],
    )
    db.conn.executemany(
        "INSERT INTO fresh (article_id, name_as_written, role, organisation, other_roles, role_nominative, spoke, "
        'talk, statement, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
            (
                article_id,
                one.name_as_written,
                one.role,
                one.organisation,
                "; ".join(one.other_roles) or None,
                one.role_nominative,
                int(one.spoke),
                one.talk,
                one.statement,
                one.start,
                one.end,
            )
            for one in appearances
        ],
    )
    db.conn.executemany(
        'INSERT INTO statement_readings (article_id, mention, quoted, start, "end") VALUES (?, ?, ?, ?, ?)',
        [
            (article_id, one.start, int(said.quoted), said.start, said.end)
            for one in appearances
            for said in one.statements
        ],
    )
    db.conn.executemany(
        'INSERT INTO mentions (article_id, municipality_id, surface, start, "end") VALUES (?, ?, ?, ?, ?)',
        [
            (article_id, one.municipality.id, one.surface, one.start, one.end)
            for one in find_places(body, lang, date.fromisoformat(day))
        ],
    )


def _link(db: Database) -> None:
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
    altered = set()  # articles
    for person in people:
        for place in person.places:
            if linked.get(place) != person.id:
                table = "appearances" if place in linked else "fresh"
                db.execute(f"UPDATE {table} SET person_id = ? WHERE article_id = ? AND start = ?", [person.id, *place])
                altered.add(place[0])
    db.execute("INSERT INTO appearances SELECT * FROM fresh ORDER BY article_id, start")
    for article_id in sorted(altered):
        _write_statements(db, article_id)
    db.execute("DELETE FROM people WHERE id NOT IN (SELECT person_id FROM appearances)")


_SAID = """
SELECT DISTINCT person_id, statement_readings.start, statement_readings."end", quoted FROM statement_readings
JOIN appearances ON appearances.article_id = statement_readings.article_id AND appearances.start = mention
WHERE statement_readings.article_id = ? ORDER BY 1, 2, 3, 4
"""


def _write_statements(db: Database, article_id: str) -> None:
    """Give what is said in an article to its people: one row for each stretch, counted from 0 for each of them."""
    db.execute("DELETE FROM statements WHERE article_id = ?", [article_id])
    body: str = db.execute("SELECT body FROM articles WHERE id = ?", [article_id]).fetchone()[0]
    for person_id, said in groupby(db.execute(_SAID, [article_id]).fetchall(), key=lambda row: row[0]):
        db.conn.executemany(
            'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end") '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (article_id, person_id, position, body[start:end], quoted, start, end)
                for position, (_, start, end, quoted) in enumerate(said)
            ],
        )


def _write_people(db: Database, people: list[Person]) -> None:
    db.conn.executemany(
        "INSERT OR IGNORE INTO person_ids (id, slug, name) VALUES (?, ?, ?)",
        [(one.id, one.slug, one.name) for one in people],
    )
    # What an id was joined to stays, also when the text that showed it is gone; an id that is used again is its own.
    joined = {absorbed: one.id for one in people for absorbed in one.absorbed} | {one.id: None for one in people}
    db.conn.executemany(
        "UPDATE person_ids SET joined_to = ?2 WHERE id = ?1 AND joined_to IS NOT ?2", list(joined.items())
    )
    db.conn.executemany(
        "INSERT INTO people (id, name, slug, name_certain) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET name = excluded.name, name_certain = excluded.name_certain "
        "WHERE name <> excluded.name OR name_certain <> excluded.name_certain",
        [(one.id, one.name, one.slug, one.certain) for one in people],
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
