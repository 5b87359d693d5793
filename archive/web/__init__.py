"""The Datasette plugin: its hooks. It is registered by entry point, so plain `datasette data/archive.db` has it too.

Nothing imported at the top may import datasette.plugins, directly or indirectly: that loads the plugins, and would
register this one without any hook if it happens to be imported before Datasette.

Datasette's own pages remain usable without this plugin. It gives them our style sheet and static/archive.css;
serving/datasette_pages/datasette_templates.py adapts its templates; templates/row.html shows a row from top to bottom.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Coroutine
from typing import Any

from datasette import hookimpl
from datasette.utils import is_url, tilde_encode
from markupsafe import Markup, escape

from archive.clock import now
from archive.errors import ArchiveError
from archive.search.words import english
from archive.web.formats import calendar_file, discovery, network_data, search_data, search_feed, statement_data
from archive.web.pages import about, article, changes, document, document_file, history, home, month, search, subscribe
from archive.web.pages.captures import capture, dated, frame, memento
from archive.web.pages.data import data_api, data_files, data_sets
from archive.web.pages.entities import municipalities, network, speaker, speakers, statements
from archive.web.parts.history import origins
from archive.web.parts.row_links import links_of_row
from archive.web.parts.texts import plain_text
from archive.web.serving.access.debug_pages import with_closed_pages
from archive.web.serving.access.takedowns import takedowns_beside
from archive.web.serving.access.withheld import with_takedowns
from archive.web.serving.caching.conditional import with_conditions
from archive.web.serving.datasette_pages import datasette_templates
from archive.web.serving.datasette_pages.one_prefix import prefix_once, with_one_prefix
from archive.web.serving.errors import handle_exception
from archive.web.serving.health import with_health
from archive.web.serving.i18n import Interface, prepare_templates
from archive.web.serving.keeper import settings_beside
from archive.web.serving.limits.answers import with_bounded_answers
from archive.web.serving.limits.connections import allow_many_files, with_quiet_accepts
from archive.web.serving.middleware import headers, security
from archive.web.serving.middleware.cors import with_shared_data
from archive.web.serving.middleware.forms import with_readable_forms
from archive.web.serving.middleware.methods import with_methods
from archive.web.serving.middleware.paths import with_plain_paths
from archive.web.serving.request import PageRequest, archive_database, page
from archive.web.serving.responses import assets
from archive.web.serving.starting import NotStarted
from archive.web.sql import search_functions, table_search
from archive.web.sql.database import bound_databases, is_written
from archive.web.sql.files import require_room_for_locks

__all__ = [
    "asgi_wrapper",
    "extra_css_urls",
    "extra_template_vars",
    "filters_from_request",
    "handle_exception",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
    "startup",
]

_PAGES = (
    home,
    search,
    search_data,
    search_feed,
    statements,
    statement_data,
    article,
    history,
    dated,
    capture,
    frame,
    document,
    document_file,
    memento,
    speakers,
    speaker,
    network,
    network_data,
    municipalities,
    month,
    calendar_file,
    changes,
    about,
    discovery,
    data_api,
    data_files,
    data_sets,
    subscribe,
)

_FOLDED_FROM, _BEGINNING = 200, 80  # characters: longer texts are folded away, and only their beginning is shown

# Datasette itself links foreign keys on the page of a table, but not on the page of a row or a query.
LINKS = {
    "article_id": "articles",
    "capture_id": "captures",
    "crawl_id": "crawls",
    "document_id": "documents",
    "event_id": "events",
    "import_id": "imports",
    "municipality_id": "municipalities",
    "other_id": "people",
    "person_id": "people",
    "predecessor_id": "municipalities",
    "refers_to": "captures",
    "replaced_by": "events",
    "successor_id": "municipalities",
}

# Columns whose values have a page of the reading room, at this path followed by the value.
PAGES = {"article_id": "/article/", "capture_id": "/capture/", "document_id": "/document/"}

# In these tables, `article_id` may be that of a list, a month of the calendar, or something never published. In the
# result of a query (None) it may be anything.
_NO_ARTICLE_YET = frozenset(("captures", "decisions", "link_texts", "suspects", "unread", None))


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """The addresses of our own pages."""
    return [*((address, page(view)) for module in _PAGES for address, view in module.ROUTES), *assets.ROUTES]


@hookimpl
def startup(datasette: Any) -> None:
    """Set up the limits that keep visitors from stopping the server, however it was started."""
    from archive.web.serving.datasette_pages.odd_requests import answer_alone

    archive = archive_database(datasette)
    try:
        settings_beside(archive.path)
        takedowns_beside(archive.path)
        if archive.path and is_written(archive, archive.name):
            require_room_for_locks(archive.path)
    except ArchiveError as error:
        raise NotStarted(error) from error
    allow_many_files()
    bound_databases(datasette, archive.name)
    answer_alone()
    prefix_once()


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Add SQL functions: archive_search(), archive_hits() and archive_statements()."""
    search_functions.add(conn)
    english.stems("")  # load the rules of English now, not within the time limit of the first search
    statements.prepare_connection(conn)


@hookimpl(hookwrapper=True)
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> Any:
    """Make the search box of the table of articles find what /search finds."""
    outcome = yield
    if table_search.is_of_articles(request.args, table, database, archive_database(datasette).name):
        outcome.force_result([table_search.by_our_search(one) for one in outcome.get_result()])


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Wrap Datasette in our middleware: takedowns, caching, limits, clean paths and security headers."""
    ours = [address for address, _ in register_routes()]
    cacheable = [address for module in _PAGES for address, _ in module.ROUTES]
    base_url = datasette.setting("base_url")

    def wrapped(app: security.App) -> security.App:  # the last one wraps all others
        app = with_takedowns(with_closed_pages(app, datasette), datasette)
        app = with_bounded_answers(with_readable_forms(app), ours, base_url)
        app = with_conditions(app, datasette, cacheable)
        app = with_shared_data(with_methods(app, ours, base_url), base_url)
        app = with_health(headers.with_readable_headers(app), datasette)
        app = with_plain_paths(with_one_prefix(app, base_url))
        return with_quiet_accepts(security.with_security_headers(app))

    return wrapped


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Add the languages of the interface to our templates, and improve Datasette's own."""
    prepare_templates(env)
    origins.prepare_templates(env)
    plain_text.prepare_templates(env)
    datasette_templates.prepare_templates(env)


@hookimpl
def render_cell(
    value: object, column: str, table: str | None, database: str, datasette: Any
) -> Markup | Coroutine[None, None, Markup | None] | None:
    """Fold long texts away with their paragraphs, mark found words, and link ids to their rows and pages.

    The column `html` is a long text like the others: its source is shown, and nothing in it becomes markup of ours.
    """
    if not isinstance(value, str) or not value:
        return None
    if column == "snippet":
        # The search query in metadata.yml puts hits between these brackets.
        return escape(value).replace("⟦", Markup("<mark>")).replace("⟧", Markup("</mark>"))
    if column in LINKS:
        if column == "article_id" and table in _NO_ARTICLE_YET:
            return _linked_article(value, database, datasette)
        return _linked(value, column, database, datasette)
    if len(value) > _FOLDED_FROM and not is_url(value):
        beginning = " ".join(value[:_BEGINNING].split())
        return Markup(
            '<details class="folded"><summary>{}… <small>({:,} characters)</small></summary>'
            '<div class="long-text" tabindex="0">{}</div></details>'
        ).format(beginning, len(value), value)
    return None


def _linked(value: str, column: str, database: str, datasette: Any) -> Markup:
    """An id linked to its row, and to its page, if it has one."""
    address = datasette.urls.row(database, LINKS[column], tilde_encode(value))
    link = Markup('<a href="{}">{}</a>').format(address, value)
    if column in PAGES and database == archive_database(datasette).name:
        page = datasette.urls.path(f"{PAGES[column]}{value}")
        link += Markup(' <a class="page" href="{}">page<span class="visually-hidden"> of {}</span></a>').format(
            page, value
        )
    return link


async def _linked_article(value: str, database: str, datasette: Any) -> Markup | None:
    """The same for an article; None if the archive has none with this id, so that no link leads nowhere."""
    archive = archive_database(datasette)
    if database == archive.name:
        found = await archive.execute("SELECT 1 FROM articles WHERE id = ?", [value])
        if not found.rows:
            return None
    return _linked(value, "article_id", database, datasette)


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """For every page: who runs this copy. For Datasette's pages, which are in English: what they share with ours."""
    for_all = {"keeper": settings_beside(archive_database(datasette).path).keeper, "links_of_row": links_of_row}
    if request is None:
        return for_all
    reading_room = PageRequest(datasette, request, Interface("en"))
    printed_on = reading_room.interface.day(now().isoformat())
    return {**for_all, "reading_room": reading_room, "printed_on": printed_on}


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Our style sheets, for Datasette's pages."""
    return [datasette.urls.path(assets.asset_path(name)) for name in ("reading.css", "archive.css")]
