"""What the archive knows about the addresses of the site: the role of each for a crawl, and its last answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.site import is_article_address, page_key
from archive.store import damage
from archive.store.judgement import unread, variants
from archive.store.outcomes import PUBLISHED
from archive.store.unfinished import requisites
from archive.warc.answers import is_file
from scraper.crawl import validators

ROBOTS = "/robots.txt"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The last request of an address that was never requested."""


class Role(Enum):
    """The role of a known address for the crawl."""

    LIST = "list"  # has links to articles: home page, news list, calendar month, sitemap
    ARTICLE = "article"
    OTHER = "other"  # an unrecognised page, an address that never had one, or one that an article has left
    PICTURE = "picture"
    DOCUMENT = "document"
    REQUISITE = "requisite"  # what pages need to look as they do, but do not link to


FILES = (Role.PICTURE, Role.DOCUMENT)
"""Roles of files: what pages show or link to."""


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """What the archive knows about an address.

    - `since`: the date of the article or, if it has none, when it was first seen; for a page requisite that was never
      fetched, when it was first missed.
    - `missing`: for a requisite or a list, whether its last answer was that it does not exist.
    - `unread`: whether its page, at any spelling, answers but cannot be read.
    - `lost`: whether the archive has no readable copy of the last answer, because its capture is damaged.
    - `is_variant`: whether an article has this address and another one, one of which is a variant of the other: it may
      be needed if the other one fails.
    - `unmet`: whether it looks like the address of an article and no crawl has read one there.
    - `capture_id`: the last capture that brought the page and was published; None if there is none.
    - `requisite`: the kind of a page requisite.
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

        None for a page that was not recognised or could not be read, whose capture is damaged, or that changed nothing
        when it was received: "not modified" would leave it like that for ever. A validator that is not a legal header
        field is not sent, because no request could be made with it.
        """
        if self.unread or self.lost or self.is_variant or self.role is Role.OTHER:
            return {}
        headers = {
            "If-None-Match": validators.entity_tag(self.etag),
            "If-Modified-Since": validators.moment(self.last_modified),
        }
        return {name: value for name, value in headers.items() if value and self.capture_id}


def read_known(db: Database, within: Callable[[str], bool]) -> dict[str, KnownAddress]:
    """The known addresses by page key, one spelling for each page.

    What an unpublished crawl saw does not count. `within` tells whether an address is on the site that is crawled:
    imported captures may be of others.
    """
    pages = {page_key(known.url): known for known in _read(db)}
    for known in _from_imports(db):
        if within(known.url):
            pages.setdefault(known.url, known)
    for known in _missing(db):
        pages.setdefault(page_key(known.url), known)
    return pages


# With a single max() and no other aggregate, SQLite takes the other columns from the row that holds the maximum. A
# recognised page counts for more than a later one that was not recognised, which may have been an error in disguise;
# so does a file compared with a later page. Ids of crawls say which came later, whatever the clock says.
_LAST_GOOD = f"""
SELECT captures.url, captures.id, etag, last_modified, read_as, mime,
  max((read_as IS NOT NULL) || is_file(mime) || crawl_id || fetched_at)
FROM captures JOIN crawls ON crawls.id = crawl_id
WHERE status = 200 AND {PUBLISHED} GROUP BY captures.url
"""
_LAST_ANSWER = f"""
SELECT captures.url, article_id, status, read_as, captures.id, fetched_at, requisite,
  max(crawl_id || fetched_at)
FROM captures JOIN crawls ON crawls.id = crawl_id
WHERE {PUBLISHED} GROUP BY captures.url
"""
# What is known only from imports cannot be missing from a crawl.
_FROM_IMPORTS = "SELECT article_id FROM crawled WHERE article IS NULL"
_ARTICLES = f"""
SELECT id, coalesce(published_on, substr(first_seen_at, 1, 10)), gone_at IS NOT NULL FROM articles
WHERE id NOT IN ({_FROM_IMPORTS})
"""
_PLACES = "SELECT id, url, id IN (SELECT article_id FROM addresses) FROM articles"
# When an address that is not an article's yet was first requested.
_FIRST_ASKED = """
SELECT url, substr(min(fetched_at), 1, 10) FROM captures
WHERE crawl_id IS NOT NULL AND article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM articles) GROUP BY url
"""


def _from_imports(db: Database) -> Iterator[KnownAddress]:
    """The addresses of articles known only from imports, each requested once, to see whether it still exists."""
    sql = f"SELECT url, substr(first_seen_at, 1, 10) FROM articles WHERE id IN ({_FROM_IMPORTS}) ORDER BY id"
    for url, day in db.execute(sql):
        yield KnownAddress(page_key(url), Role.ARTICLE, date.fromisoformat(day), checked_at=NEVER)


def _read(db: Database) -> Iterator[KnownAddress]:
    db.conn.create_function("is_file", 1, is_file, deterministic=True)
    good = {row[0]: row[1:6] for row in db.execute(_LAST_GOOD)}
    articles = {article_id: (date.fromisoformat(day), bool(gone)) for article_id, day, gone in db.execute(_ARTICLES)}
    stands = db.execute(_PLACES).fetchall()
    places = {article_id: url for article_id, url, _ in stands}
    moved = {article_id: page_key(url) for article_id, url, has_moved in stands if has_moved}
    answers = db.execute(_LAST_ANSWER).fetchall()
    # Where an article was before it moved. What is there now says nothing about it, but it may come back.
    left = {url for url, article_id, *_ in answers if article_id in moved and page_key(url) != moved[article_id]}
    # If one address of an article fails, all its addresses are requested, because it may live on at another.
    unreadable = set(map(page_key, unread.addresses(db)))
    failing = {row[1] for row in answers if _is_off(status=row[2], read_as=row[3]) and row[0] not in left}
    lost = damage.without_payload(db)
    first_asked = {url: date.fromisoformat(day) for url, day in db.execute(_FIRST_ASKED)}
    first_missed = {row["url"]: date.fromisoformat(row["first_missed_at"][:10]) for row in requisites.listed(db)}
    by_others = {row[0] for row in db.execute(_FROM_IMPORTS)}  # these can wait
    # Of several spellings of a page, the last one that had it: the others redirect there, or are out of use.
    latest = sorted(answers, key=lambda row: (row[2] in (200, 304), row[-1]))
    in_use = {page_key(row[0]): row[0] for row in latest}
    for url, article_id, status, _, answer_id, checked_at, requisite, _ in answers:
        if urlsplit(url).path == ROBOTS or url != in_use[page_key(url)]:
            continue  # robots.txt is requested in every run anyway, and is not a page
        capture_id, etag, last_modified, best_read_as, mime = good.get(url, (None, None, None, None, None))
        missing = article_id in failing and article_id in articles
        role = Role.OTHER if url in left and not missing else _role(best_read_as, mime)
        if role is Role.LIST:
            missing = status in (404, 410)
        if requisite and best_read_as is None:
            role, missing = Role.REQUISITE, status in (404, 410)
        seen = first_missed.get(url) or first_asked.get(url) or date.fromisoformat(checked_at[:10])
        since, gone = articles.get(article_id, (seen, False))
        yield KnownAddress(
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


def _missing(db: Database) -> Iterator[KnownAddress]:
    """The requisites that were never fetched: those that failed, and those that no crawl has reached."""
    for row in requisites.listed(db):
        asked_at = datetime.fromisoformat(row["last_asked_at"]) if row["last_asked_at"] else NEVER
        since = date.fromisoformat(row["first_missed_at"][:10])
        yield KnownAddress(row["url"], Role.REQUISITE, since, asked_at, requisite=row["kind"])


def _is_off(status: int, read_as: str | None) -> bool:
    """Whether an answer is not what a known article's address should return."""
    return status in (404, 410) or (status == 200 and read_as != "Article")


def _role(read_as: str | None, mime: str | None) -> Role:
    if read_as in ("Listing", "CalendarMonth"):
        return Role.LIST
    if read_as == "Article":
        return Role.ARTICLE
    if not is_file(mime):
        return Role.OTHER
    return Role.PICTURE if str(mime).startswith("image/") else Role.DOCUMENT
