"""The rows of events, of the calendar and of articles, and which of them are one."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from archive.store.judgement import moves


def publish(db: Database, events: list[dict[str, Any]], article_id: str | None) -> None:
    """Publish events as staged: those of an article, or with None those of a calendar."""
    for event in events:
        columns = ("id", "title", "starts_on", "ends_on", "starts_at", "place", "url", "source")
        db.execute(
            f"INSERT INTO events ({', '.join(columns)}, article_id) VALUES ({', '.join('?' * 9)}) "
            "ON CONFLICT (id) DO UPDATE SET title = excluded.title, ends_on = excluded.ends_on, "
            "starts_at = coalesce(excluded.starts_at, starts_at), place = coalesce(excluded.place, place), "
            "url = coalesce(excluded.url, url), article_id = coalesce(excluded.article_id, article_id)",
            [*(event[name] for name in columns), article_id],
        )


def join(db: Database) -> None:
    """Tie the events of the calendar to the articles that they link to; where both tell of one event, one stays."""
    unjoined = db.execute(
        "SELECT id, url FROM events WHERE source = 'calendar' AND article_id IS NULL AND url IS NOT NULL"
    )
    for event_id, url in unjoined.fetchall():
        if article_id := moves.article_of(db, url):
            db.execute(
                "UPDATE events SET article_id = ?1 WHERE id = ?2 AND EXISTS (SELECT 1 FROM articles WHERE id = ?1)",
                [article_id, event_id],
            )
    db.execute(
        "DELETE FROM events AS told WHERE source = 'article' AND EXISTS (SELECT 1 FROM events AS listed "
        "WHERE listed.source = 'calendar' AND listed.article_id = told.article_id "
        "AND listed.starts_on = told.starts_on)"
    )
