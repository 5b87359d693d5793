"""A correction of each kind in the archive of six articles, and what it changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

from archive.store.correcting import operations
from archive.store.corrections.ledger import Correction
from archive.store.folder import DataFolder
from tests.support.rows.derived import Rows, derived_rows

WHEN = date(2013, 2, 1)
Facts = dict[str, list[tuple[object, ...]]]

_FACTS = {
    "merged": "SELECT slug, count(DISTINCT article_id) FROM people JOIN appearances ON person_id = id "
    "WHERE slug IN ('talis-niedra', 'agnija-miglaja-vitola') GROUP BY 1 ORDER BY 1",
    "leads to": "SELECT joined_to FROM person_ids WHERE slug = 'talis-niedra'",
    "parted": "SELECT article_id, slug FROM people JOIN appearances ON person_id = id "
    "WHERE name = 'Zelma Pūcīte-Kalniņa' GROUP BY 1, 2 ORDER BY 1, 2",
    "spoke": "SELECT max(spoke) FROM people JOIN appearances ON person_id = id WHERE slug = 'janis-zvirbulkalns'",
    "said": "SELECT count(*) FROM people JOIN statements ON person_id = id WHERE slug = 'janis-zvirbulkalns'",
    "office": "SELECT role, organisation FROM people JOIN appearances ON person_id = id WHERE slug = 'ilze-rudzulauka'",
    "places": "SELECT DISTINCT surface, municipality_id FROM mentions WHERE article_id = 'en-201' "
    "AND surface IN ('Grobiņa Municipality', 'Liepāja Municipality') ORDER BY 1",
    "date": "SELECT published_on, year FROM articles WHERE id = 'lv-103'",
    "narrow": "SELECT published_on FROM articles_narrow WHERE id = 'lv-103'",
    "read": "SELECT published_on FROM revisions WHERE article_id = 'lv-103'",
}


def correct_everything(folder: DataFolder) -> list[Correction]:
    """Make a correction of each kind."""
    with operations.open_archive(folder) as archive:
        return [
            *operations.merge_people(archive, "talis-niedra", "agnija-miglaja-vitola"),
            *operations.part_person(archive, "zelma-pucite-kalnina", ["en-201"]),
            *operations.set_speaker(archive, "en-201", "janis-zvirbulkalns", speaks=False),
            *operations.set_office(archive, "en-201", "ilze-rudzulauka", {"role": "Mayor"}),
            *operations.set_municipality(archive, "en-201", "Grobiņa Municipality", "Ogres novads"),
            *operations.set_municipality(archive, "en-201", "Liepāja Municipality", None),
            *operations.set_date(archive, "lv-103", WHEN),
        ]


def facts(folder: DataFolder) -> Facts:
    """What the corrections of `correct_everything` change."""
    with closing(sqlite3.connect(folder.database)) as db:
        return {name: db.execute(sql).fetchall() for name, sql in _FACTS.items()}


def ask(folder: DataFolder, sql: str, *values: object) -> list[tuple[object, ...]]:
    """The rows that a query finds."""
    with closing(sqlite3.connect(folder.database)) as db:
        return db.execute(sql, values).fetchall()


def states(folder: DataFolder) -> list[str]:
    """The state of each correction, in order."""
    return [row["state"] for row in operations.listed(folder)]


def all_rows(folder: DataFolder) -> Rows:
    """All that a rebuild makes."""
    return derived_rows(folder, without=("last_seen_at",))
