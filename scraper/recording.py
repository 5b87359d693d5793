"""One crawl as a whole: it holds the lock, the capture file and the database, and publishes at the end.

Scrapy makes it first (an extension), so whoever starts the crawl, `ctarchive refresh` or `scrapy crawl`, gets the same.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import shutil
import sqlite3
import time
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from sqlite_utils import Database

from archive.clock import iso, now
from archive.errors import ArchiveError, Damaged, WrongUse, in_words
from archive.extract import Page
from archive.site import is_loopback, page_key
from archive.store import crawls, damage, decisions, leftovers, staging
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.judgement import suspects
from archive.store.judgement.timekeeping import ahead_of, find_fault
from archive.store.rereading import Reread, bring_up_to_date
from archive.terminal import counter
from archive.warc.captures import (
    Capture,
    Stored,
    add_capture,
    find_captures,
    find_payloads,
    get_capture,
    is_readable,
    read_capture,
)
from scraper.budget import Budget
from scraper.reading import Reader
from scraper.schedule import ROBOTS, Known, KnownPages
from scraper.warc import CaptureWriter, Exchange

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """How far a crawl has come; read by the progress bar."""

    done: int = 0
    queued: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    not_modified: int = 0
    failed: int = 0
    refused: int = 0
    listed: set[str] = field(default_factory=set)


class Recording:
    """The state of one crawl, from the lock to the publication."""

    def __init__(self, crawler: Crawler) -> None:
        """Raises Locked or ArchiveError where the data folder cannot be worked in."""
        settings = crawler.settings
        self._crawler = crawler
        self.progress = Progress()
        self.summary: crawls.Summary | None = None
        self.problem: Exception | None = None
        self._started = time.monotonic()
        self._stack = ExitStack()
        folder = DataFolder(Path(settings["ARCHIVE_DATA"]))
        folder.create()
        self._stack.enter_context(folder.lock())
        try:
            if not folder.database.exists():
                self._stack.callback(self._leave_nothing_empty, folder)
            self._db = open_database(folder.database, create=True)
            self._stack.callback(self._db.close)
            decisions.load(self._db, folder.decisions)
            self._damaged = damage.survey(self._db, folder.warc, now())
            self._readable: dict[str, bool] = {}
            self._reread = self._read_anew(folder)
            if not self._reread.refused:  # else nothing can be published, neither what was lost nor what will come
                crawls.recover(self._db, folder.warc)
            _refuse_to_mix(self._db, settings["ARCHIVE_SITE"], folder)
            self._accepted = suspects.accept(self._db, folder.decisions, settings.getlist("ARCHIVE_ACCEPT"), now())
            self.known = KnownPages.load(self._db, now(), full=settings.getbool("ARCHIVE_FULL"))
            self._began = now()
            self.crawl_id = crawls.begin(self._db, self._began)
            # All that this crawl is to ask for, until it has: so what it does not come to is left to the next, also
            # where it is killed.
            self._wanted = {page_key(url): url for url in (*self.known.pending, *self.known.due())}
            with self._db.atomic():
                leftovers.set_pending(self._db, self._wanted.values())
            info = {
                "software": settings["USER_AGENT"],
                "format": "WARC File Format 1.1",
                "isPartOf": "ctarchive",
                "description": f"Crawl {self.crawl_id} of {settings['ARCHIVE_SITE']}",
                "robots": "obey",
                "http-header-user-agent": settings["USER_AGENT"],
            }
            self._writer = CaptureWriter(folder.warc / f"{self.crawl_id}.warc.gz", self.crawl_id, info)
        except BaseException:
            self._stack.close()
            raise
        self._folder = folder
        self._budget = Budget.from_settings(settings)
        self._asked: set[str] = set()
        self._failed: dict[str, str] = {}
        self._vital: set[str] = set()
        self._said: list[str] = []
        self.ending: str | None = None
        self._ahead: list[float] = []  # of the server's clock, in seconds, answer by answer
        self._stopping: asyncio.Future[None] | None = None
        self._in_flight: dict[str, Capture] = {}
        self._sync_lock = asyncio.Lock()
        self._appended = self._synced = 0
        connect = crawler.signals.connect
        connect(self._count_queued, signals.request_scheduled)
        connect(self._count_dropped, signals.request_dropped)
        connect(self._count_done, signals.request_left_downloader)
        connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recording:
        """How Scrapy makes it."""
        return cls(crawler)

    def _read_anew(self, folder: DataFolder) -> Reread:
        """Let what other rules have read be read by those of now, before anything is compared with it."""
        settings = self._crawler.settings
        with (
            closing(Reader()) as reader,
            counter("captures read anew", show=settings.getbool("ARCHIVE_PROGRESS")) as tick,
        ):
            accept = settings.getbool("ARCHIVE_ACCEPT_DRIFT")
            return bring_up_to_date(self._db, folder.warc, accept=accept, read=reader.read_now, tick=tick)

    def _leave_nothing_empty(self, folder: DataFolder) -> None:
        """Take away the database of a first refresh that failed: it would pass for an archive. The captures stay."""
        if self.summary is None:
            for suffix in ("", "-wal", "-shm"):
                folder.database.with_name(folder.database.name + suffix).unlink(missing_ok=True)

    async def capture(self, exchange: Exchange) -> Capture:
        """Put an exchange on disk, synced, and then its row into the database.

        Several answers that arrive together share one fsync. Raises IgnoreRequest, and ends the crawl, where the disk
        or the database fails.
        """
        sha256 = hashlib.sha256(exchange.body).hexdigest()
        if (ahead := ahead_of(exchange.headers, exchange.fetched_at)) is not None:
            self._ahead.append(ahead)
        try:
            original = self._original(exchange, sha256)
            capture = self._writer.append(exchange, original)
            if not original:
                self._in_flight[sha256] = capture
            await self._sync()
            with self._db.atomic():
                add_capture(self._db, capture)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
            raise IgnoreRequest(f"cannot record {exchange.url}: {error}") from error
        finally:
            self._in_flight.pop(sha256, None)
        return capture

    def _original(self, exchange: Exchange, sha256: str) -> Capture | None:
        """The earlier capture that an answer only refers to: of the same payload, or the one that is not modified.

        It is one whose payload is on the disk, so that nothing is stored as a reference to what is lost.
        """
        if exchange.status == 304:
            known = self.known.get(exchange.url)
            return self._page_of(known) if known else None
        if exchange.status == 200 and exchange.body:
            return self._in_flight.get(sha256) or next(filter(self._is_readable, find_payloads(self._db, sha256)), None)
        return None

    def validators(self, known: Known) -> dict[str, str]:
        """The request headers by which the server may answer "not modified"; none where the page is not on the disk."""
        return known.validators if known.validators and self._page_of(known) else {}

    def _page_of(self, known: Known) -> Capture | None:
        """The capture that brought what is known of an address, where its payload can be read."""
        capture = get_capture(self._db, known.capture_id) if known.capture_id else None
        holder = get_capture(self._db, capture.refers_to) if capture and capture.refers_to else capture
        return capture if holder and self._is_readable(holder) else None

    def _is_readable(self, holder: Capture) -> bool:
        if holder.id not in self._readable:
            self._readable[holder.id] = is_readable(self._folder.warc, holder)
            if not self._readable[holder.id]:
                with self._db.atomic():
                    damage.note(self._db, {holder.id: "it does not match its digest"}, now())
                self._damaged = self._damaged or f"capture {holder.id} in {holder.warc} cannot be read"
        return self._readable[holder.id]

    async def _sync(self) -> None:
        self._appended += 1
        ticket = self._appended
        async with self._sync_lock:
            if self._synced >= ticket:
                return
            covered = self._appended
            await asyncio.to_thread(self._writer.sync)
            self._synced = covered

    def stage(self, capture: Capture, page: Page) -> None:
        """Keep what a capture was read as until the crawl is over."""
        try:
            with self._db.atomic():
                change = staging.stage(self._db, capture.id, page)
        except sqlite3.Error as error:
            self._give_up(error)
            return
        if change:
            setattr(self.progress, change, getattr(self.progress, change) + 1)

    def stage_not_modified(self, capture: Capture) -> None:
        """Keep that a page is as it was."""
        try:
            with self._db.atomic():
                staging.stage_not_modified(self._db, capture.id)
        except sqlite3.Error as error:
            self._give_up(error)
        self.progress.not_modified += 1

    def stored(self, capture: Capture) -> Stored:
        """The page that a "not modified" answer refers to, from its capture. Raises Damaged where it is not there."""
        return read_capture(self._db, self._folder.warc, capture)

    def want(self, url: str) -> bool:
        """Note that an address is to be fetched. False where this crawl has asked for the page before."""
        key = page_key(url)
        if key in self._asked:
            return False
        self._asked.add(key)
        self._wanted[key] = url
        return True

    def let_go(self, url: str) -> None:
        """Note that an address is not to be fetched after all."""
        self._wanted.pop(page_key(url), None)

    def got(self, url: str) -> None:
        """Note that an address has answered."""
        self.let_go(url)

    def _mind_budget(self) -> None:
        stats = self._crawler.stats
        over = self._budget.exceeded(
            pages=stats.get_value("archive/requests", 0),
            size=stats.get_value("archive/bytes", 0),
            seconds=time.monotonic() - self._started,
            free=shutil.disk_usage(self._folder.root).free,
        )
        if over:
            self.stop(over)

    def stop(self, reason: str) -> None:
        """End the crawl early; what there is will be published as partial. `ending` has the reason from here on."""
        if self.ending is None:
            self.ending = reason
            self._stopping = asyncio.ensure_future(self._crawler.stop_async())

    def fail(self, url: str, reason: str, *, vital: bool = False) -> None:
        """Note a page that could not be had, after all retries; `vital` is one without which news is missed."""
        log.warning("failed: %s (%s)", url, reason)
        if url not in self._failed:
            self.progress.failed += 1
        self._failed[url] = reason
        if vital:
            self._vital.add(url)
        if urlsplit(url).path != ROBOTS:  # which is asked for in each run anyhow
            # The next run asks for it after what this one did not come to.
            key = page_key(url)
            self._wanted[key] = self._wanted.pop(key, url)

    def say(self, sentence: str) -> None:
        """Have something said in the summary that is worth knowing although nothing failed."""
        if sentence not in self._said:
            self._said.append(sentence)

    def copy_of(self, url: str, younger_than: timedelta) -> tuple[bytes, str] | None:
        """What an address answered with status 200 last, decoded, and when, if that is so young and can be read."""
        moments = [iso(now() - younger_than), iso(now())]
        found = find_captures(self._db, "url = ? AND status = 200 AND fetched_at BETWEEN ? AND ?", [url, *moments])
        for capture in reversed(list(found)):
            with suppress(Damaged, ValueError):
                return self.stored(capture).content(), capture.fetched_at
        return None

    def _give_up(self, error: Exception) -> None:
        if self.problem is None:
            self.problem = error
            self._stopping = asyncio.ensure_future(self._crawler.stop_async())

    def _close(self, spider: Spider, reason: str) -> None:
        try:
            if self.problem:
                said = f"the crawl had to stop, and nothing was published: {in_words(self.problem)}"
                raise ArchiveError(said) from self.problem
            self.summary = crawls.finish(self._db, self._run(reason), now(), self._writer.close)
            log.info("crawl %s: %s", self.crawl_id, self.summary)
        except Exception as error:  # for whoever started the crawl; from here Scrapy would only log it
            log.info("crawl %s: %s", self.crawl_id, error)
            self.problem = error
            self._writer.abandon()
        finally:
            self._stack.close()

    def _run(self, reason: str) -> crawls.Run:
        """What the crawl has counted; `reason` is Scrapy's word for why it has ended."""
        stats = self._crawler.stats
        return crawls.Run(
            crawl_id=self.crawl_id,
            started_at=self._began,
            requests=stats.get_value("archive/requests", 0),
            bytes=stats.get_value("archive/bytes", 0),
            seconds=round(time.monotonic() - self._started, 3),
            not_modified=self.progress.not_modified,
            listed=len(self.progress.listed),
            refused=self.progress.refused,
            accept_drift=self._crawler.settings.getbool("ARCHIVE_ACCEPT_DRIFT"),
            accepted=tuple(self._accepted),
            misread=self._reread.refused,
            told="; ".join(filter(None, (self._reread.told, *self._said))) or None,
            damaged=self._damaged,
            failures=self._failed,
            vital=frozenset(self._vital),
            failed=self.progress.failed,
            ended_early=self.ending or (None if reason == "finished" else f"the crawl was stopped ({reason})"),
            clock_fault=find_fault(self._db, self.crawl_id, self._began, self._ahead),
            pending=tuple(self._wanted.values())[: leftovers.MAX_PENDING],
            pending_before=self.known.pending,
        )

    def _count_queued(self) -> None:
        self.progress.queued += 1

    def _count_dropped(self) -> None:
        self.progress.queued -= 1

    def _count_done(self) -> None:
        self.progress.queued = max(0, self.progress.queued - 1)  # robots.txt is never in the queue
        self.progress.done += 1
        self._mind_budget()


def _refuse_to_mix(db: Database, site: str, folder: DataFolder) -> None:
    """Raise WrongUse where invented articles of a loopback site would come among those of the real one."""
    known = db.execute("SELECT url FROM captures LIMIT 1").fetchone()
    if known and is_loopback(known[0]) != is_loopback(site):
        raise WrongUse(
            f"{folder.root} holds captures of {known[0]}; keep those of {site} in another folder with --data"
        )


def recording_of(crawler: Crawler) -> Recording:
    """The recording that belongs to a crawl. Raises LookupError where the settings leave it out."""
    recording = crawler.get_extension(Recording)
    if recording is None:
        raise LookupError("scraper.recording.Recording is not among the EXTENSIONS")
    return recording
