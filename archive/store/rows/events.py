"""The rows of events, of the calendar and of articles, and which of them are one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.extract import Event
from archive.store.judgement import addresses


def publish(db: Database, events: Iterable[Event], article_id: str | None) -> None:
    """Publish events: those of an article, or with None those of a calendar."""
    for event in events:
        db.execute(
            "INSERT INTO events (id, title, starts_on, ends_on, starts_at, place, url, source, article_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET title = excluded.title, ends_on = excluded.ends_on, "
            "starts_at = coalesce(excluded.starts_at, starts_at), place = coalesce(excluded.place, place), "
            "url = coalesce(excluded.url, url), article_id = coalesce(excluded.article_id, article_id)",
            [
                event.id,
                event.title,
                event.starts_on.isoformat(),
                event.ends_on.isoformat(),
                event.starts_at.isoformat(timespec="minutes") if event.starts_at else None,
                event.place,
                event.url,
                event.source,
                article_id,
            ],
        )


def join(db: Database) -> None:
    """Tie the events of the calendar to the articles that they link to; where both tell of one event, one stays."""
    unjoined = db.execute(
        "SELECT id, url FROM events WHERE source = 'calendar' AND article_id IS NULL AND url IS NOT NULL"
    )
    for event_id, url in unjoined.fetchall():
        if article_id := addresses.article_of(db, url):
            db.execute(
                "UPDATE events SET article_id = :article WHERE id = :event "
                "AND EXISTS (SELECT 1 FROM articles WHERE id = :article)",
                {"article": article_id, "event": event_id},
            )
    db.execute(
        "DELETE FROM events AS told WHERE source = 'article' AND EXISTS (SELECT 1 FROM events AS listed "
        "WHERE listed.source = 'calendar' AND listed.article_id = told.article_id "
        "AND listed.starts_on = told.starts_on)"
    )
