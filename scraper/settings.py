"""Scrapy's settings of the crawler. The options of `ctarchive refresh` override a few of them."""

from __future__ import annotations

import os
import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from archive.errors import WrongUse
from archive.program import program_version
from archive.site import DEFAULT_SITE
from archive.warc.coding import MAX_CONTENT


def _number(name: str, otherwise: int) -> int:
    value = os.environ.get(name, str(otherwise))
    if not value.isdecimal():
        raise WrongUse(f"${name} must be a whole number, not {value!r}")
    return int(value)


MIB = 1024 * 1024
BOT_NAME = "ctarchive"
SPIDER_MODULES = ["scraper.spiders"]

# Where the site's administrator can reach the keeper of this archive.
CONTACT = " ".join(os.environ.get("CTARCHIVE_CONTACT", "").split()) or "not given, set CTARCHIVE_CONTACT"
if re.search(r"[\x00-\x1f\x7f-\x9f]", CONTACT):
    raise WrongUse(f"$CTARCHIVE_CONTACT must be one line without control characters, not {CONTACT!r}")
USER_AGENT = f"{BOT_NAME}/{program_version()} (public record of cilvektirdznieciba.lv; contact: {CONTACT})"
ROBOTSTXT_USER_AGENT = BOT_NAME
ROBOTSTXT_OBEY = True

# Where the archive lies, and where the crawl starts.
ARCHIVE_DATA = os.environ.get("CTARCHIVE_DATA", "data")
ARCHIVE_SITE = DEFAULT_SITE

# Whether to request even what is not due (see scraper/crawl/schedule.py).
ARCHIVE_FULL = False
# Whether to publish a crawl that fell below the floors (see archive/store/judgement/drift.py).
ARCHIVE_ACCEPT_DRIFT = False
# Whether to show progress on the terminal if captures have to be reread.
ARCHIVE_PROGRESS = False
# The budget of a run (scraper/crawl/budget.py), unless the environment says otherwise. The site has thousands of pages.
ARCHIVE_MAX_PAGES = _number("CTARCHIVE_MAX_PAGES", 20000)
ARCHIVE_MAX_MEGABYTES = _number("CTARCHIVE_MAX_MEGABYTES", 5000)
ARCHIVE_MAX_MINUTES = _number("CTARCHIVE_MAX_MINUTES", 720)
# The most page requisites that one run asks for (see scraper/crawl/requisites.py); 0 for none.
ARCHIVE_MAX_REQUISITES = _number("CTARCHIVE_MAX_REQUISITES", 300)
# Stop after this many requests, to try things out; 0 for never.
ARCHIVE_LIMIT = 0

# One request at a time, at least a second apart, slower when the site is slow.
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS = 1
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = _number("CTARCHIVE_MAX_FILE_MIB", MAX_CONTENT // MIB) * MIB  # of one page, picture or document
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True
# A server with another host's certificate is not the site's.
DOWNLOAD_VERIFY_CERTIFICATES = True
RETRY_TIMES = 2
ARCHIVE_BACKOFF = 5.0  # seconds of rest after a 429 or 503 without Retry-After; doubled each time

# asyncio without Twisted's reactor: the handler below is the only thing here that talks to the network.
TWISTED_REACTOR_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "scraper.downloader.handler.RecordingDownloadHandler",
    "https": "scraper.downloader.handler.RecordingDownloadHandler",
    # Nothing on a page can make the crawler read anything but the web.
    **dict.fromkeys(("data", "file", "ftp", "s3")),
}
# All middlewares and extensions of the crawl are listed here; Scrapy's own lists are left empty. The handler enforces
# timeouts and counts requests and bytes, the scope keeps to the site, and whoever reads a body undoes its coding.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES = {
    "scraper.downloader.middlewares.ScopeMiddleware": 10,
    "scraper.downloader.robots.Robots": 100,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scraper.downloader.backoff.Backoff": 550,
    # For robots.txt only. The spider itself follows the redirects of pages: each target is requested once, which ends
    # every loop. Pages with a meta refresh are pages; `extract` lists where they point.
    "scraper.downloader.robots.RobotsRedirects": 600,
    # Closest to the network: every answer is on disk before anything else sees it.
    "scraper.downloader.middlewares.CaptureMiddleware": 1000,
}
# The spider itself checks statuses, counts steps, and marks its first requests.
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
# Exceptions of the handler after which a retry may succeed.
RETRY_EXCEPTIONS = [
    OSError,
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
]
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "lv,en;q=0.8",
    # The two codings that every reader of WARC files can undo.
    "Accept-Encoding": "gzip, deflate",
}
ITEM_PIPELINES = {"scraper.pipelines.StagePipeline": 100}
EXTENSIONS_BASE: dict[str, int] = {}
EXTENSIONS = {
    "scraper.crawl.recording.Recording": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
    "scrapy.extensions.corestats.CoreStats": 0,  # this and the next are for the log; see scraper/refresh.py
    "scrapy.extensions.logstats.LogStats": 0,
}
# The spider requests no page twice (scraper/crawl/frontier.py).
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
# Pages are staged one after the other; and Scrapy need not check our generators for `return` at each response.
CONCURRENT_ITEMS = 1
WARN_ON_GENERATOR_RETURN_VALUE = False
LOG_LEVEL = "INFO"
