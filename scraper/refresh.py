"""Runs one crawl from the start to its summary, for `ctarchive refresh`."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from pathlib import Path

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from archive.errors import ArchiveError, WrongUse
from archive.site import DEFAULT_SITE
from archive.store.crawls import Summary
from archive.store.folder import DataFolder
from archive.store.publish import read_documents
from archive.store.withholding.conforming import follow
from archive.terminal import counter
from scraper.crawl import reading
from scraper.crawl.recording import recording_of
from scraper.scope import Site
from scraper.spiders.cilvektirdznieciba import CilvektirdzniecibaSpider
from scraper.stopping import stoppable

_NOWHERE = logging.NullHandler()
# Extensions that count every answer for the log of `scrapy crawl`. The log of a refresh has only errors.
_FOR_THE_LOG = ("scrapy.extensions.corestats.CoreStats", "scrapy.extensions.logstats.LogStats")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a refresh. `delay` and `timeout` (of one request) are in seconds; `limit` 0 means every page.

    `accept` are the ids of suspect articles that are to be published as they are (`judgement.suspects.accept`).
    """

    site: str = DEFAULT_SITE
    data: Path = Path("data")
    delay: float = 1.0
    full: bool = False
    accept_drift: bool = False
    accept: tuple[str, ...] = ()
    limit: int = 0
    timeout: float = 60.0


def refresh(options: Options, *, progress: bool = False) -> Summary:
    """Crawl the site, publish what it says now, and return the summary. May be called repeatedly in one process.

    When that is done, the documents that are new are read; how that goes plays no part in the summary. Raises WrongUse
    for a site that is not a web address, Locked if another refresh is at work, and ArchiveError or OSError if the
    data folder fails.
    """
    # The summary has everything that goes wrong. Without a log handler, Python would print it as well.
    logging.getLogger().addHandler(_NOWHERE)
    try:
        Site.from_url(options.site)
    except ValueError as error:
        raise WrongUse(f"--site: {error}") from None
    reading.fork()
    summary = asyncio.run(_crawl(_settings(options, progress), progress))
    with counter("documents read", show=progress) as tick:
        follow(DataFolder(options.data))
        told = read_documents(DataFolder(options.data), tick)
    return replace(summary, detail=told.added_to(summary.detail))


def _settings(options: Options, progress: bool) -> Settings:
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    quick = options.delay == 0
    overrides = {
        "ARCHIVE_SITE": options.site,
        "ARCHIVE_DATA": str(options.data),
        "ARCHIVE_FULL": options.full,
        "ARCHIVE_ACCEPT_DRIFT": options.accept_drift,
        "ARCHIVE_ACCEPT": list(options.accept),
        "ARCHIVE_PROGRESS": progress,
        "DOWNLOAD_DELAY": options.delay,
        "AUTOTHROTTLE_START_DELAY": options.delay,
        "DOWNLOAD_TIMEOUT": options.timeout,
        "ARCHIVE_BACKOFF": 5 * options.delay,
        # Only one's own site is crawled without a delay, and that need not be spared.
        "AUTOTHROTTLE_ENABLED": not quick,
        "CONCURRENT_REQUESTS": 8 if quick else 1,
        "ARCHIVE_LIMIT": options.limit,
        "LOG_LEVEL": "ERROR",
        "EXTENSIONS": {**settings.getdict("EXTENSIONS"), **dict.fromkeys(_FOR_THE_LOG)},
    }
    settings.setdict(overrides, priority="cmdline")
    return settings


async def _crawl(settings: Settings, progress: bool) -> Summary:
    runner = AsyncCrawlerRunner(settings)
    crawler = runner.create_crawler(CilvektirdzniecibaSpider)
    crawling = runner.crawl(crawler)
    with stoppable(lambda reason: None if crawling.done() else recording_of(crawler).stop(reason)):
        await asyncio.wait([crawling], timeout=0)  # lets the crawl begin, and so open the data folder
        watching = None
        if progress and not crawling.done():
            from scraper.progress import show_progress  # rich takes a while to load, and a cron job shows no progress

            watching = asyncio.create_task(show_progress(recording_of(crawler)))
        try:
            await crawling
        finally:
            if watching:
                watching.cancel()
                await watching
    recording = recording_of(crawler)
    if recording.problem:
        raise recording.problem
    if recording.summary is None:
        raise ArchiveError("the crawl ended without a summary; nothing was published")
    return recording.summary
