"""The stand-in site's articles as rows, with random people and places, for tests of what comes after extraction."""

from __future__ import annotations

import random

from sqlite_utils import Database

from tests.replica.content import load_articles
from tests.support.rows.articles import Row

SPEAKERS = ["Ilze Liepa", "Andris Liepājnieks", "Lāsma Ozoliņa", "Jānis Bērziņš", "Zane Mazā"]
PLACES = [("0001000", "Rīga"), ("0005000", "Daugavpils"), ("0054010", "Liepāja"), ("0840200", "Cēsu novads")]


def stand_in_rows() -> list[Row]:
    """Every article of the stand-in site except banners."""
    return [
        Row(
            article.id,
            article.title,
            article.body_text,
            article.lang,
            article.date.isoformat() if article.date else None,
            article.kind,
        )
        for article in load_articles()
        if article.kind != "banner"
    ]


def add_people_and_places(db: Database) -> None:
    """Let some of SPEAKERS speak (or only be named) in each article, and mention some of PLACES, some of them twice."""
    lot = random.Random(1)
    with db.atomic():
        for number, name in enumerate(SPEAKERS):
            db.execute(
                "INSERT INTO people (id, name, slug) VALUES (?, ?, ?)",
                [f"p{number}", name, name.lower().replace(" ", "-")],
            )
        for code, name in PLACES:
            db.execute("INSERT INTO municipalities (id, name, type) VALUES (?, ?, 'novads')", [code, name])
        for (article_id,) in db.execute("SELECT id FROM articles ORDER BY id").fetchall():
            for number in lot.sample(range(len(SPEAKERS)), lot.randrange(4)):
                db.execute(
                    'INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, "end") '
                    "VALUES (?, ?, '', ?, 0, 0)",
                    [article_id, f"p{number}", lot.randrange(2)],
                )
            for code, name in lot.choices(PLACES, k=lot.randrange(4)):
                db.execute(
                    'INSERT INTO mentions (article_id, municipality_id, surface, start, "end") VALUES (?, ?, ?, 0, 0)',
                    [article_id, code, name],
                )
