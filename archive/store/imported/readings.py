"""What imported captures were read as, in tables that readers do not see; `layer` makes articles of it.

A page that is captured many times is kept once: by its article and the digest of what it says.
"""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from archive.extract import Article, CalendarMonth, Listing, Page
from archive.extract.boilerplate.error_pages import reads_like_error
from archive.store.judgement.suspicion import text_key
from archive.store.rows import sightings
from archive.store.staging.page_json import encode
from archive.store.staging.staged import let_in_page


def keep(db: Database, capture_id: str, page: Page) -> bool:
    """Keep a reading, where it is of an article or of a month of the calendar. Whether it was.

    What the page shows of events is noted at once, and counts while the capture is believed. Of what is withheld
    nothing is kept.
    """
    let_in = let_in_page(db, capture_id, page)
    if let_in is None:
        return False
    page = let_in
    if isinstance(page, Article | CalendarMonth | Listing):
        (seen_at,) = db.execute("SELECT fetched_at FROM captures WHERE id = ?", [capture_id]).fetchone()
        sightings.see(db, page, capture_id, seen_at)
    if isinstance(page, Article):
        # Of pages that say the same in other markup one is kept, whichever comes first.
        db.execute(
            "INSERT INTO imported_pages (page_id, content_hash, page, title, published_on, text_key, is_error) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET page = excluded.page WHERE excluded.page < page",
            [
                *(page.id, page.content_hash, encode(replace(page, calendar=(), months=())), page.title),
                page.published_on.isoformat() if page.published_on else None,
                text_key(page.body, page.content_hash),
                reads_like_error(page.title, page.body.split("\n\n")),
            ],
        )
        _keep(db, capture_id, page.id, page.content_hash)
        return True
    if isinstance(page, CalendarMonth):
        _keep(db, capture_id, None, None)
        return True
    return False


def _keep(db: Database, capture_id: str, page_id: str | None, content_hash: str | None) -> None:
    db.execute(
        "INSERT OR REPLACE INTO imported_readings (capture_id, page_id, content_hash) VALUES (?, ?, ?)",
        [capture_id, page_id, content_hash],
    )
