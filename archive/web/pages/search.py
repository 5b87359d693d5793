"""/search for people, and archive_search() for SQL. archive.web.formats.search_data has the same for machines."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace
from math import ceil

from datasette import Response, hookimpl
from datasette.database import QueryInterrupted
from markupsafe import Markup
from sqlite_utils import Database

from archive.search import SORTS, Count, Filters, Notice, Results, article_ids, count, years
from archive.search.as_json import snippet_html
from archive.web.parts.charts import by_year
from archive.web.parts.filters import TOO_SLOW, InForce, filter_in_words, in_force, in_words
from archive.web.parts.query_help import examples
from archive.web.serving.i18n import N_, Interface
from archive.web.serving.request import PageRequest
from archive.web.serving.search_request import LABELS, NAMES, VALUES, SearchRequest, read_request

_PATH = "/search"
_FACETS = {"speaker": N_("Speakers"), "municipality": N_("Municipalities"), "kind": N_("Kind"), "lang": N_("Language")}
_ORDERS = {"relevance": N_("Best first"), "newest": N_("Newest first"), "oldest": N_("Oldest first")}
_SHOWN = 10  # values of a facet; the others are folded away


@dataclass(frozen=True, slots=True)
class Found:
    """All that the page shows of the archive."""

    results: Results
    years: tuple[Count, ...]
    filters: list[InForce]
    unfiltered: int  # found without any filter, where nothing is found with them


def read_search(db: Database, asked: SearchRequest) -> Found:
    """Run a search. Years are counted as if none were asked for; filters are told apart where nothing was found."""
    results = asked.find(db, facets=True)
    every_year = results.facets.get("year", ())
    if asked.filters.year:
        every_year = years(db, asked.query, replace(asked.filters, year=None))
    filters = in_force(db, asked)
    if not results.total:
        filters = [
            replace(one, total=count(db, asked.query, asked.filters_without(one.name, one.value))) for one in filters
        ]
    unfiltered = count(db, asked.query, Filters()) if filters and not results.total else 0
    return Found(results, every_year, filters, unfiltered)


def translated(interface: Interface, notices: tuple[Notice, ...]) -> list[str]:
    """What was said about a search, in the language of the interface."""
    return [interface.gettext(notice.message) % notice.values for notice in notices]


async def search_page(request: PageRequest) -> Response:
    """The page for people. It needs no JavaScript."""
    asked = read_request(request.raw.args)
    too_slow = False
    try:
        found = await request.read(lambda db: read_search(db, asked))
    except QueryInterrupted:
        too_slow = True
        unread = [InForce(name, value, value) for name, value in asked.in_force()]
        found = Found(Results(0, (), (TOO_SLOW,)), (), unread, 0)
    path = request.path(_PATH)
    results = found.results
    pages = ceil(results.total / asked.size)
    numbers = {int(one.value): one.count for one in found.years}
    return await request.render(
        "search.html",
        status=503 if too_slow else 200,
        too_slow=too_slow,
        asked=asked,
        what=in_words(request.interface, asked.query, found.filters),
        total=results.total,
        notices=translated(request.interface, (*asked.notices, *results.notices)),
        hits=[(hit, Markup(snippet_html(hit.snippet))) for hit in results.hits],  # noqa: S704, for it is escaped
        filters=[
            (filter_in_words(request.interface, one), one.total, asked.toggled(path, one.name, one.value))
            for one in found.filters
        ],
        unfiltered=found.unfiltered,
        without_filters=asked.address(path, page=None, **dict.fromkeys(LABELS)),
        facets=_facets(asked, results, path),
        years=by_year(numbers, lambda year: asked.toggled(path, "year", f"{year:04}")),
        shown=_SHOWN,
        values=VALUES,
        orders={sort: request.interface.gettext(words) for sort, words in _ORDERS.items()},
        # Without words nothing is better than another.
        sorts=[(sort, asked.address(path, sort=sort, page=None)) for sort in SORTS[0 if asked.query else 1 :]],
        sort=asked.sort if asked.query or asked.sort != "relevance" else "newest",
        suggestions=[(text, asked.address(path, q=text, page=None)) for text in results.suggestions],
        examples=examples(request.language, *(_example(results, name) for name in NAMES)),
        pages=pages,
        last=asked.address(path, page=str(pages)),
        previous=asked.address(path, page=str(asked.page - 1)) if 1 < asked.page <= pages else None,
        following=asked.address(path, page=str(asked.page + 1)) if asked.page < pages else None,
        as_json=asked.address(request.path("/search.json"), page=None),
        as_csv=asked.address(request.path("/search.csv"), page=None, size="1000"),
        as_feed=asked.address(request.path("/search.atom"), page=None, size=None, sort=None, ui=request.language),
    )


def _facets(asked: SearchRequest, results: Results, path: str) -> list[tuple[str, str, list[tuple[Count, str, bool]]]]:
    """Name and heading of each facet, and its values with their addresses and whether they are in force.

    One of a single value is left out, if it is no name: it would narrow nothing.
    """
    made = []
    for name, heading in _FACETS.items():
        now = asked.values(name)
        counts = results.facets.get(name, ())
        if len(counts) > 1 or now or (counts and name in NAMES):
            values = [(one, asked.toggled(path, name, one.value), one.value in now) for one in counts]
            made.append((name, heading, values))
    return made


def _example(results: Results, name: str) -> str:
    """The name that is found most often."""
    return next((one.label for one in results.facets.get(name, ())), "")


ROUTES = [(r"^/search$", search_page)]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the function archive_search(query): the ids found, best first, as a JSON array for json_each()."""

    def ids(query: object) -> str:
        return json.dumps(article_ids(Database(conn, recursive_triggers=False), str(query or "")))

    conn.create_function("archive_search", 1, ids)
