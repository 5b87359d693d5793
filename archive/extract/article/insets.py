"""Recognises insets that add nothing to a text: cards that preview other pages, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from archive.extract.article.attachments import document_links
from archive.extract.dom.attributes import PICTURE_FILE
from archive.extract.dom.blocks import Block, Link

_MOST_LINES = 5  # of a card: more are a list or a page whose link was never closed; judged
_MOST_WRITTEN = 400  # characters of a card; judged
_NO_PAGE = re.compile(r"\s*(?:#|(?:mailto|tel|sms|javascript):)", re.I)
_QUOTE = range(25, 240)  # characters of a sentence that is set apart; judged
_WORDS = 5  # of such a sentence, at least; judged
_NEAR = 4  # blocks from such a sentence to where the text has it; judged
_ADVERTISEMENT = frozenset(
    ("reklāma", "reklama", "reklāmraksts", "advertisement", "advertising", "sponsored", "about these ads")
)
_MARKS = "„“”\"»«‟‘’'…. "


def cards(blocks: list[Block], start: int) -> set[int]:
    """The indexes of cards: one link around two or more lines, each in an element of its own, that previews a page.

    If the line before announces it, it is the author's; a document, a picture or a telephone number is no other page. A
    link around the lines of one element, or the items of a list, was written by the author.
    """
    found: set[int] = set()
    pairs = enumerate(pairwise(blocks[start:]), start)
    # Most pages have no two lines in a row that begin with one link, and need no closer look.
    at = next((first for first, (one, other) in pairs if _begin_with_one_link(one, other)), len(blocks))
    while at < len(blocks):
        link = _only_link(blocks[at])
        end = at + 1
        if link is not None and end < len(blocks) and _only_link(blocks[end]) is link:
            while end < len(blocks) and _only_link(blocks[end]) is link:
                end += 1
            before = blocks[at - 1] if at else None
            if _is_card(blocks[at:end], link) and not (before is not None and before.text.endswith(":")):
                found.update(range(at, end))
        at = end
    return found


def _begin_with_one_link(one: Block, other: Block) -> bool:
    return bool(one.links and other.links) and one.links[0] is other.links[0]


def _only_link(block: Block) -> Link | None:
    return block.links[0] if len(block.links) == 1 and block.all_linked else None


def _is_card(lines: list[Block], link: Link) -> bool:
    if len(lines) > _MOST_LINES or sum(len(line.text) for line in lines) > _MOST_WRITTEN:
        return False
    if _NO_PAGE.match(link.href) or PICTURE_FILE.search(link.href) or any(map(document_links, lines)):
        return False
    return len({line.node.index for line in lines}) == len(lines) and not any(line.node.item for line in lines)


def asides(body: list[Block]) -> set[int]:
    """The indexes of lines in a box of their own, between two lines of the text, that add nothing to it.

    They are a sentence in large letters that a nearby paragraph has too, or the word above an advertisement, with the
    link below it to buy one.
    """
    found = {
        at
        for at in range(1, len(body) - 1)
        if _is_set_apart(*body[at - 1 : at + 2])  # as few lines are
        and len(body[at].text) < _QUOTE.stop
        and _is_plain(body[at])
        and (announces_advertisement(body[at]) or _is_pulled(body, at))
    }
    for at in range(1, len(body) - 2):
        if (
            body[at + 1].links
            and _is_box_of_advertisement(*body[at - 1 : at + 3])
            and announces_advertisement(body[at])
        ):
            found |= {at, at + 1}
    return found


def _is_box_of_advertisement(before: Block, word: Block, link: Block, after: Block) -> bool:
    """Whether `Reklāma` and a link below it are in a box of their own between two lines of one part of the text."""
    text, box = before.node.parent, word.node.parent
    return link.all_linked and text is after.node.parent and box is link.node.parent and box is not text


def _is_set_apart(before: Block, block: Block, after: Block) -> bool:
    """Whether a line is in a box of its own, or not a paragraph of the same kind as its neighbours."""
    return block.node.tag not in (before.node.tag, after.node.tag) or _is_boxed(before, block, after)


def _is_plain(block: Block) -> bool:
    """Whether a line is no heading, link, list item or cell."""
    return not (block.level or block.links or block.node.item or block.node.cell)


def announces_advertisement(block: Block) -> bool:
    """Whether a line is `Reklāma`: among paragraphs of the same kind it may be a word of the text."""
    return block.text.strip(f"{_MARKS}:").lower() in _ADVERTISEMENT


def _is_boxed(before: Block, block: Block, after: Block) -> bool:
    return before.node.parent is after.node.parent is not block.node.parent


def _is_pulled(body: list[Block], at: int) -> bool:
    block = body[at]
    if len(block.text) not in _QUOTE or block.text.endswith(("?", ":")) or not _is_boxed(*body[at - 1 : at + 2]):
        return False
    sentence = _said(block.text)
    if sum(word[0].isalpha() for word in sentence.split()) < _WORDS:
        return False
    beside: Iterable[Block] = (*body[max(0, at - _NEAR) : at], *body[at + 1 : at + 1 + _NEAR])
    return any(len(other.text) > len(block.text) and sentence in _said(other.text) for other in beside)


def _said(text: str) -> str:
    return text.strip(_MARKS).lower()
