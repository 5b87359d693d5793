"""Checks the clock of this machine: if it is wrong, nothing is declared gone, because that depends on days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from sqlite_utils import Database

from archive.clock import http_date
from archive.warc.answers import Headers, header

TOLERANCE = timedelta(days=1)  # judged: "gone" takes 14 days, and a server's Date may be in the wrong time zone
AHEAD = timedelta(hours=1)  # a refresh that ended more than this from now has ended in the future


def seconds_ahead(headers: Headers, fetched_at: datetime) -> float | None:
    """By how many seconds our clock was ahead of the server's; None if its answer has no valid date.

    A cache passes on the Date of the origin, and gives its age in Age (RFC 9110, 6.6.1; RFC 9111, 5.1).
    """
    headers = list(headers)
    sent = http_date(header(headers, "date"))
    try:
        age = float((header(headers, "age") or "0").strip()[:9])
    except ValueError:
        return None
    return (fetched_at - sent).total_seconds() - age if sent else None


def off_by(ahead: Sequence[float]) -> timedelta:
    """By how much our clock was ahead of the site's, or behind it (negative); nothing if the site did not tell.

    `ahead` has `seconds_ahead` of each answer: the median counts, because one page may come from an odd cache.
    """
    return timedelta(seconds=median(ahead)) if ahead else timedelta()


def find_fault(db: Database, crawl_id: str, began: datetime, off: timedelta) -> str | None:
    """Why the clock was not to be trusted during a crawl, in words, or None.

    `began` is when the crawl began by that clock, `off` is what it was `off_by`.
    """
    if abs(off) > TOLERANCE:
        side = "ahead of" if off > timedelta() else "behind"
        return f"the clock of this machine is {abs(off) / timedelta(days=1):.1f} days {side} the site's"
    last = db.execute(
        "SELECT coalesce(finished_at, started_at) FROM crawls WHERE id < ? ORDER BY id DESC LIMIT 1", [crawl_id]
    ).fetchone()
    if last and began < datetime.fromisoformat(last[0]):
        return f"the clock of this machine is behind the refresh before, which ended at {last[0][:19]}Z"
    return None
