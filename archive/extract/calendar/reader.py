"""Reads the events of a calendar in any markup: a grid of days, a list, a definition list, rows, cards.

There are two readers. A grid has all days of the month, and everything between one day and the next belongs to the
first (`grids`). Anything else has a date for each event (`lists`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from archive.extract.calendar.blocks import CalendarBlock, news_below
from archive.extract.calendar.content import content_of
from archive.extract.calendar.draft import EDGES, Draft
from archive.extract.calendar.grids.cells import day_starts, read_grid
from archive.extract.calendar.grids.columns import days_of, read_columns
from archive.extract.calendar.grids.dated import read_dated
from archive.extract.calendar.json_ld_events import with_json_ld
from archive.extract.calendar.lists.agenda import is_several, read_agenda
from archive.extract.calendar.lists.months import months_of
from archive.extract.calendar.plan import are_events
from archive.extract.dom.blocks import Block, Node, Outline, Region
from archive.extract.dom.links import Resolver
from archive.extract.events.announced import event_id
from archive.extract.limits import CALENDAR
from archive.extract.types import Event
from archive.extract.words.says import Says
from archive.latvian.fold import slugify

_NO_EVENT = Says.CALENDAR_HEADING | Says.SIGNATURE
_DAY = timedelta(days=1)
_WORD = re.compile(r"[^\W\d_]{2}")  # `20231005T090000` names nothing
_PRICE = re.compile(r"[\d.,\s]+(?:€|eur|eiro|ls|lat\w*|\$|£)\.?", re.I)
_NOTHING = re.compile(
    r"nav (?:nekas )?(?:plānot|ieplānot|paredzēt)[sia]?|nav (?:pasākumu|notikumu|plānotu pasākumu)"
    r"|no(?:thing| events?)(?: (?:is |are )?(?:planned|scheduled))?",
    re.I,
)
"""What a plan says of a day without events."""
_SHORTEST_MONTH = 28  # days of February
_A_GRID = 7  # so many consecutive days from the first on are a grid, or the beginning of one


class Shown(NamedTuple):
    """What the calendars of a page show: their events by the first day, and the months (`2023-06`) that are whole.

    A month is whole if no event can be missing. That is so for a grid with all days of the month, even without events.
    For others at least one event must have been read, because otherwise the reader may have failed.
    """

    events: tuple[Event, ...]
    months: tuple[str, ...]


class _Part(NamedTuple):
    """A calendar, its heading, its other blocks without lists of articles or further headings, the page's nodes."""

    calendar: CalendarBlock
    heading: Block
    blocks: list[Block]
    nodes: list[Node]


_REMEMBERED = 64  # calendars in the cache: the months of some years
_known: dict[Hashable, Shown] = {}  # by everything on which the reading depends (`_content`)


def read_calendars(
    outline: Outline, calendars: Iterable[CalendarBlock], resolve: Resolver, url: str, today: date
) -> Shown:
    """The contents of all calendars of the page at `url`. Cached, because all pages show the same calendar.

    In a calendar that names no month, dates without a year are near `today`, the day of the visit. A loose calendar
    (`CalendarBlock.is_loose`) may also be a list of news, and counts only if most of its entries are certainly events.
    """
    calendars = list(calendars)
    for calendar in calendars:
        if calendar.month is None:
            calendar.year, calendar.month, calendar.is_list = today.year, today.month, True
    shown = _taken_together(outline, [one for one in calendars if not one.is_loose], resolve, url)
    listed = _taken_together(outline, [one for one in calendars if one.is_loose], resolve, url).events
    if not are_events(listed, today, fewest=1):
        return shown
    return shown._replace(events=merge([shown.events, listed]))


def _taken_together(outline: Outline, calendars: list[CalendarBlock], resolve: Resolver, url: str) -> Shown:
    parts = [
        part
        for calendar in calendars
        for part in _grids_of(
            _Part(calendar, outline.blocks[calendar.start], _entries(outline, calendar), outline.nodes)
        )
    ]
    if not parts:
        return Shown((), ())
    contents = tuple([_content(part, resolve, url) for part in parts])
    # JSON-LD, which is about the page as a whole, is not cached with its calendar.
    is_told = any("startDate" in source for source in outline.json_ld)
    lines = {slug for part in parts for block in part.blocks for slug in _slugs(block)} if is_told else ()
    known = _known.get(contents)
    if known is None:
        is_all = None not in contents and not any(map(_depends_on_more, parts))
        known = _shown(parts, resolve, url)
        if is_all:
            if len(_known) >= _REMEMBERED:
                _known.clear()
            _known[contents] = known
    return known._replace(events=with_json_ld(known.events, outline.json_ld, lines)) if is_told else known


def _grids_of(part: _Part) -> list[_Part]:
    """The calendar itself, or one part per month if it has a grid for each of several months."""
    blocks = part.blocks
    if sum(block.text.startswith(str(_SHORTEST_MONTH)) for block in blocks) < 2:
        return [part]
    months = months_of(blocks, part.calendar.first_day)
    grids = [
        (month, of_month)
        for month, of_month in ((month, [*group]) for month, group in groupby(range(len(blocks)), months.__getitem__))
        if month and len(day_starts([blocks[at] for at in of_month])) >= _SHORTEST_MONTH
    ]
    if len({month for month, _ in grids}) < max(2, len(grids)):
        return [part]
    return [
        part._replace(
            calendar=replace(part.calendar, year=month.year, month=month.month),
            blocks=[blocks[at] for at in of_month],
        )
        for month, of_month in grids
    ]


def _slugs(block: Block) -> Iterable[str]:
    """The slugs of a block, its lines and its pieces."""
    return (block.slug, *map(slugify, block.text.split("\n")), *map(slugify, block.pieces[:10]))


def _entries(outline: Outline, calendar: CalendarBlock) -> list[Block]:
    beside = Region.ASIDE & ~outline.blocks[calendar.start].node.region
    away = calendar.related | news_below(outline.blocks, calendar.first - 1, calendar.end)
    return [
        block
        for block in outline.blocks[calendar.first : min(calendar.end, calendar.first + CALENDAR)]
        if not (block.index in away or block.says & _NO_EVENT or block.node.region & beside)
    ]


def _content(part: _Part, resolve: Resolver, url: str) -> Hashable | None:
    """Everything on which the reading of a calendar depends, unless `_depends_on_more` is true; None if too long."""
    calendar, heading, blocks, _ = part
    content = content_of(heading, blocks)
    if content is None:
        return None
    links = [resolve(run.link.href) for block in blocks for run in block.runs if run.link is not None]
    own = resolve(url)  # a link to the page itself names no event
    return (
        calendar.year,
        calendar.month,
        calendar.is_list,
        calendar.is_titled,
        content,
        *links,
        own if own in links else None,
    )


def _depends_on_more(part: _Part) -> bool:
    """Whether a calendar cannot be cached by its content.

    Reading it may split lines, which changes the blocks of the page, or use empty cells, which the content lacks.
    """
    today = part.calendar.first_day
    return any("\n" in block.text and is_several(block, today) for block in part.blocks) or bool(
        days_of(part.blocks, today)
    )


def _shown(parts: list[_Part], resolve: Resolver, url: str) -> Shown:
    read = [(part.calendar.first_day, *_read(part, resolve, url)) for part in parts]
    months = {first_day.isoformat()[:7] for first_day, _, is_whole in read if first_day and is_whole}
    return Shown(merge(events for _, events, _ in read), tuple(sorted(months)))


def _read(part: _Part, resolve: Resolver, url: str) -> tuple[tuple[Event, ...], bool]:
    """The events of one calendar, and whether it shows its whole month."""
    calendar, heading, blocks, nodes = part
    starts = day_starts(blocks)
    used, drafts, tells_days = read_grid(blocks, starts, calendar)
    others = read_columns(blocks, nodes, calendar.first_day) or (
        [] if drafts or starts[_A_GRID:] else read_dated(blocks, calendar.first_day)
    )
    if others:
        used, drafts, tells_days = len(blocks), others, True
    # Days of the next month may fill the last week. A list below the grid may have the same events in more detail.
    rest = [block for block in blocks[used:] if not (used and block.text.isdigit())]
    listed = [draft for draft in read_agenda(rest, heading, calendar) if draft.title]
    if drafts and not _say_the_same(drafts, listed):
        listed = []  # the list is about something else
    events = merge([tuple(_finish(listed or drafts, resolve, url))])
    if calendar.is_list or not tells_days:
        return events, False
    days = len(starts)
    return events, days >= _days_of(calendar) if days >= _A_GRID else bool(events)


def _say_the_same(drafts: list[Draft], listed: list[Draft]) -> bool:
    """Whether a list shares an event with a grid, in which its name may have a time or be truncated."""
    names = [slugify(draft.title) for draft in listed]
    return any(
        name.startswith(short) or short.startswith(name) or name in short
        for short in (slugify(draft.title) for draft in drafts)
        for name in names
    )


def _days_of(calendar: CalendarBlock) -> int:
    return monthrange(calendar.year, calendar.month)[1] if calendar.year and calendar.month else 0


def _finish(drafts: list[Draft], resolve: Resolver, url: str) -> Iterable[Event]:
    """Turns drafts into events. A link to the page itself, or one that differently named events share, is dropped."""
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
    """Events by their first day; an event that is listed twice or on consecutive days becomes one."""
    merged: list[Event] = []
    latest: dict[str, int] = {}
    for event in (event for group in groups for event in group):
        title = event.title.strip(EDGES)
        if _WORD.search(title) is None or _PRICE.fullmatch(title) or _NOTHING.fullmatch(title):
            continue
        at = latest.get(slugify(title))
        if at is not None and _touch(merged[at], event):
            merged[at] = _joined(merged[at], event)
        else:
            latest[slugify(title)] = len(merged)
            if title != event.title:
                event = replace(event, title=title, id=event_id(title, event.starts_on))
            merged.append(event)
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
