"""Events of a calendar that states a date for each: a list, a definition list, rows, cards, lines.

What fits none of the ways in which `entries` parts them gives no event: rather none than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from archive.extract.calendar.blocks import CalendarBlock
from archive.extract.calendar.dates import date_of, is_time, rest_of
from archive.extract.calendar.draft import ROLES, Draft
from archive.extract.calendar.entries import Entry, Mark, entries_of
from archive.extract.calendar.fields import Said, event_of
from archive.extract.calendar.months import months_of
from archive.extract.calendar.roles import role_by_class
from archive.extract.calendar.texts import texts_of
from archive.extract.dom.assemble import split_lines
from archive.extract.dom.blocks import Block, Node
from archive.extract.when import spans_in
from archive.extract.words.furniture import is_more
from archive.extract.words.headings import month_heading
from archive.extract.words.says import Says
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_LEAF = 12  # characters of a day and a month drawn as a leaf of a calendar
_AFTER_LEAF = 2  # lines from a leaf to the date in full: a title and a label; free
_NUMBER = re.compile(r"\d{1,2}\.?")


def read_agenda(blocks: list[Block], heading: Block, calendar: CalendarBlock) -> list[Draft]:
    """Events that each have a date of their own in text."""
    first_day = calendar.first_day
    columns = _columns(blocks)
    blocks = [line for block in blocks if block.node.row not in columns for line in _lines(block, first_day)]
    months = months_of(blocks, first_day)
    marks = _marks(blocks, heading, months, calendar.is_list)
    reading = _Reading(columns, dict(zip(map(id, blocks), months, strict=True)))
    return [
        draft
        for entry in entries_of(blocks, marks, heading, reading.says_only_when)
        for draft in reading.events_of(entry)
    ]


def _columns(blocks: list[Block]) -> dict[Node | None, dict[int, str]]:
    """The rows that name the columns of their table, with what each column holds: `Nosaukums`, `Sākums`, `Vieta`."""
    columns: dict[Node | None, dict[int, str]] = {}
    for row, cells in groupby(blocks, key=lambda block: block.node.row):
        if row is None:
            continue
        roles = {block.node.cell.cells: ROLES.get(block.slug) for block in cells if block.node.cell is not None}
        known = {number: role for number, role in roles.items() if role}
        if "when" in known.values() and len(known) > 1 and 2 * len(known) > len(roles):
            other = "other" if "title" in known.values() else ""
            columns[row] = {number: role or other for number, role in roles.items()}
    return columns


def _lines(block: Block, today: date | None) -> list[Block]:
    """A block, or each of its lines where several state a date."""
    return split_lines(block) if is_several(block, today) else [block]


def is_several(block: Block, today: date | None) -> bool:
    """Whether more than one line of a block states a date, so that each line should be a block."""
    if "\n" not in block.text:
        return False
    lines = block.text.split("\n")
    return sum(1 for line in lines if any(span.precision == "day" for span in spans_in(line, today))) > 1


def _marks(blocks: list[Block], heading: Block, months: list[date | None], is_list: bool) -> list[Mark]:
    """Where an event's date stands, and the date. A second date within one entry begins no other.

    In a list that goes on from month to month (`is_list`), a date without a year is near the one before it; `months`
    are made those.
    """
    marks: list[Mark] = []
    taken: Node | None = None
    named = latest = months[0] if months else None
    is_named = False  # whether a line has named the month
    for position, block in enumerate(blocks):
        if block.all_linked and month_heading(block.line):
            continue
        following = [other.line for other in blocks[position + 1 : position + 4]]
        if months[position] != named:
            named = latest = months[position]
            is_named = True
        elif is_list:
            months[position] = latest
        span = date_of(block, following, months[position], is_list, bool(marks) or not is_list or is_named)
        if span is None:
            continue
        latest = span.starts_on.replace(day=1) if latest else None
        item = block.node.item
        if item is not None and item is taken and item.tag in ("li", "tr") and item.index > heading.node.index:
            continue
        if position and ROLES.get(blocks[position - 1].slug) == "end":
            continue
        if marks and _tells_more(blocks, marks[-1], position, span):
            at, leaf = marks[-1]
            last = max(leaf.ends_on, span.ends_on)
            marks[-1] = Mark(at, replace(leaf, ends_on=last, starts_at=leaf.starts_at or span.starts_at))
            continue
        taken = item
        marks.append(Mark(position, span))
    # A number alone is a day where days are numbers; below dates written out it is a page or a count.
    written = [mark for mark in marks if not _NUMBER.fullmatch(blocks[mark.position].line) or not mark.span.end]
    return written or marks


def _tells_more(blocks: list[Block], latest: Mark, position: int, span: Span) -> bool:
    """Whether a date only says again, perhaps with a time, what a leaf of a calendar (`Oct 5`) said above the title."""
    is_leaf = len(blocks[latest.position].line) <= _LEAF < len(blocks[position].line)
    return is_leaf and latest.span.starts_on == span.starts_on and position - latest.position <= _AFTER_LEAF


class _Reading:
    """How the texts of a calendar are read: by the columns of its tables, and by the month of each line."""

    def __init__(self, columns: dict[Node | None, dict[int, str]], months: dict[int, date | None]) -> None:
        self._of_table = {row.table: roles for row, roles in columns.items() if row is not None}
        self._months = months

    def says_only_when(self, block: Block, span: Span) -> bool:
        """Whether a block has nothing but a date and times."""
        texts = (said.text for said in self._texts(block, span) if slugify(said.text) not in ROLES)
        return not any(char.isalpha() for text in texts for char in text)

    def events_of(self, entry: Entry) -> list[Draft]:
        """The events of one entry: one, or those of a day."""
        return [self._event_of(blocks, entry) for blocks in self._parted(entry)]

    def _event_of(self, blocks: list[Block], entry: Entry) -> Draft:
        texts = tuple(self._entry_texts(blocks, entry))
        return event_of(texts, entry.span, self._month(entry.blocks[0]) if entry.blocks else None)

    def _month(self, block: Block) -> date | None:
        return self._months.get(id(block))

    def _parted(self, entry: Entry) -> list[list[Block]]:
        """The events of one day: each in a `dd` with its link, or opened by a time of its own; else all as one."""
        blocks = entry.blocks
        nodes = dict.fromkeys(block.node.item for block in blocks if block.node.item and block.node.item.tag == "dd")
        groups = [[block for block in blocks if node.holds(block.node)] for node in nodes if node is not None]
        if len(groups) > 1 and all(any(block.links for block in group) for group in groups):
            return groups
        at = [position for position, block in enumerate(blocks) if is_time(block.line)]
        at = [start for start, end in pairwise([*at, len(blocks)]) if any(map(_names, blocks[start:end]))]
        if len(at) < 2 or any(_names(block) and self._rest(block, entry) for block in blocks[: at[0]]):
            return [blocks]
        return [[*blocks[: at[0]], *blocks[at[0] : at[1]]], *(blocks[a:b] for a, b in pairwise([*at[1:], len(blocks)]))]

    def _rest(self, block: Block, entry: Entry) -> str:
        return rest_of(block.line, entry.span, self._month(block))

    def _entry_texts(self, blocks: list[Block], entry: Entry) -> Iterator[Said]:
        """The texts of an entry; of `Lasīt vairāk` only its address."""
        for block in blocks:
            if block.slug in ROLES or not block.says & Says.FURNITURE_ROW:
                role = self._role(block, entry)
                yield from self._texts(block, entry.span, role)
            elif is_more(block.line) and block.links:
                yield Said("", "", False, block.links[0].href)

    def _role(self, block: Block, entry: Entry) -> str:
        """What the header of its table, or else a class, says that a block holds."""
        cell, table = block.node.cell, block.node.table
        if cell is not None and (role := self._of_table.get(table, {}).get(cell.cells + entry.shift)):
            return role
        return role_by_class(block, entry.dated)

    def _texts(self, block: Block, span: Span, role: str = "") -> list[Said]:
        """The texts of a block without its date; `role` is what the block is, where its parts do not say it."""
        month = self._month(block)
        said = [
            Said(text.role or role, rest_of(text.words, span, month), text.is_strong, text.link and text.link.href)
            for text in texts_of(block)
        ]
        return [one for one in said if any(map(str.isalnum, one.text))]


def _names(block: Block) -> bool:
    """Whether a block may name an event or a place."""
    return not is_time(block.line) and block.slug not in ROLES and any(map(str.isalpha, block.line))
