"""Walks the whole site from its home page and yields captures. What a page says is the archive's business."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import chain
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from archive.captures import Capture, Stored, mime_type
from archive.clock import now
from archive.errors import Damaged
from archive.extract import Listing, Other, Page
from scraper.middlewares import OffSite
from scraper.pipelines import CapturedPage
from scraper.reading import Reader
from scraper.recording import Recording, recording_of
from scraper.revisit import Role
from scraper.traps import Traps, leads_on, stray
from scraper.urls import Site

# Addresses that are known without having met a link to them: the English news list was seen; a sitemap may exist.
KNOWN_PATHS = ("/sitemap.xml", "/en/news")
REDIRECTS = (301, 302, 303, 307, 308)
FAILURES = (408, 429, *range(500, 600))
ROBOTS_REFUSAL = "Forbidden by robots.txt"  # how Scrapy's middleware words it
PAGE_TYPES = (
    None,
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/json",
)
SITE_SLOT = "site"  # all the site's names share one queue and one delay: they are one server


class CilvektirdzniecibaSpider(Spider):
    """The spider of cilvektirdznieciba.lv and trafficking.lv, in both languages."""

    name = "cilvektirdznieciba"
    site: Site
    recording: Recording
    _reader: Reader
    _traps: Traps

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> CilvektirdzniecibaSpider:
        """How Scrapy makes it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.site = Site.from_url(crawler.settings["ARCHIVE_SITE"])
        spider._reader = Reader()
        spider._traps = Traps()
        crawler.signals.connect(spider._reader.close, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The home page first, then what is known without a link, what the last run left over, and what is due."""
        self.recording = recording_of(self.crawler)
        known = self.recording.known
        first = (self.site.start, *map(self.site.address, KNOWN_PATHS), *known.pending)
        for request in self._requests(chain(first, known.due())):
            yield request

    async def parse(self, response: Response) -> AsyncIterator[CapturedPage | Request]:
        """Yield the capture with what it was read as, and a request for everything it points to that is due."""
        capture: Capture = response.meta["capture"]
        if response.status in FAILURES:
            self.recording.fail(response.url, f"HTTP {response.status}")
            return
        self.recording.got(response.url)
        if response.status in REDIRECTS:
            location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
            steps = stray(None, response.meta["stray"])
            if location and leads_on(None, steps, now().date()):
                for request in self._follow([urljoin(response.url, location)], steps):
                    yield request
        elif response.status == 304:
            page = await self._not_modified(capture)
            for request in self._links(page, response.meta["stray"]):
                yield request
        elif response.status == 200:
            exchange = response.meta["exchange"]
            page = await self._read(Stored(exchange.headers, exchange.body), response.url)
            if page:
                yield CapturedPage(capture, page)
                for request in self._links(page, response.meta["stray"]):
                    yield request

    async def _read(self, stored: Stored, url: str) -> Page | None:
        try:
            content = stored.content()
        except ValueError as error:
            self.recording.fail(url, str(error))
            return None
        if links := sitemap_links(content):
            return Other(url, "sitemap", links)
        if content.lstrip()[:1] not in (b"<", b"{", b"[") and mime_type(stored.headers) not in PAGE_TYPES:
            return Other(url, "not HTML")  # a picture or a document: no need to send it to the reader
        return await self._reader.read(content, url, stored.content_type)

    async def _not_modified(self, capture: Capture) -> Page | None:
        """Stage that the page is as it was. A list is read again from its capture, for some of its links may be due."""
        known = self.recording.known.get(capture.url)
        if known is None or not capture.refers_to:
            self.recording.fail(capture.url, "it says it is not modified, but was not asked")
            return None
        self.recording.stage_not_modified(capture)
        if known.role is not Role.LIST:
            return None
        try:
            return await self._read(self.recording.stored(capture), capture.url)
        except Damaged as error:
            self.recording.fail(capture.url, str(error))
            return None

    def failed(self, failure: Failure) -> None:
        """Note a page that could not be had; what the fence or robots.txt refused was never wanted."""
        url = failure.request.url  # type: ignore[attr-defined]  # Scrapy puts it there
        if isinstance(failure.value, OffSite) or failure.getErrorMessage() == ROBOTS_REFUSAL:
            self.recording.let_go(url)
        else:
            self.recording.fail(url, failure.getErrorMessage())

    def _links(self, page: Page | None, steps_before: int) -> Iterator[Request]:
        if isinstance(page, Listing):
            self.recording.progress.listed.update(page.articles)
        steps = stray(page, steps_before)
        if page and leads_on(page, steps, now().date()):
            yield from self._follow(page.links, steps)

    def _follow(self, addresses: Iterable[str], steps: int) -> Iterator[Request]:
        inside = filter(self.site.contains, addresses)
        yield from self._requests(filter(self.recording.known.wants, inside), steps)

    def _requests(self, addresses: Iterable[str], steps: int = 0) -> Iterator[Request]:
        for address in filter(self.recording.want, addresses):
            if not self._traps.allows(address):
                self.recording.let_go(address)
                continue
            known = self.recording.known.get(address)
            yield Request(
                address,
                callback=self.parse,
                errback=self.failed,
                headers=known.validators if known and known.url == address else None,
                meta={"download_slot": SITE_SLOT, "dont_redirect": True, "stray": steps},
            )


def sitemap_links(content: bytes) -> tuple[str, ...]:
    """The addresses in a sitemap or sitemap index; none where `content` is not one."""
    if b"<urlset" not in content[:2000] and b"<sitemapindex" not in content[:2000]:
        return ()
    try:
        return tuple(entry["loc"] for entry in Sitemap(content))
    except (KeyError, ValueError):
        return ()
