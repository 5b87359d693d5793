"""/municipalities and /municipality/<slug>: what was written about a municipality and those that it came from."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.web.speakers import text_link
from archive.web.visit import Visit

_MUNICIPALITIES = """
SELECT name, slug, type, valid_from, valid_to,
  (SELECT count(DISTINCT article_id) FROM mentions WHERE mentions.municipality_id = municipalities.id) AS own,
  (SELECT count(DISTINCT article_id) FROM municipality_scope JOIN mentions ON mentions.municipality_id = includes_id
    WHERE municipality_scope.municipality_id = municipalities.id) AS articles
FROM municipalities ORDER BY valid_to IS NOT NULL, type = 'novads', name, valid_from DESC
"""

_ONE = "SELECT id, name, slug, type, valid_from, valid_to FROM municipalities WHERE slug = :slug"

_RELATED = """
SELECT name, slug, valid_from, valid_to, 'from' AS relation FROM municipality_scope
  JOIN municipalities ON municipalities.id = includes_id WHERE municipality_id = :id AND is_predecessor
UNION ALL
SELECT name, slug, valid_from, valid_to, 'into' FROM municipality_scope
  JOIN municipalities ON municipalities.id = municipality_id WHERE includes_id = :id AND is_predecessor
ORDER BY relation, name, valid_from
"""

_MENTIONS = """
SELECT article_id, title, published_on, lang, named.name, named.valid_to, is_predecessor, surface,
  substr(body, max(1, start - 79), min(80, start)) AS before, substr(body, "end" + 1, 100) AS behind
FROM municipality_scope JOIN mentions ON mentions.municipality_id = includes_id
  JOIN municipalities AS named ON named.id = includes_id JOIN articles ON articles.id = article_id
WHERE municipality_scope.municipality_id = :id
ORDER BY published_on IS NULL, published_on DESC, article_id, start
"""


async def municipalities_page(visit: Visit) -> Response:
    """All municipalities: those of today with what they came from counted in, then those of before."""
    rows = await visit.read(lambda db: list(db.query(_MUNICIPALITIES)))
    today = [row for row in rows if not row["valid_to"]]
    former = [row for row in rows if row["valid_to"] and row["own"]]
    return await visit.render("municipalities.html", today=today, former=former)


async def municipality_page(visit: Visit) -> Response:
    """One municipality: what it came from and became, and every mention; those of its predecessors are marked."""
    found = await visit.read(lambda db: read_municipality(db, visit.matched("slug")))
    if not found:
        raise NotFound(f"No municipality has the address {visit.matched('slug')}")
    one, related, mentions = found
    for mention in mentions:
        mention["article"] = visit.path(f"/article/{mention['article_id']}")
        following = (mention["surface"] + mention["behind"].split("\n")[0]).split()[:6]
        mention["link"] = text_link(mention["article"], " ".join(following[:-1] or following))
    articles = [list(group) for _, group in groupby(mentions, key=lambda mention: mention["article_id"])]
    return await visit.render("municipality.html", one=one, related=related, articles=articles)


def read_municipality(
    db: Database, slug: str
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]] | None:
    """The row of a municipality, those that it came from and became, and all mentions; None for an unknown slug."""
    one = next(db.query(_ONE, {"slug": slug}), None)
    if not one:
        return None
    key = {"id": one["id"]}
    return one, list(db.query(_RELATED, key)), list(db.query(_MENTIONS, key))


ROUTES = [(r"^/municipalities$", municipalities_page), (r"^/municipality/(?P<slug>[a-z0-9-]+)$", municipality_page)]
