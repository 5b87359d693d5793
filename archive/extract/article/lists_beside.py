"""Finds lists and tables of a text that have a box of their own, right above or below the box with its paragraphs.

Page builders put each heading, list and table of a text into a box of its own. Boxes that do not belong to the text,
such as tags and other pages, have links; bylines, dates and contacts are recognised by their words.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from archive.extract.article.dates.date_lines import own_line
from archive.extract.article.first_lines import is_byline
from archive.extract.article.matter import Matter
from archive.extract.article.parts import Parts
from archive.extract.dom.blocks import BESIDE, Block, Node, common
from archive.extract.words.signatures import is_contact

_LABEL = 120  # characters of the line above a list; judged
_FEWEST = 2  # the fewest items of a list; also the lines above the text in which its list may end
_MOST = 20  # the most boxes looked at; a bound on time
_ENDS = (".", "!", "?", "…", "”", "“")


def lists_below(blocks: list[Block], matter: Matter, parts: Parts, skip: Callable[[Block], bool]) -> set[int]:
    """The indexes of the lists and tables right below the text, each with the line above it, in the part around it.

    A box of sentences counts too if it has the same tag and classes as the box with the text. If one box holds title
    and text, the boxes beside it are columns of the page, and there are none.
    """
    own, title = matter.node, parts.title
    around = own.parent if own is not None else None
    found: set[int] = set()
    if own is None or around is None or around.parent is None or title is None or own.holds(title.node):
        return found
    at = matter.last + 1
    while at < len(blocks) and own.holds(blocks[at].node):
        at += 1
    for _ in range(_MOST):
        if at >= len(blocks) or not around.holds(blocks[at].node):
            break
        headed = _may_head(blocks[at], skip)
        lines = _list_or_table_at(blocks, at + 1 if headed else at, skip) or _similar_box(blocks, at, own, skip)
        if not lines or not around.holds(lines[0].node):
            break
        end = lines[-1].index + 1
        found.update(range(at, end))
        at = end
    return found


def list_above(blocks: list[Block], matter: Matter, parts: Parts, skip: Callable[[Block], bool]) -> range:
    """The indexes of the list or table above the text, with the line above it, in the same part as title and text.

    One line, such as a heading, may stand between it and the text.
    """
    title, day = parts.title, parts.date_block
    start = max(parts.start, day.index + 1 if day is not None else 0)
    for at in range(matter.first - 1, max(matter.first - _FEWEST, start) - 1, -1):
        part = _part(blocks[at])
        if part is None:
            continue
        first = at
        while first > start and part.holds(blocks[first - 1].node):
            first -= 1
        boxed = title is not None and not common(title.node, part).holds(blocks[matter.first].node)
        if boxed or not _list_or_table_at(blocks, first, skip):
            break
        return range(first - 1 if first > start and _may_head(blocks[first - 1], skip) else first, at + 1)
    return range(0)


def _part(block: Block) -> Node | None:
    return block.node.list or (block.node.table if block.node.row is not None else None)


def _list_or_table_at(blocks: list[Block], first: int, skip: Callable[[Block], bool]) -> list[Block]:
    """The lines of the list or table that begins at `first`; none if it has too few items or lines that are no text."""
    part = _part(blocks[first]) if first < len(blocks) else None
    if part is None or part.nested_table or part.holds(blocks[first - 1].node):
        return []
    lines = list(takewhile(lambda block: part.holds(block.node), blocks[first:]))
    several = len({line.node.item for line in lines}) >= _FEWEST
    return lines if several and all(_is_of_text(line, skip) for line in lines) else []


def _similar_box(blocks: list[Block], first: int, own: Node, skip: Callable[[Block], bool]) -> list[Block]:
    """The lines of the box beside the text's that begins at `first`.

    None unless it has the same tag and classes as the text's, and nothing but sentences and headings.
    """
    box = blocks[first].node
    while box.parent is not None and box.parent is not own.parent:
        box = box.parent
    if not own.classes or (box.tag, box.classes) != (own.tag, own.classes):
        return []
    lines = list(takewhile(lambda block: box.holds(block.node), blocks[first:]))
    said = all((line.level or line.text.endswith(_ENDS)) and _is_of_text(line, skip) for line in lines)
    return lines if said and not lines[-1].level else []


def _may_head(block: Block, skip: Callable[[Block], bool]) -> bool:
    return _part(block) is None and len(block.text) <= _LABEL and _is_of_text(block, skip)


def _is_of_text(block: Block, skip: Callable[[Block], bool]) -> bool:
    if block.links or block.says or block.text[0] == "#" or block.node.region & BESIDE or skip(block):
        return False
    row = block.node.row
    if row is not None and row.cells > 1:  # a short table cell is no byline
        return True
    return not (own_line(block) or is_byline(block, None) or is_contact(block.text))
