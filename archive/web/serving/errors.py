"""Error pages of the reading room. Datasette's own pages have their own."""

from __future__ import annotations

import re
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from datasette import Forbidden, NotFound, Response, hookimpl
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import Base400

from archive.web.serving.access.withheld import answer_withheld
from archive.web.serving.datasette_pages.datasette_templates import FAILED
from archive.web.serving.datasette_pages.old_rows import leads_on
from archive.web.serving.i18n import N_, Interface
from archive.web.serving.messages import message
from archive.web.serving.request import PageRequest, Withheld, page_request
from archive.web.sql.database import Unready

# Paths that begin like addresses of the site: a reader put our host before one.
_OF_THE_SITE = re.compile(r"/(?:lv|en)(?:/|$)|/upload/")

# The first match counts: exception, status of the answer, what happened, and what to do.
_CASES: tuple[tuple[type[Exception], int, str, str], ...] = (
    (QueryInterrupted, 503, N_("This takes too long"), N_("Try fewer words, longer words or fewer years.")),
    (
        Unready,
        503,
        N_("The archive is not ready yet"),
        N_("Its database is older than this program, or empty. The next refresh will fix that."),
    ),
    (Forbidden, 403, N_("This page is not open to you"), N_("The keeper of the archive has closed this page.")),
    (
        NotFound,
        404,
        N_("There is no such page"),
        N_(
            "The address may be mistyped. Articles stay in the archive even when they disappear from the site: "
            "search for the title."
        ),
    ),
    (Base400, 400, N_("This address cannot be read"), N_("It may have been truncated or altered.")),
    (
        Exception,
        500,
        N_("Something went wrong here"),
        N_("It is not your fault, and nothing is lost. Try again later."),
    ),
)


def _address_of_the_site(request: PageRequest) -> str:
    """The requested address, if it is one of the site under our host; else empty.

    Datasette has redirected from an address with `%` to one with `~` instead.
    """
    path = request.path("/").rstrip("/")
    asked = request.own_path.removeprefix(path)
    if not _OF_THE_SITE.match(asked):
        return ""
    there, mark, query = request.here(ui=None).removeprefix(path).partition("?")
    return f"{tilde_decode(there)}{mark}{query}"


def _is_of_a_database(datasette: Any, parts: Mapping[str, str]) -> bool:
    """Whether an address is of a database that is served. Datasette takes even addresses of the site for such."""
    route = tilde_decode(parts.get("database", ""))
    return any(one.route == route for one in datasette.databases.values())


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """Answer errors with a page in the reader's language, except on Datasette's own pages."""
    of_page = page_request(datasette, request)
    # Paths below these are Datasette's. They are compared as they came, still encoded.
    of_datasette = (of_page.path("/-/"), of_page.path(f"/{of_page.database.route}"))
    if of_page.own_path.startswith(of_datasette) or _is_of_a_database(datasette, request.url_vars):
        from archive.web.serving.datasette_pages import odd_requests

        answer = odd_requests.answer(datasette, request, exception)

        async def answer_of_datasette() -> Response:
            FAILED.set(replace(of_page, interface=Interface("en")))
            old = await leads_on(of_page, request.url_vars) if isinstance(exception, NotFound) else None
            return old or await answer()

        return answer_of_datasette
    if getattr(exception, "status", None) == 404:  # the words of one of Datasette's views if a database has no file
        exception = NotFound(str(exception))
    if isinstance(exception, Withheld):
        return lambda: answer_withheld(of_page, exception.entry)
    _, status, what, advice = next(case for case in _CASES if isinstance(exception, case[0]))

    async def answer_of_ours() -> Response:
        if status == 500:
            traceback.print_exception(exception)
        box: dict[str, Any] = {"typed": _address_of_the_site(of_page)} if status == 404 else {}
        return await message(of_page, status, *map(of_page.interface.gettext, (what, advice)), **box)

    return answer_of_ours
