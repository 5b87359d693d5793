"""The calendar block and the calendar pages."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extract import chrome
from archive.extract.blocks import Block, Node, Outline
from archive.extract.types import Event


@dataclass(slots=True)
class Zone:
    """Blocks `start` to `end` (exclusive) of a calendar, with its month where the heading names one."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None


def find_zones(outline: Outline, title: Block | None) -> list[Zone]:
    blocks = outline.blocks
    zones: list[Zone] = []
    for block in blocks:
        if zones and block.index < zones[-1].end:
            continue
        found = chrome.calendar_heading(block.text)
        if found is None or block is title:
            continue
        year, month = found
        if month is None and block.index + 1 < len(blocks):
            following = chrome.month_heading(blocks[block.index + 1].text)
            if following:
                year, month = following
        if month is None:
            continue
        node: Node | None = block.node
        while node is not None and node.parent is not None and node.text <= len(block.text):
            node = node.parent
        end = block.index + 1
        if node is not None and node.parent is not None and (title is None or not node.holds(title.node)):
            while end < len(blocks) and node.holds(blocks[end].node):
                end += 1
        zones.append(Zone(block.index, end, year, month))
    return zones


def events_in(outline: Outline, zone: Zone) -> tuple[Event, ...]:
    return ()
