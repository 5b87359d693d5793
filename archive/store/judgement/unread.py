"""Pages that answered but could not be read as articles: counted and listed, so that nothing is lost silently.

An address is listed from the first crawl that cannot read it until one finds an article there again, or no page at all
(404, 410, a redirect). A known article keeps its text meanwhile. Pages that are taken for disguised errors were read,
and are not among these (`archive.store.judgement.suspects`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from archive.extract import PageKind
from archive.site import is_article_address, spellings
from archive.store.judgement import lists
from archive.store.judgement.addresses import AT_ITS_PLACE
from archive.warc.answers import is_file

# In words, what a page that is not an article was read as.
_READ_AS = {"Listing": "read as a list of articles", "CalendarMonth": "read as a month of the calendar"}
_ERROR_PAGE = "error page"  # as extract puts it


@dataclass(frozen=True, slots=True)
class Found:
    """What a crawl could not read: the number of addresses, and those that are new.

    `new` maps each address to the reason.
    """

    total: int = 0
    new: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Page:
    """A staged page that is not an article, at a possible address of one. `known` tells whether it was one before."""

    url: str
    article_id: str
    capture_id: str
    fetched_at: str
    mime: str | None
    type: str
    reason: str | None
    known: bool


# What is at an address that an article has left does not belong to the article.
_NO_ARTICLES = f"""
SELECT captures.url, captures.article_id, captures.id, fetched_at, mime, page ->> 'type', page ->> 'reason',
  articles.id IS NOT NULL
FROM staged JOIN captures ON captures.id = staged.capture_id LEFT JOIN articles ON articles.id = captures.article_id
WHERE captures.article_id IS NOT NULL AND page ->> 'type' IN ('Other', 'Listing', 'CalendarMonth')
AND (articles.id IS NULL OR {AT_ITS_PLACE})
ORDER BY fetched_at, captures.id
"""
# Publishing removes `read_as` from what it does not believe.
_READ = """
SELECT id, article_id FROM staged JOIN captures ON id = capture_id
WHERE read_as = 'Article' OR (read_as = 'NotModified' AND EXISTS (
  SELECT 1 FROM captures AS earlier WHERE earlier.url = captures.url AND earlier.read_as = 'Article'
  AND earlier.crawl_id IS NOT NULL))
"""
# Articles that only others have captured. Many sites answer all their former addresses with one page. Such addresses
# are listed, but raise no alarm.
_BY_OTHERS = """
SELECT DISTINCT article_id FROM imported_readings JOIN captures ON captures.id = capture_id
WHERE doubt IS NULL AND article_id NOT IN (SELECT id FROM articles)
"""
NO_PAGE = "status IN (404, 410, 301, 302, 303, 307, 308)"  # in SQL: the capture says that its address has no page
_ANSWERED = f"""
SELECT url FROM captures WHERE {NO_PAGE}
AND crawl_id IN (SELECT crawl_id FROM staged JOIN captures ON captures.id = capture_id)
UNION SELECT url FROM staged JOIN captures ON captures.id = capture_id WHERE page ->> 'type' <> 'NotModified'
"""


def read_now(db: Database, ignored: Collection[str] = ()) -> set[str]:
    """The ids of the articles that the staged crawl has read, after they are published.

    Captures in `ignored` do not count.
    """
    return {article_id for capture_id, article_id in db.execute(_READ) if capture_id not in ignored}


def answered_now(db: Database) -> set[str]:
    """The addresses that answered the staged crawl with a page, or with the status that there is none."""
    return {row[0] for row in db.execute(_ANSWERED)}


def update(db: Database, ignored: Collection[str] = ()) -> Found:
    """Update the table `unread` for the staged crawl, after its articles are published.

    An article that the crawl read at another address is not lost, and one that moved to another address, where it still
    cannot be read, is not new.
    """
    first_seen = dict(db.execute("SELECT article_id, min(first_seen_at) FROM unread GROUP BY article_id").fetchall())
    read, answered = read_now(db, ignored), answered_now(db)
    met = [_Page(*row) for row in db.execute(_NO_ARTICLES)]
    found = {page.url: page for page in met if page.article_id not in read and _is_unread(page)}
    for url, article_id in db.execute("SELECT url, article_id FROM unread").fetchall():
        if article_id in read or (url not in found and not answered.isdisjoint([url, *spellings(url)])):
            db.execute("DELETE FROM unread WHERE url = ?", [url])
    for page in found.values():
        db.execute(
            "INSERT INTO unread (url, article_id, reason, capture_id, first_seen_at, last_seen_at) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET reason = excluded.reason, "
            "capture_id = excluded.capture_id, last_seen_at = excluded.last_seen_at",
            [
                *(page.url, page.article_id, reason(page.type, page.reason), page.capture_id),
                *(first_seen.get(page.article_id, page.fetched_at), page.fetched_at),
            ],
        )
    by_others = {row[0] for row in db.execute(_BY_OTHERS)}
    new = {
        page.url: reason(page.type, page.reason)
        for page in found.values()
        if page.article_id not in first_seen and page.article_id not in by_others
    }
    return Found(len(found), new)


def add(db: Database, article_id: str, capture_id: str, why: str) -> None:
    """List an article whose capture is no longer read as one, since that capture, as long as its address answers."""
    db.execute(
        "INSERT INTO unread (url, article_id, reason, capture_id, first_seen_at, last_seen_at) "
        "SELECT url, ?, ?, id, fetched_at, fetched_at FROM captures WHERE id = ? AND (SELECT status FROM captures "
        "AS latest WHERE latest.url = captures.url ORDER BY crawl_id DESC, fetched_at DESC LIMIT 1) IN (200, 304) "
        "ON CONFLICT (url) DO UPDATE SET first_seen_at = min(first_seen_at, excluded.first_seen_at)",
        [article_id, why, capture_id],
    )


def listed(db: Database) -> list[dict[str, Any]]:
    """The rows of `unread`, latest first; none if the database is older than the table."""
    return lists.rows(db, "unread")


def addresses(db: Database) -> Iterator[str]:
    """The addresses whose pages could not be read, or looked wrong (`archive.store.judgement.suspects`)."""
    return (row[0] for row in db.execute("SELECT url FROM unread UNION SELECT url FROM suspects"))


def _is_unread(page: _Page) -> bool:
    """Whether a page that is not an article should have been one.

    If it was an article before, it should, whatever replaced it. At an article's address where none was ever read, an
    error page says that there is none, and a list, a calendar or a file is something else.
    """
    if page.known:
        return True
    no_article = page.type != PageKind.OTHER or page.reason == _ERROR_PAGE or is_file(page.mime)
    return is_article_address(page.url) and not no_article


def reason(type: str | None, said: str | None) -> str:
    """Why a page is not an article, in words, from what it was read as."""
    return _READ_AS.get(type or "") or said or "nothing recognised"
