"""Puts the content of a calendar into a comparable form, because every page of a crawl shows the same calendar."""

from __future__ import annotations

from collections.abc import Hashable

from archive.extract.dom.blocks import Block, Node
from archive.extract.dom.markup.roles import role_of_classes

_MOST = 50_000  # characters of a calendar with its addresses; a bound on memory, free


def content_of(heading: Block, blocks: list[Block]) -> Hashable | None:
    """Everything on which the reading of a calendar depends; None if it is too long to cache.

    That is the words, styles, links, dates and tooltips of its blocks, and the nesting and classes of the elements
    around them.
    """
    texts: list[str] = []
    marks: list[int] = []
    numbers: dict[Node | None, int] = {None: 0}
    for block in (heading, *blocks):
        node: Node | None = block.node
        while node is not None and node not in numbers:  # the elements around it, up to one that is known
            numbers[node] = len(numbers)
            length = node.text if block is not heading else 0  # a part with the heading may hold more than the calendar
            texts += (node.tag, node.hint, node.label, node.when)
            marks += (
                role_of_classes(node.classes) if node.classes else 0,
                node.cells,
                node.spans[1],
                node.list is node,
                node.item is node,
                length,
            )
            node = node.parent
        texts += (block.text, block.when)
        marks += (len(numbers), numbers[node], numbers[block.node], block.level, len(block.runs))
        for run in block.runs:
            texts.append(run.text)
            marks += (run.style, run.link is not None)
            if run.link is not None:
                texts += (run.link.href, run.link.hint)
    return (*texts, *marks) if sum(map(len, texts)) <= _MOST else None
