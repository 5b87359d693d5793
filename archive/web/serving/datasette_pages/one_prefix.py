"""Datasette below a path (its setting `base_url`), behind a proxy that does not strip that path.

Datasette derives many addresses from the requested one: the next page of a table, its order, its facets, the same as
JSON or CSV, and the target of its filter form. It prefixes each with `base_url`, because it expects the proxy to have
stripped that. If the proxy has not, such an address would have the prefix twice, and lead nowhere.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Any

from datasette import Response
from datasette.url_builder import Urls
from datasette.utils import PrefixedUrlString

from archive.web.serving.middleware.security import App, Send

_FORMAT = re.compile(r"\.\w+\Z")  # after the name of a table or a row, in which dots are encoded

# The requested path with `base_url` before it and without its format, while it is being answered.
_ASKED_FOR: ContextVar[str | None] = ContextVar("_ASKED_FOR", default=None)

_prefixed = Urls.path


def with_one_prefix(app: App, base_url: str) -> App:
    """Middleware that lets Datasette recognise an address that is already below `base_url`.

    `base_url` without its last slash, as people type it, leads to the home page.
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
    """Keep Datasette from adding `base_url` to addresses that have it already because the requested one has."""
    Urls.path = _prefixed_once


def _prefixed_once(urls: Urls, path: str, format: str | None = None) -> PrefixedUrlString:
    """The same as `Urls.path`."""
    asked_for = _ASKED_FOR.get()
    if asked_for and path.startswith(asked_for) and path[len(asked_for) :][:1] in ("", "?", "."):
        path = PrefixedUrlString(path)
    return _prefixed(urls, path, format)
