"""Scrapy's downloader middlewares: the scope of the crawl, and the capture of every answer."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scraper.crawl.recording import Recording, recording_of
from scraper.scope import Site


class OffSite(IgnoreRequest):
    """A request that would have left the site."""


class ScopeMiddleware:
    """Refuses every request that would leave the site, wherever it came from: a link, a redirect, robots.txt."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ScopeMiddleware:
        """How Scrapy makes it."""
        return cls(Site.from_url(crawler.settings["ARCHIVE_SITE"]))

    def process_request(self, request: Request) -> None:
        """Raise OffSite where the address is not on the site."""
        if not self._site.contains(request.url):
            raise OffSite(f"{request.url} is not on the site")


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
