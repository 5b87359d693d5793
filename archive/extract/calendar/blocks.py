"""Finds calendars on a page.

Facts used: a calendar has a heading, `Notikumu kalendārs - Jūnijs, 2023` or `Calendar of Events - June, 2023`. Its
content is in the same part of the page, and consists of short lines: days, dates within the month, names of events.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from archive.extract.calendar.draft import WEEKDAYS
from archive.extract.calendar.lists.abbreviated import months_opening
from archive.extract.calendar.lists.months import is_behind_day
from archive.extract.calendar.short_dates import in_full
from archive.extract.dom.assemble import split_lines
from archive.extract.dom.blocks import Block, Node, Outline, Region
from archive.extract.limits import CALENDAR
from archive.extract.when import line_date, spans_in
from archive.extract.words.headings import (
    calendar_heading,
    heads_news,
    may_name_calendar,
    month_heading,
    names_events_of_month,
)
from archive.extract.words.says import Says
from archive.extract.words.signatures import is_signature

_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.?")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\s?(\d{1,2})\.(?!\s?\d)")
# All judged, and in characters except for the lines of an event; doubled the same (archive/extract/limits.py).
_LONGEST_NAME = 40  # of a link to the previous month, a weekday, or a line of days; halved 29 + 1 pages
_LONGEST_HEADING = 60  # of the name of the calendar with month and year; not measured
_ANY_DAY = date(2000, 1, 1)
_EVENT = 4  # lines of an event: name, days, time, place; halved 28 + 0 pages
_ENTRY = 120  # of each of these lines; halved the same
_SHORT = 300  # of an entry of a calendar, which is shorter than a paragraph; halved the same


@dataclass(slots=True)
class CalendarBlock:
    """Blocks `start` (the heading) to `end` (exclusive) of a calendar, with its month if that is stated.

    `first` is the first block below the heading, `related` are blocks of lists of articles within. `is_list` says that
    no month was named, so that one was assumed; such a calendar never shows a whole month. `is_titled` says that the
    title of the page names the month, and `is_loose` that all its dates lack a year, so that it may be a text instead.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    first: int = 0
    related: set[int] = field(default_factory=set)
    is_list: bool = False
    is_titled: bool = False
    is_loose: bool = False

    @property
    def first_day(self) -> date | None:
        """The first day of the month, if that is known."""
        return date(self.year, self.month, 1) if self.year and self.month else None


def part_lines(outline: Outline, named: Callable[[str], bool]) -> None:
    """Split blocks in which only line breaks separate what other pages put into separate elements.

    These are calendars with their heading, a title with its date, or a title alone, recognised by `named`. If a
    paragraph ends with a signature, only that is split off.
    """
    if not any("\n" in block.text for block in outline.blocks):
        return
    blocks: list[Block] = []
    moved: dict[int, int] = {}
    for block in outline.blocks:
        moved[block.index] = len(blocks)
        if "\n" in block.text:
            blocks.extend(_parted(block, blocks[-1] if blocks else None, named))
        else:
            blocks.append(block)
    if len(blocks) == len(outline.blocks):
        return
    for index, block in enumerate(blocks):
        block.index = index
    for picture in outline.pictures:
        picture.at = moved.get(picture.at, len(blocks))
    outline.blocks = blocks


def _parted(block: Block, before: Block | None, named: Callable[[str], bool]) -> list[Block]:
    lines = block.text.split("\n")
    if any(map(named, lines)):
        return split_lines(block)
    in_calendar = before is not None and bool(before.says & Says.CALENDAR_HEADING)
    if _is_several(lines) or (in_calendar and sum(1 for line in lines if _opens_with_day(line)) > 1):
        return split_lines(block)
    signed = next((at for at, line in enumerate(lines[1:], start=1) if is_signature(line)), None)
    return split_lines(block, at=signed) if signed else [block]


def _is_days(line: str) -> bool:
    """Whether a line consists of days and perhaps a time: `14.06.2023. - 15.06.2023. 09:30`."""
    spans = spans_in(line) if len(line) < _LONGEST_NAME else ()
    if not spans or any(span.precision != "day" for span in spans):
        return False
    for span in reversed(spans):
        line = line[: span.start] + line[span.end :]
    return not any(map(str.isalpha, line))


def _opens_with_day(line: str) -> bool:
    spans = spans_in(line[:80])
    return bool(spans) and spans[0].precision == "day" and spans[0].start <= 16


def _is_several(lines: list[str]) -> bool:
    if any(line_date(line) for line in lines[:4]):
        return True
    # One event: its name, its days and its place.
    if len(lines) <= _EVENT and all(len(line) < _ENTRY for line in lines) and any(map(_is_days, lines)):
        return True
    return any(calendar_heading(line) for line in lines[:40])


def find_calendar_blocks(outline: Outline, title: Block | None, bare_months: bool = False) -> list[CalendarBlock]:
    """All calendars of a page. `title` is that of the article, which is in none of them.

    With `bare_months`, for a page that calls itself the calendar, `Jūnijs, 2023` alone counts as a heading.
    """
    blocks = outline.blocks
    calendars: list[CalendarBlock] = []
    for block in blocks if bare_months else _may_be_headings(blocks):
        if block is title or (calendars and block.index < calendars[-1].end) or block.node.region & Region.NAV:
            continue
        found = calendar_heading(block.line)
        first = block.index + 1
        if found is None and bare_months and not (block.links or is_behind_day(blocks, block.index)):
            found = month_heading(block.line) or ((None, None) if names_events_of_month(block.line) else None)
        if found is None:
            continue
        if found[1] is None:
            nearby = [b for b in blocks[first : first + 4] if _names_month(b) and not is_behind_day(blocks, b.index)]
            nearby = [b for b in nearby if not b.links] or nearby[1:2] or nearby
            if nearby and block.links and any(_is_heading(b) for b in blocks[first : nearby[0].index + 1]):
                continue  # one of the last entries of a menu, right above the calendar
            if nearby:
                found, first = _names_month(nearby[0]) or found, nearby[0].index + 1
        if found[1] is None and block.links:
            continue  # an entry of a menu
        calendar = CalendarBlock(block.index, first, found[0], found[1], first)
        calendar.end = _end(blocks[: first + CALENDAR], calendar, title)
        calendar.is_loose = found[1] is None and _is_loose(blocks[first : calendar.end], calendar)
        if calendar.end > first or bare_months or found[1] is not None:
            calendars.append(calendar)  # else a heading of the text
    return calendars


def _is_heading(block: Block) -> bool:
    """Whether a line names a calendar; if it does not name the month too, it must not be a link."""
    named = calendar_heading(block.line)
    return named is not None and (named[1] is not None or not block.links)


def _names_month(block: Block) -> tuple[int | None, int | None] | None:
    """The year and month that a line names, with or without the name of the calendar; None if it names no month.

    They may stand between links to the months before and after: `« Oktobris | Novembris 2025 | Decembris »`.
    """
    named = month_heading(block.line) or calendar_heading(block.line)
    if named is None and block.links and len(block.text) <= _LONGEST_HEADING:
        named = month_heading(block.unlinked)
    return named if named and named[1] else None


def _is_loose(blocks: list[Block], calendar: CalendarBlock) -> bool:
    """Whether all dates in a list without a month lack a year.

    It may be a text instead: one with a heading such as `Pasākumi` may report what was done on which day.
    """
    dated = [block for block in blocks if in_month(block, calendar)]
    return bool(dated) and not any(in_month(block, calendar, any_year=False) for block in dated)


def _may_be_headings(blocks: list[Block]) -> list[Block]:
    """The lines that may name a calendar. Most pages have none, which a single check of all lines shows."""
    lines = [block for block in blocks if len(block.text) <= _LONGEST_HEADING]
    texts = "\v".join([block.text for block in lines])  # no text contains a \v
    if not may_name_calendar(texts):
        return []
    return [block for block, text in zip(lines, texts.split("\v"), strict=True) if may_name_calendar(text)]


def _end(blocks: list[Block], calendar: CalendarBlock, title: Block | None) -> int:
    """The end of a calendar: that of the smallest part with the heading and more, if all of that is a calendar."""
    heading = blocks[calendar.start]
    used = sum(len(block.text) for block in blocks[calendar.start : calendar.first])
    node: Node | None = heading.node
    while node is not None and node.text <= used:
        node = node.parent
    before = blocks[calendar.start - 1] if calendar.start else None
    begins = before is None or node is None or not node.holds(before.node) or len(before.text) <= _LONGEST_NAME
    if begins and node is not None and node.parent is not None and (title is None or not node.holds(title.node)):
        end = calendar.first
        while end < len(blocks) and node.holds(blocks[end].node):
            end += 1
        inside = blocks[calendar.first : end]
        if all(len(b.text) <= _SHORT and not b.says & Says.FOOTER for b in inside) and any(
            is_entry(b, calendar) for b in inside
        ):
            return end
    return _forward(blocks, calendar, title)


def _forward(blocks: list[Block], calendar: CalendarBlock, title: Block | None) -> int:
    """The end of a calendar that shares its part of the page with other content: after its last entry.

    Between two entries there may be no more lines than between earlier ones. So if the first lines are a whole event
    each, a line without a date ends the calendar.
    """
    heading = blocks[calendar.start].node
    end = calendar.first
    allowed, widest, entries = 4, 0, 0
    for at in range(calendar.first, len(blocks)):
        block = blocks[at]
        if block is title or len(block.text) > _SHORT or block.says & Says.FOOTER:
            break
        structure = block.node.list or block.node.table
        same = (
            end > calendar.first
            and structure is not None
            and structure.index > heading.index
            and structure.holds(blocks[end - 1].node)
        )
        if same or is_entry(block, calendar):
            widest = max(widest, at - end) if entries else 0
            entries += 1
            end = at + 1
            allowed = _allowed(block, widest, entries)
        elif at - end >= allowed or (block.level and block.level < 4):
            break
    # The name or the place may follow the last date.
    limit = min(end + widest, len(blocks)) if entries else end
    while end < limit and blocks[end] is not title and len(blocks[end].text) <= 120 and not blocks[end].level:
        end += 1
    return end


def _allowed(block: Block, widest: int, entries: int) -> int:
    """How many lines that are not entries may follow an entry."""
    if len(block.text) < 4:
        return 4  # a day of a grid
    if entries > 1:
        return widest
    return 2 if len(block.text) < 30 else 0  # a date alone, or one with its event


def is_entry(block: Block, calendar: CalendarBlock) -> bool:
    """Whether a block is typical of a calendar: a day, a weekday, a date within the month."""
    text = block.text
    if _DAY.fullmatch(text):
        return True
    if len(text) < 12 and block.slug in WEEKDAYS:
        return True
    return in_month(block, calendar)


def in_month(block: Block, calendar: CalendarBlock, *, any_year: bool = True) -> bool:
    """Whether a block begins with a date or period in the month of the calendar, or in any if that is not known.

    With `any_year`, a short line may also have a day and a month without a year.
    """
    text = block.line
    if len(text) > _SHORT or not any(char.isdigit() for char in text[:24]):
        return False
    if day_and_month := _DAY_AND_MONTH.match(text):
        return calendar.month is None or int(day_and_month[1]) == calendar.month
    if months := months_opening(text):
        return any_year and (calendar.month is None or calendar.month in months)
    day = _ANY_DAY if any_year and len(text) <= _LONGEST_NAME else None
    spans = spans_in(in_full(text[:80]), calendar.first_day or day)
    if not spans or spans[0].precision != "day" or spans[0].start > 16:
        return False
    first = calendar.first_day
    if first is None:
        return True
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return spans[0].starts_on <= last and spans[0].ends_on >= first


def news_below(blocks: list[Block], start: int, end: int) -> set[int]:
    """The indexes from `start` to `end` that are news: headings of news, each with the smallest part that it begins.

    If that part also holds what stands before the heading, everything after the heading counts as news.
    """
    found: set[int] = set()
    for block in blocks[start + 1 : end]:
        if block.index in found or not (block.says & Says.RELATED_HEADING or (block.level and heads_news(block.line))):
            continue
        if block.links and block.node.list is not None and not block.level:
            continue  # an entry of a menu
        part: Node | None = block.node
        while part is not None and part.text <= len(block.text):
            part = part.parent
        if part is None or part.holds(blocks[block.index - 1].node):
            return found | set(range(block.index, end))
        at = block.index
        while at < end and part.holds(blocks[at].node):
            at += 1
        found.update(range(block.index, at))
    return found
