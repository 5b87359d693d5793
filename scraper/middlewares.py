"""Scrapy's hooks: the fence around the site, the capture of every answer, one fingerprint for each page."""

from __future__ import annotations

import asyncio
import hashlib
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from scraper.recording import Recording, recording_of
from scraper.urls import Site, page_key


class OffSite(IgnoreRequest):
    """A request that would have left the site."""


class Fence:
    """Refuses every request that would leave the site, wherever it came from: a link, a redirect, robots.txt."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Fence:
        """How Scrapy makes it."""
        return cls(Site.from_url(crawler.settings["ARCHIVE_SITE"]))

    def process_request(self, request: Request) -> None:
        """Raise OffSite where the address is not on the site."""
        if not self._site.contains(request.url):
            raise OffSite(f"{request.url} is not on the site")


class Robots(RobotsTxtMiddleware):
    """Scrapy's obedience to robots.txt, also for requests that arrive while robots.txt is still on its way.

    Scrapy 2.19 on asyncio hands the parsed file to the first of those only; the others pass unasked, for they all wait
    on one Deferred, whose result the first to be called back replaces with None.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._asked: dict[str, asyncio.Future[RobotParser | None]] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The robots.txt of the request's host, fetched once; None where it could not be fetched."""
        host = urlsplit(request.url).netloc
        if host not in self._asked:
            self._asked[host] = asyncio.ensure_future(super().robot_parser(request))
        return await asyncio.shield(self._asked[host])

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        """A robots.txt that the server fails to deliver forbids everything, a missing one nothing (RFC 9309)."""
        if response.status >= 500:
            response = response.replace(body=b"User-agent: *\nDisallow: /")
        elif response.status != 200:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)


class CaptureMiddleware:
    """Puts every answer on disk before anything else sees it, and the capture's row into `request.meta["capture"]`."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CaptureMiddleware:
        """How Scrapy makes it."""
        return cls(recording_of(crawler))

    async def process_response(self, request: Request, response: Response) -> Response:
        """Record the exchange that brought `response`, and hand it on."""
        request.meta["capture"] = await self._recording.capture(request.meta["exchange"])
        return response


class PageFingerprinter:
    """Two addresses of one page are one request."""

    def fingerprint(self, request: Request) -> bytes:
        """SHA-1 of the page's key."""
        return hashlib.sha1(page_key(request.url).encode(), usedforsecurity=False).digest()
