"""Datasette below a path (its setting `base_url`), behind a proxy that passes that path on as it is.

Datasette makes many addresses out of the one that was asked for: the next page of a table, its order, its facets, the
same as JSON or CSV, and where its form of filters leads. It puts `base_url` before each of them, as a proxy is to have
cut that off. If it did not, such an address would have it twice, and lead nowhere.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Any

from datasette import Response
from datasette.url_builder import Urls
from datasette.utils import PrefixedUrlString

from archive.web.serving.middleware.security import App, Send

_FORMAT = re.compile(r"\.\w+\Z")  # behind the name of a table or a row, in which a dot is encoded

# The path that was asked for with `base_url` before it, and without its format; as long as the answer is made.
_ASKED_FOR: ContextVar[str | None] = ContextVar("_ASKED_FOR", default=None)

_prefixed = Urls.path


def with_one_prefix(app: App, base_url: str) -> App:
    """An ASGI application in which Datasette can tell an address that is below `base_url` already.

    Without its last slash `base_url` itself leads to the home page: that is how people type it.
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if base_url != "/" and scope["type"] == "http":
            raw = scope.get("raw_path") or scope["path"].encode()
            path = raw.partition(b"?")[0].decode("latin-1")
            if f"{path}/" == base_url:
                query = scope.get("query_string", b"")
                home = Response.redirect(base_url + (f"?{query.decode('latin-1')}" if query else ""))
                await home.asgi_send(send)
                return
            _ASKED_FOR.set(_FORMAT.sub("", path) if path.startswith(base_url) else None)
        await app(scope, receive, send)

    return answer


def prefix_once() -> None:
    """Let Datasette put `base_url` before no address that is made of the one asked for and has it."""
    Urls.path = _prefixed_once


def _prefixed_once(urls: Urls, path: str, format: str | None = None) -> PrefixedUrlString:
    """The same as `Urls.path`."""
    asked_for = _ASKED_FOR.get()
    if asked_for and path.startswith(asked_for) and path[len(asked_for) :][:1] in ("", "?", "."):
        path = PrefixedUrlString(path)
    return _prefixed(urls, path, format)
