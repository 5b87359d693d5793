"""Finds the second copy of a text, as where a page has one for phones beside the one for large screens."""

from __future__ import annotations

from collections import Counter

from archive.extract.dom.blocks import BESIDE, Block, Node, Outline
from archive.extract.limits import PARAGRAPH

_LEAST = 2  # paragraphs that return: a single one may be a lead that the text repeats
_SHARE = 0.8  # of the prose from the first that returns to the last: where more is new, somebody repeats a rule; judged


def copies(outline: Outline, title: Block | None) -> set[int]:
    """The indexes of the blocks that say again what the page has said before, if they are a copy of a whole text."""
    said: dict[str, Node | None] = {}
    again: list[int] = []
    for block in outline.blocks[title.index + 1 if title is not None else 0 :]:
        if block.prose >= PARAGRAPH and not block.node.region & BESIDE:
            part = block.node.list or block.node.parent
            if said.setdefault(block.text, part) is not part:
                again.append(block.index)
    if len(again) < _LEAST:  # as of most
        return set()
    first, last = again[0], again[-1]
    times = Counter(block.text for block in outline.blocks[:first])
    there = outline.blocks[first : last + 1]
    if sum(block.prose for block in there if times[block.text]) < _SHARE * sum(block.prose for block in there):
        return set()
    while first and times[outline.blocks[first - 1].text] > 1:  # the title and the date above a copy
        first -= 1
    return {block.index for block in outline.blocks[first : last + 1] if times[block.text]}
