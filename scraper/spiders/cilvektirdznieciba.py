"""Walks the whole site from its home page and yields captures. What a page says is the archive's business."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import chain
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from archive.captures import Capture, Stored, decode, header
from archive.errors import Damaged
from archive.extract import Listing, Page, extract
from scraper.middlewares import OffSite
from scraper.pipelines import CapturedPage
from scraper.recording import Recording, recording_of
from scraper.revisit import Role
from scraper.urls import Site

# Addresses that are known without having met a link to them: the English news list was seen; a sitemap may exist.
KNOWN_PATHS = ("/sitemap.xml", "/en/news")
REDIRECTS = (301, 302, 303, 307, 308)
FAILURES = (408, 429, *range(500, 600))
ROBOTS_REFUSAL = "Forbidden by robots.txt"  # how Scrapy's middleware words it
SITE_SLOT = "site"  # all the site's names share one queue and one delay: they are one server


class CilvektirdzniecibaSpider(Spider):
    """The spider of cilvektirdznieciba.lv and trafficking.lv, in both languages."""

    name = "cilvektirdznieciba"
    site: Site
    recording: Recording

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> CilvektirdzniecibaSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.site = Site.from_url(crawler.settings["ARCHIVE_SITE"])
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The home page first, then what is known without a link, what the last run left over, and what is due."""
        self.recording = recording_of(self.crawler)
        known = self.recording.known
        first = (self.site.start, *map(self.site.address, KNOWN_PATHS), *known.pending)
        for request in self._requests(chain(first, known.due())):
            yield request

    def parse(self, response: Response) -> Iterator[CapturedPage | Request]:
        """Yield the capture with what it was read as, and a request for everything it points to that is due."""
        capture: Capture = response.meta["capture"]
        if response.status in FAILURES:
            self.recording.fail(response.url, f"HTTP {response.status}")
            return
        self.recording.got(response.url)
        if response.status in REDIRECTS:
            location = response.headers.get("Location", b"").decode("utf-8", "replace")
            yield from self._follow([urljoin(response.url, location)] if location else [])
        elif response.status == 304:
            yield from self._not_modified(capture)
        elif response.status == 200:
            exchange = response.meta["exchange"]
            try:
                content = decode(exchange.body, header(exchange.headers, "content-encoding"))
            except ValueError as error:
                self.recording.fail(response.url, str(error))
                return
            page = extract(content, response.url, header(exchange.headers, "content-type"))
            yield CapturedPage(capture, page)
            yield from self._links(page, content)

    def _not_modified(self, capture: Capture) -> Iterator[Request]:
        """The page is as it was; where it is a list, follow its links again, for some of them may be due."""
        known = self.recording.known.get(capture.url)
        if known is None or not capture.refers_to:
            self.recording.fail(capture.url, "it says it is not modified, but was not asked")
            return
        self.recording.stage_not_modified(capture)
        if known.role is Role.LIST:
            try:
                stored: Stored = self.recording.stored_content(capture)
                content = stored.content()
            except (Damaged, ValueError) as error:
                self.recording.fail(capture.url, str(error))
                return
            yield from self._links(extract(content, capture.url, stored.content_type), content)

    def failed(self, failure: Failure) -> None:
        """Note a page that could not be had; what the fence or robots.txt refused was never wanted."""
        url = failure.request.url
        if failure.check(OffSite) or failure.getErrorMessage() == ROBOTS_REFUSAL:
            self.recording.got(url)
        else:
            self.recording.fail(url, failure.getErrorMessage())

    def _links(self, page: Page, content: bytes) -> Iterator[Request]:
        if isinstance(page, Listing):
            self.recording.progress.listed.update(page.articles)
        yield from self._follow(page.links)
        yield from self._follow(sitemap_links(content))

    def _follow(self, addresses: Iterable[str]) -> Iterator[Request]:
        inside = filter(self.site.contains, addresses)
        yield from self._requests(filter(self.recording.known.wants, inside))

    def _requests(self, addresses: Iterable[str]) -> Iterator[Request]:
        for address in filter(self.recording.want, addresses):
            known = self.recording.known.get(address)
            yield Request(
                address,
                callback=self.parse,
                errback=self.failed,
                headers=known.validators if known and known.url == address else None,
                meta={"download_slot": SITE_SLOT, "dont_redirect": True},
            )


def sitemap_links(content: bytes) -> list[str]:
    """The addresses in a sitemap or sitemap index; none where `content` is not one."""
    if b"<urlset" not in content[:2000] and b"<sitemapindex" not in content[:2000]:
        return []
    try:
        return [entry["loc"] for entry in Sitemap(content)]
    except (KeyError, ValueError):
        return []
