"""Recognises lists of other articles, such as a column of the latest news, and comments, beside or below a text.

Facts used: a list between title and text has a part of the page to itself, all its lines are short, and it links to
articles. Dates in it are those of the linked articles.
"""

from __future__ import annotations

from itertools import accumulate, takewhile

from archive.extract.boilerplate import lines
from archive.extract.dom.blocks import Block, Node, Outline
from archive.extract.limits import PARAGRAPH
from archive.extract.words.headings import may_be_of_text, points_out
from archive.extract.words.says import Says
from archive.site import leads_to_article

_SEARCHED = 80  # blocks after the title; judged, free
_SHORT = 200  # characters of an entry with its teaser; judged, free
_MOST = 100  # the most headings of a page looked at; a bound on time, free
_COMMENTS = Says.COMMENTS_HEADING | Says.ASKED
_LEADS_AWAY = _COMMENTS | Says.RELATED_HEADING


def related_lists(blocks: list[Block], title: Block | None, headed: bool = False) -> set[int]:
    """The indexes of lists of articles between title and text; if `headed`, only below a heading `Jaunākās ziņas`."""
    found: set[int] = set()
    if title is None:
        return found
    for block in blocks[title.index + 1 : title.index + 1 + _SEARCHED]:
        if block.index in found:
            continue
        if len(block.text) >= PARAGRAPH and not block.links:
            break
        if block.says & Says.RELATED_HEADING or (block.node.list is not None and block.links and not headed):
            found.update(_list_beginning_with(blocks, block, title))
    return found


def _list_beginning_with(blocks: list[Block], first: Block, title: Block) -> range:
    """The indexes of the smallest part that begins with a line and holds more, if it is a list of articles."""
    part: Node | None = first.node.list or first.node
    while part is not None and part.text <= len(first.text):
        part = part.parent
    if part is None or part.holds(title.node) or part.holds(blocks[first.index - 1].node):
        return range(0)
    end = first.index
    while end < len(blocks) and part.holds(blocks[end].node):
        end += 1
    inside = blocks[first.index : end]
    entries = {link.href for block in inside for link in lines.entry_links(block) if leads_to_article(link.href)}
    if len(entries) < 2 or any(len(block.text) > _SHORT for block in inside):
        return range(0)
    return range(first.index, end)


def away(outline: Outline, weights: list[int], start: int) -> set[int]:
    """The indexes of the blocks of comments, of forms and of boxes about other pages, in a text or below it.

    They follow a heading such as `Komentāri` or `Saistītie raksti`, to the end of the part that begins with it. If
    there is no such part, they end with the part that they share with the text. A heading with more text below it than
    above does not end a text. `weights` are the characters of prose of each block.
    """
    blocks = outline.blocks
    found: set[int] = set()
    written = [0, *accumulate(weights)]
    seen = 0
    for block in blocks[start:]:
        if (
            weights[block.index]
            or block.text.endswith(".")
            or block.index in found
            or not block.says & _LEADS_AWAY
            or is_of_text(blocks, block)
        ):
            continue
        comments = block.says & _COMMENTS
        seen += 1
        if seen > _MOST:
            break
        scope = scope_of(block)
        inside = range(block.index, _end(blocks, block.index, scope))
        above, held = written[block.index] - written[start], written[inside.stop] - written[inside.start]
        shared = above > 0 and scope.holds(blocks[block.index - 1].node)
        if comments:
            leads_away = above > 0 and (block.level > 0 or not shared)
        elif _has_entry(blocks, inside):
            leads_away = block.level > 0 and held <= above if shared else 2 * held <= written[-1]
        else:
            leads_away = False
        if leads_away:
            found.update(inside)
        else:
            found.update(_entries(blocks, block.index, weights))
    return found


def is_of_text(blocks: list[Block], heading: Block) -> bool:
    """Whether what follows a heading such as `Noderīgas saites` or `Citi projekti` belongs to the text.

    Links to other sites do; so does anything but a list of pages of the site, below a heading that a text may have.
    """
    if may_be_of_text(heading.line):
        scope = scope_of(heading)
        nearby = [block for block in blocks[heading.index + 1 : heading.index + 5] if scope.holds(block.node)]
        return bool(nearby) and not any(_is_of_list(block) for block in nearby)
    below = list(takewhile(lambda block: block.links, blocks[heading.index + 1 : heading.index + 5]))
    return points_out(heading.line) and bool(below) and not any(map(lines.leads_within, below))


def _is_of_list(block: Block) -> bool:
    """Whether a line is mostly links, and one leads to a page of the site."""
    return bool(block.links) and 2 * block.linked >= len(block.text) and lines.leads_within(block)


def scope_of(block: Block) -> Node:
    """The smallest part of the page with a heading and something else."""
    node = block.node
    while node.parent is not None and node.text <= len(block.text):
        node = node.parent
    return node


def _end(blocks: list[Block], start: int, part: Node) -> int:
    """Where a section ends: at the end of `part`, or at the next heading of the same or a higher level."""
    level = blocks[start].level
    end = start + 1
    while end < len(blocks) and part.holds(blocks[end].node) and not 0 < blocks[end].level <= level:
        end += 1
    return end


def _has_entry(blocks: list[Block], inside: range) -> bool:
    """Whether one of the first lines below a heading is about another page, or nothing is below it."""
    return len(inside) == 1 or any(lines.is_entry(blocks[index]) for index in inside[1:5])


def _entries(blocks: list[Block], start: int, weights: list[int]) -> list[int]:
    """The indexes of a heading and the lines with links right below it that are no prose; empty without such lines."""
    end = start + 1
    while end < len(blocks) and blocks[end].links and not weights[end]:
        end += 1
    return list(range(start, end)) if end > start + 1 else []
