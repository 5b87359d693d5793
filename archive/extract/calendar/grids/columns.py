"""Reads grids that have days in one row and their events in the rows below, in the same columns.

SharePoint, Google Calendar and FullCalendar have written months this way, with an event of several days as a cell that
spans their columns. Many systems write weeks this way: a row of dates, and a row for each hour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from archive.extract.calendar.dates import only_day
from archive.extract.calendar.draft import Draft
from archive.extract.calendar.grids.day_events import events_of_day
from archive.extract.calendar.hours import is_time, time_of
from archive.extract.dom.blocks import Block, Node

_NUMBER = re.compile(r"\d{1,2}(?![\d:]|\.\d)")
_WEEK = timedelta(days=7)
_NUMBERS = 5  # the fewest numbers in a row of days: a week may lack its weekend
_WEEKS = 4  # the fewest such rows: those of the shortest month
_DATES = 3  # the fewest dates in a row of days, if these are written out
_LONGEST = 24  # characters of a cell with a date and perhaps a weekday
_NESTED = 5  # tables within tables; a bound on time
_MOST_COLUMNS = 60  # a bound on time; a week has seven, and perhaps one for its number


class _Cell(NamedTuple):
    """A cell of a row, with the number of its first column."""

    node: Node
    column: int


def read_columns(blocks: list[Block], nodes: list[Node], first_day: date | None) -> list[Draft]:
    """The events of such a grid; none if there is no such grid."""
    days = days_of(blocks, first_day)
    if first_day is None or not days:
        return []
    by_cell = _by_cell(blocks)
    drafts: list[Draft] = []
    for table in dict.fromkeys(cell.table for cell in days):
        if table is not None:
            drafts += _of_table(by_cell, _rows(table, nodes), days, first_day)
    return drafts


def days_of(blocks: list[Block], first_day: date | None) -> dict[Node, date]:
    """The cells that only hold a day; empty unless there is text in later rows of their table."""
    if first_day is None:
        return {}
    rows: dict[Node, list[Block]] = defaultdict(list)
    for block in blocks:
        row, cell = block.node.row, block.node.cell
        if row is not None and cell is not None and len(block.text) <= _LONGEST and any(map(str.isdecimal, block.text)):
            rows[row].append(block)
    days = _numbered(rows, first_day) or _dated(rows, first_day)
    heads = {cell.table: cell.row for cell in reversed(days)}
    first = {table: row.index for table, row in heads.items() if row is not None}
    of_days = {cell.row for cell in days}
    return days if any(_goes_on(block, first, of_days) for block in blocks) else {}


def _numbered(rows: dict[Node, list[Block]], first_day: date) -> dict[Node, date]:
    """The days of a month, from rows that only hold numbers of days."""
    weeks = [
        days
        for row, days in rows.items()
        if row.text == sum(len(block.text) for block in days) and all(block.text.isdecimal() for block in days)
    ]
    numbers = [int(block.text) for days in weeks for block in days]
    if sum(len(days) >= _NUMBERS for days in weeks) < _WEEKS or 1 not in numbers:
        return {}
    first = numbers.index(1)
    dates = [first_day + timedelta(days=at - first) for at in range(len(numbers))]
    if any(on.day != number for on, number in zip(dates, numbers, strict=True)):
        return {}
    cells = [block.node.cell for days in weeks for block in days]
    return {cell: on for cell, on in zip(cells, dates, strict=True) if cell is not None}


def _dated(rows: dict[Node, list[Block]], first_day: date) -> dict[Node, date]:
    """The days of rows that only hold dates, each later than the one before it."""
    found: dict[Node, date] = {}
    for days in rows.values():
        if len(days) < _DATES:
            continue
        of_row = [(block.node.cell, only_day(block.line, first_day)) for block in days]
        dates = [on for _, on in of_row if on is not None]
        is_alone = all(cell is not None and cell.text <= _LONGEST for cell, on in of_row if on is not None)
        if is_alone and len(dates) >= _DATES and all(a < b for a, b in pairwise(dates)):
            found.update((cell, on) for cell, on in of_row if cell is not None and on is not None)
    return found


def _goes_on(block: Block, first: dict[Node | None, int], of_days: set[Node | None]) -> bool:
    """Whether a text stands in a row below the first row of days of its table, perhaps in a nested table."""
    row = block.node.row if any(map(str.isalpha, block.text)) else None
    for _ in range(_NESTED):
        if row is None or row.table in first:
            break
        row = row.table.parent.row if row.table is not None and row.table.parent is not None else None
    return row is not None and row not in of_days and row.index > first.get(row.table, row.index)


def _by_cell(blocks: list[Block]) -> dict[Node, list[Block]]:
    """The blocks of each cell, including those of nested tables."""
    found: dict[Node, list[Block]] = defaultdict(list)
    for block in blocks:
        cell = block.node.cell
        for _ in range(_NESTED):
            if cell is None:
                break
            found[cell].append(block)
            cell = cell.table.parent.cell if cell.table is not None and cell.table.parent is not None else None
    return found


def _rows(table: Node, nodes: list[Node]) -> list[list[Node]]:
    """The cells of each row of a table, without those of nested tables."""
    rows: list[list[Node]] = []
    for node in nodes[table.index : table.last + 1]:
        if node.tag == "tr" and node.row is node and node.table is table:
            rows.append([])
        elif rows and node.cell is node and node.table is table:
            rows[-1].append(node)
    return rows


def _of_table(
    by_cell: dict[Node, list[Block]], rows: list[list[Node]], of_cell: dict[Node, date], month: date
) -> list[Draft]:
    """The events in the rows below those of days. A cell that spans several rows occupies its columns in all of them.

    A row may begin with its hour, which applies to events without an hour of their own.
    """
    drafts: list[Draft] = []
    days: dict[int, date] = {}  # by column
    taken: dict[int, int] = {}  # for how many more rows a column is taken
    for row in rows:
        cells = _placed(row, taken)
        if any(cell.node in of_cell for cell in cells):
            days = {cell.column: of_cell[cell.node] for cell in cells if cell.node in of_cell}
            continue
        told = [(by_cell[node], days[column]) for node, column in cells if node in by_cell and column in days]
        if told and all(_begins_with(blocks, above) for blocks, above in told):
            return []  # the cells have days and their events; only the row before had no events
        lines = [block.line for node, column in cells if column not in days for block in by_cell.get(node, ())]
        hour = next((time_of(line) for line in lines if is_time(line)), None)
        for node, column in cells:
            on = days.get(column)
            if on is None or node not in by_cell:
                continue
            last = max((days[at] for at in range(column, column + node.spans[0]) if at in days), default=on)
            for draft in events_of_day(by_cell[node], on, month):
                draft.ends_on = max(draft.ends_on, last)
                draft.starts_at = draft.starts_at or hour
                drafts.append(draft)
    return drafts


def _begins_with(blocks: Sequence[Block], above: date) -> bool:
    """Whether a cell begins with the number of the day one week after the day above it."""
    number = _NUMBER.match(blocks[0].text)
    return number is not None and int(number[0]) == (above + _WEEK).day


def _placed(row: list[Node], taken: dict[int, int]) -> list[_Cell]:
    """The cells of a row in their columns."""
    cells: list[_Cell] = []
    column = 0
    below: dict[int, int] = {}
    for node in row:
        while taken.get(column, 0):
            column += 1
        if column >= _MOST_COLUMNS:
            break
        cells.append(_Cell(node, column))
        wide, high = node.spans
        below.update(dict.fromkeys(range(column, column + wide), high - 1))
        column += wide
    for at in list(taken):
        taken[at] -= 1 if taken[at] else 0
    taken.update(below)
    return cells
