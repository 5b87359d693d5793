"""Finds parts of a text in boxes with a class that usually marks boxes beside a text.

Page builders call any kind of box a `promo` or a `widget`, and a story about newsletters may have the class
`newsletter-story`. Advertising has a link or a form; prose between paragraphs with neither is text.
"""

from __future__ import annotations

import re

from archive.extract.dom.attributes import region_of_name, words_of_class
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region
from archive.extract.words.says import Says

_DOUBTFUL = frozenset("promo widget widgets popup newsletter tags taglist trending".split())
"""Words that may name just a kind of box, or what a text is about; `sidebar` and `bio` always mean what they say."""
_QUOTED = frozenset(("author", "authors", "byline", *_DOUBTFUL))
"""The same for quotations: `author-quote`."""
_CALL = re.compile(
    r"(?:pievieno|pieraksti|pieteic|piesaki|registre|iegada)(?:j?ies|j?ieties)"
    r"|(?:abone|lejupielade|ziedo|izmegini)(?:jiet)?"
    r"|(?:sanem|seko|ieraksti|ievadi|atbalsti|perc|perciet|noklausies)(?:iet|jiet|et)?"
    r"|join|sign-up|subscribe|get|follow|download|support|donate|buy|try|enter|listen|register"
)
"""The first words, as a slug, with which advertising addresses its readers."""
_BY_WORDS = (
    Says.FURNITURE | Says.FURNITURE_ROW | Says.FOOTER | Says.RELATED_HEADING | Says.COMMENTS_HEADING | Says.ASKED
)


def open_pieces(outline: Outline, title: Block | None) -> bool:
    """Treat such boxes as parts of the text; returns whether there are any."""
    if not outline.named or title is None:
        return False
    blocks, seen, opened = outline.blocks, -1, False
    for block in blocks[title.index + 1 :]:
        if not block.prose or block.node.index <= seen or block.node.region & BESIDE != Region.EXTRA:
            continue
        box = _box_of(block)
        seen = max(seen, box.last)
        if _is_called_so_by_chance(box) and _is_among_text(blocks, block, box, title) and _is_plain(outline, box):
            for node in outline.nodes[box.index : box.last + 1]:
                if node.own & Region.EXTRA and _is_called_so_by_chance(node):
                    node.own &= ~Region.EXTRA
            opened = True
    return opened


def _box_of(block: Block) -> Node:
    """The outermost part around a block that a class or id sets apart."""
    box = block.node
    while box.parent is not None and box.parent.region & Region.EXTRA:
        box = box.parent
    return box


def _is_called_so_by_chance(node: Node) -> bool:
    """Whether doubtful words in its classes are all that sets a part apart; what an id says is not doubted."""
    doubtful = _QUOTED if node.tag == "blockquote" or "quote" in node.classes.lower() else _DOUBTFUL
    told = [token for token in node.classes.split() if region_of_name(token)]
    return bool(told) and all(
        word in doubtful or not region_of_name(word) for token in told for word in words_of_class(token)
    )


def _is_among_text(blocks: list[Block], block: Block, box: Node, title: Block) -> bool:
    """Whether text stands right before and after a box, in the part around it, and no line in the box is foreign."""
    first = block.index
    while first > 0 and box.holds(blocks[first - 1].node):
        first -= 1
    end = block.index + 1
    while end < len(blocks) and box.holds(blocks[end].node):
        end += 1
    if first - 1 <= title.index or end == len(blocks) or any(map(_is_foreign, blocks[first:end])):
        return False
    before, after = blocks[first - 1], blocks[end]
    return (
        all(map(_is_text, (before, after) if not after.level else (before, *blocks[end + 1 : end + 2])))
        and box.parent is not None
        and box.parent.holds(before.node)
        and box.parent.holds(after.node)
    )


def _is_text(block: Block) -> bool:
    return bool(block.prose) and not block.node.region & BESIDE and not block.says & _BY_WORDS


def _is_foreign(block: Block) -> bool:
    """Whether a line has a link, is in a form or a menu, or says something that no text says."""
    beside = block.node.region & BESIDE & ~Region.EXTRA
    if block.links or beside or block.says & _BY_WORDS:
        return True
    called = _CALL.match(slug := block.slug)
    return called is not None and slug[called.end() : called.end() + 1] in ("", "-")


def _is_plain(outline: Outline, box: Node) -> bool:
    """Whether a box has no form, no class with the word `form`, and no picture that is a link."""
    nodes = outline.nodes[box.index : box.last + 1]
    return not any(node.tag == "form" or "form" in words_of_class(node.classes) for node in nodes) and not any(
        picture.link is not None and box.holds(picture.node) for picture in outline.pictures
    )
