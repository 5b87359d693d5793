"""Walks the whole site from its home page and yields captures. What a page says is the archive's business."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from archive.captures import decode, header
from archive.extract import extract
from scraper.middlewares import OffSite
from scraper.pipelines import CapturedPage
from scraper.recording import recording_of
from scraper.urls import Site

# Addresses that are known without having met a link to them: the English news list was seen; a sitemap may exist.
KNOWN_PATHS = ("/sitemap.xml", "/en/news")
REDIRECTS = (301, 302, 303, 307, 308)
ROBOTS_REFUSAL = "Forbidden by robots.txt"  # how Scrapy's middleware words it
SITE_SLOT = "site"  # all the site's names share one queue and one delay: they are one server


class CilvektirdzniecibaSpider(Spider):
    """The spider of cilvektirdznieciba.lv and trafficking.lv, in both languages."""

    name = "cilvektirdznieciba"
    site: Site

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> CilvektirdzniecibaSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.site = Site.from_url(crawler.settings["ARCHIVE_SITE"])
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The home page first, then what is known without a link."""
        for request in self._follow([self.site.start, *map(self.site.address, KNOWN_PATHS)]):
            yield request

    def parse(self, response: Response) -> Iterator[CapturedPage | Request]:
        """Yield the capture with what it was read as, and a request for everything it points to."""
        capture = response.meta["capture"]
        if response.status in REDIRECTS:
            location = response.headers.get("Location", b"").decode("utf-8", "replace")
            yield from self._follow([urljoin(response.url, location)] if location else [])
        elif response.status in (429, *range(500, 600)):
            recording_of(self.crawler).fail(response.url, f"HTTP {response.status}")
        elif response.status == 200:
            exchange = response.meta["exchange"]
            try:
                content = decode(exchange.body, header(exchange.headers, "content-encoding"))
            except ValueError as error:
                recording_of(self.crawler).fail(response.url, str(error))
                return
            page = extract(content, response.url, header(exchange.headers, "content-type"))
            yield CapturedPage(capture, page)
            yield from self._follow(page.links)
            yield from self._follow(sitemap_links(content))

    def failed(self, failure: Failure) -> None:
        """Note a page that could not be had; what the fence or robots.txt refused was never wanted."""
        if not (failure.check(OffSite) or failure.getErrorMessage() == ROBOTS_REFUSAL):
            recording_of(self.crawler).fail(failure.request.url, failure.getErrorMessage())

    def _follow(self, addresses: Iterable[str]) -> Iterator[Request]:
        for address in addresses:
            if self.site.contains(address):
                meta = {"download_slot": SITE_SLOT, "dont_redirect": True}
                yield Request(address, callback=self.parse, errback=self.failed, meta=meta)


def sitemap_links(content: bytes) -> list[str]:
    """The addresses in a sitemap or sitemap index; none where `content` is not one."""
    if b"<urlset" not in content[:2000] and b"<sitemapindex" not in content[:2000]:
        return []
    try:
        return [entry["loc"] for entry in Sitemap(content)]
    except (KeyError, ValueError):
        return []
