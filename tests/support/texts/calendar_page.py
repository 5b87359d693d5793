"""A small calendar page in the markup of another system, and what is read from it."""

from __future__ import annotations

import datetime as dt

from archive.extract import Article, CalendarMonth, Event, Page, extract

VISIT = dt.date(2023, 10, 2)
NAV = "<nav><ul><li><a href=/lv>Sākums</a><li><b>Kalendārs</b><li><a href=/lv/jaunumi>Jaunumi</a></ul></nav>"


def page(
    matter: str, *, head: str = "Pasākumi", path: str = "/lv/pasakumi", above: str = NAV, visit: dt.date = VISIT
) -> Page:
    """What is read from a page with a head and some matter, below what is `above`, on the day `visit`."""
    body = f"{above}<main>{matter}</main><footer>© 2023</footer>"
    html = f"<html><head><title>{head}</title></head><body>{body}</body></html>"
    return extract(html.encode(), f"http://h{path}", "text/html; charset=utf-8", today=visit)


def events(found: Page) -> list[tuple[str, str, str | None, str | None]]:
    """The events of a calendar page: title, days as `05.10-06.10`, hour, place."""
    assert isinstance(found, CalendarMonth), found
    return _told(found.events)


def planned(found: Page) -> list[tuple[str, str, str | None, str | None]]:
    """The same for a plan, which may be an article with its events."""
    assert isinstance(found, CalendarMonth | Article), found
    return _told(found.calendar if isinstance(found, Article) else found.events)


def _told(events: tuple[Event, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (
            one.title,
            f"{one.starts_on:%d.%m}-{one.ends_on:%d.%m}",
            f"{one.starts_at:%H:%M}" if one.starts_at else None,
            one.place,
        )
        for one in events
    ]


def days(matter: str, *, head: str = "Pasākumi", path: str = "/pasakumi") -> list[tuple[str, str]]:
    """Only titles and days of the events on a page with some matter."""
    return [one[:2] for one in events(page(matter, head=head, path=path))]
