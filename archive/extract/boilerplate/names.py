"""Decides which classes and ids of a page mean what they say.

Names such as `sidebar` are a convention, which page builders break: Elementor, SiteOrigin and HubSpot call each
paragraph a widget, and an element around the whole page may be called `comments-enabled`. What a name means on a page
is judged by where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from archive.extract.boilerplate.sums import Sums
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region, common
from archive.extract.dom.markup.attributes import NAMED, region_of_name
from archive.extract.limits import CAPTION
from archive.extract.when import line_date
from archive.extract.words.says import Says

_LEAST = 300  # the fewest characters of prose in parts of a name that show what it means; judged, as in regions.py
# Shares of the prose, judged: too much to be chance, what may stand before it, and nearly all. With twice the second,
# no result changes.
_PART, _LEADING, _MOST = 0.3, 0.1, 0.8
_LONGEST_DATE = 60  # characters of a line that is only a date with a time; a bound on time
# Characters of prose that may stand before, as in a caption or two. Without this limit 0 + 1 (F1 -0.002).
_CAPTIONS = 2 * CAPTION


def forget(outline: Outline, idle: set[str]) -> bool:
    """Ignore what these classes and ids say about parts of the page; returns whether there are any."""
    if not idle:
        return False
    idle = idle | _variants(outline, idle)
    kept: dict[int, int] = {}
    for name, nodes in outline.named.items():
        region = Region.NONE if name in idle else region_of_name(name)
        for node in nodes:
            kept[node.index] = kept.get(node.index, Region.NONE) | region
    for index, region in kept.items():
        outline.nodes[index].own &= ~NAMED | region
    for name in idle:
        del outline.named[name]
    return True


def _variants(outline: Outline, idle: set[str]) -> set[str]:
    """Names that begin with one of these and add a kind: `elementor-widget-text-editor`."""
    kinds = tuple(f"{name}-" for name in idle if region_of_name(name) == Region.EXTRA)
    return {name for name in outline.named if name.startswith(kinds)} if kinds else set()


def names_around(outline: Outline, title: Block) -> set[str]:
    """The names of parts around the title, except parts that also hold the next part with the same name."""
    return {
        name
        for name, nodes in outline.named.items()
        if any(
            node.holds(title.node) and not (following is not None and node.holds(following))
            for node, following in zip_longest(nodes, nodes[1:])
            if node is not None
        )
    }


def names_of_text(outline: Outline, title: Block | None, within: Sums) -> set[str]:
    """The names of the parts with which the text begins. `within` sums up the prose."""
    first = _first_below(outline, title) if title is not None and outline.named else 0
    whole = within.of(outline.nodes[0])
    possible: list[tuple[str, list[Node], int]] = []
    for name, nodes in outline.named.items():
        parts = list(_outermost(nodes))
        held = sum(map(within.of, parts)) if title is None or region_of_name(name) == Region.EXTRA else 0
        if held >= _PART * whole or (title is not None and _begins_below(parts, title, first)):
            possible.append((name, parts, held))
    if not possible:  # as on most pages
        return set()
    dates, said = _dates_and_lines(outline, title)
    found: set[str] = set()
    for name, parts, held in possible:
        opens = next((part for part in parts if said.of(part)), None)
        if opens is None:
            continue
        leads = held >= _PART * whole and within.before(opens) <= min(_LEADING * whole, _CAPTIONS)
        if (leads and (held >= _LEAST or title is None)) or (
            title is not None
            and opens.index <= first
            and _precede(dates, parts, opens)
            and _is_all_beside(title, parts, opens, said)
        ):
            found.add(name)
    return found


def _begins_below(parts: list[Node], title: Block, first: int) -> bool:
    """Whether one of these parts begins no later than the content below the title, and ends after the title."""
    return any(part.index <= first and part.last >= title.node.index for part in parts)


def _dates_and_lines(outline: Outline, title: Block | None) -> tuple[list[Block], Sums]:
    """The lines below the title that are only a date, and the sums of the characters outside links of all others."""
    start = title.index + 1 if title is not None else 0
    dates = [block for block in outline.blocks[start:] if _is_date(block)]
    written = [len(block.text) - block.linked if block.index >= start else 0 for block in outline.blocks]
    for block in dates:
        written[block.index] = 0
    return dates, Sums(outline, written)


def _is_date(block: Block) -> bool:
    return not block.linked and len(block.text) <= _LONGEST_DATE and line_date(block.line) is not None


def _outermost(nodes: list[Node]) -> Iterator[Node]:
    """Those of some nodes, in page order, that are in no other of them."""
    last = -1
    for node in nodes:
        if node.index > last:
            last = node.last
            yield node


def _first_below(outline: Outline, title: Block) -> int:
    """The index of the node at which content begins below the title: a line of text other than a date, or a picture."""
    picture = next((picture for picture in outline.pictures if picture.at > title.index), None)
    highest = 0
    for block in outline.blocks[title.index + 1 :]:
        if picture is not None and picture.at <= block.index:
            return max(highest, picture.node.index)
        highest = max(highest, block.node.index)
        if not (block.all_linked or block.says & Says.FURNITURE_ROW or _is_date(block)):
            break
    return highest


def _precede(dates: list[Block], parts: list[Node], opens: Node) -> bool:
    """Whether the first date does not follow the parts; if it does, they may be a column before that with the text."""
    first = next((block.node for block in dates if not block.node.region & BESIDE), None)
    return first is None or first.index < opens.index or any(part.holds(first) for part in parts)


def _is_all_beside(title: Block, parts: list[Node], opens: Node, said: Sums) -> bool:
    """Whether nearly all text in the smallest part with the title and `opens` is in these parts."""
    own = common(title.node, opens)
    return sum(said.of(part) for part in parts if own.holds(part)) >= _MOST * said.of(own)
