"""When is an article gone? Only when several refreshes agree over days, and never many at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from archive.store.judgement.addresses import AT_ITS_PLACE
from archive.store.outcomes import PUBLISHED


@dataclass(frozen=True, slots=True)
class Patience:
    """How much proof it takes. More than both `most` and `most_share` of all articles at once is drift, not news."""

    refreshes: int = 3
    span: timedelta = timedelta(days=14)
    most: int = 5
    most_share: float = 0.05


PATIENCE = Patience()

# Refreshes in which an address of the article answered 404 or 410, since it was last seen at any. Redirects, errors of
# the server and pages that only look like an error say nothing, neither way; nor does an address that it has left, nor
# a refresh whose clock was wrong, or is ahead of the current one. Which of two refreshes came later is told by
# their ids, which follow each other whatever the clock says.
_MISSING = f"""
SELECT articles.id, count(DISTINCT crawl_id), min(fetched_at), max(fetched_at)
FROM articles JOIN captures ON captures.article_id = articles.id AND (captures.crawl_id, fetched_at) > (
  coalesce((SELECT max(crawl_id) FROM captures AS seen WHERE seen.article_id = articles.id
    AND seen.fetched_at = articles.last_seen_at), captures.crawl_id), articles.last_seen_at)
JOIN crawls ON crawls.id = crawl_id
WHERE gone_at IS NULL AND status IN (404, 410) AND {AT_ITS_PLACE}
AND (outcome IS NULL OR {PUBLISHED}) AND clock_fault IS NULL
AND fetched_at <= (SELECT max(fetched_at) FROM captures WHERE crawl_id = (SELECT max(id) FROM crawls))
GROUP BY articles.id ORDER BY articles.id
"""


def missing_for_good(db: Database, patience: Patience = PATIENCE) -> list[tuple[str, str]]:
    """The ids of the articles that are gone and not yet marked, each with when it was first missed (ISO 8601)."""
    return [
        (article_id, first)
        for article_id, refreshes, first, last in db.execute(_MISSING)
        if refreshes >= patience.refreshes
        and datetime.fromisoformat(last) - datetime.fromisoformat(first) >= patience.span
    ]


def too_many(db: Database, patience: Patience = PATIENCE) -> str | None:
    """A sentence with examples where more articles would be gone at once than can be believed, or None."""
    lost = missing_for_good(db, patience)
    total = db.execute("SELECT count(*) FROM articles WHERE gone_at IS NULL").fetchone()[0]
    if len(lost) > patience.most and len(lost) > patience.most_share * total:
        examples = ", ".join(article_id for article_id, _ in lost[:3])
        return f"{len(lost)} of {total} articles would be gone at once (for example {examples})"
    return None


def mark_gone(db: Database, patience: Patience = PATIENCE) -> int:
    """Date the disappearance of every article that is gone by now; its text stays. Returns how many were marked."""
    lost = missing_for_good(db, patience)
    for article_id, first_missed_at in lost:
        db.execute("UPDATE articles SET gone_at = ? WHERE id = ?", [first_missed_at, article_id])
    return len(lost)
