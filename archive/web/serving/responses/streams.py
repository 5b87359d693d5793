"""Streamed answers: of any length, made as they are sent, from one snapshot of the database.

The length of such an answer is not known beforehand. If it cannot be completed, the connection is closed without the
final chunk of HTTP/1.1, so that every client notices. HTTP/1.0, which some proxies use, has no chunks: the header TOTAL
says how many results there are, and the answer must not be cached, because it may be incomplete.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from datasette import Response
from datasette.database import QueryInterrupted
from sqlite_utils import Database

from archive.errors import Damaged
from archive.store.takedowns.takedowns import Takedowns
from archive.web.serving.access.takedowns import state_may_be_shown
from archive.web.serving.limits.answers import GivenUp
from archive.web.serving.middleware.security import Send
from archive.web.serving.request import PageRequest, read_within
from archive.web.sql.database import Unready

TOTAL = "X-Total-Count"
MOST_AT_ONCE = 8  # streamed answers at once; each holds a connection to the database
LONGEST = 600.0  # seconds that one may take; meanwhile the journal of the database grows
AT_A_TIME = 200  # results to read at once: about a megabyte of texts
_LOOKED_EVERY = 1.0  # seconds between two checks of the ledger of takedowns
BUSY = "Too many long answers are being sent just now. Try again in a moment."

T = TypeVar("T")

# Only one of these answers reads at a time, in turn, because all pages share the reading threads.
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


class Pieces(NamedTuple):
    """An answer in pieces: the number of results, the text before them, the results, and the text after them.

    `rows(start, number)` are results from `start` on, counted from 0.
    """

    total: int
    before: str
    rows: Callable[[int, int], str]
    after: str = ""


class Streamed(Response):  # type: ignore[misc]  # Datasette has no types
    """An answer whose pieces are made as it is sent; `begin` does the search.

    `too_slow` is the answer if that takes longer than a statement may; `under_way` counts the answers being sent.
    """

    under_way = 0

    def __init__(
        self,
        request: PageRequest,
        begin: Callable[[Database], Pieces],
        too_slow: Response,
        content_type: str,
        headers: dict[str, str],
    ) -> None:
        super().__init__(b"", headers=headers, content_type=content_type)
        self._request, self._begin, self._too_slow = request, begin, too_slow

    async def asgi_send(self, send: Send) -> None:
        """Send it. Raises Unready if nothing was sent yet, and GivenUp if it is broken off."""
        if Streamed.under_way >= MOST_AT_ONCE:
            busy = self._request.download(json.dumps({"error": BUSY}), "application/json; charset=utf-8", status=503)
            busy.headers["Retry-After"] = "10"
            await busy.asgi_send(send)
            return
        Streamed.under_way += 1
        try:
            await self._send(send)
        finally:
            Streamed.under_way -= 1

    async def _send(self, send: Send) -> None:
        known = self._request.takedowns
        async with _snapshot(self._request) as snapshot:
            try:
                pieces = await snapshot.read(self._begin)
            except QueryInterrupted:
                await self._too_slow.asgi_send(send)
                return
            if not await snapshot.may_be_shown():
                raise Unready
            self.headers[TOTAL] = str(pieces.total)
            if self._request.raw.scope.get("http_version") == "1.0":
                self.headers["Cache-Control"] = "no-store"
            self.body = b""
            if self._request.raw.method == "HEAD":
                await super().asgi_send(send)
                return
            async with going_on(self._request, known, LONGEST):
                await self._send_pieces(send, snapshot, pieces)

    async def _send_pieces(self, send: Send, snapshot: _Snapshot, pieces: Pieces) -> None:
        async def send_on(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": pieces.before.encode(), "more_body": True}
            await send(message)

        await super().asgi_send(send_on)
        start, number = 0, AT_A_TIME
        while start < pieces.total:
            try:
                rows = await snapshot.read(lambda _: pieces.rows(start, number))  # noqa: B023, for it is called at once
            except QueryInterrupted:
                if number == 1:
                    raise
                number = max(1, number // 4)
                continue
            await send({"type": "http.response.body", "body": rows.encode(), "more_body": True})
            start += number
        await send({"type": "http.response.body", "body": pieces.after.encode()})


class _Snapshot:
    """The archive in one state: a connection of its own, in a read transaction."""

    def __init__(self, request: PageRequest, connection: sqlite3.Connection) -> None:
        self._datasette, self._database, self._connection = request.datasette, request.database, connection
        self._one_at_a_time = threading.Lock()
        connection.execute("BEGIN")

    async def read(self, read: Callable[[Database], T]) -> T:
        """Call a function with the connection, within Datasette's time limit. Raises QueryInterrupted and Unready."""
        limit = self._datasette.setting("sql_time_limit_ms")
        async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            return await self._in_thread(lambda: read_within(limit, self._connection, read))

    async def may_be_shown(self) -> bool:
        """Whether this state is free of what is withheld."""
        return await self._in_thread(lambda: state_may_be_shown(self._connection, self._database.path))

    async def close(self) -> None:
        """Close the snapshot, once reading has stopped."""
        self._connection.interrupt()
        await self._in_thread(self._connection.close)
        self._database._all_file_connections.remove(self._connection)

    async def _in_thread(self, do: Callable[[], T]) -> T:
        def alone() -> T:
            with self._one_at_a_time:
                return do()

        if self._datasette.executor is None:
            return alone()
        return await asyncio.get_running_loop().run_in_executor(self._datasette.executor, alone)


@asynccontextmanager
async def _snapshot(request: PageRequest) -> AsyncIterator[_Snapshot]:
    """A snapshot of the archive's present state. Raises Unready if there is no file just now."""
    database = request.database
    try:
        connection = database.connect()
        request.datasette._prepare_connection(connection, database.name)
        snapshot = _Snapshot(request, connection)
    except sqlite3.OperationalError as error:
        raise Unready from error
    try:
        yield snapshot
    finally:
        await snapshot.close()


@asynccontextmanager
async def going_on(request: PageRequest, known: Takedowns, longest: float | None = None) -> AsyncIterator[None]:
    """A block that sends the rest of an answer, after it is too late to answer with an error.

    It ends with GivenUp if anything goes wrong, after `longest` seconds, when the client has disconnected, and if what
    is withheld is no longer what was `known`.
    """
    try:
        async with asyncio.timeout(longest) as bound:
            watch = asyncio.create_task(_watch(request, known, bound))
            try:
                yield
            finally:
                watch.cancel()
                with suppress(asyncio.CancelledError):
                    await watch
    except TimeoutError:
        raise GivenUp from None
    except Exception:  # any: the status 200 has been sent already, so the answer can only be broken off
        traceback.print_exc()
        raise GivenUp from None


async def _watch(request: PageRequest, known: Takedowns, bound: asyncio.Timeout) -> None:
    gone = asyncio.create_task(_end_of(request.raw.receive))
    try:
        with suppress(Damaged):
            while request.takedowns == known and not gone.done():
                await asyncio.wait([gone], timeout=_LOOKED_EVERY)
    finally:
        gone.cancel()
    bound.reschedule(asyncio.get_running_loop().time())


async def _end_of(receive: Callable[[], Any]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
