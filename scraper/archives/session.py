"""Runs a coroutine with Scrapy's downloader: the crawler's way to the network, without spider and captures."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

Work = Callable[[Crawler], Awaitable[None]]


class _Asking(Spider):
    """A spider that crawls nothing: `work` decides what is requested."""

    name = "archives"
    work: Work
    problem: Exception | None = None

    async def start(self) -> AsyncIterator[Any]:
        try:
            await self.work(self.crawler)
        except Exception as error:  # re-raised by `with_downloader`; Scrapy would only log it
            self.problem = error
        return
        yield  # makes this a generator, as Scrapy requires


async def with_downloader(work: Work, *, service: str, public_only: bool, timeout: float) -> None:
    """Await `work` with a running Scrapy engine. Raises what `work` raises.

    `public_only` refuses names that lead into a private network; `timeout` (in seconds) is of one request.
    """
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    overrides = {
        "ARCHIVE_SITE": service,
        "ARCHIVE_PUBLIC_ONLY": public_only,
        "DOWNLOAD_TIMEOUT": timeout,
        # The client keeps the distances itself, for each kind of request and for rests of minutes.
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "CONCURRENT_REQUESTS": 1,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
        },
        # pywb serves a payload in the coding it was captured with if that is asked for, and undoes other codings.
        # Only gzip can be told from what a service adds for the transfer (scraper.archives.dialects.payload).
        "DEFAULT_REQUEST_HEADERS": {"Accept": "*/*", "Accept-Encoding": "gzip"},
        "SPIDER_MIDDLEWARES": {},
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {},
        "LOG_LEVEL": "ERROR",
    }
    settings.setdict(overrides, priority="cmdline")
    crawler = AsyncCrawlerRunner(settings).create_crawler(_Asking)
    await crawler.crawl_async(work=work)
    spider = crawler.spider
    if isinstance(spider, _Asking) and spider.problem:
        raise spider.problem
