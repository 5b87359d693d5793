"""Protects against crawler traps: limits on where a crawl follows links, whatever the pages say.

A site can be endless without meaning to be: a calendar that goes on for ever, parameters that combine, a relative link
that makes its own path longer. Every limit is well above what the site has been seen to need, and below what would harm
it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from archive.extract import Article, CalendarMonth, Listing, Page
from archive.site import identify, is_article_address, page_key

MAX_SEGMENTS = 12  # parts of a path; articles have 3
MAX_REPEATS = 2  # how often one part may occur in a path
MAX_VARIANTS = 500  # addresses that differ only in their query, apart from further pages of a list
MAX_OF_ARTICLE = 5  # the same for an article's page, such as its print version; the path says which it is
MAX_STRAY = 5  # steps from the last list, article (by its address) or calendar month with anything in it
MAX_EMPTY_MONTHS = 36  # calendar months in a row without an event
CALENDAR_FROM = date(2010, 1, 1)  # the oldest article seen is of May 2014
CALENDAR_YEARS_AHEAD = 2


class Traps:
    """Remembers the pages that a crawl has met; `allows` decides whether to request an address.

    A list may have as many pages as it has articles to name: one of its pages that names an article that no list has
    named before does not count as a variant. So a list of any length is read to its end, but not endless pages with the
    same articles in other orders.
    """

    def __init__(self, barren: Iterable[str] = ()) -> None:
        """`barren` are variants that earlier crawls met and that are not lists; a trap does not grow any further."""
        self._named: set[str] = set()
        self._variants: defaultdict[str, set[str]] = defaultdict(set)
        for url in barren:
            self._count(url)

    def allows(self, url: str) -> bool:
        """Whether a new address is within the limits. If it is a variant, it is counted as one."""
        segments = [segment for segment in urlsplit(url).path.split("/") if segment]
        if len(segments) > MAX_SEGMENTS or max(Counter(segments).values(), default=0) > MAX_REPEATS:
            return False
        return self._count(url)

    def note_list(self, page: Listing) -> None:
        """Note which articles a list names; if one of them is new, the list's address no longer counts as a variant."""
        named = {known.id for known in map(identify, page.articles) if known}
        if not named <= self._named:
            self._named |= named
            key = page_key(page.url)
            self._variants[key.partition("?")[0]].discard(key)

    def _count(self, url: str) -> bool:
        key = page_key(url)
        path, _, query = key.partition("?")
        if query:
            variants = self._variants[path]
            most = MAX_OF_ARTICLE if _is_article_anyhow(url) else MAX_VARIANTS
            if len(variants) >= most and key not in variants:
                return False
            variants.add(key)
        return True


def _is_article_anyhow(url: str) -> bool:
    """Whether an address is an article's, whatever its parameters."""
    return is_article_address(url) and identify(url) == identify(url.partition("?")[0])


def steps_astray(page: Page | None, before: int) -> int:
    """The number of steps from the last useful page, given that of the page before."""
    if isinstance(page, Listing):
        return 0 if page.articles else before + 1
    if isinstance(page, CalendarMonth):
        return 0 if page.events else before + 1
    if isinstance(page, Article):
        return 0 if is_article_address(page.url) else before + 1
    return before + 1


def should_follow(page: Page | None, steps: int, today: date) -> bool:
    """Whether to follow the links of a page that is this many steps astray."""
    if isinstance(page, CalendarMonth):
        month = date(page.year, page.month, 1)
        ahead = date(today.year + CALENDAR_YEARS_AHEAD, today.month, 1)
        return steps <= MAX_EMPTY_MONTHS and CALENDAR_FROM <= month <= ahead
    return steps <= MAX_STRAY
