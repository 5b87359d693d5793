"""Finds the text of a page in a part whose element or class calls it a menu, a footer, a dialog, hidden or comments.

Facts used: a part that really is one may be longer than the article, but then the article has prose elsewhere, or a
film. Comments come in pieces, each with a date or a class of its own; a footer and a menu are full of links; a dialog
asks for something.
"""

from __future__ import annotations

import re

from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region
from archive.extract.when import spans_in
from archive.extract.words.says import Says

_OTHERS = Region.COMMENTS | Region.DIALOG | Region.NAV | Region.FOOTER | Region.HIDDEN
_BY_WORDS = Says.FURNITURE | Says.FOOTER
_LEAST = 600  # characters of prose: more than a notice or footer has on a page without other text; judged
_PARAGRAPHS = 3  # of prose, or fewer with this many times _LEAST characters; judged
_SHARE = 0.6  # of all prose below the title, including comments and footers; judged
_DWARFED = 5  # times as much prose as stands outside such parts; judged
_LINKED = 0.2  # of the characters of a text, at most; judged
_ABOVE = 2  # lines before a part, and at its beginning, that may say what it is; judged
_DATED = 60  # characters of a name with a date; judged
_DATES = 3  # such lines: with so many, they are those of comments and not only that of the page; judged
_NOTHING = 150  # the most characters of prose on a page without a text; as in article/matter.py
_WORDS = {
    Region.COMMENTS: re.compile(r"koment|comment|atbild|reply|respond|diskusij|discuss|viesu-gramat|guestbook"),
    Region.DIALOG | Region.HIDDEN: re.compile(
        r"sikdat|cookie|privat|privacy|personas-dat|personal-data|gdpr|piekrist|piekrit|consent|abone|subscri|newsletter"
        r"|pieraksti|jaunumu-vestul|parlukprogramm|browser|javascript|lietosanas-noteikum|terms-of"
    ),
    Region.FOOTER: re.compile(
        r"copyright|visas-tiesibas|all-rights|kontakt|contact|par-mums|about-us|privat|privacy|sikdat|cookie"
    ),
}
"""Words in the first lines of parts that are what they are called, as slugs; among comments also in later lines."""


def misnamed(outline: Outline, title: Block | None) -> Node | None:
    """The part below the title that is the text in spite of what it is called; None if there is none."""
    start = title.index + 1 if title is not None else 0
    held: dict[Node, list[Block]] = {}
    whole = above = plain = 0  # prose: all; before the first such part; in places where text may stand
    for block in outline.blocks[start:]:
        if not block.prose:
            continue
        whole += block.prose
        part = _outermost(block.node) if block.node.region & _OTHERS else None
        if part is not None:
            held.setdefault(part, []).append(block)
        elif not (block.node.region & BESIDE or block.says & _BY_WORDS):
            plain += block.prose
            above += 0 if held else block.prose
    for part, prose in held.items():
        weight = sum(block.prose for block in prose)
        if weight < max(_LEAST, _SHARE * whole, _DWARFED * plain):
            continue
        if (title is not None and part.holds(title.node)) or above > _NOTHING:
            continue
        if len(prose) < _PARAGRAPHS and weight < _PARAGRAPHS * _LEAST:
            continue
        return part if _may_be_text(outline, part, start, prose) else None
    return None


def _outermost(node: Node) -> Node | None:
    """The outermost such part around a node."""
    found: Node | None = None
    around: Node | None = node
    while around is not None:
        found = around if around.own & _OTHERS else found
        around = around.parent
    return found


def _may_be_text(outline: Outline, part: Node, start: int, prose: list[Block]) -> bool:
    """Whether nothing in a part with much prose confirms what it is called."""
    first, last = prose[0].index, prose[-1].index
    if part.linked > _LINKED * part.text or any(shown.at in range(start, first + 1) for shown in outline.shown):
        return False
    lines = outline.blocks[max(start, first - _ABOVE) : last + 1]
    if any(block.says & (Says.FOOTER | Says.COMMENTS_HEADING) for block in lines):
        return False
    for region, words in _WORDS.items():
        if part.own & region and any(words.search(block.slug) for block in lines[: 2 * _ABOVE]):
            return False
    if part.own & Region.COMMENTS:
        if any(node.own & Region.COMMENTS for node in outline.nodes[part.index + 1 : part.last + 1]):
            return False
        if any(_WORDS[Region.COMMENTS].search(block.slug) for block in lines if not block.prose):
            return False
    return sum(map(_is_dated, lines)) < _DATES


def _is_dated(block: Block) -> bool:
    """Whether a line has little more than a date, as stands above each comment."""
    text = block.line
    return not block.prose and len(text) <= _DATED and any(map(str.isdigit, text)) and bool(spans_in(text))
