"""How many pages may be in the making at once, and how long a reader may take to receive one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from typing import Any

from archive.web.security import App, Message, Send

MOST_AT_ONCE = 8  # of Datasette's pages; each may hold the rows of an answer, and the page that is made of them
LONGEST_WAIT = 20.0  # seconds that a request waits for its turn
LONGEST_SEND = 30.0  # seconds that a reader may take for one piece of an answer
PIECE = 1 << 16  # bytes

_FILES_OF_DATASETTE = "/-/static"


class _TooSlow(asyncio.CancelledError):
    """The reader takes no more of the answer. Nobody who handles mistakes of ours is to handle this."""


def with_bounded_answers(app: App, ours: Iterable[str], base_url: str) -> App:
    """An ASGI application that makes few of Datasette's pages at once, and sends every answer piece by piece.

    `ours` are the patterns of the addresses of the reading room: those are made at once, so that nobody who asks
    Datasette for much keeps others from reading. All else has a turn, which lasts until the reader has received the
    answer; who takes none of it for LONGEST_SEND seconds is left.
    """
    free = [re.compile(pattern) for pattern in (*ours, _FILES_OF_DATASETTE)]
    turns = asyncio.Semaphore(MOST_AT_ONCE)

    def is_free(scope: Any) -> bool:
        # As Datasette finds its views: by the path as it came.
        path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
        if base_url != "/" and path.startswith(base_url):
            path = f"/{path.removeprefix(base_url)}"
        return any(pattern.match(path) for pattern in free)

    async def in_turn(scope: Any, receive: Any, send: Send) -> None:
        if is_free(scope):
            await app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await turns.acquire()
        except TimeoutError:
            await _busy(send)
            return
        try:
            await app(scope, receive, send)
        finally:
            turns.release()

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        try:
            await in_turn(scope, receive, _in_pieces(send))
        except _TooSlow:
            return  # the server closes the connection, as the answer is not whole

    return answer


def _in_pieces(send: Send) -> Send:
    """A `send` that waits after each piece until the reader has taken most of it. Raises _TooSlow."""

    async def send_piece(message: Message) -> None:
        try:
            async with asyncio.timeout(LONGEST_SEND):
                await send(message)
        except TimeoutError:
            raise _TooSlow from None

    async def send_in_pieces(message: Message) -> None:
        body = memoryview(message.get("body", b""))
        last = max(0, len(body) - 1) // PIECE * PIECE
        for start in range(0, last, PIECE):
            await send_piece({"type": message["type"], "body": bytes(body[start : start + PIECE]), "more_body": True})
        await send_piece({**message, "body": bytes(body[last:])} if last else message)

    return send_in_pieces


async def _busy(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"30")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b"Too many ask for tables and queries just now. Try again.\n"})
