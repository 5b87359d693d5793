"""Page requisites that the archive lacks, and why: what a crawl requested in vain, or did not reach.

They are also in the crawl's own record in its WARC file, so that a rebuild has the same result.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlite_utils import Database

MOST = 5000  # requisites that one crawl records


class Missing(NamedTuple):
    """A requisite that a crawl did not get: its kind, the reason, and whether it was requested."""

    kind: str
    reason: str
    asked: bool


def listed(db: Database) -> list[dict[str, Any]]:
    """The rows of `missing_requisites`, latest first; none if the database is older than the table."""
    if not db.table("missing_requisites").exists():
        return []
    return list(
        db.query(
            "SELECT url, kind, reason, first_missed_at, last_asked_at FROM missing_requisites "
            "ORDER BY first_missed_at DESC, url"
        )
    )


def note(db: Database, crawl_id: str, missing: Mapping[str, Missing], at: str) -> None:
    """Update the table with a crawl that is published; the caller holds the transaction.

    `missing` are the addresses that it lacks, `at` is the time (ISO 8601) to note. Addresses that answered are no
    longer missing, unless the answer is useless, such as a redirect off the site; those not requested stay as they are.
    """
    db.execute(
        "DELETE FROM missing_requisites WHERE url IN (SELECT url FROM captures WHERE crawl_id = ? AND status < 400) "
        "AND url NOT IN (SELECT value FROM json_each(?))",
        [crawl_id, json.dumps([*missing])],
    )
    db.conn.executemany(
        "INSERT INTO missing_requisites (url, kind, reason, first_missed_at, last_asked_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, "
        "last_asked_at = coalesce(excluded.last_asked_at, last_asked_at)",
        [(url, one.kind, one.reason, at, at if one.asked else None) for url, one in list(missing.items())[:MOST]],
    )
