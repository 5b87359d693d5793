"""Grids in which a row has the days of a week, and the rows below it their events, in the same columns.

So SharePoint and Google Calendar wrote them, and FullCalendar: an event of several days is a cell over their columns.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from archive.extract.calendar.draft import Draft
from archive.extract.calendar.grid import events_of_day
from archive.extract.dom.blocks import Block, Node

_DAYS = 5  # numbers that make a row one of days: a week may be without its end
_WEEKS = 4  # of the shortest month
_NESTED = 5  # tables within tables; a bound on the time
_MOST_COLUMNS = 60  # a bound on the time; a week has seven, and perhaps its number


class _Cell(NamedTuple):
    """A cell of a row, with the first of its columns."""

    node: Node
    column: int


def read_columns(blocks: list[Block], nodes: list[Node], first_day: date | None) -> list[Draft]:
    """The events of such a grid; none if there is no such grid."""
    weeks = weeks_of(blocks)
    if first_day is None or not weeks:
        return []
    numbers = [int(block.text) for days in weeks.values() for block in days]
    if 1 not in numbers:
        return []
    first = numbers.index(1)
    dates = [first_day + timedelta(days=at - first) for at in range(len(numbers))]
    if any(on.day != number for on, number in zip(dates, numbers, strict=True)):
        return []
    of_cell = {days.node.cell: on for days, on in zip((b for w in weeks.values() for b in w), dates, strict=True)}
    by_cell = _by_cell(blocks)
    drafts: list[Draft] = []
    for table in dict.fromkeys(row.table for row in weeks):
        if table is not None:
            drafts += _of_table(by_cell, _rows(table, nodes), of_cell, first_day)
    return drafts


def weeks_of(blocks: list[Block]) -> dict[Node, list[Block]]:
    """The rows of a grid that have the days of a week and nothing else, where other rows follow them in their table."""
    found: dict[Node, list[Block]] = defaultdict(list)
    for block in blocks:
        row, cell = block.node.row, block.node.cell
        if row is not None and cell is not None and cell.text <= 2 and block.text.isdecimal():
            found[row].append(block)
    weeks = {row: days for row, days in found.items() if len(days) >= _DAYS and row.text <= 2 * len(days) + 2}
    tables = {row.table: row for row in reversed(weeks)}
    if len(weeks) < _WEEKS or not any(_goes_on(block, tables, weeks) for block in blocks):
        return {}
    return weeks


def _goes_on(block: Block, tables: dict[Node | None, Node], weeks: dict[Node, list[Block]]) -> bool:
    """Whether a block stands in a row below the first row of days of its table, perhaps in a table within that."""
    row = block.node.row
    while row is not None and row.table not in tables:
        row = row.table.parent.row if row.table is not None and row.table.parent is not None else None
    return row is not None and row not in weeks and row.index > tables[row.table].index


def _by_cell(blocks: list[Block]) -> dict[Node, list[Block]]:
    """The blocks of each cell, those of tables within it too."""
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
    """The cells of each row of a table, without those of tables within it."""
    rows: list[list[Node]] = []
    for node in nodes[table.index : table.last + 1]:
        if node.tag == "tr" and node.row is node and node.table is table:
            rows.append([])
        elif rows and node.cell is node and node.table is table:
            rows[-1].append(node)
    return rows


def _of_table(
    by_cell: dict[Node, list[Block]], rows: list[list[Node]], of_cell: dict[Node | None, date], month: date
) -> list[Draft]:
    """The events in the rows below those of days. A cell that goes down over several rows takes its columns there."""
    drafts: list[Draft] = []
    days: dict[int, date] = {}  # of the week, by column
    taken: dict[int, int] = {}  # rows for which a column is taken yet
    for row in rows:
        cells = _placed(row, taken)
        if any(cell.node in of_cell for cell in cells):
            days = {cell.column: of_cell[cell.node] for cell in cells if cell.node in of_cell}
            continue
        for node, column in cells:
            on = days.get(column)
            if on is None or not node.text:
                continue
            last = max((days[at] for at in range(column, column + node.spans[0]) if at in days), default=on)
            for draft in events_of_day(by_cell[node], on, month) if node in by_cell else ():
                draft.ends_on = max(draft.ends_on, last)
                drafts.append(draft)
    return drafts


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
