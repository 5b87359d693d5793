"""Recognises insets that add nothing to a text: cards that preview other pages, pull quotes, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from archive.extract.article.attachments import document_links
from archive.extract.dom.blocks import Block, Link
from archive.extract.dom.markup.attributes import PICTURE_FILE

_MOST_LINES = 5  # of a card: more are a list, or the page after a link without an end tag; judged
_MOST_WRITTEN = 400  # characters of a card; judged
_NO_PAGE = re.compile(r"\s*(?:#|(?:mailto|tel|sms|javascript):)", re.I)
_QUOTE = range(25, 240)  # characters of a pull quote; judged
_WORDS = 5  # the fewest words of a pull quote; judged
_NEAR = 4  # blocks from a pull quote to the paragraph that has the same sentence; judged
_ADVERTISEMENT = frozenset(
    ("reklāma", "reklama", "reklāmraksts", "advertisement", "advertising", "sponsored", "about these ads")
)
_OPENS_ADVERTISEMENT = re.compile(r"(?:reklāma|reklāmraksts|advertisement|sponsored)\s?[:|] ", re.I)
_MARKS = "„“”\"»«‟‘’'…. "


def cards(blocks: list[Block], start: int) -> set[int]:
    """The indexes of cards, which preview a page: one link around two or more lines, each in an element of its own.

    A link is the author's own if the line before announces it with a colon, or if it is around the lines of one element
    or the items of a list. Links to documents, pictures, places on the page or telephone numbers preview nothing.
    """
    found: set[int] = set()
    pairs = enumerate(pairwise(blocks[start:]), start)
    # Most pages have no two consecutive lines that begin with the same link, and need no closer look.
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
    """The indexes of lines that are set apart between two lines of the text and add nothing to it.

    These are pull quotes, sentences that a nearby paragraph has too; advertisements in one line (`Reklāma: …`); and the
    word `Reklāma`, with what shares its box.
    """
    found = {
        at
        for at in range(1, len(body) - 1)
        if _is_set_apart(*body[at - 1 : at + 2])  # first, because few lines are
        and len(body[at].text) < _QUOTE.stop
        and _is_plain(body[at])
        and (announces_advertisement(body[at]) or _OPENS_ADVERTISEMENT.match(body[at].text) or _is_pulled(body, at))
    }
    for at in range(1, len(body) - 2):
        if announces_advertisement(body[at]):
            found.update(range(at, _end_of_advertisement(body, at)))
    return found


def _end_of_advertisement(body: list[Block], at: int) -> int:
    """Where the box of an advertisement ends whose first line is the word `Reklāma`; `at` if there is no such box.

    The box stands between two lines of the text, and is as short as advertisements are.
    """
    before, box = body[at - 1].node, body[at].node
    while box.parent is not None and not box.parent.holds(before):
        box = box.parent
    end = at + 1
    while end < len(body) and box.holds(body[end].node):
        end += 1
    lines = body[at + 1 : end]
    is_short = 0 < len(lines) <= _MOST_LINES and sum(len(line.text) for line in lines) <= _MOST_WRITTEN
    is_among_text = end < len(body) and box.parent is not None and box.parent.holds(body[end].node)
    return end if is_short and is_among_text and not body[at].level and body[at].node.item is None else at


def _is_set_apart(before: Block, block: Block, after: Block) -> bool:
    """Whether a line is in a box of its own, or has another tag than both its neighbours."""
    return block.node.tag not in (before.node.tag, after.node.tag) or _is_boxed(before, block, after)


def _is_plain(block: Block) -> bool:
    """Whether a line is no heading, list item or table cell, and has no links."""
    return not (block.level or block.links or block.node.item or block.node.cell)


def announces_advertisement(block: Block) -> bool:
    """Whether a line is just `Reklāma` or the like; the caller checks that it is no line of the text."""
    return block.text.strip(f"{_MARKS}:-–—").lower() in _ADVERTISEMENT


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
