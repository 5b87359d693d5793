"""Finds the pages of people and municipalities whose name is typed into the search.

Results name them too, but among everybody else in an article. Whoever types a name usually wants that page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from archive.search.query import names
from archive.search.words.vocabulary import tokens

# A name and nothing else: words separated by a space, a hyphen or the full stop of an initial.
_NAME = re.compile(r"[^\W\d_]+(?:(?: |\. ?|[-‐‑'’])[^\W\d_]+){0,5}")
_LETTERS = 3  # letters of the longest word: shorter ones are initials, or ordinary words
_ARTICLES = 50  # articles that are examined; those about a person of the name come first
_MOST = 4  # more namesakes are better found among all speakers, or municipalities

_NAMED = """
SELECT DISTINCT people.id, name FROM appearances JOIN people ON people.id = person_id
WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY name, people.id
"""
_PERSON = """
SELECT slug, name, known_as, EXISTS (SELECT 1 FROM statements WHERE person_id = people.id) FROM people WHERE id = ?
"""
_PLACES = f"SELECT id, name, slug, {names.DATED} AS dated, valid_to FROM municipalities WHERE slug IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Page:
    """A page below `/speaker` or `/municipality`.

    `known_as` tells namesakes apart; `said` is 1 for those who have statements.
    """

    slug: str
    name: str
    known_as: str | None = None
    said: int = 0


@dataclass(frozen=True, slots=True)
class Called:
    """The pages of those whom a name means."""

    people: Sequence[Page] = ()
    municipalities: Sequence[Page] = ()


def called(db: Database, typed: str, articles: Sequence[str]) -> Called:
    """Those whom a name means: municipalities, and people in these articles (ids), which a search for it has found.

    A single word is a surname, because a first name alone identifies nobody. A former municipality is meant only if
    there is none of that name today.
    """
    name = " ".join(typed.split()).strip("\"'“”„«»").rstrip(".")
    if not _NAME.fullmatch(name) or max(map(len, tokens(name)), default=0) < _LETTERS:
        return Called()
    return Called(_few(_people(db, name, articles)), _few(_municipalities(db, name)))


def _people(db: Database, name: str, articles: Sequence[str]) -> list[Page]:
    rows = db.execute(_NAMED, [json.dumps(articles[:_ARTICLES])])
    last = -1 if len(tokens(name)) == 1 else 0
    meant = names.called("speaker", ((id, " ".join(one.split()[last:])) for id, one in rows), name)
    return [Page(*db.execute(_PERSON, [id]).fetchone()) for id in meant[: _MOST + 1]]


def _municipalities(db: Database, name: str) -> list[Page]:
    rows = {row["id"]: row for row in db.query(_PLACES)}
    meant = [rows[id] for id in names.called("municipality", ((id, row["name"]) for id, row in rows.items()), name)]
    today = [row for row in meant if not row["valid_to"]]
    return [Page(row["slug"], row["dated"]) for row in today or meant]


def _few(pages: list[Page]) -> list[Page]:
    return pages if len(pages) <= _MOST else []
