"""/speakers: who spoke, and in which offices most of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette import Response
from sqlite_utils import Database

from archive.latvian.collation import SortKey, heading, sort_key
from archive.search import names
from archive.web.parts.offices import offices_of
from archive.web.parts.paging import ListPage, page_of
from archive.web.serving.cache import cached
from archive.web.serving.request import PageRequest

_PEOPLE_ON_A_PAGE = 200
_OFFICES = 2  # of each person in the index

# The counts of all articles that name the person, and after `spoken_` those of the articles in which the person speaks.
_EVERYBODY = """
SELECT people.id, people.name, people.slug, name_certain, known_as, count(DISTINCT article_id) AS articles,
  substr(min(published_on), 1, 4) AS first, substr(max(published_on), 1, 4) AS last,
  count(DISTINCT article_id) FILTER (WHERE spoke) AS spoken_articles,
  substr(min(published_on) FILTER (WHERE spoke), 1, 4) AS spoken_first,
  substr(max(published_on) FILTER (WHERE spoke), 1, 4) AS spoken_last
FROM people CROSS JOIN appearances ON person_id = people.id CROSS JOIN articles ON articles.id = article_id
GROUP BY people.id
"""

# Those whom former versions alone name.
_FORMER = """
SELECT people.id, people.name, people.slug, name_certain, known_as, 0 AS articles, NULL AS first, NULL AS last,
  0 AS spoken_articles, NULL AS spoken_first, NULL AS spoken_last, max(spoke) AS spoke_formerly
FROM people JOIN former_appearances ON person_id = people.id
WHERE people.id NOT IN (SELECT person_id FROM appearances) GROUP BY people.id
"""


def by_surname(name: str) -> tuple[SortKey, SortKey]:
    """What an index of persons is sorted by: the last word of the name, then all of it."""
    return sort_key(name.split()[-1] if name.strip() else ""), sort_key(name)


@cached
def everybody(db: Database) -> list[dict[str, Any]]:
    """Everyone named, by surname: how often and in which years they are named, and in which they speak.

    Those whom former versions alone name have no articles, and `spoke_formerly`.
    """
    found = [*db.query(_EVERYBODY), *db.query(_FORMER)]
    people = sorted(found, key=lambda person: (by_surname(person["name"]), person["id"]))
    for person in people:
        person["given"], _, person["surname"] = person["name"].rpartition(" ")
        person["letter"] = heading(person["surname"])
    return people


@dataclass(frozen=True, slots=True)
class Index:
    """A part of everybody: those shown, by letter, of how many, and the letters there are with their numbers."""

    shown: list[tuple[str, list[dict[str, Any]]]]
    total: int
    letters: dict[str, int]
    letter: str
    page: ListPage


async def speakers_page(request: PageRequest) -> Response:
    """Everybody who spoke, by surname; with ?all=1 everybody who is named, with ?q= those that the name means."""
    everyone, asked = request.argument("all") == "1", request.argument("q")
    letter, page = request.argument("letter"), request.number("page") or 1
    index = await request.read(lambda db: read_index(db, asked, letter, page, everyone=everyone))
    return await request.render("speakers.html", index=index, asked=asked, everyone=everyone)


def read_index(db: Database, asked: str = "", letter: str = "", page: int = 1, *, everyone: bool = False) -> Index:
    """Those who speak, or everyone, that a name means, if one is asked for. Too many are shown letter by letter."""
    people = [
        person for person in everybody(db) if everyone or person["spoken_articles"] or person.get("spoke_formerly")
    ]
    if asked:
        meant = set(names.find(db, "speaker", asked, is_query=True))
        people = [person for person in people if person["id"] in meant]
    letters = dict(Counter(person["letter"] for person in people))
    if letter not in letters:
        letter = next(iter(letters)) if len(people) > _PEOPLE_ON_A_PAGE else ""
    listed = [person for person in people if letter in ("", person["letter"])]
    part = page_of(page, len(listed), _PEOPLE_ON_A_PAGE)
    shown = listed[part.part]
    held = offices_of(db, [person["id"] for person in shown])
    offices = {person: sorted(found, key=lambda one: -one.times)[:_OFFICES] for person, found in held.items()}
    told = [_counted(person, everyone) | {"offices": offices.get(person["id"], [])} for person in shown]
    groups = [(letter, list(group)) for letter, group in groupby(told, key=lambda person: person["letter"])]
    return Index(groups, len(people), letters, letter, part)


def _counted(person: dict[str, Any], everyone: bool) -> dict[str, Any]:
    """A person of the index with the numbers of the articles that the index is about."""
    return person if everyone else person | {name: person[f"spoken_{name}"] for name in ("articles", "first", "last")}


ROUTES = [(r"^/speakers$", speakers_page)]
