"""Reads dates without a year at the beginning of lines, in forms other than `25.11.`: `25/11`, `25.11`, `25. XI`.

A single one may be a fraction, a time or the number of a chapter. Several in lines of the same kind are dates if all
are days of a year, at least one can be nothing else (`25/11` has no other order, `25.11` is no hour, `XI` has more than
one letter), and they are in order, forwards or backwards. With slashes, the month may come first in all of them:
`11/5`, `11/25`. Periods are read too: `28/11–02/12`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from archive.extract.calendar.draft import WEEKDAYS
from archive.extract.dom.blocks import Block
from archive.extract.dom.encoding import clean
from archive.extract.months import ROMAN
from archive.latvian.fold import slugify

_FEWEST = 2  # lines that begin with such a date: a single one may be anything
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HALF = 6  # a date that is earlier than the one before it by so many months is in the next year
_MONTH = rf"(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))}|\d{{1,2}})"
_DAY_AND_MONTH = rf"(\d{{1,2}})(?:(\.|/)\s?|\s)({_MONTH})"
_OPENS = re.compile(
    rf"([^\W\d_]{{1,12}}\.?,?\s+)?(?:(\d{{1,2}})\.?\s?[-–—]\s?)?{_DAY_AND_MONTH}"
    rf"(?:\.?\s?[-–—]\s?{_DAY_AND_MONTH})?\.?"
    r"(?=\s*(?:$|[–—:,;|(-](?!\d))|\s+(?!(?:EUR|Eur|USD|LVL|Ls)\b)(?:[“„«\"(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]|plkst|pl\.))"
)
_NUMBERS = re.compile(r"\d{1,2}\s?([./])\s?\d{1,2}(?!\d|\s?[./]\s?\d)")
_LATEST_HOUR = 23
_MOST = 40  # characters of a line that are checked
_LEAD = 16  # characters of a line in which its day is looked for; a weekday may stand before it


class _Opening(NamedTuple):
    """The date at the beginning of a line: as `25.11.`, its separator, its months and days, and where it ends.

    `is_sure` says that it can be nothing but a date.
    """

    dotted: str
    mark: str
    days: tuple[tuple[int, int], ...]
    is_sure: bool
    end: int


def months_opening(text: str) -> set[int]:
    """The months of a date with which a text may begin, in either order; empty if there is no such date."""
    found = (_opening(text[:_MOST], month_first=month_first) for month_first in (False, True))
    return {month for opening in found if opening for month, _ in opening.days}


def opens_several(text: str) -> bool:
    """Whether several lines of a text begin with such dates."""
    return "\n" in text and sum(bool(months_opening(line)) for line in text.split("\n")) >= _FEWEST


def with_dots(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with such dates rewritten as `25.11.`."""
    groups: defaultdict[Hashable, list[tuple[Block, tuple[_Opening | None, _Opening | None]]]] = defaultdict(list)
    for block in blocks:
        if not any(map(str.isdecimal, block.text[:_LEAD])):  # as for most
            continue
        said = clean(block.runs[0].text)[:_MOST]
        openings = _opening(said), _opening(said, month_first=True)
        opening, numbers = openings[0] or openings[1], _NUMBERS.match(said)
        if opening is not None or numbers is not None:
            mark = opening.mark if opening is not None else numbers[1] if numbers is not None else ""
            groups[(*_kind(block), mark)].append((block, openings))
    changed: dict[int, Block] = {}
    for lines in groups.values():
        order = next((at for at in (0, 1) if _are_dates([openings[at] for _, openings in lines])), None)
        for block, openings in lines if order is not None else ():
            if (opening := openings[order or 0]) is not None:
                changed[id(block)] = _dotted(block, opening)
    return [changed.get(id(block), block) for block in blocks]


def _kind(block: Block) -> tuple[str, str, int]:
    """What lines with the same role for different events have in common; further classes may number the events."""
    first, *_ = block.node.classes.split() or [""]
    return block.node.tag, first, block.node.cell.cells if block.node.cell is not None else 0


def _opening(text: str, *, month_first: bool = False) -> _Opening | None:
    """The date with which a text begins, or None. Only dates with slashes may be read with the month first."""
    match = _OPENS.match(text)
    if match is None or (match[1] and slugify(match[1]) not in WEEKDAYS):
        return None
    parts = [(int(day), mark, month) for day, mark, month in (match.groups()[2:5], match.groups()[5:8]) if day]
    if any(mark is None and month.isdecimal() for _, mark, month in parts):
        return None
    if month_first:
        if match[2] or any(mark != "/" or not month.isdecimal() for _, mark, month in parts):
            return None
        parts = [(int(month), mark, str(day)) for day, mark, month in parts]
    days = tuple((int(month) if month.isdecimal() else ROMAN.index(month) + 1, day) for day, _, month in parts)
    if any(not 1 <= month <= 12 or not 1 <= day <= _LONGEST_MONTHS[month - 1] for month, day in days):
        return None
    first = match[2]
    dates = "–".join(f"{day:02}.{month:02}." for month, day in days)
    dotted = f"{match[1] or ''}{f'{first}.–' if first else ''}{dates}"
    return _Opening(dotted, parts[0][1] or "", days, any(_is_sure(*part) for part in parts), match.end())


def _is_sure(day: int, mark: str | None, month: str) -> bool:
    """Whether a date can be nothing else."""
    if not month.isdecimal():
        return len(month) > 1
    return day > 12 if mark == "/" else day > _LATEST_HOUR


def _are_dates(openings: Sequence[_Opening | None]) -> bool:
    known = [opening for opening in openings if opening is not None]
    if len(known) < max(_FEWEST, len(openings)) or not any(opening.is_sure for opening in known):
        return False
    firsts = [opening.days[0] for opening in known]
    return not _are_numbers(known) and (_go_on(firsts) or _go_on(firsts[::-1]))


def _are_numbers(openings: Sequence[_Opening]) -> bool:
    """Whether the lines are numbered by chapter and section, not dated: `24.1`, `24.2`, `25.1`."""
    numbers = [(day, month) for month, day in (opening.days[0] for opening in openings)]
    if openings[0].mark != "." or numbers[0][1] != 1 or numbers[1] != (numbers[0][0], 2):
        return False
    return all(after in ((first, second + 1), (first + 1, 1)) for (first, second), after in pairwise(numbers))


def _go_on(days: Sequence[tuple[int, int]]) -> bool:
    """Whether no day is earlier than the one before it; once the next year may begin."""
    backwards = [(before, after) for before, after in pairwise(days) if after < before]
    return not backwards or (len(backwards) == 1 and backwards[0][0][0] - backwards[0][1][0] >= _HALF)


def _dotted(block: Block, opening: _Opening) -> Block:
    """A block with the date at its beginning written with dots."""
    first = block.runs[0]
    blank = " " if first.text[-1:].isspace() else ""
    said = f"{opening.dotted}{clean(first.text)[opening.end :]}{blank}"
    text = f"{opening.dotted}{block.text[opening.end :]}"
    runs = [replace(first, text=said), *block.runs[1:]]
    return replace(block, text=text, runs=runs, _slug=None, _says=-1, _unlinked=None)
