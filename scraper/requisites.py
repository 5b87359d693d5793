"""Requests page requisites once all pages have been fetched, and those that style sheets name in turn."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.errors import Damaged
from archive.warc.answers import StoredAnswer, mime_type
from archive.warc.captures import Capture
from scraper.crawl.reading import Reader
from scraper.crawl.recording import recording_of
from scraper.crawl.requisites import MAX_REQUISITE, NOT_YET, Step
from scraper.downloader.backoff import CrawlEnded
from scraper.downloader.robots import ROBOTS_REFUSAL, RobotsUnreachable

REDIRECTS = (301, 302, 303, 307, 308)
MAX_STEPS = 3  # how many redirects in a row to follow
HTML = ("text/html", "application/xhtml+xml")


class RequisiteRequests:
    """The second part of a crawl. Nothing that happens in it makes the crawl fail or changes what pages say.

    Whatever a page names as a style sheet is taken for one; an answer in HTML is an error in disguise.
    """

    def __init__(self, crawler: Crawler, reader: Reader, slot: str) -> None:
        """`slot` is the download slot of the site, so that all requests share one delay."""
        self._crawler = crawler
        self._reader = reader
        self._slot = slot
        crawler.signals.connect(self._go_on, signals.spider_idle)

    def _go_on(self, spider: Spider) -> None:
        """Request the next requisites when nothing else is waiting. If no page was received, none are requested."""
        recording = recording_of(self._crawler)
        if recording.ending or recording.problem or not recording.counts.answered:
            return
        requests = [self._request(step) for step in recording.requisites.next_batch()]
        for request in requests:
            self._crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def _request(self, step: Step, came_by: int = 0) -> Request:
        recording = recording_of(self._crawler)
        known = recording.known.get(step.url)
        meta: dict[str, Any] = {
            "download_slot": self._slot,
            "dont_redirect": True,
            "download_maxsize": MAX_REQUISITE,
            "requisite": step.kind,
            "step": step,
            "came_by": came_by,
        }
        headers = recording.captures.validators(known) if known and known.url == step.url else {}
        return Request(
            step.url, callback=self._parse, errback=self._failed, headers={"Accept": "*/*", **headers}, meta=meta
        )

    async def _parse(self, response: Response) -> None:
        requisites, step = recording_of(self._crawler).requisites, response.meta["step"]
        requisites.note_fetched(len(response.body))
        if response.status == 200:
            await self._read(response.meta["exchange"].answer, step)
        elif response.status == 304:
            await self._not_modified(response.meta["capture"], step)
        elif response.status in REDIRECTS:
            self._redirect(response, step)
        else:
            requisites.note_missing(step, f"HTTP {response.status}")

    async def _read(self, stored: StoredAnswer, step: Step) -> None:
        requisites = recording_of(self._crawler).requisites
        if mime_type(stored.headers) in HTML:
            requisites.note_missing(step, "it answers with a page", came=True)
        elif not stored.payload:
            requisites.note_missing(step, "an empty answer", came=True)
        elif step.kind == "style":
            requisites.note_needs(await self._reader.needs_of_style_sheet(stored, step.url), step.depth + 1)

    async def _not_modified(self, capture: Capture, step: Step) -> None:
        """Note what an unchanged style sheet needs: part of it may have been left out before."""
        recording = recording_of(self._crawler)
        if capture.refers_to is None:
            recording.requisites.note_missing(step, "it says it is not modified, but was not asked")
            return
        recording.counts.not_modified += 1
        with suppress(Damaged):  # the damage is known by now, and the page is requested again
            await self._read(recording.captures.stored(capture), step)

    def _redirect(self, response: Response, step: Step) -> None:
        requisites, came_by = recording_of(self._crawler).requisites, response.meta["came_by"] + 1
        try:
            target = urljoin(response.url, (response.headers.get("Location") or b"").decode("utf-8", "replace"))
        except ValueError:
            target = ""
        if came_by > MAX_STEPS:
            requisites.note_missing(step, f"it redirects more than {MAX_STEPS} times")
        elif not recording_of(self._crawler).site.contains(target):
            requisites.note_missing(step, "it redirects off the site")
        elif target == response.url:
            requisites.note_missing(step, "it redirects in a circle")
        elif further := requisites.follow(step, target):
            self._crawler.engine.crawl(self._request(further, came_by))

    def _failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        requisites, step = recording_of(self._crawler).requisites, request.meta["step"]
        if isinstance(failure.value, (CrawlEnded, RobotsUnreachable)):
            requisites.note_missing(step, NOT_YET, asked=False)
        elif failure.getErrorMessage() == ROBOTS_REFUSAL:
            requisites.note_missing(step, "robots.txt forbids it")
        else:
            requisites.note_missing(step, failure.getErrorMessage())
