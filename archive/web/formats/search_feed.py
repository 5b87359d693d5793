"""Search for feed readers: /search.atom."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from datasette import Response
from sqlite_utils import Database

from archive.search import Hit, Results
from archive.search.as_json import snippet_html
from archive.web.formats import feeds, ignored_parameters
from archive.web.formats.streaming import next_page
from archive.web.parts.documents import found_in
from archive.web.parts.filters import InForce, in_force, in_words
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.search_request import read_request

_ENTRIES = 50  # entries on a page of the feed


async def search_atom(request: PageRequest) -> Response:
    """The results as a feed, always newest first, so that a search can be subscribed to."""
    search = replace(read_request(request.raw.args), sort="newest", size=_ENTRIES)

    def run(db: Database) -> tuple[Results, list[InForce], dict[str, str]]:
        prepared = search.prepare(db)
        results = search.results(prepared)
        return results, in_force(search, prepared), _moments(db, [hit.id for hit in results.hits])

    results, filters, moments = await request.read(run)
    what = in_words(request.interface, search, filters) or request.interface.gettext("the whole archive")
    following = next_page(request, search, results.total, "/search.atom")
    feed = feeds.atom(
        request.interface,
        id=feeds.stable_id("search", search.address("", page=None, size=None, sort=None)),
        what=request.interface.gettext("Search: %(what)s") % {"what": what},
        updated=max(moments.values(), default=feeds.NEVER),
        here=request.absolute(request.here()),
        page=request.absolute(search.address(request.path("/search"), page=None, size=None, sort="newest")),
        entries=[_entry(request, hit, moments[hit.id], search.query) for hit in results.hits],
        following=request.absolute(following) if following else "",
        subtitle=ignored_parameters.in_words(request.interface, search.ignored),
    )
    return ignored_parameters.with_header(request.feed(feed), search.ignored)


def _entry(request: PageRequest, hit: Hit, updated: str, query: str) -> feeds.Entry:
    place = escape(found_in.in_words(request.interface, hit.found_in))
    if document := found_in.path_of(hit.id, hit.found_in, query):
        place = f'<a href="{escape(request.url(document))}">{place}</a>'
    return feeds.Entry(
        id=feeds.stable_id("article", hit.id),
        title=hit.title,
        updated=updated,
        link=request.url(f"/article/{hit.id}"),
        html=f"<p>{snippet_html(hit.snippet)}</p>{f'<p>{place}</p>' if place else ''}",
        language=hit.lang,
        published_on=hit.published_on,
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


ROUTES = [(r"^/search\.atom$", search_atom)]
