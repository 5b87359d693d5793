"""Recognises teasers of other articles below a text: linked titles or pictures, each with a few lines about it.

If there is no text before them, the page is about them, and they stay.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from archive.extract.article.dates.date_lines import own_line
from archive.extract.boilerplate.lines import is_internal
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, common
from archive.extract.when import line_date
from archive.extract.words.furniture import is_more
from archive.site import leads_to_article

_TEASER = 6  # blocks of one teaser: picture, date, title, a line or two, "more"; free
_DESCRIBED = 3  # the fewest links with a line each: two may stand in any text; free
TEXT = 300  # characters: more than any teaser has; halved the same, doubled 0 + 1 page (F1 +0.0075)
_NEAR = 4  # lines from the link of a teaser to its prose; judged
_MOST = 200  # the most links below a text that are looked at; a bound on time


def linked_headings(blocks: list[Block], weights: list[int], start: int) -> range:
    """The indexes of teasers below the text: two or more linked headings with a few lines each, to the end of the last.

    If there is no text before them, such sections are the text of the page.
    """
    linked: list[int] = []
    text = 0
    for block in blocks[start:]:
        if block.level and block.all_linked:
            linked.append(block.index)
        elif linked and (block.level or block.index - linked[-1] > _TEASER):
            if len(linked) > 1 and text >= TEXT:
                return range(linked[0], block.index)
            linked = []
        if not linked:
            text += weights[block.index]
    return range(linked[0], len(blocks)) if len(linked) > 1 and text >= TEXT else range(0)


def described_links(outline: Outline, weights: list[int], start: int) -> list[int]:
    """The indexes of the descriptions in a menu outside the text, a list of links each followed by a line about it.

    A list in the same part of the page as the title and the first prose belongs to the text.
    """
    blocks = outline.blocks
    opening = next((block for block in blocks[start:] if weights[block.index]), None)
    if opening is None or not start:
        return []
    own = common(blocks[start - 1].node, opening.node)
    found: dict[Node, list[int]] = {}
    for link, line in pairwise(blocks[start:]):
        item = line.node.item
        if item is None or line.node.list is None or not weights[line.index] or own.holds(line.node):
            continue
        if item.holds(link.node) and is_internal(link):
            found.setdefault(line.node.list, []).append(line.index)
    return [index for lines in found.values() if len(lines) >= _DESCRIBED for index in lines]


def teasers(outline: Outline, weights: list[int], start: int) -> set[int]:
    """The indexes of adjacent parts with the same tag that each preview another article of the site.

    Besides a link and some prose, each part must have something that no list in a text has: a link that says
    `Lasīt vairāk`, a date of its own, or a picture that is a link. They are kept on a page that has less text above
    them than in them, which is a digest, and in a text that goes on below them.
    """
    found: set[int] = set()
    run: list[_Preview] = []
    for part in [*_previews(outline, weights, start), None]:
        if part is not None and run and part.node.parent is run[-1].node.parent and part.node.tag == run[-1].node.tag:
            run.append(part)
            continue
        if len(run) > 1:
            inside = range(run[0].lines.start, run[-1].lines.stop)
            above, held = sum(weights[start : inside.start]), sum(weights[index] for index in inside)
            is_led_to = outline.blocks[inside.start - 1].text.endswith(":")
            if above >= TEXT and above >= held and not is_led_to and not _goes_on(outline, weights, start, inside):
                found.update(inside)
        run = [] if part is None else [part]
    return found


def _goes_on(outline: Outline, weights: list[int], start: int, inside: range) -> bool:
    """Whether the text above some blocks goes on below them: with the same tag, in the same part of the page."""
    blocks = outline.blocks
    last = next((blocks[at] for at in reversed(range(start, inside.start)) if weights[at]), None)
    return last is not None and any(
        weights[block.index] and block.node.tag == last.node.tag and block.node.parent is last.node.parent
        for block in blocks[inside.stop :]
    )


class _Preview(NamedTuple):
    """A part of the page that previews another article, and the indexes of its blocks."""

    node: Node
    lines: range


def _previews(outline: Outline, weights: list[int], start: int) -> list[_Preview]:
    """The parts below a text that preview one article each, in page order."""
    blocks = outline.blocks
    linked: list[tuple[Block, str]] = []
    above = 0
    for block in blocks[start:]:
        above += weights[block.index]
        if above < TEXT or not block.links or block.node.list is not None or block.node.region & BESIDE:
            continue
        if not any(weights[max(0, block.index - _NEAR) : block.index + _NEAR]):
            continue
        href = block.links[0].href
        if all(link.href == href for link in block.links) and leads_to_article(href):
            linked.append((block, href))
            if len(linked) >= _MOST:
                break
    if len({href for _, href in linked}) < 2:  # as on most pages
        return []
    pictured = {picture.link.href for picture in outline.pictures if picture.link is not None}
    parts: list[_Preview] = []
    for at, (block, href) in enumerate(linked):
        if parts and parts[-1].node.holds(block.node):
            continue
        others = [other.node for other, address in linked[max(0, at - 1) : at + _TEASER] if address != href]
        part = block.node
        while part.parent is not None and not any(map(part.parent.holds, others)):
            part = part.parent
        inside = _blocks_in(part, blocks, block.index)
        lines = [blocks[index] for index in inside]
        if (
            any(weights[index] for index in inside)
            and len(lines) <= _TEASER
            and all(link.href == href for line in lines for link in line.links)
            and (href in pictured or any(map(_is_of_teaser, lines)))
        ):
            parts.append(_Preview(part, inside))
    return parts


def _is_of_teaser(line: Block) -> bool:
    """Whether a line is a date, or has a link that says `Lasīt vairāk` or a date before its link."""
    if any(is_more(link.text) for link in line.links):
        return True
    return own_line(line) is not None or (bool(line.links) and line_date(line.unlinked) is not None)


def _blocks_in(part: Node, blocks: list[Block], at: int) -> range:
    """The indexes of the blocks in a part around block `at`; it stops once there are too many for a teaser."""
    first, end = at, at + 1
    while first and end - first <= _TEASER and part.holds(blocks[first - 1].node):
        first -= 1
    while end < len(blocks) and end - first <= _TEASER and part.holds(blocks[end].node):
        end += 1
    return range(first, end)
