"""Repairs or refuses request headers that Datasette cannot parse, and would answer with a bare error."""

from __future__ import annotations

import re
from typing import Any

from archive.web.serving.middleware.security import App, Send

# https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2; any other Host must be refused: RFC 9112, section 3.2.
_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[\w.~%!$&'()*+,;=-]*)(:\d{0,5})?")
# https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
_COOKIE = re.compile(rb"\s*[\w!#$%&'*+.^`|~-]+=[ -~]*")


def with_readable_headers(app: App) -> App:
    """Middleware that removes cookies without a valid name, and refuses an invalid Host.

    Another program on the same domain may have set such a cookie; with it, a reader could not open any page.
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] == "http":
            headers = [(name, _readable(value) if name == b"cookie" else value) for name, value in scope["headers"]]
            if not all(_HOST.fullmatch(value) for name, value in headers if name == b"host"):
                await _refuse(send)
                return
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    return answer


def _readable(cookies: bytes) -> bytes:
    return b";".join(one for one in cookies.split(b";") if _COOKIE.fullmatch(one))


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b"The header Host names no host.\n"})
