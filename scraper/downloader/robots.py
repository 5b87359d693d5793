"""Obeys robots.txt (RFC 9309): what it forbids, its Crawl-delay, and what applies if it cannot be fetched."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import build_from_crawler

from archive.warc.coding import decode
from scraper.crawl.recording import recording_of
from scraper.downloader.backoff import CrawlEnded

MAX_SIZE = 500 * 1024  # bytes of a robots.txt that are read: the lowest limit that RFC 9309, 2.5, allows
COPY_GOOD_FOR = timedelta(hours=24)  # RFC 9309, 2.4
LONGEST_DELAY = 30.0  # seconds between requests, judged: a site of a thousand pages can still be read in a night
TOO_MANY_REQUESTS = 429
ROBOTS_REFUSAL = "Forbidden by robots.txt"  # the words of Scrapy's middleware


class RobotsUnreachable(IgnoreRequest):
    """A page is not requested because the robots.txt of its host cannot be fetched."""


class Robots(RobotsTxtMiddleware):
    """Fetches the robots.txt of each host and scheme once, and refuses what it forbids.

    The robots.txt of `https://` says nothing about `http://` (RFC 9309, 2.3): perhaps only one of the two has a server.

    A missing one (4xx) forbids nothing. One that is received incompletely or not at all forbids everything (RFC 9309,
    2.3.1.4), unless the archive has a copy that is younger than a day. Scrapy's own middleware would allow everything.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._asked: dict[str, asyncio.Future[RobotParser]] = {}

    async def robot_parser(self, request: Request) -> RobotParser:
        """The robots.txt that applies to a request.

        Raises RobotsUnreachable, or CrawlEnded if the crawl ends first.
        """
        parts = urlsplit(request.url)
        url = f"{parts.scheme}://{parts.netloc}/robots.txt"
        if url not in self._asked:
            self._asked[url] = asyncio.ensure_future(self._read(url))
        return await asyncio.shield(self._asked[url])

    async def _read(self, url: str) -> RobotParser:
        body = await self._fetch(url)
        if len(body) > MAX_SIZE:
            body = body[:MAX_SIZE].rpartition(b"\n")[0]  # half a line may say the opposite of the whole
        parser = build_from_crawler(self._parserimpl, self.crawler, body)
        self._slow_down(parser.crawl_delay(self._agent))
        return parser

    async def _fetch(self, url: str) -> bytes:
        request = Request(
            url,
            priority=self.DOWNLOAD_PRIORITY,
            headers={"Accept-Encoding": "identity"},  # the first part of it must be readable by itself
            meta={"dont_obey_robotstxt": True, "first_bytes": MAX_SIZE + 1},
            callback=NO_CALLBACK,
        )
        recording = recording_of(self.crawler)
        try:
            response: Response = await self.crawler.engine.download_async(request)
            if response.status < 300:
                codings = b",".join(response.headers.getlist("Content-Encoding"))
                return decode(response.body, codings.decode("latin-1"))
            if 400 <= response.status < 500 and response.status != TOO_MANY_REQUESTS:
                return b""
            trouble = f"HTTP {response.status}"
        except CrawlEnded:
            raise
        except Exception as error:  # for whatever reason it is incomplete
            trouble = str(error) or type(error).__name__
        copy = recording.captures.copy_of(url, COPY_GOOD_FOR)
        if copy is None:
            recording.frontier.fail(url, f"{trouble}; without robots.txt nothing is asked for")
            raise RobotsUnreachable(f"{url}: {trouble}")
        content, fetched_at = copy
        recording.add_note(f"robots.txt could not be fetched ({trouble}); its copy of {fetched_at[:16]}Z was obeyed")
        return content

    def _slow_down(self, asked: float | None) -> None:
        """Obey a Crawl-delay (seconds) for all further requests, up to a bound."""
        if not asked or not asked > self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        delay = min(asked, LONGEST_DELAY)
        kept = "" if delay == asked else f"; {delay:g} s is used"
        recording_of(self.crawler).add_note(f"robots.txt asks for {asked:g} s between requests{kept}")
        downloader = self.crawler.engine.downloader
        downloader._delay = max(downloader._delay, delay)
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, delay)
        if throttle := self.crawler.get_extension(AutoThrottle):
            throttle.mindelay = max(throttle.mindelay, delay)


class RobotsRedirects(RedirectMiddleware):
    """Follows the redirects of robots.txt. No request of ours says where its address was found (Referer)."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """Leave the request as it is."""

    def _engine_started(self) -> None:
        """Look for no other middleware that would know what to say."""
