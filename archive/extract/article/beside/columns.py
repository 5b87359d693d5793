"""Recognises columns beside a short text: contacts, a few words about the site, teasers.

Title, date and the first line of a text stand together in one part of the page. A later part that begins with a
heading, as boxes do, does not belong to the text unless it is much larger. The rule does not apply to a page without a
date: if that is made up of several parts, its title may be in the first.
"""

from __future__ import annotations

from archive.extract.article.dates.date_lines import own_line
from archive.extract.article.first_lines import is_byline
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region, common
from archive.extract.words.says import Says

_SEARCHED = 12  # blocks below the title in which the beginning of the text is looked for; judged
_LARGER = 2  # the columns have at most so many times the characters of the part with the text; judged, as below


def columns_beside(outline: Outline, weights: list[int], title: Block) -> list[int]:
    """The blocks of prose and headings in such columns. `weights` are the characters of prose in each block.

    Larger columns are taken to be parts of the text, which they resemble. The real pages are read the same with any
    limit, and also if the rule is applied to pages without a date.
    """
    blocks = outline.blocks
    anchor, first = _beginning(blocks, weights, title)
    home = common(anchor.node, first.node)
    if anchor is title or home.parent is None:
        return []
    at = first.index
    own = held = 0
    while at < len(blocks) and home.holds(blocks[at].node):
        own += _written(blocks[at])
        at += 1
    found: list[int] = []
    part: Node | None = None
    is_box = False
    for block in blocks[at:]:
        if part is None or not part.holds(block.node):
            part = block.node
            while part.parent is not None and not part.parent.holds(home):
                part = part.parent
            is_box = block.level > 0 and part is not block.node and not _is_section(part)
        if is_box:
            held += _written(block)
            if weights[block.index] or (block.level and not block.all_linked):
                found.append(block.index)
    return found if any(weights[index] for index in found) and held <= _LARGER * own else []


def _beginning(blocks: list[Block], weights: list[int], title: Block) -> tuple[Block, Block]:
    """The date above the text (or the title, if there is none) and the first line of the text.

    If no text is near, both are the title.
    """
    anchor = title
    for block in blocks[title.index + 1 : title.index + 1 + _SEARCHED]:
        if own_line(block):
            anchor = block
        elif weights[block.index] or not (
            block.linked
            or block.level
            or block.node.region & BESIDE
            or block.says & Says.FURNITURE_ROW
            or is_byline(block, own_line(anchor))
        ):
            return anchor, block
    return title, title


def _is_section(part: Node) -> bool:
    """Whether elements mark a part as belonging to the matter of the page."""
    return part.tag == "section" or bool(part.region & (Region.MAIN | Region.ARTICLE))


def _written(block: Block) -> int:
    return len(block.text) - block.linked
