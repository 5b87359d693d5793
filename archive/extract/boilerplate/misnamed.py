"""Finds the text of a page in a part that its element or class calls a menu, a footer, a window, hidden or comments.

Facts used: such a part may be longer than an article, but then the article has prose outside of it, or a film. What
people write below an article stands there piece by piece, each with its date or with a class of its own; a footer and a
menu are full of links; a window asks for something.
"""

from __future__ import annotations

import re

from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region
from archive.extract.when import spans_in
from archive.extract.words.says import Says

_OTHERS = Region.COMMENTS | Region.DIALOG | Region.NAV | Region.FOOTER | Region.HIDDEN
_BY_WORDS = Says.FURNITURE | Says.FOOTER
_LEAST = 600  # characters of prose: as many as no notice or footer has beside nothing else; judged
_PARAGRAPHS = 3  # of prose, or that many times _LEAST in fewer; judged
_SHARE = 0.6  # of all prose below the title, that of comments and footers too; judged
_DWARFED = 5  # times as much prose as stands outside of such parts; judged
_LINKED = 0.2  # of the characters of a text, at most; judged
_ABOVE = 2  # lines before a part and in it that say what it is; judged
_DATED = 60  # characters of a name with a date; judged
_DATES = 3  # lines that are hardly more: those of comments, not only that of the page; judged
_NOTHING = 150  # characters of prose that a page without a text has at most; as in article/matter.py
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
"""What the first lines of such parts speak of, as slugs; those of comments also between them."""


def misnamed(outline: Outline, title: Block | None) -> Node | None:
    """The part below the title that is its text in spite of its name."""
    start = title.index + 1 if title is not None else 0
    held: dict[Node, list[Block]] = {}
    whole = above = plain = 0  # prose: all, before such a part, and where text may stand
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
    """The outermost part around a node that has such a name itself."""
    found: Node | None = None
    around: Node | None = node
    while around is not None:
        found = around if around.own & _OTHERS else found
        around = around.parent
    return found


def _may_be_text(outline: Outline, part: Node, start: int, prose: list[Block]) -> bool:
    """Whether a part with much prose has nothing of what its name says."""
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
    """Whether a line is hardly more than a date, as above each comment."""
    text = block.line
    return not block.prose and len(text) <= _DATED and any(map(str.isdigit, text)) and bool(spans_in(text))
