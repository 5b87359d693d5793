"""Lists of other articles that stand between the title and the text: a column for the latest news, in source order.

Facts used: such a list has a part of the page to itself, all its lines are short, and it links to numbered articles.
The dates in it are those of the articles it links to.
"""

from __future__ import annotations

from archive.extract import chrome
from archive.extract.address import leads_to_article
from archive.extract.blocks import Block, Node

_SEARCHED = 80  # blocks after the title
_PROSE = 80  # characters; a longer line without links is text
_SHORT = 200


def asides(blocks: list[Block], title: Block | None, headed: bool = False) -> set[int]:
    """The indexes of the blocks of such lists; if `headed`, only of those below a heading such as `Jaunākās ziņas`."""
    found: set[int] = set()
    if title is None:
        return found
    for block in blocks[title.index + 1 : title.index + 1 + _SEARCHED]:
        if block.index in found:
            continue
        if len(block.text) >= _PROSE and not block.links:
            break
        if chrome.is_related_heading(block.line) or (block.node.list is not None and block.links and not headed):
            found.update(_around(blocks, block, title))
    return found


def _around(blocks: list[Block], first: Block, title: Block) -> range:
    """The smallest part of the page that begins with a line and holds more, if it is a list of articles."""
    part: Node | None = first.node.list or first.node
    while part is not None and part.text <= len(first.text):
        part = part.parent
    if part is None or part.holds(title.node) or part.holds(blocks[first.index - 1].node):
        return range(0)
    end = first.index
    while end < len(blocks) and part.holds(blocks[end].node):
        end += 1
    inside = blocks[first.index : end]
    entries = {link.href for block in inside for link in chrome.entry_links(block) if leads_to_article(link.href)}
    if len(entries) < 2 or any(len(block.text) > _SHORT for block in inside):
        return range(0)
    return range(first.index, end)


def related_boxes(blocks: list[Block], start: int, last: int) -> set[int]:
    """The indexes of the blocks of boxes that lead to other pages, between `start` and `last`, within a text."""
    found: set[int] = set()
    for block in blocks[start : last + 1]:
        if block.index in found or not chrome.is_related_heading(block.line):
            continue
        found.add(block.index)
        for other in blocks[block.index + 1 : last + 1]:
            if len(other.text) - other.linked >= _PROSE or not other.links:
                break
            found.add(other.index)
    return found
