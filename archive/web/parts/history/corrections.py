"""The keeper's corrections of an article or a person, as their pages show them."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from archive.store.corrections.sentences import find_spans

_ROWS = """
SELECT corrections.kind, corrected_at, article_id, person_slug, other_slug, marks, was, becomes, title, lang
FROM corrections LEFT JOIN articles ON articles.id = article_id WHERE finds_text
"""
_OF_ARTICLE = f"{_ROWS} AND article_id = ? ORDER BY corrections.id"
_OF_PERSON = f"""
WITH RECURSIVE same(id) AS (SELECT ? UNION SELECT person_ids.id FROM person_ids JOIN same ON joined_to = same.id),
slugs(slug) AS (SELECT slug FROM person_ids JOIN same USING (id))
{_ROWS} AND (person_slug IN (SELECT slug FROM slugs) OR other_slug IN (SELECT slug FROM slugs)) ORDER BY corrections.id
"""
# The name of whoever has a slug, or had it, with the office that tells them from a namesake.
_NAMED = """
WITH RECURSIVE ids (id, name, joined_to) AS (
  SELECT id, name, joined_to FROM person_ids WHERE slug = :slug
  UNION SELECT person_ids.id, ids.name, person_ids.joined_to FROM person_ids JOIN ids ON person_ids.id = ids.joined_to)
SELECT iif(people.slug = :slug, people.name || coalesce(' (' || known_as || ')', ''), ids.name) AS name, people.slug
FROM ids LEFT JOIN people ON people.id = ids.id WHERE ids.joined_to IS NULL
"""
_PLACE = "SELECT name, slug FROM municipalities WHERE id = ?"


def corrections_of_article(db: Database, article_id: str, body: str) -> list[dict[str, Any]]:
    """The corrections of an article that are in force, in the order of their making; `body` is its text."""
    return [_told(db, row, body) for row in list(db.query(_OF_ARTICLE, [article_id]))]


def corrections_of_person(db: Database, person_id: str) -> list[dict[str, Any]]:
    """The corrections of a person that are in force, in the order of their making."""
    return [_told(db, row) for row in list(db.query(_OF_PERSON, [person_id]))]


def _told(db: Database, row: dict[str, Any], body: str = "") -> dict[str, Any]:
    """A correction with `person` and `other` (name, and slug of the page), `place`, and the `text` it is about."""
    told = {**row, "was": json.loads(row["was"] or "{}"), "becomes": json.loads(row["becomes"] or "{}")}
    for part in ("person", "other"):
        told[part] = next(db.query(_NAMED, {"slug": row[f"{part}_slug"]}), {"name": row[f"{part}_slug"], "slug": None})
    if row["kind"] == "municipality":
        told["place"] = next(db.query(_PLACE, [told["becomes"]["municipality_id"]]), None)
        told["text"] = next((body[start:end] for start, end in find_spans(body, json.loads(row["marks"]))), "")
    return told
