"""Receives forms for Datasette's own pages completely, and checks that they can be parsed.

If there is a cookie, a library (asgi-csrf) checks the form for a token before any page sees it. It fails for files, for
invalid UTF-8, and if the client disconnects too early, and each would count as an error of the server.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from archive.web.serving.middleware.security import App, Message, Send

_WITHOUT_A_BODY = frozenset({"GET", "HEAD", "OPTIONS"})
_TOKEN = ("csrftoken", b"x-csrftoken")  # as a field and as a header


def with_readable_forms(app: App) -> App:
    """Middleware that, if there is a cookie, passes on only complete forms in UTF-8 and without files."""

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _WITHOUT_A_BODY:
            await app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if not headers.get(b"cookie"):
            await app(scope, receive, send)
            return
        kind = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
        if kind.startswith(b"multipart/"):
            await _refuse(send, 415, b"Nothing here takes files.\n")
            return
        body = await _complete_body(receive)
        if body is None:
            return
        if not (headers.get(_TOKEN[1], b"").isascii() and _is_readable(body, kind)):
            await _refuse(send, 400, b"This form cannot be read.\n")
            return
        await app(scope, _receiving(body, receive), send)

    return answer


async def _complete_body(receive: Any) -> bytes | None:
    """The body of a request; None if the client disconnects before it is complete."""
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _receiving(body: bytes, later: Any) -> Any:
    """A `receive` that returns a body that was received already, and then whatever comes later."""
    is_taken = False

    async def receive() -> Message:
        nonlocal is_taken
        if is_taken:
            message: Message = await later()
            return message
        is_taken = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _is_readable(body: bytes, kind: bytes) -> bool:
    if kind != b"application/x-www-form-urlencoded":
        return True
    try:
        return all(value.isascii() for name, value in parse_qsl(body.decode("utf-8")) if name == _TOKEN[0])
    except ValueError:
        return False


async def _refuse(send: Send, status: int, words: bytes) -> None:
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": plain})
    await send({"type": "http.response.body", "body": words})
