"""The mentions of the whole archive -> rows of people, and whose each appearance and statement is.

Ids and slugs, once given, stay: `person_ids` keeps them, with what became of an id whose person was found to be
somebody who had another, and of people who share a name with whom each id was given for. A rebuild takes them over from
`ids.jsonl` (archive.store.ledgers.ids), and those of a time before that file from the database that it replaces.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.people import former as of_former_texts
from archive.people import identity
from archive.people.identity import Known, Person, Reading
from archive.people.tenure import Held, offices
from archive.store.corrections import applying
from archive.store.database import columns_of
from archive.store.ledgers import ids
from archive.store.naming import former
from archive.store.takedowns.gate import gate_of


def keep_ids(db: Database, earlier: Path) -> None:
    """Take over the ids of people from another database of the archive, if it is there and can be read."""
    if not earlier.exists():
        return
    try:
        with closing(sqlite3.connect(f"{earlier.absolute().as_uri()}?mode=ro", uri=True)) as old:
            columns = {row[1] for row in old.execute("PRAGMA table_info(person_ids)")}
            kept = ", ".join(column if column in columns else "NULL" for column in ids.COLUMNS)
            rows = old.execute(f"SELECT {kept} FROM person_ids ORDER BY id").fetchall()
    except sqlite3.DatabaseError:
        return  # it is damaged, or older than the table
    ids.add(db, rows)


def leave_out_vanished(db: Database, old: sqlite3.Connection) -> None:
    """Forget the ids of people whom another database of the archive has, and this one has not any more.

    So are corrections that name them. The files keep both. The caller holds the transaction.
    """
    if not old.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'people'").fetchone():
        return
    here = {row[0] for row in db.execute("SELECT id FROM people")}
    vanished = {row[0] for row in old.execute("SELECT id FROM main.people")} - here
    db.conn.executemany(
        "WITH RECURSIVE same(id) AS (SELECT ? UNION SELECT person_ids.id FROM person_ids JOIN same "
        "ON joined_to = same.id OR namesake_of = same.id) "
        "DELETE FROM person_ids WHERE id IN (SELECT id FROM same) AND id NOT IN (SELECT id FROM people) "
        "AND id NOT IN (SELECT namesake_of FROM person_ids JOIN people USING (id) WHERE namesake_of IS NOT NULL)",
        [(id,) for id in sorted(vanished)],
    )
    named = "SELECT slug FROM person_ids"
    db.execute(f"DELETE FROM corrections WHERE person_slug NOT IN ({named}) OR other_slug NOT IN ({named})")


_READINGS = """
SELECT start, in_nominative, certain, article_id, nominative, gender, organisation,
  coalesce(published_on, substr(first_seen_at, 1, 10)) FROM name_readings JOIN articles ON id = article_id
"""


def link(db: Database) -> None:
    """Join the mentions into people, new and old. The new appearances are in temp.fresh, and are moved from there.

    The mentions of former versions (`naming.former`) are given to these people, and to those whom they alone name.
    What the keeper has corrected of them holds. Who is withheld is left out.
    """
    gate = gate_of(db)
    given = {row[0]: row for row in gate.veiled_ids.values()} | {
        row[0]: row for row in db.execute(f"SELECT {', '.join(ids.COLUMNS)} FROM person_ids")
    }
    known = [
        Known(id, slug, name, organisation, namesake_of)
        for id, slug, name, _, organisation, namesake_of in given.values()
    ]
    once: dict[Any, Any] = {}  # each text once in memory, for there are many more mentions than names
    readings = [
        Reading((id, start), nominative, gender, bool(in_nominative), bool(certain), organisation, day)
        for start, in_nominative, certain, *said in db.execute(_READINGS)
        for id, nominative, gender, organisation, day in [[once.setdefault(text, text) for text in said]]
    ]
    proofs = [
        ((article_id, start), (article_id, other))
        for article_id, start, other in db.execute("SELECT article_id, start, other_start FROM namesake_proofs")
    ]
    people = identity.link(readings, known, proofs)
    texts = former.texts(db)
    proofs += [(text.place(one), text.place(other)) for text in texts for one, other in text.proofs]
    left = of_former_texts.link([one for text in texts for one in text.readings()], readings, known, proofs, people)
    corrected = applying.correct_people(db, people, left, known)
    people, left = corrected.people, corrected.former
    if hidden := [one for one in [*people, *left.people] if gate.takedowns.hides_person(one.slug)]:
        _leave_out(db, hidden)
        gone = {one.id for one in hidden}
        texts = former.without(db, texts, {place for place, id in left.owners.items() if id in gone})
        people = [one for one in people if one.id not in gone]
        joined = {id: to for id, to in left.joined.items() if gone.isdisjoint((id, to))}
        left = replace(left, people=tuple(one for one in left.people if one.id not in gone), joined=joined)
    _write_people(db, [*people, *left.people], left.joined)
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
    names = columns_of(db, "appearances")
    db.execute(f"INSERT INTO appearances ({names}) SELECT {names} FROM fresh ORDER BY article_id, start")
    mentions = applying.Mentions(db, people, left, known)
    mentions.correct()
    for article_id in sorted(altered):
        _write_statements(db, article_id)
    if mentions.touches_former:
        texts = [
            text.with_people([mentions.in_former(text.place(one["start"]), one) for one in text.people], text.proofs)
            for text in texts
        ]
    former.write(db, texts, left.owners)
    db.execute(
        f"DELETE FROM people WHERE {' AND '.join(f'id NOT IN (SELECT person_id FROM {one})' for one in _NAMING)}"
    )
    _write_namesakes(db, people, left.people)


def _leave_out(db: Database, people: Sequence[Person]) -> None:
    """Forget every place of people who are withheld, and how it was understood."""
    conditions = {
        "temp.fresh": "start = ?",
        "appearances": "start = ?",
        "name_readings": "start = ?",
        "statement_readings": "mention = ?",
        "namesake_proofs": "? IN (start, other_start)",
    }
    places = sorted({place for one in people for place in one.places})
    for table, condition in conditions.items():
        db.conn.executemany(f"DELETE FROM {table} WHERE article_id = ? AND {condition}", places)
    there = {row[0] for row in db.execute("SELECT id FROM articles")}
    for article_id in sorted({place[0] for place in places} & there):
        _write_statements(db, article_id)


_NAMING = ("appearances", "former_appearances", "statements")


_SAID = """
SELECT person_id, statement_readings.start, statement_readings."end", quoted, mention FROM statement_readings
JOIN appearances ON appearances.article_id = statement_readings.article_id AND appearances.start = mention
WHERE statement_readings.article_id = ? ORDER BY 1, 2, 3, 4, 5
"""

_OFFICES = """
SELECT start, person_id, role, organisation, role_nominative FROM appearances WHERE article_id = ? ORDER BY start
"""


def _write_statements(db: Database, article_id: str) -> None:
    """Give what is said in an article to its people: one row for each stretch, counted from 0 for each of them."""
    db.execute("DELETE FROM statements WHERE article_id = ?", [article_id])
    body: str = db.execute("SELECT body FROM articles WHERE id = ?", [article_id]).fetchone()[0]
    mentions = {one["start"]: one for one in db.query(_OFFICES, [article_id])}
    for person_id, said in groupby(db.execute(_SAID, [article_id]).fetchall(), key=lambda row: row[0]):
        mine = [one for one in mentions.values() if one["person_id"] == person_id]
        stretches = {row[1:4]: row[4] for row in reversed(list(said))}  # of several mentions by the first
        db.conn.executemany(
            f"INSERT INTO statements ({former.COLUMNS['statements']}) VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(article_id, person_id, position, body[start:end], quoted, start, end),
                    *former.office_of(mentions[mention], mine),
                )
                for position, ((start, end, quoted), mention) in enumerate(sorted(stretches.items()))
            ],
        )


def _write_namesakes(db: Database, people: Sequence[Person], former_people: Sequence[Person]) -> None:
    """Note where a namesake may be meant, and what each of several people of one name is best known as.

    Those whom former versions alone name are told from the others, and these from each other only.
    """
    unsure = {place for one in people for place in one.unsure}
    before = set(db.execute("SELECT article_id, start FROM appearances WHERE may_be_namesake").fetchall())
    db.conn.executemany(
        "UPDATE appearances SET may_be_namesake = ? WHERE article_id = ? AND start = ?",
        [(int(place in unsure), *place) for place in sorted(unsure ^ before)],
    )
    times = Counter(one.name for one in people)
    known_as = {one.id: _known_as(db, one) for one in people if times[one.name] > 1}
    known_as |= {one.id: one.organisation for one in former_people if times[one.name]}
    altered = {
        id: known_as.get(id)
        for id, before in db.execute("SELECT id, known_as FROM people").fetchall()
        if known_as.get(id) != before
    }
    db.conn.executemany("UPDATE people SET known_as = ? WHERE id = ?", [(known, id) for id, known in altered.items()])


_HELD = """
SELECT organisation, role, role_nominative, lang, NULL, NULL, count(*)
FROM appearances JOIN articles ON articles.id = article_id
WHERE person_id = ? AND may_be_namesake = 0 AND (organisation IS NOT NULL OR role IS NOT NULL) GROUP BY 1, 2, 3, 4
"""


def _known_as(db: Database, person: Person) -> str | None:
    """The office that a person is named with most often: one with an organisation, if there is any, and a role."""
    held = offices(Held(*row) for row in db.execute(_HELD, [person.id]).fetchall())
    best = min(held, key=lambda one: (not one.organisation, not one.role, -one.times, one.name), default=None)
    return best.name if best else person.organisation


def _write_people(db: Database, people: list[Person], joined: Mapping[str, str]) -> None:
    """Write the rows of people and of their ids; `joined` leads from ids that were given to whose they are."""
    db.conn.executemany(
        "INSERT INTO person_ids (id, slug, name, organisation, namesake_of) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) "
        "DO UPDATE SET organisation = excluded.organisation WHERE organisation IS NULL AND excluded.organisation <> ''",
        [(one.id, one.slug, one.name, one.organisation, one.namesake_of) for one in people],
    )
    # What an id was joined to stays, also when the text that showed it is gone; an id that is used again is its own.
    became = {**joined, **{absorbed: one.id for one in people for absorbed in one.absorbed}}
    now = {**became, **dict.fromkeys(one.id for one in people)}
    db.conn.executemany(
        "UPDATE person_ids SET joined_to = :to WHERE id = :id AND joined_to IS NOT :to",
        [{"id": id, "to": to} for id, to in now.items()],
    )
    db.conn.executemany(
        "INSERT INTO people (id, name, slug, name_certain) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET name = excluded.name, name_certain = excluded.name_certain "
        "WHERE name <> excluded.name OR name_certain <> excluded.name_certain",
        [(one.id, one.name, one.slug, one.certain) for one in people],
    )
