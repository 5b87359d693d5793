"""/speakers and /speaker/<slug>: who spoke, in what office over time, and what they said."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.latvian.collation import SortKey, heading, sort_key
from archive.search import names
from archive.web.charts import by_year
from archive.web.memory import remembered
from archive.web.paging import Page, page_of
from archive.web.visit import Visit

_PEOPLE_ON_A_PAGE = 200
_ARTICLES_ON_A_PAGE = 20
_OFFICES = 2  # of each person in the index
_OFFICES_SHOWN = 12  # of one person, before the rest is folded away

_EVERYBODY = """
SELECT people.id, people.name, people.slug, name_certain, count(DISTINCT article_id) AS articles,
  substr(min(published_on), 1, 4) AS first, substr(max(published_on), 1, 4) AS last, max(spoke) AS speaks
FROM people CROSS JOIN appearances ON person_id = people.id CROSS JOIN articles ON articles.id = article_id
GROUP BY people.id
"""

_OFFICE = "trim(coalesce(organisation, '') || ' ' || coalesce(role, ''))"

_HELD = f"""
SELECT person_id, {_OFFICE} AS office, lang, count(*) AS times
FROM json_each(:people) CROSS JOIN appearances ON person_id = value CROSS JOIN articles ON articles.id = article_id
WHERE role IS NOT NULL OR organisation IS NOT NULL GROUP BY 1, 2 ORDER BY times DESC, office
"""

_PERSON = "SELECT id, name, slug, name_certain FROM people WHERE slug = ?"

_OFFICES_OVER_TIME = f"""
SELECT {_OFFICE} AS office, min(published_on) AS first, max(published_on) AS last, lang
FROM appearances CROSS JOIN articles ON articles.id = article_id
WHERE person_id = :id AND (role IS NOT NULL OR organisation IS NOT NULL)
GROUP BY office ORDER BY last IS NULL, last DESC, first DESC, office
"""

_ARTICLES = """
SELECT id, published_on, spoke FROM articles
JOIN (SELECT article_id, max(spoke) AS spoke FROM appearances WHERE person_id = :id GROUP BY 1) ON article_id = id
ORDER BY published_on IS NULL, published_on DESC, id
"""

_APPEARANCES = """
SELECT article_id, title, published_on, lang, name_as_written, role, organisation, other_roles, spoke, talk, statement
FROM json_each(:articles) CROSS JOIN articles ON articles.id = value
  CROSS JOIN appearances ON article_id = articles.id AND person_id = :id
ORDER BY key, start
"""

_WRITTEN = """
SELECT name_as_written, count(*) AS times FROM appearances WHERE person_id = :id
GROUP BY 1 ORDER BY times DESC, name_as_written LIMIT 12
"""

_BESIDE = """
WITH here AS MATERIALIZED (SELECT DISTINCT article_id FROM appearances WHERE person_id = :id)
SELECT name, slug, articles FROM (SELECT person_id, count(DISTINCT appearances.article_id) AS articles
  FROM here CROSS JOIN appearances ON appearances.article_id = here.article_id WHERE person_id <> :id GROUP BY 1)
JOIN people ON people.id = person_id ORDER BY articles DESC, name, slug LIMIT 10
"""

_PLACES = """
WITH here AS MATERIALIZED (SELECT DISTINCT article_id FROM appearances WHERE person_id = :id)
SELECT name, slug, valid_from, valid_to, articles
FROM (SELECT municipality_id, count(DISTINCT mentions.article_id) AS articles
  FROM here CROSS JOIN mentions ON mentions.article_id = here.article_id GROUP BY 1)
JOIN municipalities ON municipalities.id = municipality_id ORDER BY articles DESC, name, slug LIMIT 10
"""


def text_link(address: str, words: str) -> str:
    """An address that shows the page at these words of it: a text fragment, which needs no JavaScript.

    Long texts are given by their beginning and end. See https://wicg.github.io/scroll-to-text-fragment/.
    """
    parts = words.split()
    is_long = len(parts) > 12
    fragment = f"{_encoded(parts[:5])},{_encoded(parts[-5:])}" if is_long else _encoded(parts)
    return f"{address}#:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")


def by_surname(name: str) -> tuple[SortKey, SortKey]:
    """What an index of persons is sorted by: the last word of the name, then all of it."""
    return sort_key(name.split()[-1] if name.strip() else ""), sort_key(name)


@remembered
def everybody(db: Database) -> list[dict[str, Any]]:
    """Everybody who is named, by surname: how often, in which years, and whether they `speaks`."""
    people = sorted(db.query(_EVERYBODY), key=lambda person: by_surname(person["name"]))
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
    page: Page


async def speakers_page(visit: Visit) -> Response:
    """Everybody who spoke, by surname; with ?all=1 everybody who is named, with ?q= those that the name means."""
    everyone, asked = visit.argument("all") == "1", visit.argument("q")
    letter, page = visit.argument("letter"), visit.number("page") or 1
    index = await visit.read(lambda db: read_index(db, asked, letter, page, everyone=everyone))
    return await visit.render("speakers.html", index=index, asked=asked, everyone=everyone)


def read_index(db: Database, asked: str = "", letter: str = "", page: int = 1, *, everyone: bool = False) -> Index:
    """Those who speak, or everyone, that a name means, if one is asked for. Too many are shown letter by letter."""
    people = [person for person in everybody(db) if person["speaks"] or everyone]
    if asked:
        meant = set(names.find(db, "speaker", asked, is_query=True))
        people = [person for person in people if person["id"] in meant]
    letters = dict(Counter(person["letter"] for person in people))
    if letter not in letters:
        letter = next(iter(letters)) if len(people) > _PEOPLE_ON_A_PAGE else ""
    listed = [person for person in people if letter in ("", person["letter"])]
    part = page_of(page, len(listed), _PEOPLE_ON_A_PAGE)
    shown = listed[part.part]
    offices = _most_held(db, [person["id"] for person in shown])
    told = [{**person, "offices": offices.get(person["id"], [])} for person in shown]
    groups = [(letter, list(group)) for letter, group in groupby(told, key=lambda person: person["letter"])]
    return Index(groups, len(people), letters, letter, part)


def _most_held(db: Database, people: list[str]) -> dict[str, list[tuple[str, str]]]:
    """The offices that each person is given most often, each with the language that it is in."""
    offices: dict[str, list[tuple[str, str]]] = {}
    for person, office, lang, _ in db.execute(_HELD, {"people": json.dumps(people)}):
        if len(offices.setdefault(person, [])) < _OFFICES:
            offices[person].append((office, lang))
    return offices


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is known of a person; of the appearances those of the articles on one page."""

    person: dict[str, Any]
    offices: list[dict[str, Any]]
    years: dict[int, int]
    spoken: int  # articles in which the person speaks: those that a search for the speaker finds
    spoken_years: dict[int, int]
    articles: int
    page: Page
    appearances: list[dict[str, Any]]
    written: list[dict[str, Any]]
    beside: list[dict[str, Any]]
    places: list[dict[str, Any]]


async def speaker_page(visit: Visit) -> Response:
    """One person: the offices over time, and every appearance with a link to the sentence."""
    slug = visit.matched("slug")
    found = await visit.read(lambda db: read_speaker(db, slug, visit.number("page") or 1))
    if not found:
        raise NotFound(f"Nobody in the archive has the address {slug}")
    for one in found.appearances:
        one["article"] = visit.path(f"/article/{one['article_id']}")
        one["link"] = text_link(one["article"], one["statement"] or one["talk"] or one["name_as_written"])
        one["is_bare"] = not any(one[said] for said in ("organisation", "role", "other_roles", "talk", "statement"))

    def search_of(year: int) -> str | None:
        # No link to a list that is shorter than the column says.
        finds_all = found.spoken_years.get(year) == found.years[year]
        return visit.path(f"/search?speaker={slug}&year={year}") if finds_all else None

    return await visit.render(
        "speaker.html",
        found=found,
        person=found.person,
        articles=[list(group) for _, group in groupby(found.appearances, key=lambda one: one["article_id"])],
        most_offices=_OFFICES_SHOWN,
        first_year=min(found.years, default=0),
        last_year=max(found.years, default=0),
        chart=by_year(found.years, search_of),
        feed=visit.path(f"/search.atom?speaker={slug}"),
    )


def read_speaker(db: Database, slug: str, page: int = 1) -> Speaker | None:
    """The person of an address; `page` counts the pages of the articles from 1. None where nobody has the slug."""
    person = next(db.query(_PERSON, [slug]), None)
    if not person:
        return None
    key = {"id": person["id"]}
    articles = db.execute(_ARTICLES, key).fetchall()
    shown = page_of(page, len(articles), _ARTICLES_ON_A_PAGE)
    ids = json.dumps([id for id, *_ in articles[shown.part]])
    return Speaker(
        person=person,
        offices=list(db.query(_OFFICES_OVER_TIME, key)),
        years=Counter(int(day[:4]) for _, day, _ in articles if day),
        spoken=sum(spoke for _, _, spoke in articles),
        spoken_years=Counter(int(day[:4]) for _, day, spoke in articles if day and spoke),
        articles=len(articles),
        page=shown,
        appearances=list(db.query(_APPEARANCES, {**key, "articles": ids})),
        written=list(db.query(_WRITTEN, key)),
        beside=list(db.query(_BESIDE, key)),
        places=list(db.query(_PLACES, key)),
    )


ROUTES = [(r"^/speakers$", speakers_page), (r"^/speaker/(?P<slug>[a-z0-9-]+)$", speaker_page)]
