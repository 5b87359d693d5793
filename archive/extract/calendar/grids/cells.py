"""Reads a calendar that is a grid of days, in a table or not: texts and tooltips of a cell belong to its day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from archive.extract.calendar.blocks import CalendarBlock
from archive.extract.calendar.draft import Draft
from archive.extract.calendar.grids.day_events import Piece, events_of_day, number_of, pieces_of
from archive.extract.calendar.grids.tooltips import labels_of, tooltips_of, undated
from archive.extract.dom.blocks import Block
from archive.latvian.fold import slugify

_SHORTEST_MONTH = 28  # days of February; halved the same
_CELL = 200  # characters of a line that begins with the number of its day; judged, free
_MOST_BEFORE, _MOST_AFTER = 6, 13  # days of other months that fill the first week, or the last two
_MOST_TIMES = 6  # a text on more non-consecutive days is no event
_FAR = 40  # blocks from one day of another month to the next; a bound on time
_WEEK = 7  # days in a row
_DAY = timedelta(days=1)


def read_grid(blocks: list[Block], starts: list[int], calendar: CalendarBlock) -> tuple[int, list[Draft], bool]:
    """The number of blocks in a grid of days, its events, and whether it shows their days; (0, [], True) if no grid.

    `starts` are the positions at which its days begin (`day_starts`).
    """
    if calendar.first_day is None or len(starts) < _SHORTEST_MONTH:
        return 0, [], True
    days = _days(blocks, starts, calendar.first_day)
    drafts: list[Draft] = []
    ends = [*[start for start, _ in days[1:]], _cell_end(blocks, days[-1][0])]
    cells = [(on, blocks[start:end]) for (start, on), end in zip(days, ends, strict=True)]
    if _are_below_weeks(cells):
        return ends[-1], [], False
    pieces = [pieces_of(cell) for _, cell in cells]
    said = Counter(said for texts in pieces for said in {undated(piece.said.text) for piece in texts})
    said.update(said for _, cell in cells for said in {undated(hint) for hint, _ in tooltips_of(cell)})
    for _, cell in cells:
        if told := labels_of(cell):
            said.update({undated(label) for label in told} - {""})
    labels = {text for text, times in said.items() if times >= _SHORTEST_MONTH}  # a text on every day is a button
    of_all = _of_all(pieces)
    for on, cell in cells:
        drafts.extend(events_of_day(cell, on, calendar.first_day, labels, of_all))
    return ends[-1], _without_labels(drafts), True


def _are_below_weeks(cells: list[tuple[date, list[Block]]]) -> bool:
    """Whether each event stands below the numbers of its week, in a row of its own, so that its day is unknown.

    This happens if days are in one row and their events in the next, and the markup has no table cells.
    """
    filled = [(on, cell) for on, cell in cells if len(cell) > 1]
    if not filled or len({on.weekday() for on, _ in filled}) > 1 or filled[0][1][0].node.row is not None:
        return False
    rows = Counter(cell[0].node.parent for _, cell in cells)
    return all(
        (row := cell[0].node.parent) is not None and rows[row] == _WEEK and not row.holds(cell[1].node)
        for _, cell in filled
    )


def _of_all(pieces: list[list[Piece]]) -> frozenset[str]:
    """The addresses to which different events of a calendar link, such as its own page; they identify no event."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for texts in pieces:
        first = next((piece.said for piece in texts if piece.said.href is not None), None)
        if first is not None and first.href is not None:
            titles[first.href].add(slugify(first.text))
    return frozenset(href for href, named in titles.items() if len(named) > 1)


def _without_labels(drafts: list[Draft]) -> list[Draft]:
    """The events without texts that recur on many non-consecutive days. A weekly event is on at most five days."""
    apart: dict[str, list[date]] = defaultdict(list)
    for draft in drafts:
        days = apart[slugify(draft.title)]
        if not days or draft.starts_on > days[-1] + _DAY:
            days.append(draft.ends_on)
        else:
            days[-1] = max(days[-1], draft.ends_on)
    return [draft for draft in drafts if len(apart[slugify(draft.title)]) <= _MOST_TIMES]


def day_starts(blocks: list[Block]) -> list[int]:
    """The positions at which the days of a grid begin; few or none if there is no grid, not all if it was cut off.

    A grid numbers its days from 1. Days of the months before and after, which may fill its first and last week, are not
    included.
    """
    starts: list[int] = []
    for position, block in enumerate(blocks):
        match = number_of(block)
        if match and int(match.group(1)) == len(starts) + 1 and len(block.text) <= _CELL:
            starts.append(position)
    return starts


def _days(blocks: list[Block], starts: list[int], first_day: date) -> list[tuple[int, date]]:
    """The position and date of each day, of the month and of adjacent months in its first and last week."""
    days: list[tuple[int, date]] = []
    for number, start in enumerate(starts):
        on = first_day + number * _DAY
        if on.month != first_day.month:  # a number beyond the end of the month
            break
        days.append((start, on))
    for _ in range(_MOST_BEFORE):
        position, on = days[0]
        found = _next_number(blocks, range(position - 1, max(position - 1 - _FAR, -1), -1))
        if found is None or found[1] != (on - _DAY).day:
            break
        days.insert(0, (found[0], on - _DAY))
    for _ in range(_MOST_AFTER):
        position, on = days[-1]
        begin = _cell_end(blocks, position)
        found = _next_number(blocks, range(begin, min(begin + _FAR, len(blocks))))
        if found is None or found[1] != (on + _DAY).day or (on + _DAY).month == first_day.month:
            break
        if not _is_beside(blocks[position], blocks[found[0]]):
            break
        days.append((found[0], on + _DAY))
    return days


def _next_number(blocks: list[Block], positions: range) -> tuple[int, int] | None:
    for position in positions:
        if len(blocks[position].text) <= _CELL and (match := number_of(blocks[position])):
            return position, int(match.group(1))
    return None


def _is_beside(day: Block, other: Block) -> bool:
    """Whether two days are in the same table, or, without tables, in elements with the same tag."""
    if day.node.table is not None or other.node.table is not None:
        return day.node.table is other.node.table
    return day.node.tag == other.node.tag


def _cell_end(blocks: list[Block], position: int) -> int:
    node = blocks[position].node
    cell = node.cell or node.item or node
    end = position + 1
    while end < len(blocks) and cell.holds(blocks[end].node):
        end += 1
    return end
