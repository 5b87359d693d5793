"""Events as pages show them: those of the site's calendar, and those that articles announce."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from sqlite_utils import Database

from archive import clock
from archive.extract.events.notices import Notice
from archive.site import web_address
from archive.web.serving.i18n import N_, RIGA, Interface
from archive.web.serving.request import PageRequest

_SELECT = """
SELECT events.id, events.title, events.starts_on, max(events.starts_on, events.ends_on) AS ends_on, events.starts_at,
  events.place, events.url, events.article_id, events.source, articles.title AS article_title,
  coalesce(events.lang, iif(events.source = 'article', articles.lang, NULL)) AS lang, events.notice, events.gone_at,
  events.earlier_starts_at, events.earlier_place, events.replaced_by, other.starts_on AS moved_to,
  events.last_seen_at, events.capture_id, events.title_en, events.place_en, events.article_id_en,
  article_en.title AS article_title_en
FROM events LEFT JOIN articles ON articles.id = events.article_id
  LEFT JOIN events AS other ON other.id = events.replaced_by
  LEFT JOIN articles AS article_en ON article_en.id = events.article_id_en
WHERE other.starts_on IS NOT events.starts_on
"""
_BETWEEN = f"""{_SELECT} AND events.starts_on <= :last AND max(events.starts_on, events.ends_on) >= :first
ORDER BY events.starts_on, events.starts_at, events.id
"""
_OF_IDS = f"""{_SELECT} AND events.id IN (SELECT value FROM json_each(:ids))
ORDER BY events.starts_on DESC, events.id
"""
_OF_ARTICLE = f"""{_SELECT} AND :article IN (events.article_id, events.article_id_en)
ORDER BY events.starts_on, events.title
"""
_IN_MUNICIPALITY = """
 AND events.id IN (SELECT event_id FROM municipality_scope JOIN event_municipalities
  ON event_municipalities.municipality_id = includes_id WHERE municipality_scope.municipality_id = :municipality)
"""
_COMING = f"""{_SELECT} {_IN_MUNICIPALITY} AND max(events.starts_on, events.ends_on) >= :today
ORDER BY events.starts_on, events.starts_at, events.id
"""
_PAST = f"""{_SELECT} {_IN_MUNICIPALITY} AND max(events.starts_on, events.ends_on) < :today
ORDER BY events.starts_on DESC, events.starts_at DESC, events.id
"""
_FORMER = """
SELECT replaced_by, id, title, starts_on, lang FROM events WHERE replaced_by IN (SELECT value FROM json_each(?))
ORDER BY starts_on, id
"""
_OTHER_IDS = "SELECT event_id, id FROM event_ids WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY id"


class Former(NamedTuple):
    """An event that was replaced by another: on another day, or on the same day under another name."""

    id: str
    title: str
    starts_on: str
    lang: str | None


class Words(NamedTuple):
    """A title or a place, and its language where that is known."""

    text: str
    lang: str | None


class Fate(NamedTuple):
    """What became of an event, in words, and the path of the page about it, if there is one."""

    words: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event. Days are in ISO form, `starts_at` is HH:MM; `lang` is the language of the title, if known.

    - If both languages announce it, title and place are Latvian, and the fields ending in `_en` are English.
    - `other_ids` are from the time when it was taken for several events.
    - `notice` is what its title says, and `gone_at` is when it was first missing.
    - `moved_to` is the day of the event `replaced_by`. An event that only had another name is among the `former` ones
      of its replacement.
    """

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
    notice: Notice | None
    gone_at: str | None
    earlier_starts_at: str | None
    earlier_place: str | None
    replaced_by: str | None
    moved_to: str | None
    last_seen_at: str | None
    capture_id: str | None
    title_en: str | None = None
    place_en: str | None = None
    article_id_en: str | None = None
    article_title_en: str | None = None
    former: tuple[Former, ...] = ()
    other_ids: tuple[str, ...] = ()

    @property
    def first(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.starts_on)

    @property
    def last(self) -> date:
        """Its last day, never before the first."""
        return date.fromisoformat(self.ends_on)

    def titles(self, language: str) -> list[Words]:
        """Its titles; if there are two, the one in the given language first."""
        return _in_order(language, Words(self.title, self.lang), self.title_en)

    def places(self, language: str) -> list[Words]:
        """Where it is held, likewise; empty if unknown."""
        return [one for one in _in_order(language, Words(self.place or "", self.lang), self.place_en) if one.text]

    def speaks(self, language: str) -> bool:
        """Whether it is announced in a language. If both calendars give it the same title, it is announced in both."""
        return self.lang in (None, language) or (language == "en" and self.title_en is not None)

    def article(self, language: str) -> tuple[str, str] | None:
        """Id and title of the article about it; if there are two, of the one in the given language."""
        if language == "en" and self.article_id_en:
            return self.article_id_en, self.article_title_en or ""
        return (self.article_id, self.article_title or "") if self.article_id else None

    @property
    def is_off(self) -> bool:
        """Whether it is known that it does not take place, or not on this day."""
        return bool(self.notice or self.gone_at)

    @property
    def path(self) -> str:
        """The path of its entry in its month."""
        return month_path(self.starts_on, self.id)

    @property
    def earlier_names(self) -> list[Former]:
        """Its earlier titles on the same day."""
        return [one for one in self.former if one.starts_on == self.starts_on]

    def fate(self, interface: Interface) -> list[Fate]:
        """What became of it: cancelled, moved, no longer announced; and how it was announced before."""
        words: list[tuple[str, str, str | None]] = []
        if self.moved_to and self.replaced_by:
            day = interface.day(self.moved_to, "accusative")
            words.append((N_("Moved to %(what)s"), day, month_path(self.moved_to, self.replaced_by)))
        if self.notice == "cancelled":
            words.append((N_("Cancelled"), "", None))
        elif self.notice == "postponed" and not self.moved_to:
            words.append((N_("Postponed"), "", None))
        if self.gone_at and not self.moved_to:
            words.append((N_("No longer announced since %(what)s"), interface.day(self.gone_at, "genitive"), None))
        for one in self.former:
            if one.starts_on != self.starts_on:
                day = interface.day(one.starts_on, "genitive")
                words.append((N_("Moved from %(what)s"), day, month_path(one.starts_on, one.id)))
        if self.earlier_starts_at:
            words.append((N_("Earlier announced for %(what)s"), self.earlier_starts_at, None))
        if self.earlier_place:
            words.append((N_("Earlier announced place: %(what)s"), self.earlier_place, None))
        return [Fate(interface.gettext(text) % {"what": what}, path) for text, what, path in words]

    def when(self, interface: Interface) -> str:
        """Its days and time in words: "2022. gada 2.–3. novembris, sākums plkst. 09:30"."""
        days = interface.days(self.starts_on, self.ends_on)
        if not self.starts_at:
            return days
        words = N_("%(days)s, %(clock)s") if self.starts_on == self.ends_on else N_("%(days)s, beginning at %(clock)s")
        return interface.gettext(words) % {"days": days, "clock": self.starts_at}


def _in_order(language: str, own: Words, english: str | None) -> list[Words]:
    both = [own, Words(english, "en")] if english and english != own.text else [own]
    return both[::-1] if language == "en" else both


def today() -> date:
    """The current day in Riga."""
    return clock.now().astimezone(RIGA).date()


def month_path(day: str, event_id: str) -> str:
    """The path of the entry of an event in the month of an ISO day."""
    return f"/calendar/{day[:4]}/{day[5:7]}#{event_id}"


def read_events(db: Database, first: date = date.min, last: date = date.max) -> list[Event]:
    """The events with at least one day between two days, both included, in the order of time."""
    return _read(db, _BETWEEN, first=first.isoformat(), last=last.isoformat())


def read_events_of_article(db: Database, article_id: str) -> list[Event]:
    """The events that an article is about, in the order of time."""
    return _read(db, _OF_ARTICLE, article=article_id)


def read_events_of_ids(db: Database, ids: Sequence[str]) -> list[Event]:
    """The events of these ids, latest first."""
    return _read(db, _OF_IDS, ids=json.dumps(list(ids)))


def read_events_in(db: Database, municipality_id: str) -> tuple[list[Event], list[Event]]:
    """The events in a municipality and its predecessors: future ones, soonest first; past ones, latest first.

    The place, or else the title, names the municipality.
    """
    asked = {"municipality": municipality_id, "today": today().isoformat()}
    return _read(db, _COMING, **asked), _read(db, _PAST, **asked)


def _read(db: Database, sql: str, **parameters: str) -> list[Event]:
    rows = list(db.query(sql, parameters))
    former: defaultdict[str, list[Former]] = defaultdict(list)
    for replaced_by, *one in db.execute(_FORMER, [json.dumps([row["id"] for row in rows])]):
        former[replaced_by].append(Former(*one))
    called = {
        row["id"]: [row["id"], *(one.id for one in former[row["id"]] if one.starts_on == row["starts_on"])]
        for row in rows
    }
    others: defaultdict[str, list[str]] = defaultdict(list)
    for event_id, other_id in db.execute(_OTHER_IDS, [json.dumps([id for ids in called.values() for id in ids])]):
        others[event_id].append(other_id)
    return [
        Event(
            **row,
            former=tuple(former[row["id"]]),
            other_ids=tuple(other for id in called[row["id"]] for other in others[id]),
        )
        for row in rows
    ]


def address_of(request: PageRequest, event: Event, language: str) -> str | None:
    """Where a reader can learn more: the article about it here, or the link on the site."""
    article = event.article(language)
    return request.path(f"/article/{article[0]}") if article else web_address(event.url) or None


_STATUS = {
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
    "moved": "https://schema.org/EventRescheduled",
}


def as_json_ld(event: Event, address: str, language: str) -> dict[str, Any]:
    """Structured data for search engines: https://schema.org/Event."""
    title, *others = event.titles(language)
    places = event.places(language)
    before = [one.starts_on for one in event.former if one.starts_on != event.starts_on]
    facts = {
        "@type": "Event",
        "name": title.text,
        "alternateName": others[0].text if others else None,
        "startDate": f"{event.starts_on}T{event.starts_at}" if event.starts_at else event.starts_on,
        "endDate": event.ends_on,
        "location": {"@type": "Place", "name": places[0].text} if places else None,
        "url": address,
        "eventStatus": _STATUS.get(event.notice or ("moved" if before else "")),
        "previousStartDate": before[-1] if before else None,
    }
    return {name: fact for name, fact in facts.items() if fact}
