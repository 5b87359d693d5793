"""Restricts HTTP methods: our addresses can only be read.

Datasette dispatches methods by name, and fails for those that it does not know (`TRACE`, or an invented one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Send

_READING = frozenset({"GET", "HEAD"})
_OF_DATASETTE = _READING | {"OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
_ALLOWED = (b"allow", b"GET, HEAD, OPTIONS")


def with_methods(app: App, ours: Iterable[str], base_url: str) -> App:
    """Middleware that passes on only GET and HEAD at addresses with the patterns `ours`.

    Other methods there, and unknown methods anywhere, get 405; OPTIONS gets 204. Whatever a page of another site
    requests other than to read gets 403.
    """
    patterns = [re.compile(pattern) for pattern in ours]

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or (method := scope["method"]) in _READING:
            await app(scope, receive, send)
            return
        path = path_below(scope, base_url)
        if method != "OPTIONS" and _is_from_elsewhere(scope["headers"]):
            await _say(send, 403, b"A page of another site cannot ask for this.\n")
        elif method in _OF_DATASETTE and not any(pattern.match(path) for pattern in patterns):
            await app(scope, receive, send)
        elif method == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": [_ALLOWED]})
            await send({"type": "http.response.body", "body": b""})
        else:
            await _say(send, 405, b"This address can only be read.\n", _ALLOWED)

    return answer


def _is_from_elsewhere(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether the browser says that the request comes from another site: https://www.w3.org/TR/fetch-metadata/.

    Datasette requires a token only if there is a cookie, so without this, any page could submit its forms. A client
    that says nothing is not a browser, and does not send a reader's cookies.
    """
    said = dict(headers)
    if (site := said.get(b"sec-fetch-site")) is not None:
        return site not in (b"same-origin", b"none")
    origin = said.get(b"origin")
    return origin is not None and origin.lower().partition(b"://")[2] != said.get(b"host", b"").lower()


async def _say(send: Send, status: int, words: bytes, *headers: tuple[bytes, bytes]) -> None:
    plain = [*headers, (b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": plain})
    await send({"type": "http.response.body", "body": words})
