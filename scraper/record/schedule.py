"""What is due: which known pages a refresh asks for again, and with which validators.

Lists, calendars and the home page are asked for every time, for that is where news shows. An article is asked for the
more rarely the older it is. Pictures are fetched once, documents again each month, for a new edition may take the
address of the one before. What was missing the last time is asked for every time, until it is declared gone, and what
could not be read, or is damaged on our disk, until it can be. Page requisites are asked for monthly; those that never
came weekly for a month, then monthly too. A list may name an article that is gone, or news that was never read: that is
asked for at once. The intervals are ours, chosen so that an archive of some hundred articles costs the site a few dozen
conditional requests a day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.site import is_article_address, page_key, without_cache_defeat
from archive.store import damage
from archive.store.judgement import unread, variants
from archive.store.outcomes import PUBLISHED
from archive.store.takedowns.gate import gate_of
from archive.store.unfinished import leftovers, requisites
from archive.warc.answers import is_file
from scraper.record import validators

ROBOTS = "/robots.txt"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
YOUNG = timedelta(days=30)  # asked for in each run
MIDDLE_AGED = timedelta(days=365)  # asked for weekly; what is older, monthly
WEEKLY = timedelta(days=7)
MONTHLY = timedelta(days=30)


class Role(Enum):
    """What a known address is to the crawl."""

    LIST = "list"  # leads to articles: home page, news list, calendar month, sitemap
    ARTICLE = "article"
    OTHER = "other"  # a page not recognised, an address that never answered with one, or one that an article has left
    PICTURE = "picture"
    DOCUMENT = "document"
    REQUISITE = "requisite"  # what pages need to look as they do, and do not link to


_FILES = (Role.PICTURE, Role.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows of an address. `since` is the article's date or, undated, when it was first seen; of a
    page requisite that never came, when it was first missed.

    `unread` tells whether its page, at whatever spelling, answers and cannot be read; `lost` whether the archive has no
    readable copy of what the address last answered, for its capture is damaged.

    `is_variant` tells whether it is one of an article's page, or the other way round: it may have to speak for that.

    `capture_id` is the last capture that brought the page and was published; None where there is none. `requisite` is
    the kind of a page requisite, `missing` then tells whether its last answer was that it is not there. `unmet` tells
    of an address that looks like an article's that no crawl has read one there.
    """

    url: str
    role: Role
    since: date
    checked_at: datetime
    missing: bool = False
    gone: bool = False
    unread: bool = False
    lost: bool = False
    is_variant: bool = False
    unmet: bool = False
    capture_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    requisite: str | None = None

    @property
    def validators(self) -> dict[str, str]:
        """The request headers that let the server answer "not modified" (RFC 9110, section 13.1).

        None for a page that was not recognised or could not be read, whose capture is damaged, or which changed nothing
        when it came: "as before" would leave it so for ever. What is no legal header field is not sent: no request
        could be made with it.
        """
        if self.unread or self.lost or self.is_variant or self.role is Role.OTHER:
            return {}
        headers = {
            "If-None-Match": validators.entity_tag(self.etag),
            "If-Modified-Since": validators.moment(self.last_modified),
        }
        return {name: value for name, value in headers.items() if value and self.capture_id}


def is_due(known: Known, now: datetime, *, full: bool = False) -> bool:
    """Whether a refresh at `now` asks for a known address again."""
    interval = _interval(known, now)
    if full or known.lost or interval is None:
        return full or known.lost or known.role is not Role.PICTURE or known.capture_id is None
    return _turn(known, interval, now) != _turn(known, interval, known.checked_at)


def _interval(known: Known, now: datetime) -> timedelta | None:
    """How long to leave an address alone. None: pictures for ever, anything else not at all."""
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


def _turn(known: Known, interval: timedelta, moment: datetime) -> int:
    """The number of the interval that `moment` falls into, counted from a start that differs from address to address.

    So every run gets its even share of the pages, and a page is not skipped when a run is.
    """
    digest = hashlib.sha256(page_key(known.url).encode()).digest()
    shift = int.from_bytes(digest[:8], "big") % int(interval.total_seconds())
    return int(moment.timestamp() + shift) // int(interval.total_seconds())


class KnownPages:
    """The addresses that the archive knows, by page key."""

    def __init__(
        self,
        pages: Mapping[str, Known],
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
        """Read them from the archive. What an unpublished crawl saw does not count: nothing came of it.

        `within` tells whether an address is one of the site that is crawled: others may have captured more.
        """
        pages = {page_key(known.url): known for known in _read(db)}
        for known in _from_imports(db):
            if within(known.url):
                pages.setdefault(known.url, known)
        for known in _missing(db):
            pages.setdefault(page_key(known.url), known)
        return cls(pages, tuple(leftovers.pending(db)), now, full=full, hides=gate_of(db).takedowns.hides_address)

    def due(self) -> Iterator[str]:
        """The addresses that are due although no page has named them.

        Of addresses of a file that differ only in what defeats caches (`programma.pdf?v=17`) the one that came last is
        in use. A page that names another has it asked for all the same (`wants`).
        """
        latest: dict[str, datetime] = {}
        for key, known in self._pages.items():
            if known.role in _FILES and known.capture_id:
                file = without_cache_defeat(key)
                latest[file] = max(latest.get(file, _NEVER), known.checked_at)
        for key, url in self._due.items():
            known = self._pages[key]
            is_old = known.role in _FILES and known.checked_at < latest.get(without_cache_defeat(key), _NEVER)
            if known.lost or not is_old:
                yield url

    def requisites_due(self) -> Iterator[Known]:
        """The requisites that are due although no page has named them: none that is gone, or has a newer variant.

        Of addresses that differ in their query alone (`style.css?v=17`) the one that came last is in use. What no crawl
        has come to yet is always among them.
        """
        latest: dict[str, str] = {}
        for key, known in self._pages.items():
            if known.role is Role.REQUISITE and known.capture_id:
                path = key.partition("?")[0]
                latest[path] = max(latest.get(path, ""), known.checked_at.isoformat())
        for key, known in self._requisites_due.items():
            is_in_use = "?" not in key or known.checked_at.isoformat() >= latest.get(key.partition("?")[0], "")
            if known.checked_at == _NEVER or (is_in_use and not known.missing):
                yield known

    def barren(self) -> Iterator[str]:
        """The keys of the pages with parameters that are neither lists nor files."""
        no_trap = (Role.LIST, Role.PICTURE, Role.DOCUMENT, Role.REQUISITE)
        return (key for key, known in self._pages.items() if "?" in key and known.role not in no_trap)

    def name(self, addresses: Iterable[str]) -> None:
        """Take note that a list names these articles.

        One that is gone is due then, for it may be back; so is one that has not been read yet, for its first month.
        """
        for key in map(page_key, addresses):
            known = self._pages.get(key)
            if known and (known.gone or (known.unmet and self._now.date() - known.since < YOUNG)):
                self._due[key] = known.url

    def get(self, url: str) -> Known | None:
        """What is known of an address, whatever its spelling."""
        return self._pages.get(page_key(url))

    def wants(self, url: str) -> bool:
        """Whether to ask for an address that a page links to: when it is new, or due, and not withheld."""
        key = page_key(url)
        return (key in self._due or key not in self._pages) and not self._hides(url)

    @property
    def has_requisites(self) -> bool:
        """Whether a requisite is known at all: not so in an archive of the time before they were kept."""
        return any(known.role is Role.REQUISITE for known in self._pages.values())

    def wants_requisite(self, url: str) -> bool:
        """Whether to ask for something that a page or a style sheet needs: when it is new, or due."""
        key = page_key(url)
        return key not in self._pages or key in self._requisites_due

    def withholds(self, url: str) -> bool:
        """Whether an address is withheld, and so never asked for."""
        return self._hides(url)


# With a single max() and no other aggregate, SQLite takes the other columns from the row that holds the maximum. A page
# that was recognised counts for more than a later one that was not: that may have been an error in disguise. Which came
# later is told by the ids of the crawls, which follow each other whatever the clock says.
_LAST_GOOD = f"""
SELECT captures.url, captures.id, etag, last_modified, read_as, mime,
  max((read_as IS NOT NULL) || crawl_id || fetched_at)
FROM captures JOIN crawls ON crawls.id = crawl_id
WHERE status = 200 AND {PUBLISHED} GROUP BY captures.url
"""
_LAST_ANSWER = f"""
SELECT captures.url, article_id, status, read_as, captures.id, fetched_at, requisite,
  max(crawl_id || fetched_at)
FROM captures JOIN crawls ON crawls.id = crawl_id
WHERE {PUBLISHED} GROUP BY captures.url
"""
# What is known from imports alone no crawl can miss.
_FROM_IMPORTS = "SELECT article_id FROM crawled WHERE article IS NULL"
_ARTICLES = f"""
SELECT id, coalesce(published_on, substr(first_seen_at, 1, 10)), gone_at IS NOT NULL FROM articles
WHERE id NOT IN ({_FROM_IMPORTS})
"""
_PLACES = "SELECT id, url, id IN (SELECT article_id FROM addresses) FROM articles"
# When an address of what is no article yet was first asked for.
_FIRST_ASKED = """
SELECT url, substr(min(fetched_at), 1, 10) FROM captures
WHERE crawl_id IS NOT NULL AND article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM articles) GROUP BY url
"""


def _from_imports(db: Database) -> Iterator[Known]:
    """The addresses of articles that are known from imports alone, each asked for once: is it still there?"""
    sql = f"SELECT url, substr(first_seen_at, 1, 10) FROM articles WHERE id IN ({_FROM_IMPORTS}) ORDER BY id"
    for url, day in db.execute(sql):
        yield Known(page_key(url), Role.ARTICLE, date.fromisoformat(day), checked_at=_NEVER)


def _read(db: Database) -> Iterator[Known]:
    good = {row[0]: row[1:6] for row in db.execute(_LAST_GOOD)}
    articles = {article_id: (date.fromisoformat(day), bool(gone)) for article_id, day, gone in db.execute(_ARTICLES)}
    places: dict[str, str] = {}
    moved: dict[str, str] = {}
    for article_id, url, has_moved in db.execute(_PLACES):
        places[article_id] = url
        if has_moved:
            moved[article_id] = page_key(url)
    answers = db.execute(_LAST_ANSWER).fetchall()
    # Where an article stood before it moved; what is there now says nothing of it, but it may come back.
    left = {url for url, article_id, *_ in answers if article_id in moved and page_key(url) != moved[article_id]}
    # Where one address of an article fails, all of its addresses are asked, for it may live on at another.
    unreadable = set(map(page_key, unread.addresses(db)))
    failing = {row[1] for row in answers if _is_off(status=row[2], read_as=row[3]) and row[0] not in left}
    lost = damage.without_payload(db)
    first_asked = {url: date.fromisoformat(day) for url, day in db.execute(_FIRST_ASKED)}
    first_missed = {row["url"]: date.fromisoformat(row["first_missed_at"][:10]) for row in requisites.listed(db)}
    by_others = {row[0] for row in db.execute(_FROM_IMPORTS)}  # these can wait
    for url, article_id, status, _, answer_id, checked_at, requisite, _ in answers:
        if urlsplit(url).path == ROBOTS:
            continue  # asked for in each run anyhow, and no page
        capture_id, etag, last_modified, best_read_as, mime = good.get(url, (None, None, None, None, None))
        missing = article_id in failing and article_id in articles
        role = Role.OTHER if url in left and not missing else _role(best_read_as, mime)
        if requisite and best_read_as is None:
            role, missing = Role.REQUISITE, status in (404, 410)
        seen = first_missed.get(url) or first_asked.get(url) or date.fromisoformat(checked_at[:10])
        since, gone = articles.get(article_id, (seen, False))
        yield Known(
            url=url,
            role=role,
            since=since,
            checked_at=datetime.fromisoformat(checked_at),
            missing=missing,
            gone=gone,
            unread=page_key(url) in unreadable and article_id not in by_others,
            is_variant=article_id in places and variants.are_of_one_page(url, places[article_id]),
            unmet=url in first_asked and best_read_as is None and is_article_address(url),
            lost=status in (200, 304) and not lost.isdisjoint([capture_id, answer_id]),
            capture_id=capture_id,
            etag=etag,
            last_modified=last_modified,
            requisite=requisite,
        )


def _missing(db: Database) -> Iterator[Known]:
    """The requisites that never came: what could not be had, and what no crawl has come to yet."""
    for row in requisites.listed(db):
        asked_at = datetime.fromisoformat(row["last_asked_at"]) if row["last_asked_at"] else _NEVER
        since = date.fromisoformat(row["first_missed_at"][:10])
        yield Known(row["url"], Role.REQUISITE, since, asked_at, requisite=row["kind"])


def _is_off(status: int, read_as: str | None) -> bool:
    """Whether an answer is not what the address of a known article should give."""
    return status in (404, 410) or (status == 200 and read_as != "Article")


def _role(read_as: str | None, mime: str | None) -> Role:
    if read_as in ("Listing", "CalendarMonth"):
        return Role.LIST
    if read_as == "Article":
        return Role.ARTICLE
    if not is_file(mime):
        return Role.OTHER
    return Role.PICTURE if str(mime).startswith("image/") else Role.DOCUMENT
