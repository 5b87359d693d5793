"""/statements: search in what people said; and archive_statements() for SQL. formats.statement_data is for programs."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from datasette.database import QueryInterrupted
from markupsafe import Markup
from sqlite_utils import Database

from archive.people.offices.organisations import in_nominative
from archive.search import Count
from archive.search.as_json import snippet_html
from archive.search.statements import (
    STATEMENT_FACETS,
    STATEMENT_PARAMETERS,
    PreparedStatements,
    StatementHit,
    StatementResults,
    statement_numbers,
)
from archive.web.formats.citation import cite
from archive.web.parts.called import Called, called
from archive.web.parts.filters import TOO_SLOW, InForce, in_force
from archive.web.parts.results import ShownFacet, Value, around, as_typed, translated
from archive.web.parts.texts.statements import article_path, in_marks, office_of, sentence_path
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.statement_request import SHARED, StatementRequest, read_statement_request

_PATH = "/statements"


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows from the archive."""

    results: StatementResults
    years: tuple[Count, ...]
    filters: list[InForce]
    typed: dict[str, str] = field(default_factory=dict)  # names as the form shows them
    called: Called | None = None


def read_statements(db: Database, search: StatementRequest) -> Found:
    """Run a search. Years are counted as if none were asked for; if nothing is found, filters are tried one by one."""
    prepared = search.prepare(db)
    results = search.results(prepared, facets=True)
    filters = in_force(search, prepared)
    if not results.total:
        filters = [replace(one, total=prepared.without(one.name).total()) for one in filters]
    years = prepared.without("year").results(1, facets=True).facets["year"] if "year" in search.given else None
    typed = {one.name: _as_people_write(prepared, one) for one in filters if STATEMENT_PARAMETERS[one.name].is_name}
    pages = called(db, search.query, [hit.article_id for hit in results.hits]) if search.page == 1 else None
    return Found(results, results.facets["year"] if years is None else years, filters, typed, pages)


def _as_people_write(prepared: PreparedStatements, one: InForce) -> str:
    """The displayed name, if typing it means the same as what the address has; else what the address has."""
    ids = [prepared.meant(one.name, name, False).ids for name in (one.label, one.value)]
    return one.label if ids[0] == ids[1] else one.value


async def statements_page(request: PageRequest) -> Response:
    """The page for people. It needs no JavaScript."""
    search = read_statement_request(request.raw.args)
    too_slow = False
    try:
        found = await request.read(lambda db: read_statements(db, search))
    except QueryInterrupted:
        too_slow = True
        found = Found(StatementResults(0, (), (TOO_SLOW,)), (), as_typed(search))
    results = found.results
    return await request.render(
        "statements.html",
        status=503 if too_slow else 200,
        too_slow=too_slow,
        in_articles=_in_articles(request, search),
        called=found.called,
        # A typed name is looked for in what was said, and a statement about a place seldom names it.
        narrowed=lambda slug: search.address(request.path(_PATH), q=None, municipality=slug, page=None),
        notices=translated(request.interface, (*search.notices, *results.notices)),
        hits=[_shown(request, hit) for hit in results.hits],
        typed=found.typed,
        facets=_facets(request, search, results),
        **around(request, search, results, found.years, found.filters, path=_PATH, feed="statements"),
    )


def _in_articles(request: PageRequest, search: StatementRequest) -> str:
    """The address of the same search in articles, as far as that is possible; empty if nothing is asked for."""
    asked = {name: search.given[name] for name in SHARED if name in search.given}
    return f"{request.path('/search')}?{urlencode(asked)}" if asked else ""


def _facets(request: PageRequest, search: StatementRequest, results: StatementResults) -> list[ShownFacet]:
    """The facets that can narrow the search; years have a chart."""
    return [
        ShownFacet(
            request.interface.gettext(STATEMENT_PARAMETERS[name].heading),
            [_value(request.path(_PATH), search, name, one) for one in results.facets[name]],
        )
        for name in STATEMENT_FACETS
        if name != "year" and results.facets.get(name)
    ]


def _value(path: str, search: StatementRequest, name: str, one: Count) -> Value:
    """A value of a facet. Names of people and places are in Latvian; an organisation is found in any case."""
    lang = one.lang or "lv"
    value, label = one.value, one.label
    if name == "organisation" and lang == "lv":
        value = label = in_nominative(one.value)
    given = next(iter(search.values(name)), None)
    in_force = given in (value, one.value)
    return Value(label, one.count, search.toggled(path, name, given if in_force and given else value), in_force, lang)


def _shown(request: PageRequest, hit: StatementHit) -> dict[str, Any]:
    """A statement with its links and references; if it is quoted, in the quotation marks of its language."""
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
