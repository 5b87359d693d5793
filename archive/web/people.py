"""/speakers and /speaker/<slug>: who spoke, in what office over time, and what they said."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import quote

from datasette import NotFound, Response  # type: ignore[import-untyped]

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


def archive_database(datasette: Any) -> Any:
    """The archive among the databases that are served: the one of that name, else the first."""
    return datasette.databases.get("archive") or datasette.get_database()


async def rows_of(datasette: Any, request: Any, sql: str, **parameters: object) -> list[dict[str, Any]]:
    """The rows of a query on the archive, if whoever asks may see it."""
    database = archive_database(datasette)
    await datasette.ensure_permissions(request.actor, [("view-database", database.name), "view-instance"])
    return [dict(row) for row in (await database.execute(sql, parameters)).rows]


async def speakers_page(datasette: Any, request: Any) -> Any:
    """Everybody who spoke, by name; with ?all=1 everybody who is named."""
    everybody = request.args.get("all") == "1"
    people = await rows_of(datasette, request, _SPEAKERS, everybody=everybody)
    context = {"people": people, "everybody": everybody}
    return Response.html(await datasette.render_template("speakers.html", context, request=request))


async def speaker_page(datasette: Any, request: Any) -> Any:
    """One person: the offices over time, and every appearance with a link to the sentence."""
    slug = request.url_vars["slug"]
    person = await rows_of(
        datasette, request, "SELECT name, slug, name_certain FROM people WHERE slug = :slug", slug=slug
    )
    if not person:
        raise NotFound(f"Nobody in the archive has the address {slug}")
    appearances = await rows_of(datasette, request, _APPEARANCES, slug=slug)
    name = archive_database(datasette).name
    for one in appearances:
        address = datasette.urls.row(name, "articles", one["article_id"])
        one["article"] = address
        one["link"] = text_link(address, one["statement"] or one["talk"] or one["name_as_written"])
    articles = [(first, list(group)) for first, group in groupby(appearances, key=lambda one: one["article_id"])]
    context = {"person": person[0], "articles": articles, "offices": _offices(appearances)}
    return Response.html(await datasette.render_template("speaker.html", context, request=request))


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
