"""Recognises a table of contents: links to the headings of the text below, which add nothing to it."""

from __future__ import annotations

from itertools import takewhile

from archive.extract.dom.blocks import Block
from archive.latvian.fold import slugify

_SHORT = 24  # characters of the line above the entries; free
_FEWEST = 2  # entries: a single link to a heading may be a reference
_HEADS = frozenset(
    "saturs satura-raditajs lapas-saturs raksta-saturs saja-raksta saja-lapa contents table-of-contents "
    "in-this-article on-this-page page-contents".split()
)
"""Lines above the entries, as slugs."""


def contents(blocks: list[Block], first: int) -> set[int]:
    """The indexes of the first table of contents from block `first` on: of the line above the entries, and of these."""
    below = (block for block in blocks[first:] if len(block.text) <= _SHORT and not block.prose)
    head = next((block.index for block in below if block.slug in _HEADS), -1)
    if head < 0:  # as on most pages
        return set()
    entries = list(takewhile(_leads_down, blocks[head + 1 :]))
    headings = {block.slug for block in blocks[head + 1 + len(entries) :] if block.level}
    links = [slugify(link.text) for block in entries for link in block.links]
    if len(links) < _FEWEST or not headings.issuperset(links):
        return set()
    return {head, *(block.index for block in entries)}


def _leads_down(block: Block) -> bool:
    """Whether a line consists of links to places on the same page."""
    return block.all_linked and all(len(link.href) > 1 and link.href[0] == "#" for link in block.links)
