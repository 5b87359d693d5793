"""Finds parts of a text in boxes with a class or element that usually marks boxes beside a text.

Page builders call any kind of box a `promo` or a `widget`, and a story about newsletters may have the class
`newsletter-story`. Advertising has a link or a form; prose between paragraphs with neither is text. So is a quotation
in an `aside` that is nowhere else.
"""

from __future__ import annotations

import re
from itertools import islice

from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region
from archive.extract.dom.markup.attributes import region_of_name, words_of_class
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
_MOST_QUOTED = 20  # the most quotations beside a text; a bound on time
_OPENING = frozenset('„“”"»«‟')
_MARKS = "„“”\"»«‟’'…. "
_BY_WORDS = (
    Says.FURNITURE | Says.FURNITURE_ROW | Says.FOOTER | Says.RELATED_HEADING | Says.COMMENTS_HEADING | Says.ASKED
)


def open_quotations(outline: Outline, title: Block | None) -> bool:
    """Treat an `aside` between paragraphs as text if it quotes what no other line says; returns whether there are any.

    Whatever repeats a sentence of the text stays beside it.
    """
    if title is None:
        return False
    blocks, seen, opened = outline.blocks, -1, False
    beside = (
        block
        for block in blocks[title.index + 1 :]
        if block.prose and block.node.region & BESIDE == Region.ASIDE and _quotes(block)
    )
    for block in islice(beside, _MOST_QUOTED):
        if block.node.index <= seen:
            continue
        box = _box_of(block, Region.ASIDE)
        seen = max(seen, box.last)
        if not _is_among_text(blocks, block, box, title) or not _is_plain(outline, box) or _is_repeated(blocks, block):
            continue
        for node in outline.nodes[box.index : box.last + 1]:
            node.own &= ~Region.ASIDE
        opened = True
    return opened


def _quotes(block: Block) -> bool:
    named = f"{block.node.classes} {block.node.parent.classes if block.node.parent else ''}".lower()
    return block.text[0] in _OPENING and (block.node.quote is not None or "quote" in named or "citat" in named)


def _is_repeated(blocks: list[Block], block: Block) -> bool:
    sentence = block.text.strip(_MARKS).lower()
    return any(
        len(other.text) > len(sentence) and sentence in other.text.lower() for other in blocks if other is not block
    )


def open_pieces(outline: Outline, title: Block | None) -> bool:
    """Treat such boxes as parts of the text; returns whether there are any."""
    if not outline.named or title is None:
        return False
    blocks, seen, opened = outline.blocks, -1, False
    for block in blocks[title.index + 1 :]:
        if not block.prose or block.node.index <= seen or block.node.region & BESIDE != Region.EXTRA:
            continue
        box = _box_of(block, Region.EXTRA)
        seen = max(seen, box.last)
        if _is_called_so_by_chance(box) and _is_among_text(blocks, block, box, title) and _is_plain(outline, box):
            for node in outline.nodes[box.index : box.last + 1]:
                if node.own & Region.EXTRA and _is_called_so_by_chance(node):
                    node.own &= ~Region.EXTRA
            opened = True
    return opened


def _box_of(block: Block, region: int) -> Node:
    """The outermost part around a block that has this region."""
    box = block.node
    while box.parent is not None and box.parent.region & region:
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
    first, region = block.index, block.node.region & BESIDE
    while first > 0 and box.holds(blocks[first - 1].node):
        first -= 1
    end = block.index + 1
    while end < len(blocks) and box.holds(blocks[end].node):
        end += 1
    if first - 1 <= title.index or end == len(blocks) or any(_is_foreign(line, region) for line in blocks[first:end]):
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


def _is_foreign(block: Block, region: int) -> bool:
    """Whether a line of a box with this region has a link, is in a form or a menu, or says what no text says."""
    beside = block.node.region & BESIDE & ~region
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
