"""/speakers and /speaker/<slug>: who spoke, in what office over time, and what they said."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import quote

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.web.visit import Visit

_SPEAKERS = """
SELECT people.name, people.slug, name_certain, count(DISTINCT article_id) AS articles, min(published_on) AS first,
  max(published_on) AS last, max(spoke) AS speaks,
  (SELECT group_concat(office, ' · ') FROM (
    SELECT DISTINCT trim(coalesce(organisation, '') || ' ' || coalesce(role, '')) AS office
    FROM appearances AS held WHERE held.person_id = people.id AND (role IS NOT NULL OR organisation IS NOT NULL)
    ORDER BY office LIMIT 3)) AS offices
FROM people JOIN appearances ON person_id = people.id JOIN articles ON articles.id = article_id
GROUP BY people.id HAVING speaks OR :everybody ORDER BY people.name, people.id
"""

_APPEARANCES = """
SELECT article_id, title, published_on, lang, name_as_written, role, organisation, other_roles, spoke, talk, statement
FROM appearances JOIN people ON people.id = person_id JOIN articles ON articles.id = article_id
WHERE people.slug = :slug ORDER BY published_on IS NULL, published_on DESC, article_id, start
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


async def speakers_page(visit: Visit) -> Response:
    """Everybody who spoke, by name; with ?all=1 everybody who is named."""
    everybody = visit.argument("all") == "1"
    people = await visit.read(lambda db: list(db.query(_SPEAKERS, {"everybody": everybody})))
    return await visit.render("speakers.html", people=people, everybody=everybody)


async def speaker_page(visit: Visit) -> Response:
    """One person: the offices over time, and every appearance with a link to the sentence."""
    found = await visit.read(lambda db: read_speaker(db, visit.matched("slug")))
    if not found:
        raise NotFound(f"Nobody in the archive has the address {visit.matched('slug')}")
    person, appearances = found
    for one in appearances:
        one["article"] = visit.path(f"/article/{one['article_id']}")
        one["link"] = text_link(one["article"], one["statement"] or one["talk"] or one["name_as_written"])
    articles = [(first, list(group)) for first, group in groupby(appearances, key=lambda one: one["article_id"])]
    return await visit.render("speaker.html", person=person, articles=articles, offices=_offices(appearances))


def read_speaker(db: Database, slug: str) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """The row of a person and those of the appearances, newest first; None where nobody has the slug."""
    person = next(db.query("SELECT id, name, slug, name_certain FROM people WHERE slug = ?", [slug]), None)
    return (person, list(db.query(_APPEARANCES, {"slug": slug}))) if person else None


def _offices(appearances: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Each office with the first and the last day on which it is named, latest first. Undated ones have no days."""
    days: dict[str, list[str]] = {}
    for one in appearances:
        office = " ".join(filter(None, (one["organisation"], one["role"])))
        if office:
            days.setdefault(office, []).extend(filter(None, [one["published_on"]]))
    offices = [(office, min(dates, default=""), max(dates, default="")) for office, dates in days.items()]
    return sorted(offices, key=lambda one: (one[2], one[0]), reverse=True)


ROUTES = [(r"^/speakers$", speakers_page), (r"^/speaker/(?P<slug>[a-z0-9-]+)$", speaker_page)]
