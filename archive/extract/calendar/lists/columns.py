"""Reads from the header of a table of events what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from archive.extract.calendar.draft import ROLES
from archive.extract.dom.blocks import Block, Node

_NUMBERS = frozenset("# № nr nr-p-k n-p-k npk nrpk nr-pk no number".split())
"""Headers of a column that numbers the rows, as slugs."""
NUMBER = "number"
"""The role of such a column."""
_JOINING = frozenset("un and norises pasakuma event".split())
"""Other words in a header that names several things: `Norises laiks un vieta`."""


def columns_of(blocks: Sequence[Block]) -> dict[Node | None, dict[int, str]]:
    """The header rows of tables, such as `Nosaukums`, `Sākums`, `Vieta`, with the role of each column."""
    columns: dict[Node | None, dict[int, str]] = {}
    for row, cells in groupby(blocks, key=lambda block: block.node.row):
        if row is None:
            continue
        roles = {block.node.cell.cells: _role(block) for block in cells if block.node.cell is not None}
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


def _role(block: Block) -> str | None:
    """The role in the header of a column; "" for several things, such as `Datums un vieta`; None for no known role."""
    if (block.slug or block.text) in _NUMBERS:
        return NUMBER
    if block.slug in ROLES:
        return ROLES[block.slug]
    roles = {ROLES.get(word) for word in block.slug.split("-") if word not in _JOINING}
    return "" if "when" in roles and None not in roles else None
