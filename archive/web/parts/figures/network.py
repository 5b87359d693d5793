"""The network as pages and files show it: the picture, and the pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.drawing.layout import Place
from archive.store.network import edges, pairs
from archive.store.network.pictures import ALL_YEARS, of_year
from archive.web.parts.figures.maps import classes
from archive.web.serving.request import PageRequest


class Person(NamedTuple):
    """A person in the archive; `known_as` is the office that distinguishes them from namesakes, if there are any."""

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
    """The picture of a year or of all: names with their positions, the weakest line first, and the range of each level.

    `more_people` and `more_pairs` are the numbers of those left out.
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

    ids: tuple[str, str]
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


SORTS = tuple(pairs.ORDERS)


def is_made(db: Database) -> bool:
    """Whether the archive has the network; one by an earlier version gets it with its next refresh."""
    return edges.made_from(db) is not None


def years(db: Database) -> list[int]:
    """The years that have a picture, latest first."""
    rows = db.execute("SELECT year FROM network_pictures WHERE year <> ? ORDER BY 1 DESC", [ALL_YEARS])
    return [year for (year,) in rows]


def count(db: Database, year: int, person: str | None = None) -> int:
    """How many pairs there are in a year, or in it with a person (id)."""
    if person is None:
        row = db.execute("SELECT picture ->> 'tied' FROM network_pictures WHERE year = ?", [year]).fetchone()
        return row[0] if row else 0
    sql = f"SELECT count(*) FROM ({pairs.tied(of_year(year), pairs.OF_PERSON)})"
    found: int = db.execute(sql, {"year": year, "person": person}).fetchone()[0]
    return found


def read_pairs(
    db: Database, year: int, person: str | None = None, sort: str = "texts", part: slice | None = None
) -> list[Pair]:
    """The pairs of a year, or in it with a person (id), in one of SORTS, all or a part of them."""
    return _read(db, pairs.read(db, year, sort, part, person))


def read_pairs_after(db: Database, year: int, place: tuple[str, str], number: int) -> list[Pair]:
    """The next `number` pairs of a year after two ids, in the order of ids, without a look at those before."""
    after = f"(person_id, other_id) > (:one, :other) AND {of_year(year)}"
    sql = f"{pairs.tied(after)} ORDER BY 1, 2 LIMIT :number"
    asked = {"year": year, "one": place[0], "other": place[1], "number": number}
    return _read(db, db.execute(sql, asked).fetchall())


def _read(db: Database, rows: list[pairs.Row]) -> list[Pair]:
    people = _people(db, {id for row in rows for id in row[:2]})
    return [Pair((one, other), people[one], people[other], *numbers) for one, other, *numbers in rows]


def read_picture(db: Database, year: int) -> Picture | None:
    """The picture of a year; None if no article of the year names two people."""
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
    shown = sorted(((people[id], place) for id, place in places.items()), key=lambda one: (one[1].y, one[1].x))
    more = made["named"] - len(shown), made["tied"] - len(lines)
    return Picture(made["width"], made["height"], shown, lines, levels, *more)


def _people(db: Database, ids: Iterable[str]) -> dict[str, Person]:
    rows = db.execute(
        "SELECT id, name, slug, known_as FROM people WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(ids))],
    )
    return {id: Person(*row) for id, *row in rows.fetchall()}


def _level(texts: int, levels: list[tuple[int, int]]) -> int:
    return next(level for level, (_, high) in enumerate(levels, 1) if texts <= high)


def year_asked(request: PageRequest) -> int:
    """The year of a request; ALL_YEARS where it asks for none."""
    year = request.number("year") or ALL_YEARS
    return year if year <= 9999 else ALL_YEARS
