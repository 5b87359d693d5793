"""Limits on idle connections: how long they may stay, how many there may be, and what is logged about them."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from archive.web.serving.middleware.security import App, Send

MOST = 1_000  # connections, if the system allows so many open files
RESERVED = 64  # open files for everything else: the database in each thread, pipes to processes, the log
LONGEST_SILENCE = (
    20.0  # seconds from the start of a connection, or the end of an answer, to the end of a request's head
)

_ACCEPT_FAILED = "socket.accept() out of system resource"  # asyncio's words
_TRIED_AGAIN = "Exception in callback BaseSelectorEventLoop._start_serving("  # the server has closed it meanwhile
_SAID_EVERY = 60.0  # seconds
_log = logging.getLogger("uvicorn.error")


def allow_many_files() -> int:
    """Raise the number of files that this process may open to what the system allows, and return that number."""
    if sys.platform == "win32":
        return MOST + RESERVED
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else 10_240  # the actual limit of macOS
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return soft if soft != resource.RLIM_INFINITY else wanted
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):
        return soft
    return wanted


def patient_protocol(most: int) -> type[H11Protocol]:
    """Uvicorn's HTTP protocol, but idle connections are closed after a while, or at once if others need them.

    `most` is how many connections there may be. For another one, the connection that has been silent longest is closed;
    if none is idle, the new one is refused.
    """
    silent: dict[H11Protocol, asyncio.TimerHandle] = {}

    def forget(connection: H11Protocol) -> None:
        if timer := silent.pop(connection, None):
            timer.cancel()

    class Connection(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            if len(self.connections) > most:
                oldest = next(iter(silent), self)
                forget(oldest)  # it takes a moment until it is closed
                oldest.transport.abort()
            if not transport.is_closing():
                self._expect_a_request()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.cycle is not None and not self.cycle.response_complete:
                forget(self)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            if self.cycle is None or self.cycle.response_complete:  # no pipelined request has begun
                self._expect_a_request()

        def send_400_response(self, msg: str) -> None:
            """Close the connection: what arrives is not HTTP. Uvicorn would break the answer that is being sent."""
            if self.cycle is not None and not self.cycle.response_complete:
                self.cycle.disconnected = True
                self.cycle.message_event.set()
            if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                super().send_400_response(msg)
            else:
                self.transport.close()

        def connection_lost(self, exc: Exception | None) -> None:
            forget(self)
            super().connection_lost(exc)

        def _expect_a_request(self) -> None:
            forget(self)
            silent[self] = self.loop.call_later(LONGEST_SILENCE, self.transport.abort)

    return Connection


def with_quiet_accepts(app: App) -> App:
    """Middleware that logs at most once a minute that no connections can be accepted.

    asyncio logs it two thousand times a second, with a traceback, for as long as no file can be opened.
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] == "lifespan":
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(_QuietHandler(loop.get_exception_handler()))
        await app(scope, receive, send)

    return answer


class _QuietHandler:
    """An exception handler for an event loop: `otherwise`, or asyncio's own, except for connections not accepted."""

    def __init__(self, otherwise: Any) -> None:
        self._otherwise = otherwise
        self._said = float("-inf")

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        message = str(context.get("message"))
        if message.startswith(_TRIED_AGAIN):
            return
        if message == _ACCEPT_FAILED:
            if time.monotonic() - self._said >= _SAID_EVERY:
                self._said = time.monotonic()
                _log.error("No more connections can be accepted (%s); raise `ulimit -n`", context.get("exception"))
        elif self._otherwise:
            self._otherwise(loop, context)
        else:
            loop.default_exception_handler(context)
