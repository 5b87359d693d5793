"""Fetches the captures of another archive, from the first request to the result."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sys
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from scrapy.crawler import Crawler

from archive.clock import now
from archive.errors import WrongUse
from archive.site import DEFAULT_SITE, is_loopback, split_web_address
from scraper.archives.client import Client, RequestFailed, Stopped, Unreachable
from scraper.archives.detection import dialect_named, find_dialect
from scraper.archives.dialects import common_crawl, wayback
from scraper.archives.dialects.answers import Answer, CaptureUnavailable, NotAnIndex
from scraper.archives.dialects.common_crawl import CommonCrawl
from scraper.archives.dialects.dialect import CaptureQuery, Dialect
from scraper.archives.dialects.pace import Clock, RealClock
from scraper.archives.dialects.wayback import Wayback
from scraper.archives.harvest import Counts, Harvest, Store
from scraper.archives.journal import Journal
from scraper.archives.session import with_downloader
from scraper.crawl.budget import Budget
from scraper.scope import Site
from scraper.stopping import stoppable

_NOWHERE = logging.NullHandler()


@dataclass(frozen=True, slots=True)
class Options:
    """The options of an import.

    `service` replaces the usual address of the service; `since` and `until` are both inclusive; `limit` is the largest
    number of new captures, 0 for all; `delay` and `timeout` (of one request) are in seconds. A `dry_run` queries only
    the index.
    """

    source: Literal["wayback", "commoncrawl"]
    site: str = DEFAULT_SITE
    data: Path = Path("data")
    service: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 0
    delay: float | None = None
    timeout: float = 60.0
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """The result of an import. `bytes` counts bodies as received, `seconds` is wall time.

    `listed` counts the captures in the index, and `years`, `statuses` and `mimes` break them down, as far as the index
    says; `known` of them were in the archive before. `failed` maps the address of a capture at the service, or of a
    part of its index, to the reason. `broken` counts lines of the index that could not be parsed. `ended_early` says
    why the import was cut short, `unreachable` why nothing could be fetched at all.
    """

    requests: int
    bytes: int
    seconds: float
    listed: int
    new: int
    known: int
    broken: int
    failed: dict[str, str]
    ended_early: str | None
    unreachable: str | None
    years: Counter[int]
    statuses: Counter[str]
    mimes: Counter[str]


def run(options: Options, store: Store, *, progress: bool = False, clock: Clock | None = None) -> Fetched:
    """Fetch from a service all captures of the site that the store lacks, and hand them to the store.

    Failures of the service are part of the result. Raises WrongUse for options that make no sense, OSError if the
    journal in the data folder cannot be written, and whatever the store raises.
    """
    logging.getLogger().addHandler(_NOWHERE)  # otherwise Python would print, as a last resort, what no handler logs
    try:
        hosts = Site.from_url(options.site).hosts
    except ValueError as error:
        raise WrongUse(f"--site: {error}") from None
    if options.service is not None and split_web_address(options.service) is None:
        raise WrongUse(f"--from: not an http(s) address: {options.service!r}")
    if options.since and options.until and options.since > options.until:
        raise WrongUse("--since is after --until: there is no day in between")
    query = CaptureQuery(hosts, options.since, options.until)
    return asyncio.run(_Fetch(options, query, store, clock or RealClock()).run(progress))


class _Fetch:
    """The state of one import."""

    def __init__(self, options: Options, query: CaptureQuery, store: Store, clock: Clock) -> None:
        self._options = options
        self._question = query
        self._store = store
        self._clock = clock
        home = wayback.HOME if options.source == "wayback" else common_crawl.HOME
        self._base = (options.service or home).partition("?")[0].rstrip("/")
        self._counts = Counts()
        self._progress = False
        self._journal: Journal | None = None
        self._client: Client | None = None
        self._is_whole = False
        self._ended_early: str | None = None
        self._unreachable: str | None = None

    async def run(self, progress: bool) -> Fetched:
        self._progress = progress
        options = self._options
        with ExitStack() as stack:
            if not options.dry_run:
                self._journal = stack.enter_context(self._open_journal())
            await with_downloader(
                self._work, service=self._base, public_only=options.service is None, timeout=options.timeout
            )
            if self._journal and (self._is_whole or self._journal.is_empty):
                self._journal.remove()
        return self._summary()

    def _open_journal(self) -> Journal:
        query = self._question
        parameters = {
            "service": self._base,
            "hosts": sorted(query.hosts),
            "since": str(query.since),
            "until": str(query.until),
        }
        return Journal(self._options.data / "imports", self._options.source, parameters, now())

    async def _work(self, crawler: Crawler) -> None:
        options = self._options
        pace = common_crawl.PACE if options.source == "commoncrawl" else wayback.PACE
        settings = crawler.settings
        client = self._client = Client(
            crawler,
            Budget(*(settings.getint(f"ARCHIVE_MAX_{name}") for name in ("PAGES", "MEGABYTES", "MINUTES"))),
            pace.with_delay(options.delay, own=is_loopback(self._base)),
            self._clock,
            free=self._free,
        )
        with stoppable(client.stop, "import"):
            watching = None
            if self._progress:
                from scraper.progress import show_import  # rich takes a while to load, and a cron job shows no progress

                watching = asyncio.create_task(show_import(self._counts))
            try:
                await self._ask(client)
            finally:
                if watching:
                    watching.cancel()
                    await watching

    async def _ask(self, client: Client) -> None:
        harvest = None
        try:
            dialect, answers = await self._dialect(client)
            harvest = Harvest(client, dialect, self._question, self._store, self._journal, self._counts)
            limit = 0 if self._options.dry_run else self._options.limit
            await harvest.read_index(answers, limit)
            if not self._options.dry_run:
                await harvest.fetch_captures(limit)
            self._is_whole = harvest.is_whole
        except Unreachable as error:
            if harvest and harvest.pages_read:
                self._ended_early = str(error)
            else:
                self._unreachable = str(error)
        except Stopped as error:
            self._ended_early = str(error)
        except (
            NotAnIndex,
            RequestFailed,
            CaptureUnavailable,
        ) as error:  # nobody answered when the dialect was to be detected
            self._unreachable = f"{self._base}: {error}"
        if harvest and not (harvest.pages_read or self._ended_early or self._unreachable):
            self._unreachable = ": ".join(next(iter(self._counts.failed.items())))
            self._is_whole = False

    async def _dialect(self, client: Client) -> tuple[Dialect, dict[str, Answer]]:
        """The dialect of the service; detected only if it is not a known service or noted in the journal."""
        if self._options.source == "commoncrawl":
            data = self._base if self._options.service else common_crawl.DATA
            return CommonCrawl(self._base, data, self._question), {}
        if self._base == wayback.HOME:
            return Wayback(self._base, self._question), {}
        if self._journal and self._journal.dialect:
            return dialect_named(self._journal.dialect, self._base, self._question), {}
        dialect, answers = await find_dialect(client, self._base, self._question)
        if self._journal:
            self._journal.add_dialect(dialect.name)
        return dialect, answers

    def _free(self) -> int:
        return sys.maxsize if self._options.dry_run else shutil.disk_usage(self._options.data).free

    def _summary(self) -> Fetched:
        counts, client = self._counts, self._client
        return Fetched(
            requests=client.requests if client else 0,
            bytes=client.bytes if client else 0,
            seconds=round(client.seconds, 3) if client else 0.0,
            listed=counts.years.total(),
            new=counts.new,
            known=counts.known,
            broken=counts.broken,
            failed=counts.failed,
            ended_early=self._ended_early,
            unreachable=self._unreachable,
            years=counts.years,
            statuses=counts.statuses,
            mimes=counts.mimes,
        )
