"""Articles that matter only for whom they name, put straight into a database."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from archive.store.network import edges, pictures
from tests.support.rows.articles import Row, archive_of


class Text(NamedTuple):
    """An article: the slugs of the people it names, its day, and the id of its translation."""

    id: str
    people: str
    day: str | None = "2020-05-01"
    twin: str | None = None


def archive_naming(texts: Iterable[Text], path: Path | str = ":memory:") -> Database:
    """A new database of these articles, with its edges and pictures."""
    texts = list(texts)
    rows = [Row(one.id, f"Par {one.id}", one.people, lang=one.id[:2], published_on=one.day) for one in texts]
    db = archive_of(path, rows)
    with db.atomic():
        name(db, texts)
        edges.derive(db)
        pictures.derive(db)
    return db


def name(db: Database, texts: Iterable[Text]) -> None:
    """Let the articles name exactly these people, twice each; the caller derives the edges."""
    for one in texts:
        db.execute("DELETE FROM appearances WHERE article_id = ?", [one.id])
        for place, slug in enumerate(2 * one.people.split()):
            called = " ".join(part.capitalize() for part in slug.split("-"))
            db.execute("INSERT OR IGNORE INTO person_ids (id, slug, name) VALUES (?, ?, ?)", [slug, slug, called])
            db.execute(
                "INSERT OR IGNORE INTO people (id, name, slug, name_certain) VALUES (?, ?, ?, 1)", [slug, called, slug]
            )
            db.execute(
                'INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, "end", '
                "may_be_namesake) VALUES (?, ?, ?, ?, ?, ?, 0)",
                [one.id, slug, called, place % 2, place * 10, place * 10 + 9],
            )
        if one.twin:
            db.execute("INSERT OR IGNORE INTO article_twins VALUES (?, ?, 'link')", [one.id, one.twin])
