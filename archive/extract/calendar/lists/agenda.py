"""Reads a calendar that states a date for each event: a list, a definition list, rows, cards, lines.

If `entries` cannot split it in any way, there are no events: better none than wrong ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from archive.extract.calendar.blocks import CalendarBlock
from archive.extract.calendar.dates import rest_of, says_only_when, states_day
from archive.extract.calendar.draft import LABEL, ROLES, Draft
from archive.extract.calendar.lists.abbreviated import opens_several, with_dots
from archive.extract.calendar.lists.columns import NUMBER, columns_of, shifts_of
from archive.extract.calendar.lists.days import parted
from archive.extract.calendar.lists.entries import Entry, entries_of
from archive.extract.calendar.lists.fields import Said, event_of
from archive.extract.calendar.lists.marks import marks_of, without_count
from archive.extract.calendar.lists.months import months_of
from archive.extract.calendar.lists.numbering import unnumbered
from archive.extract.calendar.lists.roles import role_by_class
from archive.extract.calendar.lists.tails import with_tails
from archive.extract.calendar.lists.texts import texts_of
from archive.extract.calendar.lists.touching import apart
from archive.extract.dom.assemble import split_lines
from archive.extract.dom.blocks import Block, Node
from archive.extract.when import shows_month_first, without_slashes
from archive.extract.words.furniture import is_more
from archive.extract.words.says import Says
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify


def read_agenda(blocks: list[Block], heading: Block, calendar: CalendarBlock) -> list[Draft]:
    """The events of a calendar in which each event or day has a date as text."""
    first_day = calendar.first_day
    columns = columns_of(blocks)
    shifts = shifts_of(blocks, {row.table for row in columns if row is not None}) if columns else {}
    blocks = [line for block in blocks for line in (split_lines(block) if opens_several(block.text) else [block])]
    blocks = apart(blocks, first_day)
    blocks = unnumbered(with_dots(_unslashed(blocks)), first_day)
    blocks = [line for block in blocks if block.node.row not in columns for line in _lines(block, first_day)]
    blocks = _without_numbers(blocks, columns)
    months = months_of(blocks, first_day)
    marks = marks_of(blocks, heading, months, calendar.is_list, is_titled=calendar.is_titled)
    if calendar.is_titled and not any("when" in roles.values() for roles in columns.values()):
        marks = without_count(marks, blocks)
    reading = _Reading(columns, shifts, dict(zip(map(id, blocks), months, strict=True)))
    entries = entries_of(blocks, marks, heading, reading.says_only_when)
    found = [(draft, entry.group) for entry in entries for draft in reading.events_of(entry)]
    return with_tails(_without_news(found))


def _without_numbers(blocks: list[Block], columns: dict[Node | None, dict[int, str]]) -> list[Block]:
    """The blocks without those in columns that only number the rows of their table."""
    numbers = {
        (row.table, column) for row, roles in columns.items() if row for column in roles if roles[column] == NUMBER
    }
    if not numbers:
        return blocks
    cells = ((block, block.node.cell) for block in blocks)
    return [
        block
        for block, cell in cells
        if cell is None or (cell.table, cell.cells) not in numbers or any(map(str.isalpha, block.text))
    ]


def _without_news(found: list[tuple[Draft, Node | None]]) -> list[Draft]:
    """The events without the entries of a list of news beside them: only a day and a title each, newest first."""
    groups: dict[Node | None, list[Draft]] = defaultdict(list)
    for draft, group in found:
        groups[group].append(draft)
    sure = sum(_is_sure(draft) for draft, _ in found)
    news = {
        group
        for group, drafts in groups.items()
        if group is not None
        and 1 < len(drafts) < len(found)
        and sure > 1
        and not any(map(_is_sure, drafts))
        and all(later.starts_on < one.starts_on for one, later in pairwise(drafts))
    }
    return [draft for draft, group in found if group not in news]


def _is_sure(draft: Draft) -> bool:
    return draft.starts_at is not None or draft.place is not None or draft.ends_on > draft.starts_on


def _unslashed(blocks: list[Block]) -> list[Block]:
    """The blocks with dots instead of slashes in their dates, if one of these shows which number is the month."""
    slashed = [block.text for block in blocks if block.text.count("/") > 1]
    orders = {order for text in slashed if (order := shows_month_first(text)) is not None}
    if len(orders) != 1:
        return blocks
    month_first = orders.pop()
    return [_with_dots(block, month_first) if block.text.count("/") > 1 else block for block in blocks]


def _with_dots(block: Block, month_first: bool) -> Block:
    runs = [replace(run, text=without_slashes(run.text, month_first)) for run in block.runs]
    text = without_slashes(block.text, month_first)
    return replace(block, text=text, runs=runs, _slug=None, _says=-1, _unlinked=None)


def _lines(block: Block, today: date | None) -> list[Block]:
    """A block, or one block per line if several lines state a date."""
    return split_lines(block) if is_several(block, today) else [block]


def is_several(block: Block, today: date | None) -> bool:
    """Whether several lines of a block state a date, or one does after a label, so that each line should be a block."""
    if "\n" not in block.text:
        return False
    if opens_several(block.text):
        return True
    dated = [line for line in block.text.split("\n") if states_day(line, today)]
    return len(dated) > 1 or any((label := LABEL.match(line)) and label.lastgroup == "when" for line in dated)


class _Reading:
    """The context in which the texts of a calendar are read: the columns of its tables, the month of each line."""

    def __init__(
        self, columns: dict[Node | None, dict[int, str]], shifts: dict[Node, int], months: dict[int, date | None]
    ) -> None:
        self._of_table = {row.table: roles for row, roles in columns.items() if row is not None}
        self._shifts, self._months = shifts, months

    def says_only_when(self, block: Block, span: Span) -> bool:
        """Whether a block consists of a date and times."""
        texts = (said.text for said in self._texts(block, span) if slugify(said.text) not in ROLES)
        return all(says_only_when(text, self._month(block)) for text in texts)

    def events_of(self, entry: Entry) -> list[Draft]:
        """The events of one entry, which is an event or a day with several."""
        groups = parted(entry.blocks, entry.dated, lambda block: self._rest(block, entry))
        if len(groups) > 1:  # a second date in the entry belongs to just one of them
            entry = entry._replace(span=entry.first)
        return [self._event_of(blocks, entry) for blocks in groups]

    def _event_of(self, blocks: list[Block], entry: Entry) -> Draft:
        texts = tuple(self._entry_texts(blocks, entry))
        return event_of(texts, entry.span, self._month(entry.dated))

    def _month(self, block: Block) -> date | None:
        return self._months.get(id(block))

    def _rest(self, block: Block, entry: Entry) -> str:
        return rest_of(block.line, entry.span, self._month(block))

    def _entry_texts(self, blocks: list[Block], entry: Entry) -> Iterator[Said]:
        """The texts of an entry; of a link such as `Lasīt vairāk`, only the address."""
        for block in blocks:
            if block.slug in ROLES or not block.says & Says.FURNITURE_ROW:
                role = role_by_class(block, entry.dated)
                told = self._column(block, entry)
                said = self._texts(block, entry.span, role)
                yield from (one._replace(role=told) for one in said) if told else said
            elif is_more(block.line) and block.links:
                yield Said("", "", 0, block.links[0].href)

    def _column(self, block: Block, entry: Entry) -> str:
        """What a block holds according to the header of its table; "" if that says nothing."""
        cell, table = block.node.cell, block.node.table
        if cell is None or table not in self._of_table:
            return ""
        return self._of_table[table].get(cell.cells + self._shifts.get(cell, entry.shift), "")

    def _texts(self, block: Block, span: Span, role: str = "") -> list[Said]:
        """The texts of a block without its date; `role` applies to parts without a role of their own."""
        month = self._month(block)
        texts = ((text, rest_of(text.words, span, month)) for text in texts_of(block))
        said = [
            Said(text.role or role, rest, text.weight, text.link.href if text.link else None) for text, rest in texts
        ]
        return [one for one in said if any(map(str.isalnum, one.text))]
