"""The events of a calendar, from whichever markup: a grid of days, a list, a definition list, rows, cards.

Two readings cover them all. A grid has the days of the month one after the other, and what stands between one day and
the next belongs to that day (`grid`). Anything else has a date for each event (`agenda`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from archive.extract import boilerplate
from archive.extract.dom.blocks import Outline
from archive.extract.dom.links import Resolver
from archive.extract.events.agenda import read_agenda
from archive.extract.events.announced import event_id
from archive.extract.events.calendar_blocks import CalendarBlock
from archive.extract.events.draft import EDGES, Draft
from archive.extract.events.grid import read_grid
from archive.extract.types import Event
from archive.latvian.fold import slugify

_DAY = timedelta(days=1)


def events_in(outline: Outline, calendar: CalendarBlock, resolve: Resolver, url: str) -> tuple[Event, ...]:
    """The events of one calendar of the page at `url`, by their first day."""
    blocks = [
        block
        for block in outline.blocks[calendar.first : calendar.end]
        if block.index not in calendar.related and not boilerplate.calendar_heading(block.line)
    ]
    used, drafts = read_grid(blocks, calendar)
    # Days of the next month may fill the last week. A list beside the days says the same as they do, and more.
    rest = [block for block in blocks[used:] if not (used and block.text.isdigit())]
    listed = [draft for draft in read_agenda(rest, outline.blocks[calendar.start], calendar) if draft.title]
    return merge([tuple(_finish(listed or drafts, resolve, url))])


def _finish(drafts: list[Draft], resolve: Resolver, url: str) -> Iterable[Event]:
    """Drafts to events. A link that several of them share, or that leads here, is that of their month."""
    names: dict[str | None, set[str]] = defaultdict(set)
    for draft in drafts:
        names[draft.href].add(slugify(draft.title))
    for draft in drafts:
        link = resolve(draft.href) if draft.href and len(names[draft.href]) == 1 else None
        yield Event(
            event_id(draft.title, draft.starts_on),
            draft.title,
            draft.starts_on,
            draft.ends_on,
            draft.starts_at,
            draft.place,
            link if link != resolve(url) else None,
        )


def merge(groups: Iterable[tuple[Event, ...]]) -> tuple[Event, ...]:
    """Events by their first day; one that is named on several days, or twice, becomes one."""
    merged: list[Event] = []
    latest: dict[str, int] = {}
    for event in (event for group in groups for event in group):
        title = event.title.strip(EDGES)
        if not any(char.isalpha() for char in title):
            continue
        at = latest.get(slugify(title))
        if at is not None and _touch(merged[at], event):
            merged[at] = _joined(merged[at], event)
        else:
            latest[slugify(title)] = len(merged)
            merged.append(replace(event, title=title, id=event_id(title, event.starts_on)))
    return tuple(sorted(merged, key=lambda event: (event.starts_on, event.ends_on)))


def _touch(first: Event, second: Event) -> bool:
    return second.starts_on <= first.ends_on + _DAY and second.ends_on >= first.starts_on - _DAY


def _joined(first: Event, second: Event) -> Event:
    starts_on = min(first.starts_on, second.starts_on)
    return replace(
        first,
        id=event_id(first.title, starts_on),
        starts_on=starts_on,
        ends_on=max(first.ends_on, second.ends_on),
        starts_at=first.starts_at or second.starts_at,
        place=first.place or second.place,
        url=first.url or second.url,
    )
