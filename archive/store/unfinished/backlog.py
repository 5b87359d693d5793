"""What a crawl leaves to the next one: addresses that it did not reach, and addresses that failed.

Both are also in the crawl's own record in its WARC file, so that a rebuild has the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

MAX_PENDING = 10_000  # addresses that one run leaves to the next


def pending(db: Database) -> list[str]:
    """The addresses to request first; those that have waited longest come before the others."""
    return [url for (url,) in db.execute("SELECT url FROM pending ORDER BY rowid")]


def set_pending(db: Database, addresses: Iterable[str]) -> None:
    """Set the addresses to request first, in this order; the caller holds the transaction."""
    db.execute("DELETE FROM pending")
    rows = [(address,) for address in list(addresses)[:MAX_PENDING]]
    db.conn.executemany("INSERT OR IGNORE INTO pending (url) VALUES (?)", rows)


def failures(db: Database) -> list[dict[str, Any]]:
    """The rows of `failures`, latest first; none if the database is older than the table."""
    if not db.table("failures").exists():
        return []
    return list(
        db.query("SELECT url, reason, first_failed_at, last_failed_at FROM failures ORDER BY first_failed_at DESC, url")
    )


def new_failures(db: Database, failed: Mapping[str, str]) -> dict[str, str]:
    """The addresses, with the reason, that failed now but in no earlier published crawl."""
    known = {url for (url,) in db.execute("SELECT url FROM failures")}
    return {url: reason for url, reason in failed.items() if url not in known}


def set_failures(db: Database, crawl_id: str, failed: Mapping[str, str], at: str, *, whole: bool) -> None:
    """Update the table `failures` with a published crawl; the caller holds the transaction.

    `failed` has the reason for each address that failed after all retries, `at` is the time (ISO 8601) to note. A
    complete crawl has requested everything that failed before, so what has not failed again is fine, or no longer
    wanted. Of a crawl that ended early, this holds only for addresses that answered.
    """
    answered = "" if whole else "AND url IN (SELECT url FROM captures WHERE crawl_id = ?)"
    told = [(url, reason, at, at) for url, reason in list(failed.items())[:MAX_PENDING]]
    db.execute("CREATE TEMP TABLE failing (url PRIMARY KEY)")
    db.conn.executemany("INSERT INTO failing VALUES (?)", [(url,) for url, *_ in told])
    db.execute(
        f"DELETE FROM failures WHERE url NOT IN (SELECT url FROM temp.failing) {answered}", [] if whole else [crawl_id]
    )
    db.execute("DROP TABLE temp.failing")
    db.conn.executemany(
        "INSERT INTO failures (url, reason, first_failed_at, last_failed_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (url) DO UPDATE SET reason = excluded.reason, last_failed_at = excluded.last_failed_at",
        told,
    )
