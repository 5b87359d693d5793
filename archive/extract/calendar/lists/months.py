"""Finds the month of each line of a calendar: that of the calendar, until a line names another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from archive.extract.calendar.draft import MONTH_NAMES
from archive.extract.dom.blocks import Block
from archive.extract.words.headings import month_heading
from archive.latvian.fold import slugify

_YEAR = re.compile(r"(?:19|20)\d\d(?=\.?(?:\s*g(?:\.|ads|ada)?)?$)")
_DAY = re.compile(r"\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\.?")
_LONGEST_NAME = 10  # letters of `septembris`


def months_of(blocks: Sequence[Block], first_day: date | None) -> list[date | None]:
    """The first day of the month of each block.

    `first_day` is that of the calendar. A month without a year follows the one before it: after `Decembris`, `Janvāris`
    is in the next year. A month beside a number does not count, because it is part of a date: `12` `maijs`.
    """
    months: list[date | None] = []
    current = first_day
    for number, block in enumerate(blocks):
        if not block.all_linked:
            current = _named(blocks, number, current) or current
        months.append(current)
    return months


def _named(blocks: Sequence[Block], number: int, current: date | None) -> date | None:
    line = blocks[number].line
    if len(line) > 30:
        return None
    year, month = month_heading(line) or (None, None)
    if year and month:
        return None if is_behind_day(blocks, number) else date(year, month, 1)
    if current is None:
        return None
    if _YEAR.fullmatch(line) and blocks[number].level:
        return current if int(line[:4]) == current.year else date(int(line[:4]), 1, 1)
    named = MONTH_NAMES.get(slugify(line)) if len(line) <= _LONGEST_NAME else None
    around = (blocks[at].line for at in (number - 1, number + 1) if 0 <= at < len(blocks))
    if named is None or any(map(_DAY.fullmatch, around)):
        return None
    return date(current.year + (named < current.month - 6), named, 1)


def is_behind_day(blocks: Sequence[Block], number: int) -> bool:
    """Whether a month is that of the day in the element before it: `<div>12</div><div>September 2025</div>`."""
    block, before = blocks[number], blocks[number - 1] if number else None
    if before is None or block.level or not _DAY.fullmatch(before.line):
        return False
    return block.node is before.node or block.node.parent is before.node.parent
