"""Reads from the header of a table of events what its columns hold."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby

from archive.extract.calendar.draft import ROLES
from archive.extract.dom.blocks import Block, Node

_NUMBERS = frozenset("# № nr nr-p-k n-p-k npk nrpk nr-pk no number".split())
"""Headers of a column that numbers the rows, as slugs."""
NUMBER = "number"
"""The role of such a column."""
_FROM, _TO = "no", "lidz"  # beside `Līdz`, `No` is the beginning and not a number
_JOINING = frozenset("un and norises pasakuma event".split())
"""Other words in a header that names several things: `Norises laiks un vieta`."""


def columns_of(blocks: Sequence[Block]) -> dict[Node | None, dict[int, str]]:
    """The header rows of tables, such as `Nosaukums`, `Sākums`, `Vieta`, with the role of each column."""
    columns: dict[Node | None, dict[int, str]] = {}
    for row, cells in groupby(blocks, key=lambda block: block.node.row):
        if row is None:
            continue
        heads = [block for block in cells if block.node.cell is not None]
        has_end = any(block.slug == _TO for block in heads)
        roles = {
            block.node.cell.cells: "when" if has_end and block.slug == _FROM else _role(block)
            for block in heads
            if block.node.cell is not None
        }
        known = {number: role for number, role in roles.items() if role is not None}
        if len(known) < 2 or 2 * len(known) <= len(roles):
            continue
        if "" in known.values():
            # If one column holds several things, another may too: `Datums/laiks | Notikums`.
            columns[row] = dict.fromkeys(roles, "")
        elif "when" in known.values():
            other = "other" if "title" in known.values() else ""
            columns[row] = {number: other if role is None else role for number, role in roles.items()}
    return columns


def shifts_of(blocks: Sequence[Block], tables: Container[Node | None]) -> dict[Node, int]:
    """How many columns to the left of a cell are taken by cells of rows above it, for the cells of some tables.

    A table without cells that span several rows is left out.
    """
    spanning = {
        cell.table
        for block in blocks
        if (cell := block.node.cell) is not None and cell.spans[1] > 1 and cell.table in tables
    }
    shifts: dict[Node, int] = {}
    taken: dict[Node, dict[int, int]] = {}  # by table and column, for how many more rows
    for row, members in groupby(blocks, key=lambda block: block.node.row) if spanning else ():
        if row is None or row.table not in spanning:
            continue
        now = taken.get(row.table, {})
        below = {column: rows - 1 for column, rows in now.items() if rows > 1}
        for cell in dict.fromkeys(block.node.cell for block in members):
            if cell is None:
                continue
            column = cell.cells
            for before in sorted(now):
                column += before <= column
            shifts[cell] = column - cell.cells
            if cell.spans[1] > 1:
                below[column] = cell.spans[1] - 1
        taken[row.table] = below
    return shifts


def _role(block: Block) -> str | None:
    """The role in the header of a column; "" for several things, such as `Datums un vieta`; None for no known role."""
    if (block.slug or block.text) in _NUMBERS:
        return NUMBER
    if block.slug in ROLES:
        return ROLES[block.slug]
    roles = {ROLES.get(word) for word in block.slug.split("-") if word not in _JOINING}
    return "" if "when" in roles and None not in roles else None
