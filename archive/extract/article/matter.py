"""Finds the part of a page that holds its text.

The text is in the smallest part of the page that holds nearly all prose after the title. Prose is what stands outside
links, in long lines or whole sentences. Readability and jusText weigh text in a similar way, by density and links; here
the whole of it counts rather than the best paragraph, and the order of the page is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, islice, takewhile

from archive.extract.article.beside.columns import columns_beside
from archive.extract.article.beside.teasers import TEXT, described_links, linked_headings, teasers
from archive.extract.article.dates.date_lines import own_line
from archive.extract.boilerplate.regions import is_others
from archive.extract.boilerplate.related_lists import away
from archive.extract.boilerplate.sums import Sums
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region
from archive.extract.words.says import Says

# All of these are judged; archive/extract/limits.py explains that, and "free".
_LEAST = 150  # characters of prose: with less, the place of the text is unknown; doubled the same, halved 3 + 0 pages
# Of the prose: a part with so much of it has all that counts. If no share is enough (1.8), the same; halved, 2 + 9
# pages (F1 -0.011).
_MOST = 0.9
# Of the prose: if no part has so much, the text is in several. Halved the same, at 1 0 + 22 pages (F1 -0.004).
_HALF = 0.5
# A part is clean text if at most the first share of it is links and at least the second is prose. Half as many links
# 0 + 1 page, twice as many or half the prose the same, and if nothing is clean 2 + 9 pages (F1 -0.011).
_CLEAN_LINKS, _CLEAN_PROSE = 0.3, 0.6
_CLEAN = 0.1  # of the prose: so much clean text beside the largest part is matter too; halved the same, doubled 2 + 2
_NEAR = 0.7  # of the prose: the part around the title has so much; halved the same, without this limit 0 + 2 pages
_DWARFED = 3  # times as much prose above a heading as below it; judged, free
_LONG = 1000  # characters above a title: more than any notice has; judged
_FEW = 0.05  # of the prose above a title: if only so much stands below, that is a caption or the like; judged
_HEADINGS = 50  # the most headings below the title that are looked at; a bound on time
_LEAVES = frozenset(("p", "li", "dd", "td", "blockquote", "pre", "h2", "h3", "h4"))


@dataclass(slots=True)
class Matter:
    """The part of the page that holds the text.

    `node` is that part, or None if there is too little prose to decide. `start` is the first block that may be text:
    the one after the title, or the first of the page if the text stands above what was taken to be the title. `weights`
    are the characters of prose of each block within the part; `first` and `last` are the first and last block that has
    any (-1 if there is none). `away` are the blocks of comments, of boxes about other pages and of columns beside the
    text; `lead` those with prose before the part with the text.
    """

    node: Node | None
    start: int
    weights: list[int] = field(default_factory=list)
    first: int = -1
    last: int = -1
    away: set[int] = field(default_factory=set)
    lead: set[int] = field(default_factory=set)
    _sums: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._sums = [0, *accumulate(self.weights)]

    def holds(self, block: Block) -> bool:
        """Whether a block stands in the part with the text; true for all if that part is not known."""
        return self.node is None or self.node.holds(block.node)

    def before(self, index: int) -> int:
        """The characters of prose before a block."""
        return self._sums[index]

    def after(self, index: int) -> int:
        """The characters of prose after a block."""
        return self._sums[-1] - self._sums[index + 1]


def find_matter(outline: Outline, title: Block | None, elsewhere: set[int], *, sure: bool) -> Matter:
    """Find the part with the text. `elsewhere` are blocks that do not count: calendars, lists of articles, copies.

    `sure` says that the address confirms the title. Then even a long passage above it is a notice and not the text,
    unless it shares a part of the page with the title, and next to nothing stands below.
    """
    weights = _weights(outline, elsewhere)
    start = title.index + 1 if title is not None else 0
    before, total = sum(weights[:start]), sum(weights)
    after = total - before
    below = before > _DWARFED * after and before >= TEXT
    if below and title is not None and ((after < TEXT and not sure) or _closes(outline, weights, title)):
        start = 0  # the heading taken for the title stands below the text
    else:
        weights[:start] = [0] * start
    leading_away = away(outline, weights, start)
    for index in leading_away:
        weights[index] = 0
    for index in (*linked_headings(outline.blocks, weights, start), *described_links(outline, weights, start)):
        weights[index] = 0
    for index in teasers(outline, weights, start):
        weights[index] = 0
        leading_away.add(index)
    if title is not None and start:
        weights = _near(outline, weights, title, alone=sure)
        for index in columns_beside(outline, weights, title):
            weights[index] = 0
            leading_away.add(index)
    total = sum(weights)
    node = _descend(outline, weights, start) if total >= _LEAST else None
    lead: set[int] = set()
    if node is not None:
        within = _within(node, outline, weights)
        begins = next(index for index, weight in enumerate(within) if weight)
        lead = {index for index, weight in enumerate(weights[:begins]) if weight}
        weights = within
    prose_at = [index for index, weight in enumerate(weights) if weight]
    first, last = (prose_at[0], prose_at[-1]) if prose_at else (-1, -1)
    return Matter(node, start, weights, first, last, leading_away, lead)


def _closes(outline: Outline, weights: list[int], title: Block) -> bool:
    """Whether a title ends the part of the page with the text above it, as if a style sheet draws it on top.

    It does not, and the text is a notice above an article without text, if there is more prose below the title in that
    part, a film there, or an `article` around the title but not around the text; nor, unless the text is long, if the
    part does not begin with it.
    """
    blocks = outline.blocks
    within = Sums(outline, weights)
    before = sum(weights[: title.index])
    part = title.node
    while part.parent is not None and within.of(part) < _NEAR * before:
        part = part.parent
    around = part
    while around.parent is not None and not around.own & Region.ARTICLE:
        around = around.parent
    apart = title.node.region & Region.ARTICLE and around.parent is None
    shows = any(shown.at > title.index and part.holds(shown.node) for shown in outline.shown)
    after = sum(weights[at] for at in _blocks_below(blocks, title, part))
    if part.parent is None or apart or shows or after > _FEW * before:
        return False
    first = next(block for block in blocks if weights[block.index] and part.holds(block.node))
    if sum(weights[first.index : title.index]) >= _LONG:
        return True
    if after:
        return False
    opening = next((block for block in reversed(blocks[: first.index]) if not _is_date(block)), None)
    return opening is None or opening.level > 0 or not part.holds(opening.node)


def _is_date(block: Block) -> bool:
    return own_line(block) is not None or bool(block.says & Says.FURNITURE_ROW)


def _blocks_below(blocks: list[Block], title: Block, part: Node) -> Iterator[int]:
    """The indexes of the blocks below a title in a part of the page."""
    return (block.index for block in takewhile(lambda block: part.holds(block.node), blocks[title.index + 1 :]))


def _near(outline: Outline, weights: list[int], title: Block, *, alone: bool) -> list[int]:
    """The weights without blocks outside the part with the title and most of the prose, such as notices and teasers.

    If `alone`, because the title is certain, whole further articles that follow are left out as well.
    """
    within = Sums(outline, weights)
    whole, scope = within.of(outline.nodes[0]), title.node
    own = _own_article(outline, title) if alone and title.node.region & Region.ARTICLE else None
    while scope.parent is not None and within.of(scope) < _NEAR * whole:
        if scope is own and within.of(scope) >= TEXT:
            break
        scope = scope.parent
    return _within(scope, outline, weights)


def _within(part: Node, outline: Outline, weights: list[int]) -> list[int]:
    """The weights, with 0 for blocks outside a part of the page."""
    return [
        weight if weight and part.holds(block.node) else 0
        for block, weight in zip(outline.blocks, weights, strict=True)
    ]


def _own_article(outline: Outline, title: Block) -> Node | None:
    """The `article` around a title, if a sibling with a heading of the same level follows, as on endless pages."""
    own = title.node
    while own.parent is not None and own.tag != "article":
        own = own.parent
    below = (block for block in outline.blocks[title.index + 1 :] if block.level and block.level == title.level)
    for block in islice(below, _HEADINGS):
        other = block.node
        while other.parent is not None and other.parent is not own.parent:
            other = other.parent
        if other is not own and other.tag == "article" and other.parent is own.parent:
            return own
    return None


def likely_text(outline: Outline, start: int) -> list[Block]:
    """The prose in the part with most of it: the fallback if text and frame could not be told apart."""
    weights = [
        block.prose if block.index >= start and block.prose and not is_others(block) else 0 for block in outline.blocks
    ]
    if not any(weights):
        return []
    part = _descend(outline, weights, start)
    return [block for block, weight in zip(outline.blocks, weights, strict=True) if weight and part.holds(block.node)]


def _weights(outline: Outline, elsewhere: set[int]) -> list[int]:
    """The characters of prose of each block; 0 for blocks beside the text, for `elsewhere` and for furniture."""
    return [
        0
        if not block.prose
        or block.node.region & BESIDE
        or block.index in elsewhere
        or block.says & (Says.FURNITURE | Says.FOOTER)
        else block.prose
        for block in outline.blocks
    ]


def repeated_captions(outline: Outline, copied: set[int]) -> set[int]:
    """The indexes of blocks beside pictures that share their text with another such block (F12).

    `copied` are the blocks of a second copy of the text, which do not count.
    """
    near = {at for picture in outline.pictures for at in (picture.at - 1, picture.at)} - copied
    beside = [
        block
        for block in (outline.blocks if near else ())
        if block.prose and block.index in near and not block.node.region & Region.HIDDEN
    ]
    times = Counter(block.text for block in beside)
    return {block.index for block in beside if times[block.text] > 1}


def _descend(outline: Outline, weights: list[int], start: int) -> Node:
    """The smallest part with nearly all the prose, or with most of it and nothing but furniture beside it."""
    within = Sums(outline, weights)

    @cache
    def shown() -> tuple[Sums, Sums]:
        """The characters in a node, all and in links, without blocks that are neutral or stand beside the text."""
        blocks = outline.blocks
        counts = [block.index >= start and not (block.node.region & BESIDE or _is_neutral(block)) for block in blocks]
        lengths = [len(block.text) if counted else 0 for block, counted in zip(blocks, counts, strict=True)]
        linked = [block.linked if counted else 0 for block, counted in zip(blocks, counts, strict=True)]
        return Sums(outline, lengths), Sums(outline, linked)

    def is_clean(node: Node) -> bool:
        length, linked = (sums.of(node) for sums in shown())
        return linked < _CLEAN_LINKS * length and within.of(node) > _CLEAN_PROSE * length

    children = _children([block.node for block, weight in zip(outline.blocks, weights, strict=True) if weight])
    best = outline.nodes[0]
    while best in children:
        largest = max(children[best], key=within.of)
        share = within.of(largest) / within.of(best)
        if share < _HALF or (largest not in children and largest.tag in _LEAVES):
            break
        if largest.tag == "header" and share < _MOST:  # even a long lead is not the whole text
            break
        if share < _MOST:
            own = within.of(best) - sum(map(within.of, children[best]))
            others = (node for node in children[best] if node is not largest and is_clean(node))
            if own + sum(map(within.of, others)) >= _CLEAN * within.of(best):
                break
        best = largest
    return best


def _is_neutral(block: Block) -> bool:
    """Whether a line shows neither text nor furniture: a heading, or the only line of a table cell, without links."""
    if block.linked:
        return False
    cell = block.node.cell
    return block.level > 0 or (not block.prose and cell is not None and cell.text == len(block.text))


def _children(nodes: list[Node]) -> dict[Node, list[Node]]:
    """Maps each parent to its children in page order, for some nodes and all nodes around them."""
    held: set[Node] = set()
    for node in nodes:
        while node.parent is not None and node not in held:
            held.add(node)
            node = node.parent
    children: dict[Node, list[Node]] = {}
    for node in sorted(held, key=lambda node: node.index):
        if node.parent is not None:
            children.setdefault(node.parent, []).append(node)
    return children
