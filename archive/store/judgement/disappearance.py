"""Decides when an article is gone: only when several refreshes agree over days, and never many at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from urllib.parse import urljoin

from sqlite_utils import Database

from archive.extract import PageKind
from archive.site import page_key
from archive.store.judgement.addresses import AT_ITS_PLACE
from archive.store.outcomes import PUBLISHED


@dataclass(frozen=True, slots=True)
class Patience:
    """How much proof is needed. If more than both `most` and `most_share` of all articles vanish, it is drift."""

    refreshes: int = 3
    span: timedelta = timedelta(days=14)
    most: int = 5
    most_share: float = 0.05


PATIENCE = Patience()

# The answers of 404 or 410 since an article was last seen at any address. An address that it has left proves nothing,
# and neither does a refresh whose clock was wrong, or ahead of the current one. The ids of refreshes say which came
# later, whatever the clock says.
_MISSING = f"""
SELECT articles.id, articles.url, captures.url, crawl_id, fetched_at
FROM articles JOIN captures ON captures.article_id = articles.id AND (captures.crawl_id, fetched_at) > (
  coalesce((SELECT max(crawl_id) FROM captures AS seen WHERE seen.article_id = articles.id
    AND seen.fetched_at = articles.last_seen_at), captures.crawl_id), articles.last_seen_at)
JOIN crawls ON crawls.id = crawl_id
WHERE gone_at IS NULL AND status IN (404, 410) AND {AT_ITS_PLACE}
AND (outcome IS NULL OR {PUBLISHED}) AND clock_fault IS NULL
AND fetched_at <= (SELECT max(fetched_at) FROM captures WHERE crawl_id = (SELECT max(id) FROM crawls))
ORDER BY articles.id, crawl_id, fetched_at
"""
_ANSWERS = f"""
SELECT crawl_id, captures.url, status, read_as, location FROM articles JOIN captures ON article_id = articles.id
JOIN crawls ON crawls.id = crawl_id
WHERE articles.id = ? AND (outcome IS NULL OR {PUBLISHED}) AND {AT_ITS_PLACE}
ORDER BY crawl_id, fetched_at, captures.id
"""


def missing_for_good(db: Database) -> list[tuple[str, str]]:
    """The ids of the articles that are gone and not yet marked, each with when it was first missed (ISO 8601).

    A refresh counts if the article's own address, in any spelling, answered 404 or 410, and there is no other address
    at which it was read: that one may only be failing, which proves nothing.
    """
    missed: dict[str, dict[str, list[str]]] = {}  # article -> crawl -> times
    for article_id, own, url, crawl_id, fetched_at in db.execute(_MISSING):
        if page_key(url) == page_key(own):
            missed.setdefault(article_id, {}).setdefault(crawl_id, []).append(fetched_at)
    found = []
    for article_id, crawls in missed.items():
        if _are_proof(list(crawls.values())):
            left = _left_in(db, article_id)
            times = [times for crawl_id, times in crawls.items() if crawl_id in left]
            if _are_proof(times):
                found.append((article_id, min(map(min, times))))
    return found


def _are_proof(missed: list[list[str]]) -> bool:
    """Whether the refreshes that missed an article, at these times, are enough and far enough apart."""
    moments = [datetime.fromisoformat(moment) for times in missed for moment in times]
    return len(missed) >= PATIENCE.refreshes and max(moments) - min(moments) >= PATIENCE.span


def _left_in(db: Database, article_id: str) -> set[str]:
    """The crawls after which an article was at none of the addresses at which crawls had read it.

    It has left an address that answers 404 or 410, or that permanently redirects to another page (301, 308).
    """
    read: set[str] = set()
    standing: set[str] = set()
    left = set()
    for crawl_id, answers in groupby(db.execute(_ANSWERS, [article_id]), key=itemgetter(0)):
        for _, url, status, read_as, location in answers:
            key = page_key(url)
            if status == 200 and read_as == PageKind.ARTICLE:
                read.add(key)
                standing.add(key)
            elif status == 304 and key in read:
                standing.add(key)
            elif status in (404, 410) or (status in (301, 308) and _leads_away(url, location)):
                standing.discard(key)
        if not standing:
            left.add(crawl_id)
    return left


def _leads_away(url: str, location: str | None) -> bool:
    """Whether a redirect leads to another page, and not to another spelling of the same or to nothing."""
    try:
        return page_key(urljoin(url, location or "")) != page_key(url)
    except ValueError:
        return False


def too_many(db: Database) -> str | None:
    """A sentence with examples if more articles would be gone at once than is credible, else None."""
    lost = missing_for_good(db)
    total = db.execute("SELECT count(*) FROM articles WHERE gone_at IS NULL").fetchone()[0]
    if len(lost) > PATIENCE.most and len(lost) > PATIENCE.most_share * total:
        examples = ", ".join(article_id for article_id, _ in lost[:3])
        return f"{len(lost)} of {total} articles would be gone at once (for example {examples})"
    return None


def mark_gone(db: Database) -> int:
    """Date the disappearance of every article that is now gone; its text stays. Returns how many were marked."""
    lost = missing_for_good(db)
    for article_id, first_missed_at in lost:
        db.execute("UPDATE articles SET gone_at = ? WHERE id = ?", [first_missed_at, article_id])
    return len(lost)
