"""/speakers and /speaker/<slug>: who spoke, in what office over time, and what they said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.latvian.collation import SortKey, heading, sort_key
from archive.people.namesakes import doubt
from archive.people.tenure import Held, Office, office_name, offices
from archive.search import names
from archive.web.parts.charts import by_year
from archive.web.parts.paging import ListPage, page_of
from archive.web.parts.said import shown, text_link
from archive.web.serving.cache import cached
from archive.web.serving.request import PageRequest

_PEOPLE_ON_A_PAGE = 200
_ARTICLES_ON_A_PAGE = 20
_OFFICES = 2  # of each person in the index
_OFFICES_SHOWN = 12  # of one person, before the rest is folded away

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

_HELD = """
SELECT person_id, organisation, role, role_nominative, lang, other_roles, min(published_on), max(published_on), count(*)
FROM json_each(:people) CROSS JOIN appearances ON person_id = value CROSS JOIN articles ON articles.id = article_id
WHERE role IS NOT NULL OR organisation IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
"""

_PERSON = "SELECT id, name, slug, name_certain, known_as FROM people WHERE slug = ?"

_NAMESAKES = (
    "SELECT slug, name, known_as FROM people WHERE name = :name AND known_as IS NOT NULL AND id <> :id ORDER BY id"
)

_UNSURE = "SELECT count(DISTINCT article_id) FROM appearances WHERE person_id = :id AND may_be_namesake"

_LEFT = "SELECT name FROM person_ids WHERE slug = ?"

_ARTICLES = """
SELECT id, published_on, spoke FROM articles
JOIN (SELECT article_id, max(spoke) AS spoke FROM appearances WHERE person_id = :id GROUP BY 1) ON article_id = id
ORDER BY spoke DESC, published_on IS NULL, published_on DESC, id
"""

_APPEARANCES = """
SELECT article_id, title, published_on, lang, name_as_written, role, organisation, other_roles, spoke, talk,
  may_be_namesake
FROM json_each(:articles) CROSS JOIN articles ON articles.id = value
  CROSS JOIN appearances ON article_id = articles.id AND person_id = :id
ORDER BY key, start
"""

_SAID = """
SELECT article_id, text, quoted FROM statements
WHERE person_id = ? AND article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position
"""

_WRITTEN = """
SELECT name_as_written, count(*) AS times FROM appearances WHERE person_id = :id
GROUP BY 1 ORDER BY times DESC, name_as_written LIMIT 12
"""

_BESIDE = """
WITH here AS MATERIALIZED (SELECT DISTINCT article_id FROM appearances WHERE person_id = :id)
SELECT name, slug, known_as, articles FROM (SELECT person_id, count(DISTINCT appearances.article_id) AS articles
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


def by_surname(name: str) -> tuple[SortKey, SortKey]:
    """What an index of persons is sorted by: the last word of the name, then all of it."""
    return sort_key(name.split()[-1] if name.strip() else ""), sort_key(name)


@cached
def everybody(db: Database) -> list[dict[str, Any]]:
    """Everyone named, by surname: how often and in which years they are named, and in which they speak."""
    people = sorted(db.query(_EVERYBODY), key=lambda person: (by_surname(person["name"]), person["id"]))
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
    people = [person for person in everybody(db) if person["spoken_articles"] or everyone]
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
    told = [_counted(person, everyone) | {"offices": offices.get(person["id"], [])} for person in shown]
    groups = [(letter, list(group)) for letter, group in groupby(told, key=lambda person: person["letter"])]
    return Index(groups, len(people), letters, letter, part)


def _counted(person: dict[str, Any], everyone: bool) -> dict[str, Any]:
    """A person of the index with the numbers of the articles that the index is about."""
    return person if everyone else person | {name: person[f"spoken_{name}"] for name in ("articles", "first", "last")}


def _most_held(db: Database, people: list[str]) -> dict[str, list[Office]]:
    """The offices that each person is given most often."""
    rows = db.execute(_HELD, {"people": json.dumps(people)}).fetchall()
    return {
        person: sorted(_offices(group), key=lambda one: -one.times)[:_OFFICES]
        for person, group in groupby(rows, key=lambda row: row[0])
    }


def _offices(rows: Iterable[tuple[Any, ...]]) -> list[Office]:
    """The offices of one person from rows of _HELD. Further ones of a mention are stored as they are written only."""
    held: list[Held] = []
    for _, organisation, role, nominative, lang, others, *times in rows:
        held.append(Held(organisation, role, nominative, lang, *times))
        held += [Held(None, other, None, lang, *times) for other in (others or "").split("; ") if other]
    return offices(held)


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is known of a person; of the appearances and of what is said that of the articles on one page.

    Articles in which the person speaks come before those that only name the person. `doubt` are two offices that speak
    for several people of the name, `namesakes` those who are proved to be others, and `unsure` the articles that may
    mean one of them as well.
    """

    person: dict[str, Any]
    offices: list[Office]
    doubt: tuple[Office, Office] | None
    namesakes: list[dict[str, Any]]
    unsure: int
    years: dict[int, int]
    spoken: int  # articles in which the person speaks: those that a search for the speaker finds
    spoken_years: dict[int, int]
    articles: int
    page: ListPage
    appearances: list[dict[str, Any]]
    said: dict[str, list[dict[str, Any]]]  # by article
    written: list[dict[str, Any]]
    beside: list[dict[str, Any]]
    places: list[dict[str, Any]]


async def speaker_page(request: PageRequest) -> Response:
    """One person: the offices over time, what is said, each with a link to its sentence, and where else they are named.

    Whoever was found to be somebody else's other spelling is shown there; whom no article names any more, is told.
    """
    slug = request.matched("slug")
    found = await request.read(lambda db: read_speaker(db, slug, request.number("page") or 1))
    if not found:
        return await _who_left(request, slug)
    appearances = [_linked(request, one) for one in found.appearances]
    articles = [list(group) for _, group in groupby(appearances, key=lambda one: one["article_id"])]
    speaks = [any(one["spoke"] for one in group) for group in articles]

    def search_of(year: int) -> str | None:
        # No link to a list that is shorter than the column says.
        finds_all = found.spoken_years.get(year) == found.years[year]
        return request.path(f"/search?speaker={slug}&year={year}") if finds_all else None

    return await request.render(
        "speaker.html",
        found=found,
        person=found.person,
        said={
            article_id: [shown(one, request.path(f"/article/{article_id}")) for one in said]
            for article_id, said in found.said.items()
        },
        sections=[
            (spoke, [group for group, does in zip(articles, speaks, strict=True) if does is spoke])
            for spoke in (True, False)
        ],
        most_offices=_OFFICES_SHOWN,
        first_year=min(found.years, default=0),
        last_year=max(found.years, default=0),
        chart=by_year(found.years, search_of),
        feed=request.path(f"/search.atom?speaker={slug}"),
    )


def _linked(request: PageRequest, one: dict[str, Any]) -> dict[str, Any]:
    """An appearance with its links, and whether nothing is to be shown of it but a name that does not speak."""
    article = request.path(f"/article/{one['article_id']}")
    return one | {
        "article": article,
        "link": text_link(article, one["talk"] or ""),
        "office": office_name(one["organisation"], one["role"], one["lang"]),
        "name_link": text_link(article, one["name_as_written"]),
        "is_bare": not any(one[said] for said in ("organisation", "role", "other_roles", "spoke")),
    }


async def _who_left(request: PageRequest, slug: str) -> Response:
    """The answer for a slug that nobody has now. Raises NotFound where nobody ever had it."""
    now, name = await request.read(lambda db: _once(db, slug))
    if now:
        _, mark, parameters = request.here().partition("?")
        return Response.redirect(request.path(f"/speaker/{now}") + mark + parameters, status=301)
    if not name:
        raise NotFound(f"Nobody in the archive has the address {slug}")
    return await request.render("no_longer_named.html", status=410, name=name)


def _once(db: Database, slug: str) -> tuple[str | None, str | None]:
    """The slug of the person whose id a slug was joined to, and the name that the slug was given for."""
    now = db.execute("SELECT slug FROM people WHERE id = ?", [names.now_called(db, slug)]).fetchone()
    name = db.execute(_LEFT, [slug]).fetchone()
    return now and now[0], name and name[0]


def read_speaker(db: Database, slug: str, page: int = 1) -> Speaker | None:
    """The person of an address; `page` counts the pages of the articles from 1. None where nobody has the slug."""
    person = next(db.query(_PERSON, [slug]), None)
    if not person:
        return None
    key = {"id": person["id"]}
    articles = db.execute(_ARTICLES, key).fetchall()
    on_page = page_of(page, len(articles), _ARTICLES_ON_A_PAGE)
    ids = json.dumps([id for id, *_ in articles[on_page.part]])
    held = _offices(db.execute(_HELD, {"people": json.dumps([person["id"]])}))
    said: dict[str, list[dict[str, Any]]] = {}
    for one in db.query(_SAID, [person["id"], ids]):
        said.setdefault(one["article_id"], []).append(one)
    return Speaker(
        person=person,
        offices=held,
        doubt=doubt(held),
        namesakes=list(db.query(_NAMESAKES, {**key, "name": person["name"]})) if person["known_as"] else [],
        unsure=db.execute(_UNSURE, key).fetchone()[0],
        years=Counter(int(day[:4]) for _, day, _ in articles if day),
        spoken=sum(spoke for _, _, spoke in articles),
        spoken_years=Counter(int(day[:4]) for _, day, spoke in articles if day and spoke),
        articles=len(articles),
        page=on_page,
        appearances=list(db.query(_APPEARANCES, {**key, "articles": ids})),
        said=said,
        written=list(db.query(_WRITTEN, key)),
        beside=list(db.query(_BESIDE, key)),
        places=list(db.query(_PLACES, key)),
    )


ROUTES = [(r"^/speakers$", speakers_page), (r"^/speaker/(?P<slug>[a-z0-9-]+)$", speaker_page)]
