"""Removes the numbers of the entries of a plan, `1.`, `2.`, which are no days, from a table column or from lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise

from archive.extract.calendar.dates import states_day
from archive.extract.calendar.short_dates import days_alone
from archive.extract.dom.assemble import without_start
from archive.extract.dom.blocks import Block, Node

_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_OPENS = re.compile(r"(\d{1,3})[.)]\s+")


def unnumbered(blocks: Sequence[Block], today: date | None) -> list[Block]:
    """The blocks without the numbers of their entries."""
    of_rows = _of_rows(blocks, today)
    blocks = [block for block in blocks if block.index not in of_rows]
    opened = [(block, match) for block in blocks if (match := _OPENS.match(block.text)) and block.node.cell is None]
    if len(opened) < 2 or not _count(int(match[1]) for _, match in opened):
        return blocks
    if 2 * sum(_is_dated(block.line[match.end() :], today) for block, match in opened) <= len(opened):
        return blocks
    rests = {block.index: without_start(block, match.end()) or block for block, match in opened}
    return [rests.get(block.index, block) for block in blocks]


def _of_rows(blocks: Sequence[Block], today: date | None) -> set[int]:
    """The indexes of the blocks that number the rows of a table whose days stand in other cells."""
    rows: defaultdict[Node, list[tuple[Block, int, bool]]] = defaultdict(list)
    for row, cells in groupby(blocks, key=lambda block: block.node.row):
        first, *others = cells
        if row is None or row.table is None or first.node.cell is None or first.node.cell.cells != 1:
            continue
        if others and (number := _NUMBER.fullmatch(first.text)):
            rows[row.table].append((first, int(number[1]), any(_has_day(one.line, today) for one in others)))
    found: set[int] = set()
    for numbered in rows.values():
        is_dated = 2 * sum(dated for *_, dated in numbered) > len(numbered)
        if is_dated and _count(number for _, number, _ in numbered):
            found.update(block.index for block, *_ in numbered)
    return found


def _count(numbers: Iterable[int]) -> bool:
    """Whether numbers run from 1 upwards, perhaps starting again in each section."""
    return all(later in (1, one + 1) for one, later in pairwise([0, *numbers]))


def _is_dated(rest: str, today: date | None) -> bool:
    """Whether a line has a day after its number: `1. 5. maijs`; not `12. 5 bērni`, with just another number."""
    return states_day(rest, today) if rest[:1].isdecimal() else _has_day(rest, today)


def _has_day(text: str, today: date | None) -> bool:
    return states_day(text, today) or (today is not None and days_alone(text, today) is not None)
