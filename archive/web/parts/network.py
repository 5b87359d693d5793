"""Who stands with whom, as pages and files show it: the picture, and the pairs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.drawing.layout import Place
from archive.store.network import edges
from archive.store.network.pictures import ALL_YEARS
from archive.web.parts.maps import classes
from archive.web.serving.request import PageRequest


class Person(NamedTuple):
    """Somebody of the archive; `known_as` is what tells them from others of the name, if there are any."""

    name: str
    slug: str
    known_as: str | None


class Line(NamedTuple):
    """A line of the picture between two people; `level` is the class of the number of texts, from 1."""

    one: Person
    other: Person
    places: tuple[Place, Place]
    texts: int
    level: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a year or of all: names where they stand, the weakest line first, and what each level stands for.

    `more_people` and `more_pairs` are not on it.
    """

    width: int
    height: int
    people: list[tuple[Person, Place]]
    lines: list[Line]
    levels: list[tuple[int, int]]
    more_people: int
    more_pairs: int


class Pair(NamedTuple):
    """Two people, and how many texts and articles name both; a text and its translation are two articles."""

    one: Person
    other: Person
    texts: int
    articles: int
    weight: float
    first_year: int | None
    last_year: int | None

    def search(self, path: str, year: int = ALL_YEARS) -> str:
        """The address of the search at a path that finds these articles."""
        asked = [("named", self.one.slug), ("named", self.other.slug), *([("year", str(year))] if year else [])]
        return f"{path}?{urlencode(asked)}"


_HERE = "edges WHERE :year IN (0, year) AND (:person IS NULL OR :person IN (person_id, other_id))"

_COUNTS = f"""
WITH pairs AS MATERIALIZED (SELECT person_id, other_id FROM {_HERE} GROUP BY 1, 2 HAVING sum(texts) > 0)
SELECT count(DISTINCT id), (SELECT count(*) FROM pairs)
FROM (SELECT person_id AS id FROM pairs UNION SELECT other_id FROM pairs)
"""

_PAIRS = f"""
WITH pairs AS MATERIALIZED (
  SELECT person_id, other_id, sum(texts) AS texts, sum(articles) AS articles, round(sum(weight), 3) AS weight,
    min(year) AS first_year, max(year) AS last_year
  FROM {_HERE} GROUP BY 1, 2 HAVING sum(texts) > 0
), named AS (
  SELECT one.name, one.slug, one.known_as, other.name AS other_name, other.slug AS other_slug,
    other.known_as AS other_known_as, texts, articles, weight, first_year, last_year
  FROM pairs JOIN people AS one ON one.id = person_id JOIN people AS other ON other.id = other_id
)
SELECT * FROM named
"""

SORTS = {
    "texts": "texts DESC, weight DESC, slug, other_slug",
    "weight": "weight DESC, texts DESC, slug, other_slug",
    "latest": "last_year DESC, texts DESC, weight DESC, slug, other_slug",
}


def is_made(db: Database) -> bool:
    """Whether the archive has the network; one of an earlier version has it after its next refresh."""
    return edges.made_from(db) is not None


def years(db: Database) -> list[int]:
    """The years that have a picture, latest first."""
    rows = db.execute("SELECT year FROM network_pictures WHERE year <> ? ORDER BY 1 DESC", [ALL_YEARS])
    return [year for (year,) in rows]


def count(db: Database, year: int, person: str | None = None) -> tuple[int, int]:
    """How many people and how many pairs there are in a year, or with a person (id)."""
    people, pairs = db.execute(_COUNTS, {"year": year, "person": person}).fetchone()
    return people, pairs


def read_pairs(
    db: Database, year: int, person: str | None = None, sort: str = "texts", part: slice | None = None
) -> Iterator[Pair]:
    """The pairs of a year, or with a person (id), in one of SORTS, all or a part of them."""
    limit = [part.stop - part.start, part.start] if part else [-1, 0]
    asked = {"year": year, "person": person, "limit": limit[0], "offset": limit[1]}
    for row in db.execute(f"{_PAIRS} ORDER BY {SORTS[sort]} LIMIT :limit OFFSET :offset", asked):
        yield Pair(Person(*row[:3]), Person(*row[3:6]), *row[6:])


def read_picture(db: Database, year: int) -> Picture | None:
    """The picture of a year; None where no article of the year names two people."""
    row = db.execute("SELECT picture FROM network_pictures WHERE year = ?", [year]).fetchone()
    made = json.loads(row[0]) if row else None
    if not made or not made["places"]:
        return None
    places = {id: Place(*place) for id, place in made["places"].items()}
    people = _people(db, places)
    levels = classes(max(texts for *_, texts in made["pairs"]))
    lines = [
        Line(people[one], people[other], (places[one], places[other]), texts, _level(texts, levels))
        for one, other, texts in reversed(made["pairs"])
    ]
    named, pairs = count(db, year)
    shown = sorted(((people[id], place) for id, place in places.items()), key=lambda one: (one[1].y, one[1].x))
    return Picture(made["width"], made["height"], shown, lines, levels, named - len(shown), pairs - len(lines))


def _people(db: Database, ids: dict[str, Any]) -> dict[str, Person]:
    rows = db.execute(
        "SELECT id, name, slug, known_as FROM people WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return {id: Person(*row) for id, *row in rows.fetchall()}


def _level(texts: int, levels: list[tuple[int, int]]) -> int:
    return next(level for level, (_, high) in enumerate(levels, 1) if texts <= high)


def year_asked(request: PageRequest) -> int:
    """The year of a request; ALL_YEARS where it asks for none."""
    year = request.number("year") or ALL_YEARS
    return year if year <= 9999 else ALL_YEARS
