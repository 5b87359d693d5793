"""Answers 451 for what is withheld, with the date and the reason. The ledger alone decides, before any page is made.

While the database still has rows of what is withheld, for the seconds or minutes until it has been rebuilt, nothing is
read from it at all: nobody can tell in which list, count, search or table these rows would show.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from datasette import Response

from archive.errors import Damaged
from archive.store.takedowns.ledger import Entry, Reason
from archive.web.serving.access.takedowns import may_be_shown, takedowns_beside
from archive.web.serving.access.withheld_addresses import Found, find
from archive.web.serving.i18n import N_
from archive.web.serving.keeper import settings_beside
from archive.web.serving.messages import message
from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Message, Send
from archive.web.serving.request import PageRequest, archive_database
from archive.web.serving.search_requests.addresses import as_reference
from archive.web.serving.visitors import may_see, request_of

WITHHELD = N_("This page is not available")
REASONS: dict[Reason | None, str] = {
    "legal": N_("The law requires it."),
    "privacy": N_("This protects someone’s privacy."),
    "court": N_("A court has ordered it."),
    "copyright": N_("This protects copyright."),
    "operator": N_("The keeper of this archive has decided so."),
}
_SINCE = N_("Access to it has been closed since %(day)s.")
_MADE_ANEW = (
    N_("The archive is being updated"),
    N_(
        "Access to something has been closed. No pages are shown until it has been removed from the database. "
        "Try again soon."
    ),
)
_NO_LEDGER = (
    N_("The archive is closed for now"),
    N_("It is not known at the moment what may be shown, so nothing is. The keeper of the archive has to fix this."),
)
# These have no content of the archive.
_ALWAYS_OPEN = re.compile(r"/assets/.*|/-/static.*|/favicon\.ico", re.DOTALL)
_WITHOUT_DATABASE = re.compile(r"/about|/par")
_RETRY = 60  # seconds


async def answer_withheld(request: PageRequest, entry: Entry) -> Response:
    """The answer 451: what was requested is withheld, since when and for which reason (RFC 7725)."""
    interface = request.interface
    what, since = interface.gettext(WITHHELD), interface.gettext(_SINCE) % {"day": interface.day(entry.id, "genitive")}
    response = await message(
        request,
        451,
        what,
        f"{since} {interface.gettext(REASONS[entry.reason])}" if entry.reason else since,
        template="withheld.html",
        told={"since": entry.id[:10], "reason": entry.reason},
    )
    response.headers |= {"X-Robots-Tag": "noindex", "Cache-Control": "private, no-cache"}
    if website := as_reference(settings_beside(request.database.path).keeper.website):
        response.headers["Link"] = f'<{website}>; rel="blocked-by"'
    return response


def with_takedowns(app: App, datasette: Any) -> App:
    """Middleware that answers for what is withheld, and asks `app` for nothing that might show it."""
    told: set[str] = set()

    def tell(line: str) -> None:
        if line not in told:
            told.add(line)
            print(f"ctarchive: {line}", file=sys.stderr, flush=True)

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        path = path_below(scope, datasette.setting("base_url")) if scope["type"] == "http" else ""
        if not path or _ALWAYS_OPEN.fullmatch(path):
            await app(scope, receive, send)
            return
        database = archive_database(datasette)
        try:
            known, is_shown = takedowns_beside(database.path), may_be_shown(database.path)
        except Damaged as error:
            tell(f"{error}; until then nothing is shown")
            await _send(await _closed(request_of(datasette, scope, receive), _NO_LEDGER), send)
            return
        found = find(known, path, scope["query_string"].decode("latin-1"), database.route) if known else Found()
        if found.hidden or not is_shown:
            request = request_of(datasette, scope, receive)
            if found.hidden and await may_see(request):
                await _send(await answer_withheld(request, found.hidden), send)
                return
            if not is_shown and not _WITHOUT_DATABASE.fullmatch(path):
                tell(f"{database.path} has rows of what is withheld: nothing is shown until it is made anew")
                await _send(await _closed(request, _MADE_ANEW), send)
                return
        if not found.vanished:
            await app(scope, receive, send)
            return
        if await _is_missing(app, scope, receive, send, found):
            await _send(await answer_withheld(request_of(datasette, scope, receive), found.vanished), send)

    return answer


async def _closed(request: PageRequest, words: tuple[str, str]) -> Response:
    response = await message(request, 503, *map(request.interface.gettext, words))
    response.headers |= {"Retry-After": str(_RETRY), "Cache-Control": "no-store"}
    return response


async def _is_missing(app: App, scope: Any, receive: Any, send: Send, found: Found) -> bool:
    """Send the answer of an application unless it is "not found"; return whether it is."""
    missing = (404, 410, 302) if found.is_moment else (404, 410)  # a moment that is not there leads to another
    is_missing = False

    async def send_what_is_there(message: Message) -> None:
        nonlocal is_missing
        if message["type"] == "http.response.start":
            is_missing = message["status"] in missing
        if not is_missing:
            await send(message)

    await app(scope, receive, send_what_is_there)
    return is_missing


async def _send(response: Response, send: Send) -> None:
    await response.asgi_send(send)
