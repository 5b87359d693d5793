"""What each capture of a crawl was read as, kept until the crawl is published as a whole."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, time
from typing import Any, Literal

from sqlite_utils import Database

from archive.extract import Article, Other, Page
from archive.store import titles

Change = Literal["new", "changed", "unchanged"]


def stage(db: Database, capture_id: str, page: Page) -> Change | None:
    """Keep what a capture was read as, for `publish`. Tells how an article compares with the published one."""
    # The crawl has followed the links; the archive keeps what the page says.
    apart = ("links", "link_texts")
    values = {field.name: getattr(page, field.name) for field in fields(page) if field.name not in apart}
    titles.note_links(db, page)
    change: Change | None = None
    if isinstance(page, Article):
        values["content_hash"] = page.content_hash
        known = db.execute(
            "SELECT content_hash FROM articles "
            "WHERE id = coalesce((SELECT article_id FROM addresses WHERE id = ?1), ?1)",
            [page.id],
        ).fetchone()
        change = "new" if known is None else "unchanged" if known[0] == page.content_hash else "changed"
    _stage(db, capture_id, {"type": type(page).__name__, **values})
    return change


NOT_MODIFIED = "NotModified"


def stage_not_modified(db: Database, capture_id: str) -> None:
    """Keep that the server said of a page that it has not changed since it was last published."""
    _stage(db, capture_id, {"type": NOT_MODIFIED})


def _stage(db: Database, capture_id: str, page: dict[str, Any]) -> None:
    text = json.dumps(page, ensure_ascii=False, default=_plain)
    db.execute("INSERT OR REPLACE INTO staged (capture_id, page) VALUES (?, ?)", [capture_id, text])
    if page["type"] != Other.__name__:
        db.execute("UPDATE captures SET read_as = ? WHERE id = ?", [page["type"], capture_id])


def _plain(value: Any) -> Any:
    """What JSON has no form for: the parts of a page, dates and times."""
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


def discard_staged(db: Database) -> None:
    """Empty the staging tables."""
    db.execute("DELETE FROM staged")
    titles.forget_links(db)
