"""/speaker/<slug>: what somebody said, in which offices over time, and where else they are named."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.people.namesakes import doubt
from archive.people.tenure import Office, office_name
from archive.search.query import names
from archive.web.parts.figures.charts import by_year
from archive.web.parts.history.corrections import corrections_of_person
from archive.web.parts.history.former import FormerArticle, former_articles_of_person
from archive.web.parts.offices import offices_of
from archive.web.parts.paging import ListPage, page_of
from archive.web.parts.texts.statements import shown_statement, text_link
from archive.web.serving.request import PageRequest

_ARTICLES_ON_A_PAGE = 20
_OFFICES_SHOWN = 12  # before the rest is folded away

_PERSON = "SELECT id, name, slug, name_certain, known_as FROM people WHERE slug = ?"

_NAMESAKES = (
    "SELECT slug, name, known_as FROM people WHERE name = :name AND known_as IS NOT NULL AND id <> :id ORDER BY id"
)

_UNSURE = "SELECT count(DISTINCT article_id) FROM appearances WHERE person_id = :id AND may_be_namesake"

_LEFT = "SELECT name FROM person_ids WHERE slug = ?"

_ARTICLES = """
SELECT id, published_on, spoke FROM articles_narrow
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
WHERE person_id = ? AND revision IS NULL AND article_id IN (SELECT value FROM json_each(?))
ORDER BY article_id, position
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

# As the search counts them: only present municipalities, each together with its predecessors.
_PLACES = """
WITH here AS MATERIALIZED (SELECT article_id, max(spoke) AS spoke FROM appearances WHERE person_id = :id GROUP BY 1),
about AS (SELECT DISTINCT municipality_scope.municipality_id AS today, here.article_id, spoke
  FROM here CROSS JOIN mentions ON mentions.article_id = here.article_id
  CROSS JOIN municipality_scope ON includes_id = mentions.municipality_id)
SELECT name, coalesce(slug, id) AS slug, articles, spoken
FROM (SELECT today, count(*) AS articles, sum(spoke) AS spoken FROM about GROUP BY 1)
JOIN municipalities ON id = today AND valid_to IS NULL ORDER BY articles DESC, name, slug LIMIT 10
"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the archive has on a person; appearances and statements only from the articles on one page.

    Articles in which the person speaks come before those that only name them.

    - `doubt` are two offices which suggest that several people have the name.
    - `namesakes` are people who are proved to be others, and `unsure` are articles that may mean one of them.
    - `former` is what only former versions have; `corrections` are the keeper's.
    - `beside` and `places` are the people and municipalities that most of the articles name, with their numbers.
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
    former: list[FormerArticle]
    corrections: list[dict[str, Any]]
    written: list[dict[str, Any]]
    beside: list[dict[str, Any]]
    places: list[dict[str, Any]]


async def speaker_page(request: PageRequest) -> Response:
    """One person: offices over time, statements, each with a link to its sentence, and other mentions.

    A slug that was merged into another person's redirects there; for a person no longer named by any article, the page
    says so.
    """
    slug = request.matched("slug")
    found = await request.read(lambda db: read_speaker(db, slug, request.number("page") or 1))
    if not found:
        return await _who_left(request, slug)
    appearances = [_linked(request, one) for one in found.appearances]
    articles = [list(group) for _, group in groupby(appearances, key=lambda one: one["article_id"])]
    speaks = [any(one["spoke"] for one in group) for group in articles]

    def search_of(spoken: int | None, articles: int, narrowed: str) -> str:
        # A link to a list that is as long as the number says.
        which = "speaker" if spoken == articles else "named"
        return request.path(f"/search?{which}={slug}&{narrowed}")

    return await request.render(
        "speaker.html",
        found=found,
        person=found.person,
        said={
            article_id: [shown_statement(one, request.path(f"/article/{article_id}")) for one in said]
            for article_id, said in found.said.items()
        },
        former=[
            (one, [shown_statement(said, request.path(one.path)) for said in one.statements], _talks(request, one))
            for one in found.former
        ],
        sections=[
            (spoke, [group for group, does in zip(articles, speaks, strict=True) if does is spoke])
            for spoke in (True, False)
        ],
        most_offices=_OFFICES_SHOWN,
        first_year=min(found.years, default=0),
        last_year=max(found.years, default=0),
        chart=by_year(
            found.years, lambda year: search_of(found.spoken_years.get(year), found.years[year], f"year={year}")
        ),
        places=[
            one | {"search": search_of(one["spoken"], one["articles"], f"municipality={one['slug']}")}
            for one in found.places
        ],
        feed=request.path(f"/search.atom?speaker={slug}"),
        subscribe=request.path(f"/subscribe?speaker={slug}"),
    )


def _talks(request: PageRequest, version: FormerArticle) -> list[dict[str, Any]]:
    path = request.path(version.path)
    return [one | {"link": text_link(path, one["talk"])} for one in version.appearances if one["talk"]]


def _linked(request: PageRequest, one: dict[str, Any]) -> dict[str, Any]:
    """An appearance with its links, and whether it is only the name of somebody who does not speak."""
    article = request.path(f"/article/{one['article_id']}")
    return one | {
        "article": article,
        "link": text_link(article, one["talk"] or ""),
        "office": office_name(one["organisation"], one["role"], one["lang"]),
        "name_link": text_link(article, one["name_as_written"]),
        "is_bare": not any(one[said] for said in ("organisation", "role", "other_roles", "spoke")),
    }


async def _who_left(request: PageRequest, slug: str) -> Response:
    """The answer for a slug that nobody has any longer. Raises NotFound if nobody ever had it."""
    now, name = await request.read(lambda db: _once(db, slug))
    if now:
        return request.moved(f"/speaker/{now}")
    if not name:
        raise NotFound(f"Nobody in the archive has the address {slug}")
    return await request.render("no_longer_named.html", status=410, name=name)


def _once(db: Database, slug: str) -> tuple[str | None, str | None]:
    """The slug of the person into whom a slug was merged, and the name that the slug was made from."""
    now = db.execute("SELECT slug FROM people WHERE id = ?", [names.now_called(db, slug)]).fetchone()
    name = db.execute(_LEFT, [slug]).fetchone()
    return now and now[0], name and name[0]


def read_speaker(db: Database, slug: str, page: int = 1) -> Speaker | None:
    """The person at an address; `page` counts the pages of the articles from 1. None if nobody has the slug."""
    person = next(db.query(_PERSON, [slug]), None)
    if not person:
        return None
    key = {"id": person["id"]}
    articles = db.execute(_ARTICLES, key).fetchall()
    on_page = page_of(page, len(articles), _ARTICLES_ON_A_PAGE)
    ids = json.dumps([id for id, *_ in articles[on_page.part]])
    held = offices_of(db, [person["id"]]).get(person["id"], [])
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
        former=former_articles_of_person(db, person["id"]),
        corrections=corrections_of_person(db, person["id"]),
        written=list(db.query(_WRITTEN, key)),
        beside=list(db.query(_BESIDE, key)),
        places=list(db.query(_PLACES, key)),
    )


ROUTES = [(r"^/speaker/(?P<slug>[a-z0-9-]+)$", speaker_page)]
