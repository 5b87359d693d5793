"""What is known about an article that only others have captured."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.store.outcomes import PUBLISHED
from archive.warc.captures import find_captures
from archive.warc.origin import Origin

ALONE = "SELECT article_id FROM crawled WHERE article IS NULL"  # in SQL: the articles known only from imports

_FIRST_VISIT = f"SELECT min(started_at) FROM crawls WHERE {PUBLISHED}"
# The address answered with something not read as the article, or not believed, so nobody knows whether it is there.
_IN_DOUBT = "SELECT 1 FROM unread WHERE article_id = :id UNION ALL SELECT 1 FROM suspects WHERE article_id = :id"
_MISSING = """
SELECT min(fetched_at), status IN (404, 410) FROM captures WHERE article_id = :id AND crawl_id IS NOT NULL
AND (status IN (404, 410) OR status IN (301, 302, 303, 307, 308))
AND fetched_at > coalesce((SELECT max(fetched_at) FROM captures
  WHERE article_id = :id AND crawl_id IS NOT NULL AND status = 200), '')
"""


@dataclass(frozen=True, slots=True)
class Alone:
    """Who captured such an article last, and when; and what our visits to the site say about it.

    `first_visit` is when the first visit was; None if there was none, or if visits cannot tell. `missing_since` is
    since when the site has answered that there is nothing at the address, `elsewhere_since` that it redirects
    elsewhere.
    """

    seen_at: str
    by: Origin | None
    first_visit: str | None = None
    missing_since: str | None = None
    elsewhere_since: str | None = None


def alone(db: Database, article_id: str) -> Alone | None:
    """What to say about an article known only from imports; None for any other."""
    if not db.execute(f"{ALONE} AND article_id = ?", [article_id]).fetchone():
        return None
    believed = "article_id = ? AND import_id IS NOT NULL AND read_as = 'Article'"
    captures = list(find_captures(db, believed, [article_id]))
    if not captures:
        return None
    last = captures[-1]
    first_visit = db.execute(_FIRST_VISIT).fetchone()[0]
    if not first_visit or db.execute(_IN_DOUBT, {"id": article_id}).fetchone():
        return Alone(last.fetched_at, last.origin)
    since, is_missing = db.execute(_MISSING, {"id": article_id}).fetchone()
    return Alone(
        last.fetched_at,
        last.origin,
        first_visit,
        missing_since=since if is_missing else None,
        elsewhere_since=since if not is_missing else None,
    )
