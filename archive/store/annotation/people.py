"""Joins the mentions of the whole archive into rows of people, and assigns each its appearances and statements.

Ids and slugs that were given stay: `person_ids` keeps them, also the ids of people who turned out to be somebody with
another id, and for people who share a name, whom each id was given for. A rebuild takes them over from `ids.jsonl`
(archive.store.ledgers.ids), and those from before that file from the database that it replaces.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.people import former as of_former_texts
from archive.people import identity
from archive.people.former import Gathered
from archive.people.identity import Known, Person, Reading
from archive.people.namesakes import Place
from archive.people.tenure import Held, offices
from archive.store.annotation import former, former_rows
from archive.store.corrections import applying
from archive.store.database import columns_of
from archive.store.ledgers import ids
from archive.store.takedowns.gate import gate_of


def keep_ids(db: Database, earlier: Path) -> None:
    """Take over the ids of people from another database of the archive, if it exists and can be read."""
    if not earlier.exists():
        return
    try:
        with closing(sqlite3.connect(f"{earlier.absolute().as_uri()}?mode=ro", uri=True)) as old:
            columns = {row[1] for row in old.execute("PRAGMA table_info(person_ids)")}
            kept = ", ".join(column if column in columns else "NULL" for column in ids.COLUMNS)
            rows = old.execute(f"SELECT {kept} FROM person_ids ORDER BY id").fetchall()
    except sqlite3.DatabaseError:
        return  # the database is damaged, or older than the table
    ids.add(db, rows)


def leave_out_vanished(db: Database, old: sqlite3.Connection) -> None:
    """Forget the ids of people who are in another database of the archive and no longer in this one.

    Corrections that name them are forgotten too. The files keep both. The caller holds the transaction.
    """
    if not old.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'people'").fetchone():
        return
    here = {row[0] for row in db.execute("SELECT id FROM people")}
    leave_out(db, {row[0] for row in old.execute("SELECT id FROM main.people")} - here)


def leave_out(db: Database, gone: Collection[str]) -> None:
    """Forget the ids of people who are gone, with their other names, and corrections that name them."""
    db.conn.executemany(
        "WITH RECURSIVE same(id) AS (SELECT ? UNION SELECT person_ids.id FROM person_ids JOIN same "
        "ON joined_to = same.id OR namesake_of = same.id) "
        "DELETE FROM person_ids WHERE id IN (SELECT id FROM same) AND id NOT IN (SELECT id FROM people) "
        "AND id NOT IN (SELECT namesake_of FROM person_ids JOIN people USING (id) WHERE namesake_of IS NOT NULL)",
        [(id,) for id in sorted(gone)],
    )
    named = "SELECT slug FROM person_ids"
    db.execute(f"DELETE FROM corrections WHERE person_slug NOT IN ({named}) OR other_slug NOT IN ({named})")


def named(db: Database) -> set[str]:
    """The slugs of people who appear anywhere, those that they had before, and those of their namesakes."""
    sql = (
        "WITH RECURSIVE there(id) AS (SELECT id FROM people "
        "UNION SELECT person_ids.id FROM person_ids JOIN there ON joined_to = there.id "
        "UNION SELECT namesake_of FROM person_ids JOIN there USING (id) WHERE namesake_of IS NOT NULL) "
        "SELECT slug FROM person_ids JOIN there USING (id)"
    )
    return {row[0] for row in db.execute(sql)}


_READINGS = """
SELECT start, in_nominative, certain, article_id, nominative, gender, organisation,
  coalesce(published_on, substr(first_seen_at, 1, 10)) FROM name_readings JOIN articles ON id = article_id
"""


def link(db: Database) -> None:
    """Join the mentions into people, new and old; new appearances are taken from temp.fresh.

    The mentions of former versions (`annotation.former`) are assigned to these people, or to people whom only they
    name. The keeper's corrections apply. Withheld people are left out.
    """
    gate = gate_of(db)
    given = {row[0]: row for row in gate.hidden_ids.values()} | {
        row[0]: row for row in db.execute(f"SELECT {', '.join(ids.COLUMNS)} FROM person_ids")
    }
    known = [
        Known(id, slug, name, organisation, namesake_of)
        for id, slug, name, _, organisation, namesake_of in given.values()
    ]
    readings = _readings(db)
    proofs = [
        ((article_id, start), (article_id, other))
        for article_id, start, other in db.execute("SELECT article_id, start, other_start FROM namesake_proofs")
    ]
    people = identity.link(readings, known, proofs)
    told = _gathered(db, readings, [*known, *people], proofs)
    left = of_former_texts.link(told.readings, readings, known, proofs, people)
    corrected = applying.correct_people(db, people, left, known)
    people, left = corrected.people, corrected.former
    owners = left.owners
    if hidden := [one for one in [*people, *left.people] if gate.takedowns.hides_person(one.slug)]:
        _leave_out(db, hidden)
        gone = {one.id for one in hidden}
        former.leave_out(db, lambda one: owners[told.place_of(one)] in gone)
        people = [one for one in people if one.id not in gone]
        joined = {id: to for id, to in left.joined.items() if gone.isdisjoint((id, to))}
        left = replace(left, people=tuple(one for one in left.people if one.id not in gone), joined=joined)
    _write_people(db, [*people, *left.people], left.joined)
    altered = _write_appearances(db, people)
    mentions = applying.Mentions(db, people, left, known)
    mentions.correct()
    _write_statements(db, altered)
    former_rows.write(db, former.texts(db), lambda one: owners[told.place_of(one)], mentions.in_former)
    db.execute(
        f"DELETE FROM people WHERE {' AND '.join(f'id NOT IN (SELECT person_id FROM {one})' for one in _NAMING)}"
    )
    _write_namesakes(db, people, left.people)


def _readings(db: Database) -> list[Reading]:
    """How each mention in the present texts was understood."""
    once: dict[Any, Any] = {}  # each distinct text once in memory, because there are many more mentions than names
    readings = []
    for start, in_nominative, certain, *texts in db.execute(_READINGS):
        article_id, name, gender, organisation, day = (once.setdefault(text, text) for text in texts)
        place = (article_id, start)
        readings.append(Reading(place, name, gender, bool(in_nominative), bool(certain), organisation, day))
    return readings


def _gathered(
    db: Database, readings: Sequence[Reading], ids: Sequence[Known | Person], proofs: list[tuple[Place, Place]]
) -> Gathered:
    """The mentions of former versions. Adds their proofs to `proofs`, those of the present texts."""
    with_proofs = []
    for text in former.texts_with_proofs(db):
        pairs = [(text.place(one), text.place(other)) for one, other in text.proofs]
        proofs += pairs
        places = {place for pair in pairs for place in pair}
        with_proofs += [one for one in text.readings if one.place in places]
    names = of_former_texts.names_apart([*readings, *with_proofs], ids, proofs)
    told = Gathered(names, applying.parted_articles(db))
    for text in former.texts(db):
        for one in text.readings:
            told.add(one)
    return told


def _write_appearances(db: Database, people: Sequence[Person]) -> set[str]:
    """Assign each mention in the present texts to its person. Returns the articles (ids) where one is new."""
    linked = {
        (article_id, start): person_id
        for article_id, start, person_id in db.execute("SELECT article_id, start, person_id FROM appearances")
    }
    # In the order of the tables, so that each part of them is touched once.
    moved = sorted((*place, one.id) for one in people for place in one.places if linked.get(place) != one.id)
    for table, rows in (
        ("appearances", [row for row in moved if row[:2] in linked]),
        ("fresh", [row for row in moved if row[:2] not in linked]),
    ):
        db.conn.executemany(f"UPDATE {table} SET person_id = ?3 WHERE article_id = ?1 AND start = ?2", rows)
    names = columns_of(db, "appearances")
    db.execute(f"INSERT INTO appearances ({names}) SELECT {names} FROM fresh ORDER BY article_id, start")
    return {article_id for article_id, _, _ in moved}


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
    _write_statements(db, {place[0] for place in places} & there)


_NAMING = ("appearances", "former_appearances", "statements")


_TOGETHER = 200  # articles whose statements are written together

_OF_THESE = "article_id IN (SELECT value FROM json_each(?))"
_SAID = f"""
SELECT said.article_id, person_id, said.start, said."end", quoted, mention FROM statement_readings AS said
JOIN appearances ON appearances.article_id = said.article_id AND appearances.start = mention
WHERE said.{_OF_THESE} ORDER BY 1, 2, 3, 4, 5, 6
"""
_OFFICES = f"""
SELECT article_id, person_id, start, role, organisation, role_nominative FROM appearances WHERE {_OF_THESE}
ORDER BY article_id, start
"""


_OFFICE = ("role", "organisation", "role_nominative")


def _write_statements(db: Database, articles: Collection[str]) -> None:
    """Assign the statements in some articles (ids) to people: a row each, counted from 0 for each person."""
    db.conn.executemany("DELETE FROM statements WHERE article_id = ?", [(id,) for id in sorted(articles)])
    left = iter(sorted(articles))
    while some := list(islice(left, _TOGETHER)):
        db.conn.executemany(
            f"INSERT INTO statements ({former_rows.COLUMNS['statements']}) VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _statements(db, json.dumps(some)),
        )


def _statements(db: Database, articles: str) -> list[tuple[object, ...]]:
    """The rows of `statements` of some articles (a JSON array of ids), without the revision."""
    said = db.execute(_SAID, [articles]).fetchall()
    speakers = {row[:2] for row in said}
    mentions: dict[tuple[str, str], dict[int, Mapping[str, Any]]] = defaultdict(dict)  # by article and person
    for article_id, person_id, start, *office in db.execute(_OFFICES, [articles]):
        if (article_id, person_id) in speakers:
            mentions[article_id, person_id][start] = dict(zip(_OFFICE, office, strict=True))
    bodies = dict(
        db.execute(f"SELECT id, body FROM articles WHERE {_OF_THESE.replace('article_id', 'id')}", [articles])
    )
    rows: list[tuple[object, ...]] = []
    for (article_id, person_id), stretches in groupby(said, key=lambda row: row[:2]):
        mine = mentions[article_id, person_id]
        first = {row[2:5]: row[5] for row in reversed(list(stretches))}  # if several mentions have it, by the first
        rows += [
            (
                *(article_id, person_id, position, bodies[article_id][start:end], quoted, start, end),
                *former_rows.office_of(mine[mention], mine.values()),
            )
            for position, ((start, end, quoted), mention) in enumerate(sorted(first.items()))
        ]
    return rows


def _write_namesakes(db: Database, people: Sequence[Person], former_people: Sequence[Person]) -> None:
    """Note where a namesake may be meant, and the best-known office of each of several people of one name.

    People whom only former versions name are distinguished from the others, and these only from each other.
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
    """The most frequent office of a person: with an organisation, if there is any, and a role."""
    held = offices(Held(*row) for row in db.execute(_HELD, [person.id]).fetchall())
    best = min(held, key=lambda one: (not one.organisation, not one.role, -one.times, one.name), default=None)
    return best.name if best else person.organisation


def _write_people(db: Database, people: list[Person], joined: Mapping[str, str]) -> None:
    """Write the rows of people and of their ids; `joined` maps ids that were given to the ids that replaced them."""
    db.conn.executemany(
        "INSERT INTO person_ids (id, slug, name, organisation, namesake_of) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) "
        "DO UPDATE SET organisation = excluded.organisation WHERE organisation IS NULL AND excluded.organisation <> ''",
        [(one.id, one.slug, one.name, one.organisation, one.namesake_of) for one in people],
    )
    # A join stays even if the text that showed it is gone; but an id that is used again stands for itself.
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
