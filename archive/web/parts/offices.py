"""The offices of people, as the articles have them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from archive.people.tenure import Held, Office, offices

_HELD = """
SELECT person_id, organisation, role, role_nominative, lang, other_roles, min(published_on), max(published_on), count(*)
FROM json_each(:people) CROSS JOIN appearances ON person_id = value CROSS JOIN articles_narrow AS articles
  ON articles.id = article_id
WHERE role IS NOT NULL OR organisation IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
"""


def offices_of(db: Database, people: list[str]) -> dict[str, list[Office]]:
    """The offices that each of these people (ids) is named with, latest first."""
    rows = db.execute(_HELD, {"people": json.dumps(people)}).fetchall()
    return {person: _offices(group) for person, group in groupby(rows, key=lambda row: row[0])}


def _offices(rows: Iterable[tuple[Any, ...]]) -> list[Office]:
    """The offices of one person from rows of _HELD. Further offices in a mention are only stored as written."""
    held: list[Held] = []
    for _, organisation, role, nominative, lang, others, *times in rows:
        held.append(Held(organisation, role, nominative, lang, *times))
        held += [Held(None, other, None, lang, *times) for other in (others or "").split("; ") if other]
    return offices(held)
