"""Unites parts of one event: shown by two months, or announced in both languages. Pure; order has no effect.

A calendar that shows months day by day splits an event that continues into the next month, which gets two ids; the
calendars of two languages give two ids because the titles differ. Here they become one event, with the id that was
shown first; for the other ids, the event is remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from archive.extract.events.notices import without_notice
from archive.latvian.fold import slugify
from archive.store.judgement.events.sightings import Announced
from archive.twins.events import Candidate, pair

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Alias:
    """Another id of the event `event_id`: that of a part of it, or of it in the other language.

    Title, language and first day (ISO) are those from which the id was made.
    """

    id: str
    event_id: str
    title: str
    lang: str | None
    starts_on: str


class _Fate(NamedTuple):
    gone_at: str | None
    replaced_by: str | None


def merge_events(announced: Iterable[Announced], twins: Mapping[str, str]) -> tuple[list[Announced], list[Alias]]:
    """The events, each once, in the order of their ids, and their other ids.

    `twins` maps an article (id) to its translation.
    """
    given = {one.event.id: one for one in announced}
    events, became = dict(given), dict[str, str]()
    steps: tuple[tuple[Callable[[list[Announced]], Iterator[_Pair]], Callable[[_Pair], Announced | None]], ...] = (
        (_parts, _whole),
        (lambda those: _translations(those, twins), _in_both_languages),
    )
    found = True
    while found:  # two events that moved are one if their replacements are one
        found = False
        for find, join in steps:
            for one, other in list(find([events[key] for key in sorted(events)])):
                joined = join((one, other)) if {one.event.id, other.event.id} <= events.keys() else None
                if joined is None:
                    continue
                found = True
                del events[one.event.id], events[other.event.id]
                events[joined.event.id] = joined
                became[one.event.id if joined.event.id == other.event.id else other.event.id] = joined.event.id
            events = {key: _led_on(one, became) for key, one in events.items()}
    aliases = [
        Alias(key, _last(became, key), one.event.title, one.lang, one.event.starts_on.isoformat())
        for key, one in sorted(given.items())
        if key in became
    ]
    return [events[key] for key in sorted(events)], aliases


_Pair = tuple[Announced, Announced]


def _parts(events: list[Announced]) -> Iterator[_Pair]:
    """Unite events with the same title if one continues on the day after the other's month ended."""
    alike: defaultdict[str, list[Announced]] = defaultdict(list)
    for one in sorted(events, key=lambda one: (one.event.starts_on, one.event.id)):
        if one.event.source == "calendar":
            alike[slugify(without_notice(one.event.title))].append(one)
    for those in alike.values():
        for at, one in enumerate(those):
            for other in those[at + 1 :]:
                if other.event.starts_on > one.event.ends_on + _DAY:
                    break
                if other.event.starts_on.day == 1 and one.event.starts_on < other.event.starts_on:
                    yield one, other


def _whole(parts: _Pair) -> Announced | None:
    """The event made from two parts; None if they are two consecutive events, or only one of them is cancelled."""
    one, other = parts
    first, second = one.event, other.event
    apart = [
        _differ(first.starts_at, second.starts_at),
        _differ(first.place and slugify(first.place), second.place and slugify(second.place)),
        _differ(first.url, second.url),
        _differ(one.lang, other.lang),
        (one.gone_at is None) != (other.gone_at is None),
        one.replaced_by != other.replaced_by,
    ]
    if any(apart):
        return None
    event = replace(
        first,
        id=_shown_first(one, other).event.id,
        ends_on=max(first.ends_on, second.ends_on),
        starts_at=first.starts_at or second.starts_at,
        place=first.place or second.place,
        url=first.url or second.url,
    )
    gone_at = max(one.gone_at, other.gone_at) if one.gone_at and other.gone_at else None
    lang = one.lang if one.lang == other.lang else None
    return replace(_both(one, other), event=event, lang=lang, gone_at=gone_at, replaced_by=one.replaced_by)


def _translations(events: list[Announced], twins: Mapping[str, str]) -> Iterator[_Pair]:
    """Pairs announced in Latvian and in English; first among events that have not been replaced."""
    left = {one.event.id: one for one in events if one.lang and not one.title_en}
    for those in ([one for one in left.values() if not one.replaced_by], None):
        candidates: dict[str, list[Candidate]] = {"lv": [], "en": []}
        for one in left.values() if those is None else those:
            article_id = one.article_id
            page = min(article_id, twins.get(article_id, article_id)) if article_id else one.event.url
            candidates[one.lang or ""].append(Candidate(one.event, one.lang or "", page))
        for latvian, english in pair(candidates["lv"], candidates["en"]):
            yield left.pop(latvian.event.id), left.pop(english.event.id)


def _in_both_languages(pair: _Pair) -> Announced | None:
    """An event that two calendars announce; None if they disagree about what became of it."""
    latvian, english = pair
    fate = _fate(latvian, english)
    if fate is None:
        return None
    event = replace(
        latvian.event,
        id=_shown_first(latvian, english).event.id,
        starts_at=latvian.event.starts_at or english.event.starts_at,
        url=latvian.event.url or english.event.url,
        source="calendar" if "calendar" in (latvian.event.source, english.event.source) else "article",
    )
    return replace(
        _both(latvian, english),
        event=event,
        gone_at=fate.gone_at,
        replaced_by=fate.replaced_by,
        title_en=english.event.title,
        place_en=english.event.place,
        article_id_en=english.article_id if latvian.article_id and english.article_id != latvian.article_id else None,
    )


def _fate(one: Announced, other: Announced) -> _Fate | None:
    """What became of an event according to two calendars. It is announced as long as either announces it.

    None if one calendar has moved it and the other, seen later, has not.
    """
    if one.gone_at and other.gone_at:
        if one.replaced_by and other.replaced_by and one.replaced_by != other.replaced_by:
            return None
        return _Fate(max(one.gone_at, other.gone_at), one.replaced_by or other.replaced_by)
    gone, there = (one, other) if one.gone_at else (other, one)
    if gone.gone_at is None:
        return _Fate(None, None)
    if there.last.seen_at < gone.gone_at:
        return _Fate(gone.gone_at, gone.replaced_by)
    return None if gone.replaced_by else _Fate(None, None)


def _both(one: Announced, other: Announced) -> Announced:
    """The first of two events, with the combined facts about both."""
    return replace(
        one,
        article_id=one.article_id or other.article_id,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
        since=max(one.since, other.since),
        earlier_starts_at=one.earlier_starts_at or other.earlier_starts_at,
        earlier_place=one.earlier_place or other.earlier_place,
    )


def _shown_first(one: Announced, other: Announced) -> Announced:
    """The event whose id was shown first; on the same day the earlier event, as crawls meet pages in any order."""
    return min(one, other, key=lambda it: (it.first.day, it.event.starts_on, it.lang != "lv", it.event.id))


def _differ(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def _last(became: Mapping[str, str], key: str) -> str:
    while key in became:
        key = became[key]
    return key


def _led_on(one: Announced, became: Mapping[str, str]) -> Announced:
    """An event whose successor has been merged into another event."""
    return replace(one, replaced_by=_last(became, one.replaced_by)) if one.replaced_by else one
