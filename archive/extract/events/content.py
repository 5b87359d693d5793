"""What a calendar holds, in a form that can be compared: the same calendar stands on every page of a crawl."""

from __future__ import annotations

from collections.abc import Hashable

from archive.extract.dom.blocks import Block, Link, Node

_MOST = 400  # blocks of a calendar that is compared: a bound on time and memory; free


def content_of(heading: Block, blocks: list[Block]) -> Hashable | None:
    """All that the reading of a calendar can go by: words, styles, links, dates and tooltips of its blocks, and how the
    elements around these lie in each other. None where that is too much.
    """
    if len(blocks) > _MOST:
        return None
    numbers: dict[Node | None, int] = {None: 0}
    said: list[Hashable] = []
    for block in (heading, *blocks):
        node: Node | None = block.node
        while node is not None and node not in numbers:  # the elements around it, up to one that is known
            numbers[node] = len(numbers)
            length = node.text if block is not heading else 0  # what holds the heading may hold more than the calendar
            said.append((node.tag, node.hint, node.when, node.cells, node.list is node, node.item is node, length))
            node = node.parent
        runs = [(run.text, run.style, _said_of(run.link)) for run in block.runs]
        said.append((numbers[node], numbers[block.node], block.text, block.level, block.when, *runs))
    return tuple(said)


def _said_of(link: Link | None) -> tuple[str, str] | None:
    return (link.href, link.hint) if link is not None else None
