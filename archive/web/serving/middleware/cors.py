"""CORS: data that scripts on other sites may read (https://fetch.spec.whatwg.org/#http-cors-protocol).

This is for data made for programs, not for pages, and never with credentials: such requests are anonymous.
"""

from __future__ import annotations

import re
from typing import Any

from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Message, Send

# Addresses that are not pages. Below /data are files of exports and the description of the API.
_DATA = re.compile(
    r"/(search|statements)\.(json|jsonl|csv|atom)|/changes\.atom|/calendar\.ics|/network\.(csv|svg)|"
    r"/article/.+\.(bib|csl\.json)|/timemap/link/.+|/document/[0-9a-f]+\.txt|/data/api\.json|/data/[^/]+/.+",
    re.DOTALL,
)
_ORIGIN = b"access-control-allow-origin"
_ANYBODY = (_ORIGIN, b"*")
# Other headers are hidden from scripts: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
_SEEN = (
    b"Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, Retry-After, X-Total-Count, X-Ignored-Parameters"
)
_METHODS = b"GET, HEAD, OPTIONS"
_MAY_SEND = b"Accept, Accept-Language, If-Match, If-Modified-Since, If-None-Match, If-Range, Range"
_REMEMBERED = b"86400"  # seconds


def is_shared(path: str) -> bool:
    """Whether a path of ours is of data for programs."""
    return _DATA.fullmatch(path) is not None


def with_shared_data(app: App, base_url: str) -> App:
    """Middleware that lets scripts of any site read data, and says so in preflight requests."""

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or not is_shared(path_below(scope, base_url)):
            await app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            headers = [
                _ANYBODY,
                (b"access-control-allow-methods", _METHODS),
                (b"access-control-allow-headers", _MAY_SEND),
                (b"access-control-max-age", _REMEMBERED),
                (b"allow", _METHODS),
            ]
            await send({"type": "http.response.start", "status": 204, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return

        async def send_to_anybody(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Datasette's own headers, with --cors, are different.
                kept = [
                    (name, value)
                    for name, value in message.get("headers", ())
                    if not bytes(name).lower().startswith(b"access-control-")
                ]
                message = {**message, "headers": [*kept, _ANYBODY, (b"access-control-expose-headers", _SEEN)]}
            await send(message)

        await app(scope, receive, send_to_anybody)

    return answer
