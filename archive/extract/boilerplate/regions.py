"""Decides which parts of a page are really beside its text, and which only have names that say so.

Facts used: the elements and roles of HTML, and conventional names of classes, say what a part of a page is for; but a
part with the title or with nearly all prose is the matter, whatever it is called. On real pages the article has been
found in a `<header>` without an end tag, in an `<aside>`, and hidden until a script shows it.
"""

from __future__ import annotations

from itertools import islice, takewhile

from archive.extract.boilerplate.misnamed import misnamed
from archive.extract.boilerplate.names import forget, names_around, names_of_text
from archive.extract.boilerplate.panels import open_panels
from archive.extract.boilerplate.pieces import open_pieces, open_quotations
from archive.extract.boilerplate.sums import Sums
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region, region_within
from archive.extract.dom.markup.attributes import names_advertisement
from archive.extract.words.headings import is_facts_heading
from archive.extract.words.says import Says
from archive.site import leads_to_article

_DOUBTFUL = BESIDE & ~Region.CAPTION | Region.HEADER
_OTHERS = Region.COMMENTS | Region.DIALOG | Region.NAV | Region.FOOTER
"""Regions of texts by other people or about the site itself, which may be longer than an article."""

_BY_WORDS = Says.FURNITURE | Says.FOOTER

_LONGEST_ADVERTISEMENT = 200  # characters of prose; judged
_MOST_BOXES = 20  # the most boxes of facts on a page; a bound on time
_LEAST, _LITTLE = 300, 800  # characters of a text, and of what a page may have besides; judged, both free
# Shares of the prose after the title, judged: nearly all, half, and too much to be chance. _HALF and _PART are free;
# with half the _MOST 0 + 1 pages have other text (F1 -0.006), and if no share is enough 0 + 1 (-0.009).
_MOST, _HALF, _PART = 0.8, 0.5, 0.3


def settle(outline: Outline, title: Block | None) -> bool:
    """For the parts that hold the matter, ignore what their elements or classes say they are.

    Returns whether that is a guess: such a part has nearly all prose, but other prose stands above it, which may be its
    lead or the whole of a short text.
    """
    first = title.index if title is not None else -1
    if title is not None and forget(outline, names_around(outline, title)):
        _pass_on(outline)
    noise = (Region.COMMENTS | Region.DIALOG) & ~(title.node.region if title is not None else Region.NONE)
    weights = [block.prose if block.prose and not _is_noise(block, noise) else 0 for block in outline.blocks]
    above = sum(weights[: first + 1])
    opens = not above or above < _MOST * sum(block.prose for block in outline.blocks)  # else it stands below its text
    if above < _MOST * sum(weights):  # otherwise it is the title of something else
        weights[: first + 1] = [0] * (first + 1)
    if not any(weights):  # a list
        weights = [len(block.text) if block.index > first else 0 for block in outline.blocks]
    opening = next((block for block, weight in zip(outline.blocks, weights, strict=True) if weight), None)
    within = Sums(outline, weights)
    whole = within.of(outline.nodes[0]) or 1
    changed = open_panels(outline, weights)
    if opening is not None and forget(outline, names_of_text(outline, title if opens else None, within)):
        changed = True
        _pass_on(outline)
    plain = sum(
        weight for block, weight in zip(outline.blocks, weights, strict=True) if not block.node.region & _DOUBTFUL
    )
    is_guess = False
    for node in outline.nodes:
        if node.own & _DOUBTFUL and _is_matter(node, title, opening, within.of(node), whole, plain):
            node.own &= ~_DOUBTFUL
            changed = True
            is_guess |= title is not None and not node.holds(title.node) and within.before(node) > 0
    if (part := misnamed(outline, title)) is not None:
        part.own &= ~_DOUBTFUL
        changed = is_guess = True
    changed |= _open_long_advertisements(outline, within)
    changed |= _open_facts(outline, within, whole) | open_pieces(outline, title)
    changed |= open_quotations(outline, title)
    if changed:
        _pass_on(outline)
    return is_guess


def _pass_on(outline: Outline) -> None:
    """Recompute the region of each part after some have lost theirs."""
    for node in outline.nodes:
        node.region = region_within(node.own, node.parent.region if node.parent is not None else Region.NONE)


def _open_long_advertisements(outline: Outline, within: Sums) -> bool:
    """Ignore the name of parts called advertisements that are too long for one; returns whether there are any.

    Their end tag is missing, or they are called so for another reason.
    """
    named = [nodes for name, nodes in outline.named.items() if names_advertisement(name)]
    long = [node for nodes in named for node in nodes if within.of(node) > _LONGEST_ADVERTISEMENT]
    for node in long:
        node.own &= ~Region.EXTRA
    return bool(long)


def _open_facts(outline: Outline, within: Sums, whole: int) -> bool:
    """Treat boxes between paragraphs that begin with `Uzziņai` or `Key facts` as part of the text.

    Boxes with a link to an article, or with a line of only links as in advertisements, are left out. Returns whether
    any box was opened.
    """
    opened = False
    beside = (block for block in outline.blocks if block.node.region & Region.ASIDE and is_facts_heading(block.line))
    for block in islice(beside, _MOST_BOXES):
        box = block.node
        while not box.own & Region.ASIDE and box.parent is not None:
            box = box.parent
        before = within.before(box)
        if not before or before + within.of(box) == whole or box.region & _OTHERS:
            continue
        if not _leads_away(box, outline.blocks[block.index :]):
            for node in outline.nodes[box.index : box.last + 1]:
                node.own &= ~Region.ASIDE
            opened = True
    return opened


def _leads_away(box: Node, blocks: list[Block]) -> bool:
    """Whether a box links to an article or has a line of only links; `blocks` begin with those of the box."""
    return any(
        block.all_linked or any(leads_to_article(link.href) for link in block.links)
        for block in takewhile(lambda block: box.holds(block.node), blocks)
    )


def is_others(block: Block) -> bool:
    """Whether a block is no part of the page's own text: a menu, the footer, comments, a notice."""
    return bool(block.node.region & _OTHERS or block.says & _BY_WORDS)


def _is_noise(block: Block, noise: int) -> bool:
    """Whether a text does not show where the matter is, however long: comments, a notice, the footer's sentence."""
    return bool(block.node.region & noise or block.says & _BY_WORDS)


def _is_matter(node: Node, title: Block | None, opening: Block | None, held: int, whole: int, plain: int) -> bool:
    """Whether a part is the matter.

    Of the `whole` prose it holds `held` characters; `plain` is the prose that no element or class sets apart.
    """
    if title is not None and node.holds(title.node):
        around = node.tag == "form" or node.own & (Region.EXTRA | Region.COMMENTS | Region.HEADER | Region.ASIDE)
        return held >= _HALF * whole or bool(around)
    if held < _LEAST or node.own & (Region.COMMENTS | Region.DIALOG):
        return False
    is_most, is_alone = held >= _MOST * whole, plain < _LITTLE
    if is_most and is_alone and node.region & (Region.ARTICLE | Region.MAIN):
        return True
    if node.own & _OTHERS:
        return False
    opens = title is not None and opening is not None and node.holds(opening.node)
    if node.own & (Region.EXTRA | Region.ASIDE | Region.CONTROL):
        # `col-with-sidebar`: the part with which the text below a title begins is not beside the text.
        if is_alone and held >= max(_HALF * whole, _MOST * (plain + held)):
            return True
        return held >= (_PART if opens else _MOST) * whole
    if is_most and title is not None and node.own & (Region.HEADER | Region.HIDDEN):
        return opens or (is_alone and node.parent is title.node.parent)  # a visible lead may stand above hidden text
    return held >= whole  # if not all, it may be a long hidden notice beside an article of a line or two
