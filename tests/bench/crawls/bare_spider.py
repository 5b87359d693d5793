"""The yardstick for the crawl: a Scrapy spider with default settings that downloads addresses and nothing else.

`python -m tests.bench.crawls.bare_spider FILE` reads one address per line, and prints the number of answers and the
seconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

# By default, Scrapy does not wait, requests 8 pages of a domain at a time and ignores robots.txt, which is what we want
# here. It logs as little as `ctarchive refresh`, and for both a 404 counts as an answer.
SETTINGS = {"LOG_LEVEL": "ERROR", "HTTPERROR_ALLOW_ALL": True}


class BareSpider(Spider):
    name = "bare"
    addresses: Path

    async def start(self) -> AsyncIterator[Request]:
        self.answers, self.started = 0, time.monotonic()
        for address in self.addresses.read_text(encoding="utf-8").splitlines():
            yield Request(address)

    def parse(self, response: Response) -> None:
        self.answers += 1

    def closed(self, reason: str) -> None:
        print(json.dumps({"answers": self.answers, "seconds": time.monotonic() - self.started}))


def main() -> None:
    """Download every address in the file that the command line names."""
    process = CrawlerProcess(SETTINGS)
    process.crawl(BareSpider, addresses=Path(sys.argv[1]))
    process.start()


if __name__ == "__main__":
    main()
