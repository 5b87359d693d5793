"""Captures that show events, put straight into an archive, for tests of what the archive makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from zlib import crc32

from sqlite_utils import Database

from archive.extract import Article, CalendarMonth, Event, Listing
from archive.extract.events.announced import event_id
from archive.site import Language
from archive.store.annotation import annotate
from archive.store.rows import events, sightings
from tests.support.rows.articles import Row, archive_of

ARTICLES = (Row("lv-7", "Par semināru", "Seminārs."), Row("lv-8", "Par konferenci", "Konference."))


@dataclass(frozen=True)
class Seen:
    """A page as somebody captured it: at three in the morning (UTC) of `day`, or at another time (`clock`)."""

    day: str
    page: Article | CalendarMonth | Listing
    clock: str = "03:00"
    timely: bool = True

    @property
    def moment(self) -> str:
        return f"{self.day}T{self.clock}:00.000000Z"

    @property
    def capture(self) -> str:
        """An id that depends only on the page and the moment, not on when it is added."""
        return f"{self.day} {self.clock} {self.page.url} {crc32(repr(self.page).encode()):x}"


def event(title: str, day: str, **more: Any) -> Event:
    """An event on an ISO day; `ends_on` and `starts_at` are ISO, too."""
    first = date.fromisoformat(day)
    last = date.fromisoformat(more.pop("ends_on", day))
    clock = more.pop("starts_at", None)
    return Event(event_id(title, first), title, first, last, time.fromisoformat(clock) if clock else None, **more)


def month(name: str, *shown: Event, lang: Language = "lv", is_whole: bool = True) -> CalendarMonth:
    """The calendar's page of a month, `2023-06`."""
    year, number = map(int, name.split("-"))
    return CalendarMonth(f"http://localhost/{lang}/kalendars/{year}/{number}", lang, year, number, shown, is_whole)


def beside(name: str, *shown: Event, lang: Language = "lv", is_whole: bool = True) -> Listing:
    """A list with the calendar of a month beside it."""
    months = (name,) if is_whole else ()
    return Listing(f"http://localhost/{lang}/jaunumi", lang, (), calendar=shown, months=months)


def article(key: str, *announced: Event) -> Article:
    """The page of one of ARTICLES."""
    url = f"http://localhost/lv/raksts/{key[3:]}"
    return Article(key, url, "news", "lv", title=key, published_on=None, body="", html="", events=announced)


def archive_of_sightings(*seen: Seen) -> Database:
    """An archive in memory to which these captures were added in this order, with its events derived."""
    db = archive_of(":memory:", ARTICLES)
    add_captures(db, seen)
    return db


def add_captures(db: Database, seen: Iterable[Seen]) -> None:
    """Add captures to an archive, in this order, and derive its events."""
    with db.atomic():
        annotate.update(db)
        for one in seen:
            db.execute(
                "INSERT OR IGNORE INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id) "
                "VALUES (?, ?, ?, 200, '', 'crawl.warc.gz', 0, 0, 'crawl')",
                [one.capture, one.page.url, one.moment],
            )
            sightings.see(db, one.page, one.capture, one.moment, timely=one.timely)
        events.derive(db)


def rows_of(db: Database) -> list[dict[str, Any]]:
    """The events of an archive, by day and title."""
    return list(db.query("SELECT * FROM events ORDER BY starts_on, title"))
