"""/statements: search in what people said; and archive_statements() for SQL. formats.statement_data is for machines."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace
from math import ceil
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from datasette.database import QueryInterrupted
from markupsafe import Markup
from sqlite_utils import Database

from archive.search import SORTS, Count
from archive.search.as_json import snippet_html
from archive.search.statements import STATEMENT_PARAMETERS, StatementHit, StatementResults, statement_numbers
from archive.web.formats.citation import cite
from archive.web.pages.search import translated
from archive.web.parts.figures.charts import by_year
from archive.web.parts.filters import TOO_SLOW, InForce, filter_in_words, in_words
from archive.web.parts.texts.statements import article_path, in_marks, office_of, sentence_path
from archive.web.serving.asked.statement_request import SHARED, StatementRequest, read_statement_request
from archive.web.serving.i18n import N_
from archive.web.serving.request import PageRequest

_PATH = "/statements"
_ORDERS = {"relevance": N_("Best first"), "newest": N_("Newest first"), "oldest": N_("Oldest first")}
_SHOWN = 10  # values of a facet; the others are folded away


@dataclass(frozen=True, slots=True)
class Found:
    """All that the page shows of the archive."""

    results: StatementResults
    years: tuple[Count, ...]
    filters: list[InForce]


def read_statements(db: Database, search: StatementRequest) -> Found:
    """Run a search. Years are counted as if none were asked for; filters are told apart where nothing was found."""
    prepared = search.prepare(db)
    results = search.results(prepared, facets=True)
    filters = [
        InForce(name, value, prepared.label(name, value) if STATEMENT_PARAMETERS[name].is_name else value)
        for name, value in search.in_force()
    ]
    if not results.total:
        filters = [replace(one, total=prepared.without(one.name).total()) for one in filters]
    years = prepared.without("year").results(1, facets=True).facets["year"] if "year" in search.given else None
    return Found(results, results.facets["year"] if years is None else years, filters)


async def statements_page(request: PageRequest) -> Response:
    """The page for people. It needs no JavaScript."""
    search = read_statement_request(request.raw.args)
    too_slow = False
    try:
        found = await request.read(lambda db: read_statements(db, search))
    except QueryInterrupted:
        too_slow = True
        as_typed = [InForce(name, value, value) for name, value in search.in_force()]
        found = Found(StatementResults(0, (), (TOO_SLOW,)), (), as_typed)
    path, results = request.path(_PATH), found.results
    pages = ceil(results.total / search.size)
    numbers = {int(one.value): one.count for one in found.years}
    return await request.render(
        "statements.html",
        status=503 if too_slow else 200,
        too_slow=too_slow,
        search=search,
        what=in_words(request.interface, search.query, found.filters, STATEMENT_PARAMETERS),
        in_articles=_in_articles(request, search),
        total=results.total,
        notices=translated(request.interface, (*search.notices, *results.notices)),
        hits=[_shown(request, hit) for hit in results.hits],
        filters=[
            (
                filter_in_words(request.interface, one, STATEMENT_PARAMETERS),
                one.total,
                search.toggled(path, one.name, one.value),
            )
            for one in found.filters
        ],
        without_filters=search.address(path, page=None, **dict.fromkeys(STATEMENT_PARAMETERS)),
        labels={one.name: one.label for one in found.filters},
        facets=[
            (STATEMENT_PARAMETERS[name].heading, name == "speaker", _values(search, name, results.facets[name], path))
            for name in ("speaker", "organisation")
            if results.facets.get(name)
        ],
        years=by_year(numbers, lambda year: search.toggled(path, "year", f"{year:04}")),
        shown=_SHOWN,
        parameters=STATEMENT_PARAMETERS,
        orders=_ORDERS,
        # Without words nothing is better than another.
        sorts=[(sort, search.address(path, sort=sort, page=None)) for sort in SORTS[0 if search.query else 1 :]],
        sort=search.sort if search.query or search.sort != "relevance" else "newest",
        suggestions=[(text, search.address(path, q=text, page=None)) for text in results.suggestions],
        fewer=[(one.left_out, one.total, search.address(path, q=one.query, page=None)) for one in results.without],
        pages=pages,
        last=search.address(path, page=str(pages)),
        previous=search.address(path, page=str(search.page - 1)) if 1 < search.page <= pages else None,
        following=search.address(path, page=str(search.page + 1)) if search.page < pages else None,
        as_json=search.address(request.path("/statements.json"), page=None),
        as_csv=search.address(request.path("/statements.csv"), page=None, size=None),
        subscribe=search.address(request.path("/subscribe"), page=None, size=None, sort=None, feed="statements"),
        as_feed=search.address(request.path("/statements.atom"), page=None, size=None, sort=None, ui=request.language),
    )


def _in_articles(request: PageRequest, search: StatementRequest) -> str:
    """The address of the same search in articles, as far as those can be asked for it; empty for everything."""
    asked = {name: search.given[name] for name in SHARED if name in search.given}
    return f"{request.path('/search')}?{urlencode(asked)}" if asked else ""


def _values(search: StatementRequest, name: str, counts: tuple[Count, ...], path: str) -> list[tuple[Count, str, bool]]:
    """The values of a facet with their addresses and whether they are in force."""
    return [(one, search.toggled(path, name, one.value), search.given.get(name) == one.value) for one in counts]


def _shown(request: PageRequest, hit: StatementHit) -> dict[str, Any]:
    """A statement with its links and references; what is quoted in the marks of its language."""
    words = in_marks(replace(hit, text=hit.marked))
    citation = cite(
        request,
        hit.article_id,
        title=hit.title,
        language=hit.lang,
        published_on=hit.published_on,
        url=hit.url,
        captured_at=hit.captured_at,
    )
    said = (in_marks(hit), hit.name, office_of(hit))
    return {
        "hit": hit,
        "words": Markup(snippet_html(words)),  # noqa: S704, for it is escaped
        "office": office_of(hit),
        "article": request.path(article_path(hit)),
        "sentence": request.path(sentence_path(hit)),
        "in_latvian": citation.of_statement_in_latvian(*said),
        "in_english": citation.of_statement_in_english(*said),
    }


ROUTES = [(r"^/statements$", statements_page)]


def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the function archive_statements(query): the rowids found, best first, as a JSON array."""

    def numbers(query: object) -> str:
        return json.dumps(statement_numbers(Database(conn, recursive_triggers=False), str(query or "")))

    conn.create_function("archive_statements", 1, numbers)
