"""Closes Datasette's debug pages to everybody who is not signed in.

They show paths of files on this machine, or things useless to readers, and one of them copies text from the request
onto the next page.
"""

from __future__ import annotations

import re
from typing import Any

from archive.web.serving.messages import message
from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Send
from archive.web.serving.visitors import actor_of, request_of

_CLOSED = re.compile(r"/-/(?:messages|patterns|allow-debug|permissions|threads|databases)(?:\.json)?/?")


def with_closed_pages(app: App, datasette: Any) -> App:
    """Middleware that answers 403 to anonymous visitors of such a page."""

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        path = path_below(scope, datasette.setting("base_url")) if scope["type"] == "http" else ""
        if not _CLOSED.fullmatch(path) or await actor_of(request := request_of(datasette, scope, receive)):
            await app(scope, receive, send)
            return
        words = "This page is not open to you", "The keeper of the archive has closed this page."
        closed = await message(request, 403, *map(request.interface.gettext, words))
        closed.headers["Cache-Control"] = "no-store"
        await closed.asgi_send(send)

    return answer
