"""Retries that leave a struggling site alone for a while: as long as it asks for, or longer each time."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from archive.clock import http_date, now
from scraper.crawl.recording import recording_of

ASK_FOR_REST = (429, 503)  # statuses by which a site asks to be left alone
LOOK_UP = 0.5  # seconds between two checks whether the crawl is ending
LONGEST_REST = 300.0  # seconds; a site that asks for more is left alone until the next run


class CrawlEnded(IgnoreRequest):
    """A request was not sent because the crawl is ending."""


class Backoff(RetryMiddleware):
    """Scrapy's retries, except that no request is sent at all while the site is to be left alone."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._rest = crawler.settings.getfloat("ARCHIVE_BACKOFF")
        self._not_before = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Backoff:
        """How Scrapy makes it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait until requests may be sent again. Raises CrawlEnded if the crawl ends before that."""
        recording = recording_of(self.crawler)
        while (wait := self._not_before - time.monotonic()) > 0 and not recording.ending:
            await asyncio.sleep(min(wait, LOOK_UP))
        if recording.ending or (request.meta.get("requisite") and recording.requisites.closed):
            raise CrawlEnded(f"{request.url} is left to the next refresh")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Retry what Scrapy would retry; after 429 and 503, rest first, or end the run if the rest would be long."""
        retry: Request | Response = super().process_response(request, response)
        if response.status in ASK_FOR_REST:
            asked = retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), now())
            rest = self._rest * 2 ** request.meta.get("retry_times", 0) if asked is None else asked
            if rest > LONGEST_REST:
                recording_of(self.crawler).leave(f"the site asks to be left alone for {rest:.0f} s")
                return response
            self._not_before = max(self._not_before, time.monotonic() + rest)
        return retry


def retry_after(value: str, moment: datetime) -> float | None:
    """Seconds from `moment` that a Retry-After header asks for (RFC 9110, 10.2.3), or None if there is none."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    until = http_date(value)
    return max(0.0, (until - moment).total_seconds()) if until else None
