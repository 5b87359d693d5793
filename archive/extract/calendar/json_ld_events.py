"""Reads events from JSON-LD, to complete those that the page shows.

Only events whose titles the page shows too count, because JSON-LD may also describe events of other pages. What the
page shows takes precedence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from archive.extract.dom.encoding import clean, without_controls
from archive.extract.dom.json_ld import json_objects
from archive.extract.events.announced import event_id
from archive.extract.types import Event
from archive.extract.when import in_latvia
from archive.latvian.fold import slugify

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]00:?00)?)?")
_LONGEST = timedelta(days=62)  # the same as for an event in an article
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_MOST = 200  # characters of a title or a place


class _Marked(NamedTuple):
    title: str
    starts_on: date
    ends_on: date
    starts_at: time | None
    place: str | None


def with_json_ld(events: tuple[Event, ...], json_ld: list[str], shown: Collection[str]) -> tuple[Event, ...]:
    """Events completed with days, times and places from JSON-LD, and further events in it.

    The title of a further event must be a line of the calendar; `shown` are the slugs of these lines.
    """
    marked = list(dict.fromkeys(_marked_up(json_ld)))
    if not marked:
        return events
    found = list(events)
    for one in marked:
        name = slugify(one.title)
        of_name = [number for number, event in enumerate(found) if slugify(event.title) == name]
        near = [n for n in of_name if found[n].starts_on <= one.ends_on and one.starts_on <= found[n].ends_on]
        if near:
            found[near[0]] = _completed(found[near[0]], one)
        elif not of_name and name in shown:
            found.append(Event(event_id(one.title, one.starts_on), *one))
    return tuple(sorted(found, key=lambda event: (event.starts_on, event.ends_on)))


def _completed(event: Event, one: _Marked) -> Event:
    """An event with time and place added if it lacks them, and with the last day if the page shows only the first."""
    if event.starts_on == event.ends_on < one.ends_on and event.starts_on == one.starts_on:
        event = replace(event, ends_on=one.ends_on)
    return replace(event, starts_at=event.starts_at or one.starts_at, place=event.place or one.place)


def _marked_up(json_ld: list[str]) -> Iterator[_Marked]:
    for data in json_objects(json_ld, "startDate", lists=True):
        title, start = data.get("name"), _moment(data.get("startDate"))
        kinds = data.get("@type")
        if not isinstance(title, str) or start is None or not any("Event" in str(kind) for kind in _several(kinds)):
            continue
        if not slugify(_text(title)):
            continue
        end = _moment(data.get("endDate")) or start
        last = end[0] - timedelta(days=1) if end[1] == time() and end[0] > start[0] else end[0]
        last = last if start[0] <= last <= start[0] + _LONGEST else start[0]
        # Programs write midnight if an event has no hour.
        yield _Marked(_text(title), start[0], last, start[1] or None if start[1] != time() else None, _place(data))


def _moment(value: Any) -> tuple[date, time | None] | None:
    """The day and local time of a machine-readable date; one in UTC is converted to the time in Latvia."""
    match = _STAMP.match(value) if isinstance(value, str) else None
    try:
        day = date.fromisoformat(match[1]) if match else None
        at = time.fromisoformat(match[2]) if match and match[2] else None
    except ValueError:
        return None
    if match is None or day is None or not _FIRST_YEAR < day.year < _LAST_YEAR:
        return None
    if at is not None and match[3]:
        local = in_latvia(day, at)
        return local.date(), local.time()
    return day, at


def _place(data: dict[str, Any]) -> str | None:
    """The name of a place with its address, as far as they are given."""
    parts: list[str] = []
    for place in _several(data.get("location")):
        if isinstance(place, str):
            parts.append(place)
        elif isinstance(place, dict) and "Virtual" not in str(place.get("@type")):
            address = place.get("address")
            known = address if isinstance(address, dict) else {}
            named = (place.get("name"), address, known.get("streetAddress"), known.get("addressLocality"))
            parts += [one for one in named if isinstance(one, str)]
    text = ", ".join(dict.fromkeys(filter(None, map(_text, parts))))
    return text if text and len(text) <= _MOST else None


def _several(value: Any) -> list[Any]:
    return value[:3] if isinstance(value, list) else [value]


def _text(value: str) -> str:
    return clean(without_controls(value))[:_MOST]
