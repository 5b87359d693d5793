"""Search for machines: /search.json, /search.csv for spreadsheets, /search.atom for feed readers."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from html import escape

from datasette import Response
from datasette.database import QueryInterrupted
from sqlite_utils import Database

from archive.clock import day_in_riga
from archive.search import HIT_END, HIT_START, FoundIn, Hit, Results
from archive.search.as_json import distinct, results_as_json, snippet_html
from archive.web.formats import feeds
from archive.web.parts.documents import found_in
from archive.web.parts.filters import TOO_SLOW, InForce, in_force, in_words
from archive.web.serving.asked.search_request import SearchRequest, read_request
from archive.web.serving.asked.statement_request import StatementRequest
from archive.web.serving.i18n import RIGA
from archive.web.serving.request import PageRequest

_ENTRIES = 50  # of a page of a feed
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def _answer(request: PageRequest, *, facets: bool) -> tuple[SearchRequest, Results]:
    """Read the request and run the search. Raises QueryInterrupted where it takes too long."""
    search = read_request(request.raw.args)
    return search, await request.read(lambda db: search.results(search.prepare(db), facets=facets))


def next_page(request: PageRequest, search: SearchRequest | StatementRequest, total: int, path: str) -> str | None:
    """The address of the next page of what a search finds, if there is one."""
    if search.page * search.size >= total:
        return None
    return search.address(request.path(path), page=str(search.page + 1))


def too_slow(request: PageRequest) -> Response:
    """What is said where a search takes too long: no results would be an answer, and a wrong one."""
    return request.download(json.dumps({"error": TOO_SLOW}), "application/json; charset=utf-8", status=503)


async def search_json(request: PageRequest) -> Response:
    """What `ctarchive search --json` prints, with notices about parameters too, and the address of the next page."""
    try:
        search, found = await _answer(request, facets=True)
    except QueryInterrupted:
        return too_slow(request)
    answer = {
        **results_as_json(found),
        "notices": [*search.notices, *found.notices],
        "next": next_page(request, search, found.total, "/search.json"),
    }
    return request.download(json.dumps(answer, ensure_ascii=False), "application/json; charset=utf-8")


async def search_csv(request: PageRequest) -> Response:
    """The results as a table for a spreadsheet; several names in a cell are parted by semicolons.

    `found_in` is what JSON has in an object, in words, and `document` the address of the page of the document, or
    of what the version after a former one changed.
    """
    search, found = await _answer(request, facets=False)
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(
        ("id", "url", "title", "published_on", "snippet", "speakers", "municipalities", "found_in", "document")
    )
    for hit in found.hits:
        snippet = " ".join(hit.snippet.replace(HIT_START, "").replace(HIT_END, "").split())
        names = ("; ".join(distinct(hit.speakers)), "; ".join(distinct(hit.municipalities)))
        document = found_in.path_of(hit.id, hit.found_in, search.query)
        place = (_place(hit.found_in), request.url(document) if document else "")
        table.writerow(map(cell, (hit.id, hit.url, hit.title, hit.published_on or "", snippet, *names, *place)))
    response = request.download(text.getvalue(), "text/csv; charset=utf-8", "search.csv")
    if following := next_page(request, search, found.total, "/search.csv"):
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _place(found: FoundIn | None) -> str:
    """`text`, `document: Pārskats, page 7`, `version: 2019-03-05`; empty where no words were asked for."""
    if not found:
        return ""
    if found.part == "version" and found.captured_at:
        return f"{found.part}: {day_in_riga(found.captured_at)}"
    page = f", page {found.page}" if found.page else ""
    return f"{found.part}: {found.label}{page}" if found.label else f"{found.part}{page}"


def cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


async def search_atom(request: PageRequest) -> Response:
    """The results as a feed, always newest first, so that a search can be subscribed to."""
    search = replace(read_request(request.raw.args), sort="newest", size=_ENTRIES)

    def run(db: Database) -> tuple[Results, list[InForce], dict[str, str]]:
        prepared = search.prepare(db)
        results = search.results(prepared)
        return results, in_force(search, prepared), _moments(db, [hit.id for hit in results.hits])

    results, filters, moments = await request.read(run)
    what = in_words(request.interface, search.query, filters) or request.interface.gettext("the whole archive")
    following = next_page(request, search, results.total, "/search.atom")
    feed = feeds.atom(
        id=feeds.stable_id("search", search.address("", page=None, size=None, sort=None)),
        title=request.interface.gettext("Search: %(what)s") % {"what": what},
        updated=max(moments.values(), default=feeds.NEVER),
        here=request.absolute(request.here()),
        page=request.absolute(search.address(request.path("/search"), page=None, size=None, sort="newest")),
        entries=[_entry(request, hit, moments[hit.id], search.query) for hit in results.hits],
        following=request.absolute(following) if following else "",
    )
    return request.feed(feed)


def _entry(request: PageRequest, hit: Hit, updated: str, query: str) -> feeds.Entry:
    place = escape(found_in.in_words(request.interface, hit.found_in))
    if document := found_in.path_of(hit.id, hit.found_in, query):
        place = f'<a href="{escape(request.url(document))}">{place}</a>'
    day = date.fromisoformat(hit.published_on) if hit.published_on else None
    return feeds.Entry(
        id=feeds.stable_id("article", hit.id),
        title=hit.title,
        updated=updated,
        link=request.url(f"/article/{hit.id}"),
        html=f"<p>{snippet_html(hit.snippet)}</p>{f'<p>{place}</p>' if place else ''}",
        language=hit.lang,
        # Before 1926 the clocks of Riga were off by seconds, for which RFC 3339 has no form.
        published=datetime.combine(day, time(), RIGA if day.year > 1926 else UTC).isoformat() if day else "",
    )


def _moments(db: Database, ids: list[str]) -> dict[str, str]:
    """When the newest revision of each article was captured."""
    rows = db.execute(
        "SELECT article_id, captured_at FROM articles JOIN revisions "
        "ON article_id = articles.id AND revisions.revision = articles.revision "
        f"WHERE articles.id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    return dict(rows.fetchall())


ROUTES = [(r"^/search\.json$", search_json), (r"^/search\.csv$", search_csv), (r"^/search\.atom$", search_atom)]
