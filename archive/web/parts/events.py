"""Events as the archive knows them: those of the site's calendar, and those that articles tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlite_utils import Database

from archive.site import web_address
from archive.web.serving.i18n import N_, Interface
from archive.web.serving.request import PageRequest

_EVENTS = """
SELECT events.id, events.title, starts_on, max(starts_on, ends_on) AS ends_on, starts_at, place, events.url, article_id,
  source, articles.title AS article_title, iif(source = 'article', lang, NULL) AS lang
FROM events LEFT JOIN articles ON articles.id = article_id
WHERE starts_on <= :last AND max(starts_on, ends_on) >= :first
ORDER BY starts_on, starts_at, events.id
"""


@dataclass(frozen=True, slots=True)
class Event:
    """An event. Days in ISO form, `starts_at` as HH:MM; `lang` is that of the title, where it is known."""

    id: str
    title: str
    starts_on: str
    ends_on: str
    starts_at: str | None
    place: str | None
    url: str | None
    article_id: str | None
    source: Literal["calendar", "article"]
    article_title: str | None
    lang: str | None

    @property
    def first(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.starts_on)

    @property
    def last(self) -> date:
        """Its last day, never before the first."""
        return date.fromisoformat(self.ends_on)

    def when(self, interface: Interface) -> str:
        """Its days and the clock in words: "2022. gada 2.–3. novembris, sākums plkst. 09:30"."""
        days = interface.days(self.starts_on, self.ends_on)
        if not self.starts_at:
            return days
        words = N_("%(days)s, %(clock)s") if self.starts_on == self.ends_on else N_("%(days)s, beginning at %(clock)s")
        return interface.gettext(words) % {"days": days, "clock": self.starts_at}


def read_events(db: Database, first: date = date.min, last: date = date.max) -> list[Event]:
    """The events of which at least a day lies between two days, both included, in their order in time."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return [Event(**row) for row in db.query(_EVENTS, days)]


def address_of(request: PageRequest, event: Event) -> str | None:
    """Where a reader learns more: the article about it here, or else what the site links to."""
    return request.path(f"/article/{event.article_id}") if event.article_id else web_address(event.url) or None


def as_json_ld(event: Event, address: str) -> dict[str, Any]:
    """What search engines read of an event: https://schema.org/Event."""
    facts = {
        "@type": "Event",
        "name": event.title,
        "startDate": f"{event.starts_on}T{event.starts_at}" if event.starts_at else event.starts_on,
        "endDate": event.ends_on,
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "url": address,
    }
    return {name: fact for name, fact in facts.items() if fact}
