"""The yardstick of the crawl: a Scrapy spider with stock settings that downloads addresses and does nothing with them.

`python -m tests.bench.bare_spider FILE` takes one address a line, and prints the count of answers and the seconds.
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

# Stock Scrapy waits for nobody, asks 8 pages of a domain at a time and takes no notice of robots.txt, as we want it
# here. The log is as quiet as that of `ctarchive refresh`, and a 404 counts as an answer for both.
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
