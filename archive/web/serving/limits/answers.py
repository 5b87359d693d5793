"""Limits on how many pages are made at once, and how long a reader may take to receive one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Message, Send

Receive = Callable[[], Awaitable[Message]]

MOST_OF_OURS = 12  # pages of the reading room; more at once would not be faster, and would delay Datasette's
MOST_AT_ONCE = 8  # pages of Datasette; each may hold all rows of an answer, and the page made from them
LONGEST_WAIT = 20.0  # seconds that a request waits for its turn
LONGEST_SEND = 30.0  # seconds that a reader may take to receive a piece of an answer, or to send a piece of a request
PIECE = 1 << 16  # bytes
MOST_RECEIVED = 1 << 20  # bytes of a request; nothing here takes more than a form

_FILES_OF_DATASETTE = "/-/static"


class GivenUp(asyncio.CancelledError):
    """The client stopped receiving the answer or sending the request, or the answer cannot be completed.

    Our handlers of errors must not handle this.
    """


class _TooMuch(GivenUp):
    """The request is longer than anything here would read."""


def with_bounded_answers(app: App, ours: Iterable[str], base_url: str) -> App:
    """Middleware that limits how many pages are made at once, and sends every answer piece by piece.

    `ours` are the patterns of the addresses of the reading room. These have turns of their own, so that nobody who asks
    a lot of Datasette keeps others from reading, and each turn ends when the page is made. For everything else, it ends
    when the reader has received the answer. Readers who receive nothing for LONGEST_SEND seconds are disconnected.
    """
    patterns = [re.compile(pattern) for pattern in (*ours, _FILES_OF_DATASETTE)]
    turns_of_ours, turns_of_datasette = asyncio.Semaphore(MOST_OF_OURS), asyncio.Semaphore(MOST_AT_ONCE)

    async def in_turn(scope: Any, receive: Any, send: Send) -> None:
        is_ours = _is_any_of(patterns, scope, base_url)
        turns = turns_of_ours if is_ours else turns_of_datasette
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await turns.acquire()
        except TimeoutError:
            await _refuse(send, 503, b"Too many ask just now. Try again.\n")
            return
        lasts = True

        async def send_and_make_way(message: Message) -> None:
            nonlocal lasts
            if is_ours and lasts and message["type"] == "http.response.start":
                lasts = False
                turns.release()
            await send(message)

        try:
            await app(scope, receive, send_and_make_way)
        finally:
            if lasts:
                turns.release()

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        try:
            await in_turn(scope, _bounded(receive), _in_pieces(send))
        except _TooMuch:
            await _refuse(send, 413, b"This request is too long.\n")
        except GivenUp:
            return  # the server closes the connection, because the answer is incomplete

    return answer


def _is_any_of(patterns: Iterable[re.Pattern[str]], scope: Any, base_url: str) -> bool:
    """Whether a GET or HEAD request is for an address with one of the patterns, below `base_url`."""
    if scope["method"] not in ("GET", "HEAD"):  # other methods have a body to wait for
        return False
    path = path_below(scope, base_url)  # by the raw path, as Datasette finds its views
    return any(pattern.match(path) for pattern in patterns)


def _in_pieces(send: Send) -> Send:
    """A `send` that waits after each piece until the client has received most of it. Raises GivenUp."""

    async def send_piece(message: Message) -> None:
        try:
            async with asyncio.timeout(LONGEST_SEND):
                await send(message)
        except TimeoutError:
            raise GivenUp from None

    async def send_in_pieces(message: Message) -> None:
        body = memoryview(message.get("body", b""))
        last = max(0, len(body) - 1) // PIECE * PIECE
        for start in range(0, last, PIECE):
            await send_piece({"type": message["type"], "body": bytes(body[start : start + PIECE]), "more_body": True})
        await send_piece({**message, "body": bytes(body[last:])} if last else message)

    return send_in_pieces


def _bounded(receive: Receive) -> Receive:
    """A `receive` with limits on time and size. Raises GivenUp and _TooMuch."""
    received = 0
    ended = False

    async def receive_bounded() -> Message:
        nonlocal received, ended
        if ended:  # the next event is that the client disconnects, which may take any time
            return await receive()
        try:
            async with asyncio.timeout(LONGEST_SEND):
                message = await receive()
        except TimeoutError:
            raise GivenUp from None
        received += len(message.get("body", b""))
        if received > MOST_RECEIVED:
            raise _TooMuch
        ended = not message.get("more_body", False)
        return message

    return receive_bounded


async def _refuse(send: Send, status: int, words: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    if status == 503:
        headers.append((b"retry-after", b"30"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
