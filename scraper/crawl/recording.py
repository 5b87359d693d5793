"""The state of a whole crawl: it holds the lock, the capture file and the database, and publishes at the end.

Scrapy creates it first, as an extension, so `ctarchive refresh` and `scrapy crawl` work alike.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import time
from collections.abc import Mapping
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from archive import rules
from archive.clock import now
from archive.errors import ArchiveError, in_words
from archive.extract import Page
from archive.store import crawls, damage, publish, recovery
from archive.store.database import open_database
from archive.store.folder import DataFolder, refuse_to_mix
from archive.store.judgement import suspects
from archive.store.judgement.clock_check import find_fault, off_by, seconds_ahead
from archive.store.ledgers import decisions, ids
from archive.store.reprocessing.rereading import Reread, apply_new_rules
from archive.store.staging import staged
from archive.store.unfinished import backlog, lists
from archive.store.withholding.conforming import conform_locked
from archive.terminal import counter
from archive.warc.captures import Capture
from archive.warc.file_name import FileName
from archive.warc.writer import CaptureWriter, Exchange
from scraper.crawl.budget import Budget
from scraper.crawl.captures import Captures
from scraper.crawl.counts import Counts
from scraper.crawl.frontier import Frontier
from scraper.crawl.known import Role
from scraper.crawl.reading import Read, Reader
from scraper.crawl.requisites import Requisites
from scraper.crawl.schedule import KnownPages
from scraper.crawl.transaction import SharedTransaction
from scraper.scope import Site

log = logging.getLogger(__name__)


class Recording:
    """The state of one crawl, from the lock to the publication."""

    def __init__(self, crawler: Crawler) -> None:
        """Raises Locked or ArchiveError if the data folder cannot be used."""
        settings = crawler.settings
        self._crawler = crawler
        self.counts = Counts()
        self.site = Site.from_url(settings["ARCHIVE_SITE"])
        self._start = self.site.start
        self.summary: crawls.Summary | None = None
        self.problem: Exception | None = None
        self._started = time.monotonic()
        self._stack = ExitStack()
        folder = DataFolder(Path(settings["ARCHIVE_DATA"]))
        folder.create()
        self._stack.enter_context(folder.lock())
        try:
            self._make_ready(folder)
            self._begin(folder)
        except BaseException:
            self._stack.close()
            raise
        self._shared = SharedTransaction(self._db)
        self.captures = Captures(self._db, folder.warc, self._writer, self.known, self._shared)
        self.requisites = Requisites(self.known, self.frontier, self.site, settings.getint("ARCHIVE_MAX_REQUISITES"))
        self._folder = folder
        self._budget = Budget.from_settings(settings)
        self.ending: str | None = None
        self._ahead: list[float] = []  # deviations of the server's clock from ours, in seconds, one per answer
        self._stopping: asyncio.Future[None] | None = None
        connect = crawler.signals.connect
        connect(self._count_queued, signals.request_scheduled)
        connect(self._count_dropped, signals.request_dropped)
        connect(self._count_done, signals.request_left_downloader)
        connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recording:
        """How Scrapy makes it."""
        return cls(crawler)

    def _make_ready(self, folder: DataFolder) -> None:
        """Open the archive, and finish what earlier commands and older rules left undone. Raises as `__init__` does."""
        settings = self._crawler.settings
        if not folder.database.exists():
            self._stack.callback(self._leave_nothing_empty, folder)
        conform_locked(folder)
        self._db = open_database(folder.database, create=True)
        self._stack.callback(self._db.close)
        decisions.load(self._db, folder.decisions)
        self._said = ids.load(self._db, folder.ids)
        publish.correct(self._db, folder.corrections, folder.ids)
        self._damaged = damage.survey(self._db, folder.warc, now())
        self._reread = self._read_anew(folder)
        self._code = rules.code_of(self._db)
        if not self._reread.refused:  # otherwise nothing could be published
            recovery.recover(self._db, folder.warc)
        refuse_to_mix(self._db, settings["ARCHIVE_SITE"], folder)
        self._accepted = suspects.accept(self._db, folder.decisions, settings.getlist("ARCHIVE_ACCEPT"), now())

    def _begin(self, folder: DataFolder) -> None:
        """Begin the crawl: its row, the addresses to request, and its capture file."""
        settings = self._crawler.settings
        self.known = KnownPages.load(self._db, now(), full=settings.getbool("ARCHIVE_FULL"), within=self.site.contains)
        self._began = now()
        self.crawl_id = crawls.begin(self._db, self._began)
        self.frontier = Frontier((*self.known.pending, *self.known.due()))
        # What this crawl does not reach is left to the next one, even if it is killed.
        with self._db.atomic():
            backlog.set_pending(self._db, self.frontier.remaining())
        info = _warcinfo(self.crawl_id, settings["ARCHIVE_SITE"], settings["USER_AGENT"])
        self._writer = CaptureWriter(folder.warc / FileName(self.crawl_id).name, info)

    def _read_anew(self, folder: DataFolder) -> Reread:
        """Reread what older rules have read, before anything is compared with it."""
        settings = self._crawler.settings
        with (
            closing(Reader()) as reader,
            counter("captures read anew", show=settings.getbool("ARCHIVE_PROGRESS")) as tick,
        ):
            accept = settings.getbool("ARCHIVE_ACCEPT_DRIFT")
            return apply_new_rules(self._db, folder.warc, accept=accept, read=reader.read_now, tick=tick)

    def _leave_nothing_empty(self, folder: DataFolder) -> None:
        """Delete the database of a failed first refresh: it would pass for an archive. The captures stay."""
        if self.summary is None:
            for suffix in ("", "-wal", "-shm"):
                folder.database.with_name(folder.database.name + suffix).unlink(missing_ok=True)

    async def capture(self, exchange: Exchange) -> Capture:
        """Put an exchange on disk, synced, and then its row into the database.

        Raises IgnoreRequest, and ends the crawl, where the disk or the database fails.
        """
        if (ahead := seconds_ahead(exchange.answer.headers, exchange.fetched_at)) is not None:
            self._ahead.append(ahead)
        try:
            return await self.captures.add(exchange)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
            raise IgnoreRequest(f"cannot record {exchange.url}: {error}") from error

    def stage(self, capture: Capture, page: Page) -> None:
        """Stage what a capture was read as."""
        try:
            with self._shared.part():
                change = staged.stage(self._db, capture.id, page)
        except sqlite3.Error as error:
            self._give_up(error)
            return
        if change == "failed":
            self.fail(capture.url, "what it was read as cannot be stored")
        elif change:
            self.counts.articles[change] += 1

    def keep_list(self, capture: Capture, read: Read) -> None:
        """Keep the links of a list for when it is not modified; not if it is no list or was only partly read."""
        if self._code is None or read.needs is None or not isinstance(read.page, lists.List):
            return
        try:
            with self._shared.part():
                lists.keep(self._db, capture.url, read.page, read.needs, sha256=capture.sha256, code=self._code)
        except ValueError:
            log.info("the links of %s cannot be kept", capture.url)  # it is reread each time
        except sqlite3.Error as error:
            self._give_up(error)

    def list_as_kept(self, capture: Capture) -> Read | None:
        """The links of an unmodified list, if they were kept."""
        if self._code is None:
            return None
        found = lists.find(self._db, capture.url, sha256=capture.sha256, code=self._code)
        return Read(*found) if found else None

    def stage_not_modified(self, capture: Capture) -> None:
        """Stage that a page is unmodified."""
        try:
            with self._shared.part():
                staged.stage_not_modified(self._db, capture.id)
        except sqlite3.Error as error:
            self._give_up(error)
            return
        self.counts.not_modified += 1

    def fail(self, url: str, reason: str) -> None:
        """Note a page that could not be fetched. The home page and the lists are vital: they show the news."""
        known = self.known.get(url)
        is_list = known is not None and known.role is Role.LIST
        self.frontier.fail(url, reason, vital=is_list or url == self._start)

    def _check_budget(self) -> None:
        stats = self._crawler.stats
        over = self._budget.exceeded(
            pages=stats.get_value("archive/requests", 0),
            size=stats.get_value("archive/bytes", 0),
            seconds=time.monotonic() - self._started,
            free=shutil.disk_usage(self._folder.root).free,
        )
        if over:
            self.leave(over)

    def leave(self, reason: str) -> None:
        """End the crawl early. If all pages are done, the next crawl fetches the remaining requisites: no harm done."""
        if self.requisites.begun:
            self.requisites.close(reason)
        else:
            self.stop(reason)

    def stop(self, reason: str) -> None:
        """End the crawl early; what it has will be published as partial. `ending` has the reason from here on."""
        if self.ending is None:
            self.ending = reason
            self._stopping = asyncio.ensure_future(self._stop())

    def add_note(self, sentence: str) -> None:
        """Add to the summary something worth knowing although nothing failed."""
        if sentence not in self._said:
            self._said.append(sentence)

    def _give_up(self, error: Exception) -> None:
        if self.problem is None:
            self.problem = error
            self._stopping = asyncio.ensure_future(self._stop())

    async def _stop(self) -> None:
        # Scrapy forgets a stop that comes before its engine runs, ignores later ones, and would wait for ever.
        while self._crawler.crawling and not self._crawler.engine.running:
            await asyncio.sleep(0.01)
        await self._crawler.stop_async()

    def _close(self, spider: Spider, reason: str) -> None:
        try:
            if self.problem:
                said = f"the crawl had to stop, and nothing was published: {in_words(self.problem)}"
                raise ArchiveError(said) from self.problem
            self._shared.commit()
            self.summary = crawls.finish(self._db, self._run(reason), now(), self._end_file)
            log.info("crawl %s: %s", self.crawl_id, self.summary)
        except Exception as error:  # re-raised by `refresh`; Scrapy would only log it
            log.info("crawl %s: %s", self.crawl_id, error)
            self.problem = error
            self._writer.abandon()
        finally:
            self._stack.close()

    def _end_file(self, summary: Mapping[str, object]) -> None:
        """Sync the captures whose rows are about to be published to the disk."""
        ids.keep(self._db, self._folder.ids)
        self._writer.close(summary)

    def _run(self, reason: str) -> crawls.CrawlResult:
        """The counts of the crawl; `reason` is Scrapy's name for why it ended."""
        stats = self._crawler.stats
        return crawls.CrawlResult(
            crawl_id=self.crawl_id,
            started_at=self._began,
            requests=stats.get_value("archive/requests", 0),
            bytes=stats.get_value("archive/bytes", 0),
            seconds=round(time.monotonic() - self._started, 3),
            not_modified=self.counts.not_modified,
            named=frozenset(self.counts.listed),
            refused=self.counts.refused,
            accept_drift=self._crawler.settings.getbool("ARCHIVE_ACCEPT_DRIFT"),
            accepted=tuple(self._accepted),
            misread=self._reread.refused,
            told="; ".join(filter(None, (self._reread.told, *self._said))) or None,
            damaged=self._damaged or self.captures.damaged,
            failures=self.frontier.failures,
            vital=frozenset(self.frontier.vital),
            failed=len(self.frontier.failures),
            ended_early=self.ending or (None if reason == "finished" else f"the crawl was stopped ({reason})"),
            clock_fault=find_fault(self._db, self.crawl_id, self._began, off_by(self._ahead)),
            clock_off=off_by(self._ahead),
            pending=tuple(islice(self.frontier.remaining(), backlog.MAX_PENDING)),
            pending_before=self.known.pending,
            missing_requisites=self.requisites.missing(),
        )

    def _count_queued(self) -> None:
        self.counts.queued += 1

    def _count_dropped(self) -> None:
        self.counts.queued -= 1

    def _count_done(self) -> None:
        self.counts.queued = max(0, self.counts.queued - 1)  # robots.txt is never in the queue
        self.counts.done += 1
        self._check_budget()


def _warcinfo(crawl_id: str, site: str, agent: str) -> dict[str, str]:
    """The fields of the `warcinfo` record with which the file of a crawl begins."""
    return {
        "software": agent,
        "format": "WARC File Format 1.1",
        "isPartOf": "ctarchive",
        "description": f"Crawl {crawl_id} of {site}",
        "robots": "obey",
        "http-header-user-agent": agent,
    }


def recording_of(crawler: Crawler) -> Recording:
    """The recording of a crawl. Raises LookupError if the settings leave it out."""
    recording = crawler.get_extension(Recording)
    if recording is None:
        raise LookupError("scraper.crawl.recording.Recording is not among the EXTENSIONS")
    return recording
