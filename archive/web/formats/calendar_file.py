"""/calendar.ics: all events or one, for calendars to subscribe to: https://www.rfc-editor.org/rfc/rfc5545."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from uuid import UUID

import icalendar
from datasette import NotFound, Response
from sqlite_utils import Database

from archive import site
from archive.search.filters import one_of
from archive.store.outcomes import PUBLISHED
from archive.web.formats import ignored_parameters
from archive.web.formats.feeds import stable_id
from archive.web.parts.events import Event, address_of, read_events
from archive.web.serving.i18n import LANGUAGES, RIGA, Interface
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.invalid import invalid_parameters

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # RFC 5545 cannot represent most of them
_A_DAY = timedelta(days=1)
_BOTH = [Interface(language) for language in LANGUAGES]

# When the archive last determined each event: for an event of an article, when that was last read as new or changed;
# for one in the site's calendar, which every visit reads again, the end of the last visit or import. So two downloads
# between two visits are the same. If no capture shows an event any more, only its day is certain.
_SETTLED = f"""
SELECT events.id, coalesce(iif(events.source = 'article', fetched_at, NULL), (
  SELECT max(moment) FROM (
    SELECT coalesce(finished_at, started_at) AS moment FROM crawls WHERE {PUBLISHED}
    UNION ALL SELECT coalesce(finished_at, started_at) FROM imports WHERE {PUBLISHED})
), events.last_seen_at, events.starts_on || 'T00:00:00Z')
FROM events LEFT JOIN articles ON articles.id = events.article_id
  LEFT JOIN captures ON captures.id = articles.capture_id
"""


async def calendar_file(request: PageRequest) -> Response:
    """All events, those in the language `?lang=`, or the one with the id `?event=`.

    Accept-Language is ignored, because programs send arbitrary values.
    """
    # Writing thousands of events takes a second, so it is done in the reading thread, not in the event loop.
    wanted = request.argument("lang")
    language = wanted if wanted in LANGUAGES else None
    only = request.argument("event")
    invalid = invalid_parameters(request.raw.args, {"lang": _language, "event": str})
    about = " / ".join(ignored_parameters.in_words(interface, invalid) for interface in _BOTH) if invalid else None
    body = await request.read(lambda db: as_calendar(request, db, language, about, only))
    name = "-".join(filter(None, (site.NAME, only, language))) + ".ics"
    return ignored_parameters.with_header(request.download(body, "text/calendar; charset=utf-8", name), invalid)


def _language(typed: str) -> str:
    return one_of("lang", typed, LANGUAGES)


def as_calendar(request: PageRequest, db: Database, language: str | None, about: str | None, only: str) -> bytes:
    """The calendar in UTF-8; `about` is its description; with `only`, a present or former id, just that event.

    An event has the same UID in every calendar. Raises NotFound if no event has the id.
    """
    calendar = icalendar.Calendar.new(
        prodid=f"-//{site.NAME}//ctarchive//LV",
        name=f"{site.NAME} ({language})" if language else site.NAME,
        description=_printable(about),
        uid=UUID(stable_id(" ".join(filter(None, ("calendar", only, language))))),
        url=request.url("/calendar") + (f"?lang={language}" if language else ""),
        refresh_interval=_A_DAY,
    )
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"  # RFC 7986 requires it, and the library does not write it
    calendar["X-WR-TIMEZONE"] = icalendar.vText(RIGA.key)
    settled = dict(db.execute(_SETTLED).fetchall())
    events = [event for event in read_events(db) if not language or event.speaks(language)]
    if only:
        events = [event for event in events if only in (event.id, *event.other_ids)]
        if not events:
            raise NotFound("There is no such event")
    for event in events:
        calendar.add_component(_component(request, event, language, datetime.fromisoformat(settled[event.id])))
    if events:
        calendar.add_missing_timezones(first_date=min(event.first for event in events))
    body: bytes = calendar.to_ical()
    return body


def _component(request: PageRequest, event: Event, language: str | None, settled: datetime) -> icalendar.Event:
    start, end = _span(event)
    address = address_of(request, event, language or "lv")
    titles, places = event.titles(language or "lv"), event.places(language or "lv")
    article = event.article(language or "lv")
    about = [article[1]] if article and article[1] and article[1] not in (one.text for one in titles) else []
    # Always in both languages, because subscribers share events with others.
    fate = [" / ".join(one.words for one in both) for both in zip(*map(event.fate, _BOTH), strict=True)]
    return icalendar.Event.new(
        uid=f"{event.id}@{site.NAME}",
        stamp=settled.replace(microsecond=0),
        start=start,
        end=end,
        summary=_printable(" / ".join(one.text for one in (titles[:1] if language else titles))),
        location=_printable(places[0].text if places else None),
        description=_printable(". ".join([*about, *fate])),
        status=_status(event),
        url=request.absolute(address) if address else None,
    )


def _status(event: Event) -> icalendar.STATUS | None:
    """Cancelled only if the title says so; tentative if it is no longer announced, or is announced for another day."""
    if event.notice == "cancelled":
        return icalendar.STATUS.CANCELLED
    return icalendar.STATUS.TENTATIVE if event.is_off else None


def _span(event: Event) -> tuple[date, date | None]:
    """Start and end (exclusive). The hour of the end is unknown; an event of several days fills the last one."""
    if not event.starts_at:
        return event.first, event.last + _A_DAY
    start = datetime.combine(event.first, time.fromisoformat(event.starts_at), RIGA)
    return start, datetime.combine(event.last + _A_DAY, time.min, RIGA) if event.last > event.first else None


def _printable(text: str | None) -> str | None:
    return _UNPRINTABLE.sub(" ", text) if text else None


ROUTES = [(r"^/calendar\.ics$", calendar_file)]
