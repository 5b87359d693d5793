"""Who a visitor is, and what they may see, for middleware that runs before Datasette."""

from __future__ import annotations

from typing import Any

from datasette import Forbidden
from datasette.utils import await_me_maybe
from datasette.utils.asgi import Request

from archive.web.serving.access.permissions import ensure_open, is_said_by_metadata
from archive.web.serving.request import PageRequest, page_request


def request_of(datasette: Any, scope: Any, receive: Any) -> PageRequest:
    """The request of an ASGI scope."""
    # Datasette's templates ask for a form token, although these pages have no forms.
    return page_request(datasette, Request({**scope, "csrftoken": lambda: ""}, receive))


async def actor_of(request: PageRequest) -> Any:
    """The actor of a request, according to Datasette's plugins; None for an anonymous visitor."""
    from datasette.plugins import pm  # not at the top: see archive.web

    actor = request.raw.scope.get("actor")
    for found in pm.hook.actor_from_request(datasette=request.datasette, request=request.raw):
        actor = await await_me_maybe(found) or actor
    return actor


async def may_see(request: PageRequest) -> bool:
    """Whether the visitor may see the archive."""
    try:
        await ensure_open(request.datasette, request.database.name, await actor_of(request))
    except Forbidden:
        return False
    return True


async def is_anybody(request: PageRequest, table: str | None) -> bool:
    """Whether the visitor is anonymous and may still see what anonymous visitors could when the server started.

    If only the metadata decide who may see what, the latter is always true, and costs nothing. Plugins are asked each
    time: about the archive, and about a table if one is named.
    """
    if await actor_of(request) is not None:
        return False
    if is_said_by_metadata():
        return True
    try:
        await ensure_open(request.datasette, request.database.name, None)
        if table:
            await request.datasette.ensure_permissions(None, [("view-table", (request.database.name, table))])
    except Forbidden:
        return False
    return True
