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
    _describe(heading, numbers, said, counted=False)  # what holds the heading holds more than the calendar, perhaps
    for block in blocks:
        _describe(block, numbers, said, counted=True)
    return tuple(said)


def _describe(block: Block, numbers: dict[Node | None, int], said: list[Hashable], *, counted: bool) -> None:
    """A block, and the elements around it up to the first one that is known; if `counted`, with their length."""
    node: Node | None = block.node
    while node is not None and node not in numbers:
        numbers[node] = len(numbers)
        is_list, is_item = node.list is node, node.item is node
        said.append((node.tag, node.hint, node.when, node.cells, is_list, is_item, node.text if counted else 0))
        node = node.parent
    runs = [part for run in block.runs for part in (run.text, run.style, *_address(run.link))]
    said.append((numbers[node], numbers[block.node], block.text, block.level, block.when, *runs))


def _address(link: Link | None) -> tuple[str, str] | tuple[None]:
    return (link.href, link.hint) if link is not None else (None,)
