"""Cached totals over all articles (archive.search.counted.cache), for municipalities and people."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.latvian.collation import SortKey, heading, sort_key
from archive.search.counted.cache import CachedCount

# An article counts for a municipality also if it names a predecessor of it.
_ABOUT = """
SELECT municipality_scope.municipality_id, count(DISTINCT article_id) FROM municipality_scope
CROSS JOIN mentions INDEXED BY mentions_municipality ON mentions.municipality_id = includes_id GROUP BY 1 ORDER BY 1
"""

# From articles_narrow, which has no texts: with texts it takes six times as long.
_NAMED = """
SELECT person_id, count(*), min(year), max(year), sum(speaks), min(iif(speaks, year, NULL)),
  max(iif(speaks, year, NULL)), 0
FROM (SELECT person_id, max(spoke) AS speaks, substr(published_on, 1, 4) AS year
  FROM articles_narrow CROSS JOIN appearances ON article_id = articles_narrow.id
  GROUP BY number, person_id)
GROUP BY 1
"""

_NAMED_FORMERLY = """
SELECT person_id, max(spoke) FROM former_appearances
WHERE person_id NOT IN (SELECT person_id FROM appearances) GROUP BY 1
"""


class Named(NamedTuple):
    """A person in the archive (`id`): the letter of the surname, the number of articles, first and last year.

    `spoken_` fields are the same for the articles in which the person speaks. A person whom only former versions name
    has no articles; `spoke_formerly` is then 1 if they speak in those, else 0. Years have four digits, and are None if
    no such article has a date.
    """

    id: str
    letter: str
    articles: int
    first: str | None
    last: str | None
    spoken_articles: int
    spoken_first: str | None
    spoken_last: str | None
    spoke_formerly: int


def _by_surname(name: str) -> tuple[SortKey, SortKey]:
    """The sort key of an index of persons: the last word of the name, then all of it."""
    return sort_key(name.split()[-1] if name.strip() else ""), sort_key(name)


def _everybody(db: Database) -> list[Any]:
    counted = {id: counts for id, *counts in db.execute(_NAMED)}
    counted |= {id: (0, None, None, 0, None, None, spoke) for id, spoke in db.execute(_NAMED_FORMERLY)}
    people = [one for one in db.execute("SELECT id, name FROM people").fetchall() if one[0] in counted]
    people.sort(key=lambda one: (_by_surname(one[1]), one[0]))
    return [(id, heading(name.rpartition(" ")[2]), *counted[id]) for id, name in people]


MUNICIPALITIES = CachedCount("municipalities 1", lambda db: db.execute(_ABOUT).fetchall())
EVERYBODY = CachedCount("everybody 2", _everybody)


def municipalities(db: Database) -> dict[str, int]:
    """The number of articles about each municipality, by id, and its predecessors; only those with articles."""
    return dict(MUNICIPALITIES.read(db))


def everybody(db: Database) -> list[Named]:
    """Everybody whom an article names, in the order of surnames."""
    return [*map(Named._make, EVERYBODY.read(db))]
