"""What captures showed of events, as values: blocks, and the sightings of one event in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from archive.extract import Event
from archive.extract.events.notices import without_notice
from archive.latvian.fold import slugify
from archive.site import identify

BlockKind = Literal["month", "beside", "article"]


class Moment(NamedTuple):
    """When something was seen, and in which capture. Moments sort by time; at one time, by the capture's id."""

    seen_at: str
    capture_id: str

    @property
    def day(self) -> str:
        """The day in UTC."""
        return self.seen_at[:10]


@dataclass(frozen=True, slots=True)
class Block:
    """What captures show in the same form.

    It is a calendar's page of a month, the calendar beside other content, or an article's event. `months` (`2023-06`)
    are those of which it shows everything in the calendar.
    """

    kind: BlockKind
    lang: str
    months: tuple[str, ...]
    article_id: str | None
    events: tuple[Event, ...]

    @property
    def voice(self) -> tuple[str, str]:
        """The source of the block: only a later block from the same source proves that an event is missing."""
        return self.kind, self.article_id or self.lang


@dataclass(frozen=True)
class Shown:
    """A block with the first and the last moment at which it was shown, and the moments of each day.

    A crawl that was not `timely`, because its clock was wrong, counts only if nothing else shows the block.
    """

    block: Block
    first: Moment
    last: Moment
    days: tuple[tuple[Moment, Moment], ...] = ()
    timely: bool = True

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its events."""
        return frozenset(event.id for event in self.block.events)

    def after(self, moment: Moment) -> Moment | None:
        """A moment after another at which it was shown: the first, as far as is known."""
        return next((one for one in (self.first, self.last) if one > moment), None)


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as it was last announced, and what became of it.

    `event` is as the latest capture has it; if that lacks a time, a place or a link, those of the latest that has them.
    `since` is when it was first shown so. `lang` is None if both calendars have the same title. `gone_at` is when it
    was first missing, `replaced_by` the id of the event that replaced it, `earlier_` fields are what was announced
    before. If both languages announce it, `event` is in Latvian, and the fields ending in `_en` are in English.
    """

    event: Event
    lang: str | None
    article_id: str | None
    first: Moment
    last: Moment
    since: Moment
    gone_at: str | None
    replaced_by: str | None
    earlier_starts_at: str | None
    earlier_place: str | None
    title_en: str | None = None
    place_en: str | None = None
    article_id_en: str | None = None


class Sighting(NamedTuple):
    """An event as shown in one of the blocks."""

    shown: Shown
    event: Event


@dataclass
class EventHistory:
    """All sightings of one event, the latest first: in calendars, and in articles that announce it.

    On the same day, the calendar's own page precedes calendars beside other content, because it says more.
    """

    in_calendars: list[Sighting] = field(default_factory=list)
    in_articles: list[Sighting] = field(default_factory=list)

    @cached_property
    def event(self) -> Event:
        """The event as last shown, completed from earlier sightings; calendars take precedence over articles.

        Among the calendars of one day, it has the latest end: the page of a month may cut the event off where the month
        ends.
        """
        sights = [*self.in_calendars, *self.in_articles]
        alike = (one for one in self.in_calendars if one.shown.last.day == sights[0].shown.last.day)
        return replace(
            sights[0].event,
            ends_on=max((one.event.ends_on for one in alike), default=sights[0].event.ends_on),
            source="calendar" if self.in_calendars else "article",
            starts_at=next((one.event.starts_at for one in sights if one.event.starts_at), None),
            place=next((one.event.place for one in sights if one.event.place), None),
            url=next((one.event.url for one in sights if one.event.url), None),
        )

    @cached_property
    def name(self) -> str:
        """A key of the title: the same for titles that differ only in case, diacritics, punctuation or a notice."""
        return slugify(without_notice(self.event.title))

    @cached_property
    def link(self) -> str | None:
        """A key of the address that it links to: the same for all spellings."""
        known = identify(self.event.url) if self.event.url else None
        return known.id if known else self.event.url

    @property
    def heard(self) -> list[Sighting]:
        """The sightings that count for what became of it."""
        return self.in_calendars or self.in_articles

    @cached_property
    def first(self) -> Moment:
        """The first of these sightings."""
        return min(one.shown.first for one in self.heard)

    @cached_property
    def last(self) -> Moment:
        """The last of them."""
        return max(one.shown.last for one in self.heard)

    @property
    def since(self) -> Moment:
        """When it was first shown as it is now, by a source that still shows it so."""
        return min(one.shown.first for one in [*self.in_calendars, *self.in_articles] if self._agrees(one.event))

    def _agrees(self, said: Event) -> bool:
        now = self.event
        pairs = [(said.starts_at, now.starts_at), (said.place, now.place), (said.url, now.url)]
        same = (said.title, said.ends_on) == (now.title, now.ends_on)
        return same and all(one is None or one == other for one, other in pairs)

    def earlier(self, name: Literal["starts_at", "place"]) -> str | None:
        """What the same source said before, if it says something else now."""
        said = [
            (one, str(value)) for one in [*self.in_calendars, *self.in_articles] if (value := getattr(one.event, name))
        ]
        if not said:
            return None
        voice, now = said[0][0].shown.block.voice, _flat(said[0][1])
        same = [(one.shown, value) for one, value in said if one.shown.block.voice == voice]
        since = min(shown.first for shown, value in same if _flat(value) == now)
        before = [(shown.last, value) for shown, value in same if _flat(value) != now and shown.first < since]
        return max(before)[1] if before else None


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
