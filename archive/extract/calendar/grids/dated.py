"""Reads grids whose elements have their day in an attribute, `<td data-date="2024-10-03">`, as in many weekly views."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

from archive.extract.calendar.draft import Draft
from archive.extract.calendar.grids.day_events import events_of_day
from archive.extract.dom.blocks import Block, Node

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_DEPTH = 10  # elements from a line up to the one with the day; judged, and a bound on time
_DAYS = 5  # the fewest days of a grid: the working days of a week
_TAGS = frozenset(("td", "th", "div", "li", "section"))


def read_dated(blocks: list[Block], first_day: date | None) -> list[Draft]:
    """The events of such a grid; none if there is no such grid."""
    cells: dict[Node, list[Block]] = defaultdict(list)
    for block in blocks:
        node: Node | None = block.node
        for _ in range(_DEPTH):
            if node is None:
                break
            if node.when and node.tag in _TAGS:
                cells[node].append(block)
                break
            node = node.parent
    days = [(node, on) for node in cells if (on := _day(node.when))]
    ordinals = sorted({on.toordinal() for _, on in days})
    in_a_row = sum(after - before == 1 for before, after in pairwise(ordinals))
    if len(ordinals) < _DAYS or in_a_row < len(ordinals) - 2:
        return []
    # Table headers only repeat the weekday and date of each column.
    named = [(node, on) for node, on in days if node.tag != "th"]
    drafts = (draft for node, on in named for draft in events_of_day(cells[node], on, first_day or on.replace(day=1)))
    return [draft for draft in drafts if draft.title]


def _day(when: str) -> date | None:
    match = _ISO.match(when)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
