"""The frontier of a crawl: addresses that it has requested, that failed, and that it leaves to the next crawl."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from archive.site import host_and_port, page_key
from scraper.crawl.known import ROBOTS

log = logging.getLogger(__name__)


class Frontier:
    """The addresses that a crawl wants; several spellings of one page count as one.

    If nobody answers at an address, the page is requested at another one that was linked to, with another name of the
    site or another scheme: one name may be unreachable while others are not.
    """

    def __init__(self, from_before: Iterable[str]) -> None:
        """`from_before` are the addresses to request before any link is met."""
        self._left = {page_key(url): url for url in from_before}
        self._asked: set[str] = set()
        self._tried: dict[str, set[str]] = {}  # where each page was requested: hosts with their schemes
        self._elsewhere: dict[str, dict[str, str]] = {}  # spellings in links that were not requested, likewise
        self._unanswered: dict[str, str] = {}  # pages for which no server has answered, with the failed spelling
        self.failures: dict[str, str] = {}  # from address to reason
        self.vital: set[str] = set()  # the failures because of which news may be missed

    def add(self, url: str) -> bool:
        """Note that an address is to be fetched. Returns False if this crawl has already requested the page.

        It still returns True if nobody answered there and this address is another one to try.
        """
        key, place = page_key(url), place_of(url)
        if key in self._asked:
            if place in self._tried[key]:
                return False
            if key not in self._unanswered:
                self._elsewhere.setdefault(key, {}).setdefault(place, url)
                return False
            self._forget_failure(self._unanswered.pop(key))
        self._asked.add(key)
        self._tried.setdefault(key, set()).add(place)
        self._left[key] = url
        return True

    def alternative(self, url: str) -> str | None:
        """Note that no server answered at an address. Returns another linked address of the page, if there is one."""
        key = page_key(url)
        self._tried.setdefault(key, set()).add(place_of(url))
        self._unanswered[key] = url
        for other in list(self._elsewhere.get(key, {}).values()):
            if self.add(other):
                return other
        return None

    def _forget_failure(self, url: str) -> None:
        self.failures.pop(url, None)
        self.vital.discard(url)

    def has_requested(self, url: str) -> bool:
        """Whether this crawl has requested the page or was going to."""
        return page_key(url) in self._asked

    def discard(self, url: str) -> None:
        """Note that an address has answered or need not be fetched after all."""
        self._left.pop(page_key(url), None)

    def fail(self, url: str, reason: str, *, vital: bool = False) -> None:
        """Note that a page could not be fetched after all retries; if it is `vital`, news may be missed.

        A reason that begins with the address is noted without it, because the two are always shown together.
        """
        reason = reason.removeprefix(f"{url} ").removeprefix(f"{url}: ")
        log.warning("failed: %s (%s)", url, reason)
        self.failures[url] = reason
        if vital:
            self.vital.add(url)
        if urlsplit(url).path != ROBOTS:  # which every run requests anyway
            # The next run requests it after what this one did not reach.
            key = page_key(url)
            self._left[key] = self._left.pop(key, url)

    def remaining(self) -> Iterator[str]:
        """The addresses that were wanted and have not been fetched, those that have waited longest first."""
        return iter(self._left.values())


@lru_cache(maxsize=8192)  # the same navigation stands on every page
def place_of(url: str) -> str:
    """The host of an address, with its scheme."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{host_and_port(parts)}"
