"""Finds the second copy of a text, for pages with one for phones and one for large screens."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from archive.extract.dom.blocks import BESIDE, Block, Node, Outline
from archive.extract.dom.markup.roles import BOLD
from archive.extract.limits import PARAGRAPH

_LEAST = 2  # repeated paragraphs, if the title is not repeated: a single one may be a lead that the text repeats
# Of the prose from the first repeated paragraph to the last, so much must be repeated; otherwise the text itself says
# something twice; judged.
_SHARE = 0.8
_ABOVE = 3  # lines above a copy in which a heading of its own is looked for; judged


def copies(outline: Outline, title: Block | None) -> set[int]:
    """The indexes of the blocks that repeat what stands before, if together they are a copy of a whole text."""
    blocks = outline.blocks
    said: dict[str, Node | None] = {}
    again: list[int] = []
    for block in blocks[title.index + 1 if title is not None else 0 :]:
        if block.prose >= PARAGRAPH and not block.node.region & BESIDE:
            part = block.node.list or block.node.parent
            if said.setdefault(block.text, part) is not part:
                again.append(block.index)
    if not again:  # as on most pages
        return set()
    first, last = again[0], again[-1]
    times = Counter(block.text for block in blocks[:first])
    there = blocks[first : last + 1]
    if sum(block.prose for block in there if times[block.text]) < _SHARE * sum(block.prose for block in there):
        return set()
    while first and times[blocks[first - 1].text] > 1:  # the title and the date above a copy
        first -= 1
    is_titled = title is not None and any(block.text == title.text for block in blocks[first : again[0]])
    there = blocks[first : last + 1]
    new = [block for block in there if not times[block.text]]
    if not is_titled:
        new += _only_above(blocks, first)
    if len(again) < (1 if is_titled else _LEAST) or any(map(_heads_part, new)):
        return set()
    return {block.index for block in there if times[block.text]}


def _only_above(blocks: list[Block], first: int) -> list[Block]:
    """The short lines right above a block that stand nowhere else on the page."""
    times = Counter(block.text for block in blocks)
    above = takewhile(lambda block: block.prose < PARAGRAPH, reversed(blocks[max(first - _ABOVE, 0) : first]))
    return [block for block in above if times[block.text] == 1]


def _heads_part(block: Block) -> bool:
    """Whether a line may head what stands below or beside it: `Rīga`, `Kur zvanīt?`, the name in a row of a table.

    Below two different headings the same text is no copy: it may apply to each of several towns.
    """
    if block.prose >= PARAGRAPH or block.says or block.all_linked or block.node.region & BESIDE:
        return False
    is_bold = all(run.style & BOLD for run in block.runs if run.text.strip())
    return bool(
        block.level or is_bold or block.node.cell is not None or block.node.tag == "dt" or block.text.endswith("?")
    )
