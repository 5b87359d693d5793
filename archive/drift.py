"""Has the site changed under us? The floors below which a crawl is not published, as data."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.extract import identify


@dataclass(frozen=True, slots=True)
class Floors:
    """What a crawl must have recognised, at least. Shares are of the pages named, between 0 and 1."""

    articles: int = 1
    numbered_pages_read_as_articles: float = 0.8


FLOORS = Floors()


def find(db: Database, floors: Floors = FLOORS) -> str | None:
    """The first floor that the staged pages of the current crawl fall below, in words with examples, or None."""
    rows = db.execute("SELECT url, page ->> 'type' FROM staged JOIN captures ON id = capture_id").fetchall()
    articles = sum(kind == "Article" for _, kind in rows)
    if articles < floors.articles:
        example = f", for example {rows[0][0]}" if rows else ""
        return f"no article was recognised among {len(rows)} pages{example}; nothing was published"
    numbered = [(url, kind) for url, kind in rows if (identity := identify(url)) and identity[2]]
    unread = [url for url, kind in numbered if kind != "Article"]
    if numbered and 1 - len(unread) / len(numbered) < floors.numbered_pages_read_as_articles:
        return (
            f"only {len(numbered) - len(unread)} of {len(numbered)} numbered pages were recognised as articles "
            f"(not: {', '.join(unread[:3])}); nothing was published"
        )
    return None
