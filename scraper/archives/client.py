"""Sends requests to a service, one at a time and as slowly as it wants, and retries what may succeed."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable, Mapping
from itertools import count

import aiohttp
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from archive.clock import now
from archive.warc.writer import Exchange
from scraper.archives.dialects.answers import Answer, CaptureUnavailable
from scraper.archives.dialects.pace import LONGEST_REST, PAUSES, REST, RESTS, Clock, Kind, Pace
from scraper.crawl.budget import Budget
from scraper.downloader.backoff import retry_after

TROUBLE = frozenset({408, 421, 425, *range(500, 600)})  # statuses after which a retry may succeed
ASKS_FOR_REST = 429
PATIENCE = 5  # after so many requests in a row that failed with all retries, the import ends


class Stopped(Exception):
    """The import ends early, for the reason in the message."""


class Unreachable(Stopped):
    """Nothing answers at the address of the service."""


class RequestFailed(Exception):
    """A request that failed after all retries; another day it may succeed."""


class Client:
    """A client of one service, for the length of one import."""

    def __init__(self, crawler: Crawler, budget: Budget, pace: Pace, clock: Clock, *, free: Callable[[], int]) -> None:
        """`free` returns the free space on the disk, in bytes."""
        if crawler.engine is None:
            raise ValueError("the crawler has not started")
        self._crawler = crawler
        self._engine = crawler.engine
        self._budget = budget
        self._free = free
        self.pace = pace
        self._clock = clock
        self._began = clock.monotonic()
        self._not_before: dict[Kind, float] = {}
        self._rests = 0
        self._in_trouble = 0
        self._stopped = asyncio.Event()
        self._why = ""

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return int(self._crawler.stats.get_value("archive/requests", 0))

    @property
    def bytes(self) -> int:
        """How many bytes of bodies were received."""
        return int(self._crawler.stats.get_value("archive/bytes", 0))

    @property
    def seconds(self) -> float:
        """How long the import has taken so far."""
        return self._clock.monotonic() - self._began

    def stop(self, reason: str) -> None:
        """End the import: further requests raise Stopped, and a pause ends at once."""
        self._why = self._why or reason
        self._stopped.set()

    async def ask(
        self,
        kind: Kind,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        is_capture: Callable[[Answer], bool] = lambda answer: False,
    ) -> Answer:
        """The answer of the service.

        `is_capture` tells whether an answer is a capture; the status is then that of the captured site and says nothing
        about the service. Raises RequestFailed after all retries, CaptureUnavailable if the answer is too large, and
        Stopped if the import ends.
        """
        for attempt in count():
            await self._wait(kind)
            answer, problem = await self._send(url, headers or {})
            if answer is not None:
                if is_capture(answer) or answer.status not in TROUBLE | {ASKS_FOR_REST}:
                    self._rests = self._in_trouble = 0
                    return answer
                problem = f"the service answered with status {answer.status}"
                if answer.status == ASKS_FOR_REST:
                    await self._leave_alone(answer)
                    continue
            if attempt >= len(PAUSES):
                self._give_up(problem)
            await self._rest(max(PAUSES[min(attempt, len(PAUSES) - 1)], _asked_rest(answer)))
        raise AssertionError  # `count` has no end

    def _give_up(self, problem: str) -> None:
        self._in_trouble += 1
        if self._in_trouble >= PATIENCE:
            self.stop(f"{self._in_trouble} requests in a row failed after all repetitions ({problem})")
        raise RequestFailed(problem)

    async def _leave_alone(self, answer: Answer) -> None:
        """Pause after a 429: services block clients that carry on for hours."""
        rest = max(REST * 2**self._rests, _asked_rest(answer))
        self._rests += 1
        if self._rests > RESTS:
            self.stop(f"the service has asked to be left alone {self._rests} times in a row (status {answer.status})")
        if rest > LONGEST_REST:
            self.stop(f"the service asks to be left alone for {rest:.0f} s")
        await self._rest(rest)

    async def _wait(self, kind: Kind) -> None:
        over = self._budget.exceeded(
            pages=self.requests,
            size=self.bytes,
            seconds=self.seconds,
            free=self._free(),
        )
        if over:
            self.stop(over)
        await self._pass(self._not_before.get(kind, 0.0) - self._clock.monotonic())
        self._not_before[kind] = self._clock.monotonic() + self.pace.distance(kind)

    async def _rest(self, seconds: float) -> None:
        await self._pass(seconds * self.pace.scale)

    async def _pass(self, seconds: float) -> None:
        """Sleep for some seconds, if positive. Raises Stopped as soon as the import is to end."""
        if seconds > 0 and not self._stopped.is_set():
            waits = [asyncio.ensure_future(self._clock.sleep(seconds)), asyncio.ensure_future(self._stopped.wait())]
            _, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for one in pending:
                one.cancel()
            await asyncio.wait(waits)
        if self._stopped.is_set():
            raise Stopped(self._why)

    async def _send(self, url: str, headers: Mapping[str, str]) -> tuple[Answer | None, str]:
        """The answer to one request; if it failed and a retry may succeed, None and what went wrong."""
        try:
            request = Request(url, headers=dict(headers), dont_filter=True)
        except ValueError as error:
            raise CaptureUnavailable(f"it cannot be asked for ({error})") from None
        try:
            await self._engine.download_async(request)
        except DownloadCancelledError as error:
            raise CaptureUnavailable(_without_address(error, request)) from None
        except DownloadConnectionRefusedError as error:
            raise Unreachable(_refused(error)) from None
        except CannotResolveHostError as error:
            raise Unreachable(str(error)) from None
        except (DownloadTimeoutError, ResponseDataLossError, DownloadFailedError, OSError) as error:
            if isinstance(error.__cause__, aiohttp.ClientConnectorCertificateError):
                raise Unreachable(str(error)) from None
            return None, _without_address(error, request)
        came: Exchange = request.meta["exchange"]
        return Answer(came.status, came.reason, came.headers, came.body), ""


def _without_address(error: Exception, request: Request) -> str:
    """The error message without the address, which is shown beside it anyway."""
    return str(error).removeprefix(request.url).lstrip(": ")


def _refused(error: Exception) -> str:
    cause = error.__cause__
    if isinstance(cause, aiohttp.ClientConnectorError) and cause.os_error.errno == errno.ECONNREFUSED:
        return f"{error}; web archives refuse whoever asked too much, for an hour or more: try again later"
    return str(error)


def _asked_rest(answer: Answer | None) -> float:
    """The number of seconds that an answer asks us to wait; 0 if it asks for none."""
    return (answer and retry_after(answer.value("retry-after"), now())) or 0.0
