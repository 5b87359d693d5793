"""The schedule: which known pages are due to be requested again, and with which validators.

Lists, calendars and the home page are always requested, because news shows there. The older an article, the more rarely
it is requested. Pictures are fetched once, documents again each month, because a new edition may replace the old one at
its address. What was missing last time is always requested until it is declared gone; what could not be read, or is
damaged on our disk, until it can be read. Page requisites are requested monthly; those that were never fetched weekly
for a month, then monthly too. If a list names an article that is gone, or news that was never read, that is requested
at once. The intervals are ours, chosen so that an archive of some hundred articles costs the site a few dozen
conditional requests a day.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlite_utils import Database

from archive.site import page_key, without_cache_defeat
from archive.store.takedowns.gate import gate_of
from archive.store.unfinished import backlog
from scraper.crawl.frontier import place_of
from scraper.crawl.known import FILES, NEVER, KnownAddress, Role, read_known
from scraper.traps import MAX_OF_ARTICLE

YOUNG = timedelta(days=30)  # requested in every run
MIDDLE_AGED = timedelta(days=365)  # younger pages are requested weekly, older ones monthly
WEEKLY = timedelta(days=7)
MONTHLY = timedelta(days=30)
_WITHOUT_CACHE_DEFEAT = (*FILES, Role.LIST)  # roles for which a cache-busting parameter makes no difference


def is_due(known: KnownAddress, now: datetime, *, full: bool = False) -> bool:
    """Whether a refresh at `now` requests a known address again."""
    interval = _interval(known, now)
    if full or known.lost or interval is None:
        return full or known.lost or known.role is not Role.PICTURE or known.capture_id is None
    return _turn(known, interval, now) != _turn(known, interval, known.checked_at)


def _interval(known: KnownAddress, now: datetime) -> timedelta | None:
    """How long to leave an address alone. None means for ever for a picture, and not at all for anything else."""
    if known.unread:
        return None
    if known.role is Role.REQUISITE:
        return MONTHLY if known.capture_id or now.date() - known.since >= YOUNG else WEEKLY
    # A new edition of a document may take the address of the one before.
    if known.gone or known.role in (Role.DOCUMENT, Role.OTHER):
        return MONTHLY
    if known.role is not Role.ARTICLE or known.missing:
        return None
    age = now.date() - known.since
    if age < YOUNG:
        return None
    return WEEKLY if age < MIDDLE_AGED else MONTHLY


def _turn(known: KnownAddress, interval: timedelta, moment: datetime) -> int:
    """The number of the interval in which `moment` is, counted from a start that differs from address to address.

    So every run gets an even share of the pages, and a skipped run does not skip its pages.
    """
    digest = hashlib.sha256(page_key(known.url).encode()).digest()
    shift = int.from_bytes(digest[:8], "big") % int(interval.total_seconds())
    return int(moment.timestamp() + shift) // int(interval.total_seconds())


class KnownPages:
    """The addresses that the archive knows, by page key."""

    def __init__(
        self,
        pages: Mapping[str, KnownAddress],
        pending: tuple[str, ...],
        now: datetime,
        *,
        full: bool,
        hides: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._pages = pages
        self._hides = hides
        self._now = now
        due = {key: known for key, known in pages.items() if is_due(known, now, full=full)}
        self._due = {key: known.url for key, known in due.items() if known.role is not Role.REQUISITE}
        self._requisites_due = {key: known for key, known in due.items() if known.role is Role.REQUISITE}
        self.pending = pending

    @classmethod
    def load(
        cls, db: Database, now: datetime, *, full: bool = False, within: Callable[[str], bool] = lambda _: True
    ) -> KnownPages:
        """Read them from the archive; `within` says whether an address is on the site that is crawled."""
        pages = read_known(db, within)
        return cls(pages, tuple(backlog.pending(db)), now, full=full, hides=gate_of(db).takedowns.hides_address)

    def due(self) -> Iterator[str]:
        """The addresses that are due although no page has named them.

        Of addresses of a file or a list that differ only in a cache-busting parameter (`programma.pdf?v=17`), the last
        one fetched is in use; another is requested only if a page names it (`wants`).
        """
        latest: dict[str, datetime] = {}
        for key, known in self._pages.items():
            if known.role in _WITHOUT_CACHE_DEFEAT and known.capture_id:
                address = without_cache_defeat(key)
                latest[address] = max(latest.get(address, NEVER), known.checked_at)
        expired = self._expired()
        for key, url in self._due.items():
            known = self._pages[key]
            newest = latest.get(without_cache_defeat(key), NEVER)
            is_old = known.role in _WITHOUT_CACHE_DEFEAT and known.checked_at < newest
            if (known.lost or not is_old) and key not in expired:
                yield url

    def _expired(self) -> set[str]:
        """The keys of failing addresses of articles and lists, except for the last few of each path.

        If links have a new token on each visit, those of earlier visits would otherwise be requested for ever.
        """
        troubled: defaultdict[str, list[KnownAddress]] = defaultdict(list)
        for key, known in self._pages.items():
            if "?" in key and known.role in (Role.ARTICLE, Role.LIST) and known.missing:
                troubled[key.partition("?")[0]].append(known)
        return {
            page_key(known.url)
            for variants in troubled.values()
            for known in sorted(variants, key=lambda one: one.checked_at)[:-MAX_OF_ARTICLE]
        }

    def requisites_due(self) -> Iterator[KnownAddress]:
        """The requisites that are due although no page has named them, except those gone or with a newer variant.

        Of addresses that differ only in their query (`style.css?v=17`), the last one fetched is in use. Those that no
        crawl has got round to yet are always included.
        """
        latest: dict[str, str] = {}
        for key, known in self._pages.items():
            if known.role is Role.REQUISITE and known.capture_id:
                path = key.partition("?")[0]
                latest[path] = max(latest.get(path, ""), known.checked_at.isoformat())
        for key, known in self._requisites_due.items():
            is_in_use = "?" not in key or known.checked_at.isoformat() >= latest.get(key.partition("?")[0], "")
            if known.checked_at == NEVER or (is_in_use and not known.missing):
                yield known

    def barren(self) -> Iterator[str]:
        """The keys of pages with parameters that are neither lists nor files.

        Failing addresses of an article are not included: it may answer at another address, as when a token has expired.
        """
        no_trap = (Role.LIST, Role.PICTURE, Role.DOCUMENT, Role.REQUISITE)
        return (key for key, one in self._pages.items() if "?" in key and one.role not in no_trap and not one.missing)

    def name(self, addresses: Iterable[str]) -> None:
        """Note that a list names these articles.

        One that is gone is then due, because it may be back; so is one that has never been read, for its first month.
        """
        for key in map(page_key, addresses):
            known = self._pages.get(key)
            if known and (known.gone or (known.unmet and self._now.date() - known.since < YOUNG)):
                self._due[key] = known.url

    def get(self, url: str) -> KnownAddress | None:
        """What is known about an address, in any spelling."""
        return self._pages.get(page_key(url))

    def spelling(self, url: str) -> str:
        """The address at which the page of a link is known: other spellings may only redirect there.

        An address with another name of the site, or another scheme, is a different place to ask and stays as it is.
        """
        known = self.get(url)
        return known.url if known and place_of(known.url) == place_of(url) else url

    def wants(self, url: str) -> bool:
        """Whether to request an address that a page links to: if it is new or due, and not withheld."""
        key = page_key(url)
        return (key in self._due or key not in self._pages) and not self._hides(url)

    @property
    def has_requisites(self) -> bool:
        """Whether any requisite is known; in an archive made by an earlier version, none is."""
        return any(known.role is Role.REQUISITE for known in self._pages.values())

    def wants_requisite(self, url: str) -> bool:
        """Whether to request what a page or a style sheet needs: if it is new or due."""
        key = page_key(url)
        return key not in self._pages or key in self._requisites_due

    def withholds(self, url: str) -> bool:
        """Whether an address is withheld, and so never asked for."""
        return self._hides(url)
