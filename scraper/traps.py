"""What makes an endless site end: bounds on where a crawl follows links, whatever the pages say.

A site can be endless without meaning to: a calendar that goes on for ever, parameters that combine, a relative link
that makes its own path longer. Every bound is well above what the site has been seen to have, and below what hurts it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

from archive.extract import Article, CalendarMonth, Listing, Page, identify

MAX_SEGMENTS = 12  # parts of a path; articles have 3
MAX_REPEATS = 2  # how often one part may stand in a path
MAX_VARIANTS = 500  # addresses that differ in their query alone; 300 articles make 30 pages of a list
MAX_STRAY = 5  # steps away from the last list, numbered article or calendar month that had something in it
MAX_EMPTY_MONTHS = 36  # calendar months in a row without an event
CALENDAR_FROM = date(2010, 1, 1)  # the oldest article seen is of May 2014
CALENDAR_YEARS_AHEAD = 2


class Traps:
    """Remembers what a crawl has met; `allows` says whether to go on to an address."""

    def __init__(self) -> None:
        self._variants: Counter[str] = Counter()

    def allows(self, url: str) -> bool:
        """Whether an address that was not asked for yet is inside the bounds. Counts it, so ask once for each."""
        parts = urlsplit(url)
        segments = [segment for segment in parts.path.split("/") if segment]
        if len(segments) > MAX_SEGMENTS or max(Counter(segments).values(), default=0) > MAX_REPEATS:
            return False
        if parts.query:
            self._variants[parts.path] += 1
            return self._variants[parts.path] <= MAX_VARIANTS
        return True


def stray(page: Page | None, before: int) -> int:
    """How many steps a page is from the last one that was worth following, given how many the one before it was."""
    if isinstance(page, Listing):
        return 0 if page.articles else before + 1
    if isinstance(page, CalendarMonth):
        return 0 if page.events else before + 1
    if isinstance(page, Article):
        known = identify(page.url)
        return 0 if known and known[2] else before + 1
    return before + 1


def leads_on(page: Page | None, steps: int, today: date) -> bool:
    """Whether to follow the links of a page that is so many steps astray."""
    if isinstance(page, CalendarMonth):
        month = date(page.year, page.month, 1)
        ahead = date(today.year + CALENDAR_YEARS_AHEAD, today.month, 1)
        return steps <= MAX_EMPTY_MONTHS and CALENDAR_FROM <= month <= ahead
    return steps <= MAX_STRAY
