"""How Datasette's own pages answer unexpected requests.

Import this module only when Datasette is fully loaded: its imports would load Datasette's plugins, and so us.
"""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import NotFound, Response, handle_exception
from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from archive.web.sql.database import Unready

# What Datasette's views raise for unexpected parameters and ids, as if these were errors of the server.
_OF_ODD_REQUESTS = (ValueError, LookupError, TypeError, AttributeError, OverflowError, AssertionError, sqlite3.Error)
_LOGGED = 300  # characters in the log; what visitors send must not fill a disk


def answer_alone() -> None:
    """Unregister Datasette's own handler of exceptions, which would run in addition to ours.

    It logs every exception, even for a mistyped address, with all local variables: anybody could cause seconds of work,
    and the variables would be in the log. (Without rich it would print only the error.)
    """
    handle_exception.rich = None
    if pm.is_registered(handle_exception):
        pm.unregister(handle_exception)


def answer(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """Datasette's answer to an exception: what parameters cause is not an error of the server."""
    answer: Callable[[], Awaitable[Response]] = handle_exception.handle_exception(
        datasette, request, _as_datasette_should_see(request, exception)
    )
    return answer


def _as_datasette_should_see(request: Any, exception: Exception) -> Any:
    odd = bool(request.query_string or request.url_vars.get("pks") or request.url_vars.get("format"))
    if isinstance(exception, DatasetteError) and exception.status == 500 and odd:
        exception.status = 400
    if isinstance(exception, Base400 | DatasetteError):
        return exception
    if isinstance(exception, OSError) and exception.errno == errno.ENAMETOOLONG:  # from an uploaded file
        return NotFound("There is no such file")
    if isinstance(exception, AssertionError) and request.method == "POST":  # tables take no files
        return DatasetteError("This address can only be read.", title="Method not allowed", status=405)
    if isinstance(exception, QueryInterrupted):
        return DatasetteError("This takes too long. Ask for less.", title="SQL Interrupted", status=400)
    if isinstance(exception, Unready):
        return DatasetteError("The database is not there just now. Try again later.", title="Not ready", status=503)
    if isinstance(exception, _OF_ODD_REQUESTS) and odd:
        problem = f"{type(exception).__name__}: {exception}"[:_LOGGED]
        sys.stderr.write(f"ERROR: {request.full_path[:_LOGGED]!r} cannot be answered: {problem!r}\n")
        return DatasetteError(f"This address cannot be read ({problem})", title="Bad request", status=400)
    return exception
