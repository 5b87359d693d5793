"""/municipalities and /municipality/<slug>: what was written about a municipality and its predecessors."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.latvian.collation import sort_key
from archive.search.counted import totals
from archive.search.query import names
from archive.search.query.suggest import names_like
from archive.web.parts.events import Event, read_events_in
from archive.web.parts.figures.charts import by_year
from archive.web.parts.figures.maps import ERAS, VIEW_BOX, Map, draw, locate
from archive.web.parts.history.former import FormerArticle, former_articles_of_municipality
from archive.web.parts.paging import ListPage, page_of
from archive.web.parts.texts.statements import text_link
from archive.web.serving.cached_reads import cached
from archive.web.serving.i18n import N_
from archive.web.serving.request import PageRequest

_ARTICLES_ON_A_PAGE = 30
_MENTIONS_SHOWN = 5  # mentions shown of one article
_EVENTS_SHOWN = 5  # future events shown, and as many past ones
_EVENTS_ON_A_PAGE = 50
TYPES = {
    "novads": N_("municipality"),
    "valstspilsēta": N_("state city"),
    "republikas pilsēta": N_("city of the republic"),
}

_EVERY = "SELECT id, name, slug, type, valid_from, valid_to FROM municipalities WHERE slug IS NOT NULL"

_ONE = "SELECT id, name, slug, type, valid_from, valid_to FROM municipalities WHERE slug = :slug"

_RELATED = """
SELECT id, name, slug, valid_from, valid_to, 'from' AS relation FROM municipality_scope
  JOIN municipalities ON municipalities.id = includes_id WHERE municipality_id = :id AND is_predecessor
UNION ALL
SELECT id, name, slug, valid_from, valid_to, 'into' FROM municipality_scope
  JOIN municipalities ON municipalities.id = municipality_id WHERE includes_id = :id AND is_predecessor
"""

# SQLite does not know how few other municipalities one includes, and would index all mentions for the query.
_NAMED = """
WITH named AS MATERIALIZED (SELECT DISTINCT article_id FROM municipality_scope
  CROSS JOIN mentions INDEXED BY mentions_municipality ON mentions.municipality_id = includes_id
  WHERE municipality_scope.municipality_id = :id)
"""

_ARTICLES = f"""{_NAMED}
SELECT id, published_on FROM named CROSS JOIN articles_narrow ON id = article_id
ORDER BY published_on IS NULL, published_on DESC, id
"""

_SPEAKERS = f"""{_NAMED}
SELECT name, slug, known_as, articles FROM (SELECT person_id, count(DISTINCT article_id) AS articles
  FROM appearances WHERE spoke = 1 AND article_id IN (SELECT article_id FROM named) GROUP BY 1)
JOIN people ON people.id = person_id ORDER BY articles DESC, name, slug LIMIT 10
"""

_AROUND = 80  # characters shown on either side of a name
_MENTIONS = f"""
SELECT article_id, title, published_on, lang, named.name, named.valid_to, is_predecessor, surface,
  substr(body, max(1, start - {_AROUND - 1}), min({_AROUND}, start)) AS before,
  substr(body, "end" + 1, {_AROUND}) AS behind
FROM json_each(:articles) CROSS JOIN articles ON articles.id = value
  CROSS JOIN mentions ON article_id = articles.id
  CROSS JOIN municipality_scope ON includes_id = mentions.municipality_id AND municipality_scope.municipality_id = :id
  JOIN municipalities AS named ON named.id = includes_id
ORDER BY key, start
"""


@cached
def count_articles(db: Database) -> list[dict[str, Any]]:
    """All municipalities in alphabetical order, with the number of articles about each and its predecessors."""
    about = totals.municipalities(db)
    rows = [row | {"articles": about.get(row["id"], 0)} for row in db.query(_EVERY)]
    return sorted(rows, key=lambda row: (sort_key(row["name"]), row["valid_from"]))


def map_of(request: PageRequest, counted: list[dict[str, Any]]) -> Map:
    """The map of the era in ?era=, or of today."""
    era = request.argument("era")
    slugs = {row["id"]: row["slug"] for row in counted}
    numbers = {row["id"]: row["articles"] for row in counted}
    return draw(era if era in ERAS else ERAS[0], numbers, lambda id: request.path(f"/municipality/{slugs[id]}"))


async def municipalities_page(request: PageRequest) -> Response:
    """All municipalities, present and former, on a map and as lists; with ?q= those that the name means."""
    name = request.argument("q")

    def read(db: Database) -> tuple[list[dict[str, Any]], set[str] | None, tuple[str, ...]]:
        counted = count_articles(db)
        found = set(names.find(db, "municipality", name, is_query=True)) if name else None
        near = names_like(db, "municipality", name, {row["id"] for row in counted}) if found == set() else ()
        return counted, found, near

    counted, found, near = await request.read(read)
    shown = [row for row in counted if found is None or row["id"] in found]
    return await request.render(
        "municipalities.html",
        name=name,
        near=near,
        today=[row for row in shown if not row["valid_to"]],
        former=[row for row in shown if row["valid_to"]],
        map=map_of(request, counted),
        view_box=VIEW_BOX,
    )


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: its row, its predecessors and successors, and the articles about it, one page of them in full.

    `former` is what only former versions have.
    """

    row: dict[str, Any]
    came_from: list[dict[str, Any]]
    became: list[dict[str, Any]]
    years: dict[int, int]
    articles: int
    page: ListPage
    mentions: list[dict[str, Any]]
    former: list[FormerArticle]
    speakers: list[dict[str, Any]]
    coming: list[Event]
    past: list[Event]


async def municipality_page(request: PageRequest) -> Response:
    """One municipality: its predecessors and successors, and every mention; those of predecessors are marked."""
    slug = request.matched("slug")
    found = await request.read(lambda db: read_municipality(db, slug, request.number("page") or 1))
    if not found:
        raise NotFound(f"No municipality has the address {slug}")
    for mention in found.mentions:
        mention["article"] = request.path(f"/article/{mention['article_id']}")
        mention["before"], mention["behind"] = _whole_words(mention["before"], mention["behind"])
        following = (mention["surface"] + mention["behind"].rstrip("…")).split()[:6]
        mention["link"] = text_link(mention["article"], " ".join(following[:-1] or following))
    today, over = locate([found.row["id"], *(other["id"] for other in found.came_from)])
    return await request.render(
        "municipality.html",
        found=found,
        type=TYPES.get(found.row["type"], found.row["type"]),
        articles=[list(group) for _, group in groupby(found.mentions, key=lambda mention: mention["article_id"])],
        most=_MENTIONS_SHOWN,
        most_events=_EVENTS_SHOWN,
        chart=by_year(found.years, lambda year: request.path(f"/search?municipality={slug}&year={year}")),
        feed=request.path(f"/search.atom?municipality={slug}"),
        subscribe=request.path(f"/subscribe?municipality={slug}"),
        view_box=VIEW_BOX,
        today=today,
        over=over,
    )


def _whole_words(before: str, behind: str) -> tuple[str, str]:
    """The text before and after a name, in its paragraph; … where words were cut off."""
    *cut, before = before.rsplit("\n", 1)
    if not cut and len(before) == _AROUND:
        before = "…" + before.partition(" ")[2]
    behind, *cut = behind.split("\n", 1)
    if not cut and len(behind) == _AROUND:
        behind = behind.rpartition(" ")[0] + "…"
    return before, behind


def read_municipality(db: Database, slug: str, page: int = 1) -> Municipality | None:
    """The municipality at an address; `page` counts the pages of its articles from 1. None for an unknown slug."""
    one = next(db.query(_ONE, {"slug": slug}), None)
    if not one:
        return None
    key = {"id": one["id"]}
    related = sorted(db.query(_RELATED, key), key=lambda other: (sort_key(other["name"]), other["valid_from"]))
    articles = db.execute(_ARTICLES, key).fetchall()
    shown = page_of(page, len(articles), _ARTICLES_ON_A_PAGE)
    ids = json.dumps([id for id, _ in articles[shown.part]])
    coming, past = read_events_in(db, one["id"])
    return Municipality(
        row=one,
        came_from=[other for other in related if other["relation"] == "from"],
        became=[other for other in related if other["relation"] == "into"],
        years=Counter(int(day[:4]) for _, day in articles if day),
        articles=len(articles),
        page=shown,
        mentions=list(db.query(_MENTIONS, {**key, "articles": ids})),
        former=former_articles_of_municipality(db, one["id"]),
        speakers=list(db.query(_SPEAKERS, key)),
        coming=coming,
        past=past,
    )


async def municipality_events_page(request: PageRequest) -> Response:
    """All events in a municipality: future ones, soonest first, then past ones, latest first."""
    slug = request.matched("slug")

    def read(db: Database) -> tuple[dict[str, Any], list[Event], list[Event]] | None:
        one = next(db.query(_ONE, {"slug": slug}), None)
        return (one, *read_events_in(db, one["id"])) if one else None

    if not (found := await request.read(read)):
        raise NotFound(f"No municipality has the address {slug}")
    one, coming, past = found
    page = page_of(request.number("page") or 1, len(coming) + len(past), _EVENTS_ON_A_PAGE)
    shown = [*coming, *past][page.part]
    return await request.render(
        "municipality_events.html",
        one=one,
        page=page,
        coming=[event for event in shown if event in coming],
        past=[event for event in shown if event not in coming],
    )


_SLUG = "(?P<slug>[a-z0-9-]+)"
ROUTES = [
    (r"^/municipalities$", municipalities_page),
    (rf"^/municipality/{_SLUG}$", municipality_page),
    (rf"^/municipality/{_SLUG}/events$", municipality_events_page),
]
