"""What a crawl wants: the addresses that it has asked for, those that failed, those that are left to the next."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from archive.site import page_key
from scraper.record.known import ROBOTS

log = logging.getLogger(__name__)


class Wanted:
    """The addresses that a crawl wants, each under one spelling: two of one page are one."""

    def __init__(self, from_before: Iterable[str]) -> None:
        """`from_before` is what the crawl is to ask for before it has met any link."""
        self._left = {page_key(url): url for url in from_before}
        self._asked: set[str] = set()
        self.failures: dict[str, str] = {}  # from address to reason
        self.vital: set[str] = set()  # the failures without which news is missed

    def want(self, url: str) -> bool:
        """Note that an address is to be fetched. False where this crawl has asked for the page before."""
        key = page_key(url)
        if key in self._asked:
            return False
        self._asked.add(key)
        self._left[key] = url
        return True

    def has_asked(self, url: str) -> bool:
        """Whether this crawl has asked for the page, or was to."""
        return page_key(url) in self._asked

    def let_go(self, url: str) -> None:
        """Note that an address has answered, or is not to be fetched after all."""
        self._left.pop(page_key(url), None)

    def fail(self, url: str, reason: str, *, vital: bool = False) -> None:
        """Note a page that could not be had, after all retries; `vital` is one without which news is missed.

        A reason that begins with the address is noted without it, for the two are always told together.
        """
        reason = reason.removeprefix(f"{url} ").removeprefix(f"{url}: ")
        log.warning("failed: %s (%s)", url, reason)
        self.failures[url] = reason
        if vital:
            self.vital.add(url)
        if urlsplit(url).path != ROBOTS:  # which is asked for in each run anyhow
            # The next run asks for it after what this one did not come to.
            key = page_key(url)
            self._left[key] = self._left.pop(key, url)

    def left(self) -> Iterator[str]:
        """The addresses that were wanted and not had so far, those that have waited longest first."""
        return iter(self._left.values())
