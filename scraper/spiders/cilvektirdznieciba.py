"""The spider: crawls the whole site from its home page and yields captures; `archive` reads them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import chain
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from archive.clock import now
from archive.errors import Damaged
from archive.extract import Listing, Other
from archive.site import KNOWN_PATHS, page_key
from archive.warc.answers import StoredAnswer, mime_type
from archive.warc.captures import Capture
from archive.warc.writer import Exchange
from scraper.crawl import displaced
from scraper.crawl.known import FILES, Role
from scraper.crawl.reading import Read, Reader
from scraper.crawl.recording import Recording, recording_of
from scraper.downloader.backoff import CrawlEnded
from scraper.downloader.handler import NotTheSite
from scraper.downloader.middlewares import OffSite
from scraper.downloader.robots import ROBOTS_REFUSAL, RobotsUnreachable
from scraper.pipelines import CapturedPage
from scraper.requisites import REDIRECTS, RequisiteRequests
from scraper.scope import Site
from scraper.traps import MAX_STRAY, Traps, should_follow, steps_astray

SAY_NOTHING = (401, 403, 407, 408, 429)  # the 4xx that say nothing about a page: access is denied, or there is trouble
NOT_THERE = (404, 410, 451)  # the 4xx that say that a known page is gone; all others mean trouble
# Errors that say nothing about the page, only about its server.
UNANSWERED = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    NotTheSite,
    RobotsUnreachable,
)
MAX_LINKS = 5000  # on one page
XML_TYPES = ("text/xml", "application/xml")
LEFT_OVER = 1  # the priority of what the last run left over: before any link on a page
SITE_SLOT = "site"  # all names of the site share one queue and one delay: they are one server


class CilvektirdzniecibaSpider(Spider):
    """The spider of cilvektirdznieciba.lv and trafficking.lv, in both languages."""

    name = "cilvektirdznieciba"
    site: Site
    recording: Recording
    _reader: Reader
    _traps: Traps
    _seen: set[str]
    _left_over: frozenset[str]
    _requisites: RequisiteRequests
    _looks_up_requisites: bool

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> CilvektirdzniecibaSpider:
        """How Scrapy makes it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.site = Site.from_url(crawler.settings["ARCHIVE_SITE"])
        spider._reader = Reader()
        spider._requisites = RequisiteRequests(crawler, spider._reader, SITE_SLOT)
        spider._seen = set()
        crawler.signals.connect(spider._reader.close, signals.spider_closed)
        crawler.signals.connect(spider._broke_off, signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Request what the last run left over, then the home page, what is known without a link, and what is due."""
        self.recording = recording_of(self.crawler)
        known = self.recording.known
        self._traps = Traps(known.barren())
        self._looks_up_requisites = self.crawler.settings.getbool("ARCHIVE_FULL") or not known.has_requisites
        self._left_over = frozenset(known.pending)
        # All at once: Scrapy takes yielded requests one at a time, and links of the first answers could overtake them.
        for request in self._first(known.pending):
            self.crawler.engine.crawl(request.replace(priority=LEFT_OVER))
        first = (self.site.start, *map(self.site.address, KNOWN_PATHS))
        for request in self._first(chain(first, known.due())):
            yield request

    def _first(self, addresses: Iterable[str]) -> Iterator[Request]:
        """Requests to send in this order; of links, Scrapy requests the latest first."""
        for request in self._requests(addresses):
            request.meta["is_start_request"] = True
            yield request

    async def parse(self, response: Response) -> AsyncIterator[CapturedPage | Request]:
        """Yield the capture with what it was read as, and requests for everything due that it links to."""
        capture: Capture = response.meta["capture"]
        if response.status == 200:
            exchange: Exchange = response.meta["exchange"]
            read = await self._read(exchange.answer, response.url)
            if read and displaced.is_displaced(exchange.answer, read.page, self.recording.known.get(response.url)):
                yield CapturedPage(capture, read.page)
                self.recording.fail(response.url, displaced.REASON)
            elif read:
                self.recording.frontier.discard(response.url)
                yield CapturedPage(capture, read.page)
                self.recording.keep_list(capture, read)
                self.recording.counts.answered += 1
                for request in self._links(read, capture, response.meta["stray"]):
                    yield request
        elif response.status == 304:
            self.recording.frontier.discard(response.url)
            if read := await self._not_modified(capture):
                for request in self._links(read, capture, response.meta["stray"]):
                    yield request
        elif response.status in REDIRECTS:
            for request in self._redirect(response):
                yield request
        elif 400 <= response.status < 500 and not self._says_nothing(response):
            self.recording.frontier.discard(response.url)
        else:
            self.recording.fail(response.url, f"HTTP {response.status}")

    def _says_nothing(self, response: Response) -> bool:
        """Whether a 4xx answer says nothing about the page, like that of a filter in front of the site (418).

        At an address that never was a page, it says that there is none: the address may only take forms (405).
        """
        if response.status in SAY_NOTHING or response.status in NOT_THERE:
            return response.status in SAY_NOTHING
        known = self.recording.known.get(response.url)
        is_beyond_the_end = known is not None and known.role is Role.LIST and response.status == 400
        return known is not None and known.role is not Role.OTHER and not is_beyond_the_end

    def _redirect(self, response: Response) -> Iterator[Request]:
        """Follow a redirect within the site, also to another spelling of the same page (a slash, https).

        If redirects go round in a circle, or are too many, the address where they began has failed.
        """
        if (target := self._redirect_target(response)) is None:
            return
        self.recording.frontier.discard(response.url)
        if not self.site.contains(target):
            return
        steps = steps_astray(None, response.meta["stray"])
        came_by = (*response.meta.get("came_by", ()), response.url)
        same_page = page_key(target) == page_key(response.url)
        if target in came_by or (not same_page and page_key(target) in map(page_key, came_by)):
            self.recording.fail(
                came_by[0], "it redirects to itself" if len(came_by) == 1 else "it redirects in a circle"
            )
        elif len(came_by) > MAX_STRAY:
            self.recording.fail(came_by[0], f"it redirects more than {MAX_STRAY} times")
        elif not should_follow(None, steps, now().date()):
            return
        elif same_page:
            yield self._request(target, steps, came_by=came_by)
        else:
            # Follow what was left over even to a target that is not due, to see whether it now leads somewhere.
            ways = self._requests if came_by[0] in self._left_over else self._follow
            for request in ways([target], steps):
                yield request.replace(meta={**request.meta, "came_by": came_by})

    def _redirect_target(self, response: Response) -> str | None:
        """Where a redirect leads. If that is not an address or cannot be requested, None; the page has failed then."""
        location = response.headers.get("Location")
        if location is None:
            self.recording.fail(response.url, "it redirects and does not say where")
            return None
        try:
            target = urljoin(response.url, location.decode("utf-8", "replace"))
        except ValueError:
            self.recording.fail(response.url, "it redirects to no address")
            return None
        if not self.site.contains(target) and self.site.names(target):
            self.recording.fail(response.url, "it redirects to an address that cannot be requested")
            return None
        return target

    async def _read(self, stored: StoredAnswer, url: str) -> Read | None:
        known = self.recording.known.get(url)
        if not stored.payload and known and known.role in (Role.LIST, Role.PICTURE, Role.DOCUMENT):
            self.recording.fail(url, "an empty answer")
            return None
        try:
            if mime_type(stored.headers) in XML_TYPES and (links := sitemap_links(stored.content())):
                return Read(Other(url, "sitemap", links), await self._reader.needs_of_page(stored, url))
            return await self._reader.read(stored, url)
        except (ValueError, OSError) as error:  # its coding cannot be undone, or there is no process to read it in
            self.recording.fail(url, str(error))
            return None

    async def _not_modified(self, capture: Capture) -> Read | None:
        """Stage that the page is unmodified; reread a list from its capture, unless its links were kept.

        Some links of a list may be due. The requisites of an article are looked up in its capture only if everything is
        requested, or if no requisites are known at all.
        """
        known = self.recording.known.get(capture.url)
        if known is None or not capture.refers_to:
            self.recording.fail(capture.url, "it says it is not modified, but was not asked")
            return None
        if known.role in FILES and self._was_displaced(capture):
            self.recording.fail(capture.url, displaced.REASON)
            return None
        self.recording.stage_not_modified(capture)
        self.recording.counts.answered += 1
        is_list = known.role is Role.LIST
        if not is_list and not (known.role is Role.ARTICLE and self._looks_up_requisites):
            return None
        if is_list and (kept := self.recording.list_as_kept(capture)):
            return kept
        try:
            stored = self.recording.captures.stored(capture)
        except Damaged as error:
            self.recording.fail(capture.url, str(error))
            return None
        if not is_list:
            self.recording.requisites.note_needs(await self._reader.needs_of_page(stored, capture.url))
            return None
        read = await self._read(stored, capture.url)
        if read:
            self.recording.keep_list(capture, read)
        return read

    def _was_displaced(self, capture: Capture) -> bool:
        """Whether the unmodified answer at the address of a file is a page."""
        try:
            return displaced.is_page(self.recording.captures.stored(capture), capture.url)
        except (Damaged, ValueError):  # handled elsewhere
            return False

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Note a page that failed; pages out of scope or forbidden by robots.txt were never wanted.

        If nobody answered, it is requested at another linked address, if there is one. Requests that were not sent
        because the crawl ends or robots.txt could not be fetched, are left to the next crawl.
        """
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        url = request.url
        if isinstance(failure.value, UNANSWERED) and (other := self.recording.frontier.alternative(url)):
            yield self._request(other, request.meta["stray"])
        elif isinstance(failure.value, (CrawlEnded, RobotsUnreachable)):
            return
        elif isinstance(failure.value, OffSite):
            self.recording.frontier.discard(url)
        elif failure.getErrorMessage() == ROBOTS_REFUSAL:
            self.recording.frontier.discard(url)
            self.recording.counts.refused += 1
        else:
            self.recording.fail(url, failure.getErrorMessage())

    def _broke_off(self, failure: Failure, response: Response | Failure) -> None:
        """Note a page on which our own code failed: Scrapy carries on, and the links would be missed silently."""
        request: Request = response.request  # type: ignore[union-attr,assignment]  # Scrapy puts it there
        told = " ".join(failure.getErrorMessage().split())
        reason = f"an error in reading it ({type(failure.value).__name__}: {told})"
        if step := request.meta.get("step"):
            self.recording.requisites.note_missing(step, reason, came=True)
        else:
            self.recording.fail(request.url, reason)

    def _links(self, read: Read, capture: Capture, steps_before: int) -> Iterator[Request]:
        page, needs = read
        if isinstance(page, Listing):
            withheld = self.recording.known.withholds
            self.recording.counts.listed.update(url for url in page.articles if not withheld(url))
            self._traps.note_list(page)
            self.recording.known.name(filter(self.site.contains, page.articles))
        steps = steps_astray(page, steps_before)
        if capture.sha256 in self._seen:
            steps = steps_before + 1  # the same bytes at another address: a server that knows no "not found"
        else:
            self._seen.add(capture.sha256)
        if should_follow(page, steps, now().date()):
            # Pictures on the page are links, too, and are requested as such.
            layout = {one.url for one in needs or () if one.kind in ("style", "script", "font")}
            links = dict.fromkeys(link for link in page.links[:MAX_LINKS] if link not in layout)
            self.recording.requisites.note_needs(one for one in needs or () if one.url not in links)
            yield from self._follow(links, steps)

    def _follow(self, addresses: Iterable[str], steps: int) -> Iterator[Request]:
        known = self.recording.known
        wanted = filter(known.wants, filter(self.site.contains, addresses))
        yield from self._requests(map(known.spelling, wanted), steps)

    def _requests(self, addresses: Iterable[str], steps: int = 0) -> Iterator[Request]:
        for address in filter(self.recording.frontier.add, addresses):
            known = self.recording.known.get(address)
            if self.recording.known.withholds(address) or (known and known.role is Role.REQUISITE):
                self.recording.frontier.discard(address)
            elif known or self._traps.allows(address):
                yield self._request(address, steps)
            else:
                self.recording.frontier.discard(address)

    def _request(self, address: str, steps: int, *, came_by: tuple[str, ...] = ()) -> Request:
        known = self.recording.known.get(address)
        return Request(
            address,
            callback=self.parse,
            errback=self.failed,
            headers=self.recording.captures.validators(known) if known and known.url == address else None,
            meta={"download_slot": SITE_SLOT, "dont_redirect": True, "stray": steps, "came_by": came_by},
        )


def sitemap_links(content: bytes) -> tuple[str, ...]:
    """The addresses in a sitemap or sitemap index; none if `content` is neither."""
    if b"<urlset" not in content[:2000] and b"<sitemapindex" not in content[:2000]:
        return ()
    try:
        return tuple(entry["loc"] for entry in Sitemap(content))
    except (KeyError, ValueError, StopIteration):  # the last if there is no element at all
        return ()
