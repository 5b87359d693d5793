"""What a reader sees when a page cannot be shown: a page that says so. Datasette's own pages have their own."""

from __future__ import annotations

import sqlite3
import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Forbidden, NotFound, Response, hookimpl
from datasette import handle_exception as datasettes_own
from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from archive.web.interface import N_
from archive.web.visit import Unready, visit_of

# Datasette prints every exception, be it a mistyped address, with all variables around it: seconds of work for anybody
# who asks, and what they are in the log. Without rich it prints what has failed, and no more.
datasettes_own.rich = None


def answer_alone() -> None:
    """Take Datasette's own handler out of the line: it runs beside ours, and prints a traceback for odd requests."""
    if pm.is_registered(datasettes_own):
        pm.unregister(datasettes_own)


_MACHINES = (".json", ".csv", ".atom", ".ics", ".bib")

# The first that fits: the exception, the status of the answer, what happened and what to do.
_CASES: tuple[tuple[type[Exception], int, str, str], ...] = (
    (QueryInterrupted, 503, N_("This takes too long"), N_("Ask for less: fewer words, longer words, or fewer years.")),
    (
        Unready,
        503,
        N_("The archive is not ready yet"),
        N_("Its database is older than this program, or empty. The next refresh puts that right."),
    ),
    (Forbidden, 403, N_("This is not open to you"), N_("Whoever runs this server has closed this page.")),
    (
        NotFound,
        404,
        N_("There is no such page"),
        N_("The address may be mistyped. Articles never leave the archive: search for its title."),
    ),
    (Base400, 400, N_("This address cannot be read"), N_("It may have been cut off or altered on its way.")),
    (
        Exception,
        500,
        N_("Something went wrong here"),
        N_("It is not your fault, and nothing is lost. Try again later."),
    ),
)


# What Datasette's views raise for parameters and ids that they do not expect, and leave to be called errors of ours.
_OF_ODD_REQUESTS = (ValueError, LookupError, TypeError, AttributeError, OverflowError, AssertionError, sqlite3.Error)
_LOGGED = 300  # characters; what visitors send must not fill a disk


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """A page in the reader's language, in place of Datasette's, but on Datasette's own pages."""
    visit = visit_of(datasette, request)
    # Compared as they came, still encoded: what is below these is Datasette's.
    of_datasette = (visit.path("/-/"), visit.path(f"/{visit.database.route}"))
    if visit.own_path.startswith(of_datasette) or "database" in request.url_vars:
        said = _said_by_datasette(request, exception)
        answer: Callable[[], Awaitable[Response]] = datasettes_own.handle_exception(datasette, request, said)
        return answer
    _, status, what, advice = next(case for case in _CASES if isinstance(exception, case[0]))

    async def answer_of_ours() -> Response:
        if status == 500:
            traceback.print_exception(exception)
        if request.path.endswith(_MACHINES):
            sentences = f"{visit.interface.gettext(what)}. {visit.interface.gettext(advice)}\n"
            return Response.text(sentences, status=status)
        return await visit.render("message.html", status=status, what=what, advice=advice)

    return answer_of_ours


def _said_by_datasette(request: Any, exception: Exception) -> Any:
    """The exception as Datasette should answer it: what parameters bring about is no error of the server."""
    odd = bool(request.query_string or request.url_vars.get("pks") or request.url_vars.get("format"))
    if isinstance(exception, DatasetteError) and exception.status == 500 and odd:
        exception.status = 400
    if isinstance(exception, Base400 | DatasetteError):
        return exception
    if isinstance(exception, QueryInterrupted):
        return DatasetteError("This takes too long. Ask for less.", title="SQL Interrupted", status=400)
    if isinstance(exception, _OF_ODD_REQUESTS) and odd:
        problem = f"{type(exception).__name__}: {exception}"[:_LOGGED]
        sys.stderr.write(f"ERROR: {request.full_path[:_LOGGED]!r} cannot be answered: {problem!r}\n")
        return DatasetteError(f"This address cannot be read ({problem})", title="Bad request", status=400)
    return exception
