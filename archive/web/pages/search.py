"""/search for people. archive.web.formats.search_data has the same for programs, archive.web.sql for SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from datasette import Response
from datasette.database import QueryInterrupted
from markupsafe import Markup
from sqlite_utils import Database

from archive.search import FACETS, PARAMETERS, Count, Hit, Notice, Results
from archive.search.as_json import snippet_html
from archive.search.match import has_documents
from archive.search.versions import has_versions
from archive.web.parts.called import Called, called
from archive.web.parts.documents import found_in
from archive.web.parts.events import Event
from archive.web.parts.filters import TOO_SLOW, InForce, in_force
from archive.web.parts.found_events import events_of
from archive.web.parts.lookup import LookUp, look_up, may_be_looked_up, own_path, withheld
from archive.web.parts.query_help import examples
from archive.web.parts.results import ShownFacet, Value, around, as_typed, translated
from archive.web.serving.request import PageRequest, Withheld
from archive.web.serving.search_requests.search_request import SearchRequest, read_request
from archive.web.serving.search_requests.statement_request import SHARED

_PATH = "/search"
_NO_CAPTURE = Notice("The archive has no capture of this address.")


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows from the archive."""

    results: Results
    years: tuple[Count, ...]
    filters: list[InForce]
    unfiltered: int  # how many are found without any filter, if nothing is found with them
    has_documents: bool = False
    has_versions: bool = False
    number_of_events: int = 0
    events: Sequence[Event] = ()
    called: Called | None = None


def read_search(db: Database, search: SearchRequest) -> Found:
    """Run a search. Years are counted as if none were asked for; if nothing is found, filters are tried one by one."""
    prepared = search.prepare(db)
    results = search.results(prepared, facets=True)
    by_any_year = prepared.without("year").years() if search.values("year") else results.facets["year"]
    filters = in_force(search, prepared)
    unfiltered = 0
    if filters and not results.total:
        filters = [replace(one, total=prepared.without(one.name, one.value).total()) for one in filters]
        unfiltered = prepared.unfiltered().total()
    events = events_of(db, prepared) if search.page == 1 else (0, [])
    pages = called(db, search.query, [hit.id for hit in results.hits]) if search.page == 1 else None
    return Found(results, by_any_year, filters, unfiltered, has_documents(db), has_versions(db), *events, pages)


async def search_page(request: PageRequest) -> Response:
    """The page for people. It needs no JavaScript. An address or an id leads to what the archive has of it."""
    search = read_request(request.raw.args)
    if path := own_path(request.url("/"), search.query):
        return request.redirect(request.path(path))
    there = await request.read(lambda db: look_up(db, search.query)) if may_be_looked_up(search.query) else LookUp()
    if there.path:
        return request.redirect(request.path(there.path))
    await _refuse_withheld(request, search.query)
    too_slow = False
    try:
        found = await request.read(lambda db: read_search(db, search))
    except QueryInterrupted:
        too_slow = True
        found = Found(Results(0, (), (TOO_SLOW,)), (), as_typed(search), 0)
    results = found.results

    def place(hit: Hit) -> tuple[str, str]:
        document = found_in.path_of(hit.id, hit.found_in, search.query)
        return found_in.in_words(request.interface, hit.found_in), request.path(document) if document else ""

    return await request.render(
        "search.html",
        status=503 if too_slow else 200,
        too_slow=too_slow,
        there=there,
        called=found.called,
        notices=translated(request.interface, (*search.notices, *[_NO_CAPTURE][: there.is_address], *results.notices)),
        hits=[(hit, Markup(snippet_html(hit.snippet)), *place(hit)) for hit in results.hits],  # noqa: S704, for it is escaped
        in_statements=_in_statements(request, search),
        events=found.events,
        number_of_events=found.number_of_events,
        unfiltered=found.unfiltered,
        facets=_facets(request, search, results),
        hidden=[*(name for name, one in PARAMETERS.items() if not (one.choices or one.is_date)), "size"],
        examples=examples(
            request.language,
            *(_example(results, name) for name in ("speaker", "municipality")),
            documents=found.has_documents,
            versions=found.has_versions,
        ),
        **around(request, search, results, found.years, found.filters, path=_PATH),
    )


async def _refuse_withheld(request: PageRequest, query: str) -> None:
    """Raise Withheld if the query is an address or an id that is withheld."""
    if known := request.takedowns:
        entry = await request.read(lambda db: withheld(db, known, query))
        if entry:
            raise Withheld(entry)


def _facets(request: PageRequest, search: SearchRequest, results: Results) -> list[ShownFacet]:
    """The facets that can narrow the search: one with a single value is left out, unless it is a name."""
    made = []
    for name in FACETS:
        if name == "year":
            continue  # it has a chart
        parameter = PARAMETERS[name]
        now = search.values(name)
        counts = results.facets.get(name, ())
        if len(counts) > 1 or now or (counts and parameter.is_name):
            values = [
                Value(
                    request.interface.gettext(parameter.choices[one.value])
                    if one.value in parameter.choices
                    else one.label,
                    one.count,
                    search.toggled(request.path(_PATH), name, one.value),
                    one.value in now,
                    "lv" if parameter.is_name else None,
                )
                for one in counts
            ]
            heading = request.interface.gettext(parameter.heading or parameter.label)
            made.append(ShownFacet(heading, values))
    return made


def _in_statements(request: PageRequest, search: SearchRequest) -> str:
    """The address of the same search in statements, as far as that is possible; empty if nothing is asked for.

    Of several people or municipalities, it has the first.
    """
    asked = {name: values[0] for name in SHARED if (values := search.values(name))}
    return f"{request.path('/statements')}?{urlencode(asked)}" if asked else ""


def _example(results: Results, name: str) -> str:
    """The name that is found most often."""
    return next((one.name for one in results.facets.get(name, ())), "")


ROUTES = [(r"^/search$", search_page)]
