"""Matches captions to pictures, if no attribute does."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.extract.article.attachments import document_links
from archive.extract.dom.blocks import Block, Node, Outline, Picture, Region, common
from archive.extract.limits import CAPTION
from archive.extract.words.says import Says

_CREDIT = re.compile(r"(?:foto|attēls|photo|image|picture)(?: autors| credit| by)?:\s*[^.:\n]{2,60}\.?", re.I)
_CREDITED = re.compile(
    r".{3,160}[.,;–—(”\"]\s*(?:(?:foto|attēls|photo|image|picture)(?:\s?:|\s(?:no|autors|by|from|courtesy)\b)|zīm\.)"
    r"\s?[^.!?\n][^!?\n]{1,60}",
    re.I,
)
"""`Koris skatuves malā. Foto no biedrības albuma`: what the picture shows, and at the end whose it is."""
_HOLDERS = frozenset(("li", "td", "th", "dd", "dt", "figure", "center"))


def captions(outline: Outline) -> dict[int, Block]:
    """Captions by the number of their picture.

    A `figcaption`; the only text in the smallest part of the page around one picture; where a row of pictures is
    followed by a row of texts, the text in the same column; or the next line, signed with the name of the site.
    """
    blocks, pictures = outline.blocks, outline.pictures
    found: dict[int, Block] = {}
    for number, picture in enumerate(pictures):
        beside = [pictures[at] for at in (number - 1, number + 1) if 0 <= at < len(pictures)]
        neighbours = [other.node for other in beside]
        alone = all(other.at != picture.at for other in beside)
        for block in blocks[max(0, picture.at - 1) : picture.at + 1][::-1]:
            if _is_of(block, picture, neighbours) and _may_be(block):
                found[number] = block
                break
        else:
            below = _below(blocks, picture) or (_signed(blocks, picture) if alone else None)
            if below is not None:
                found[number] = below
    return found


def captions_between(outline: Outline) -> dict[int, Block]:
    """Texts that alternate with pictures: captions too, if they are not of the body."""
    blocks, pictures = outline.blocks, outline.pictures
    steps = [after.at - before.at for before, after in pairwise(pictures)]
    found: dict[int, Block] = {}
    for number, picture in enumerate(pictures):
        alternates = 1 in steps[max(0, number - 1) : number + 1] and (number >= len(steps) or steps[number] == 1)
        if alternates and picture.at < len(blocks) and _may_be(blocks[picture.at]):
            found[number] = blocks[picture.at]
    return found


def _may_be(block: Block) -> bool:
    if len(block.text) > CAPTION or document_links(block):
        return False
    return not block.says & (Says.GALLERY_HEADING | Says.DOCUMENTS_HEADING | Says.FURNITURE_ROW)


def _is_of(block: Block, picture: Picture, neighbours: list[Node]) -> bool:
    shared = common(picture.node, block.node)
    if any(shared.holds(node) for node in neighbours) or shared.parent is None:
        return False
    if block.node.region & Region.CAPTION:
        return True
    if block.node is picture.node and block.node.tag not in _HOLDERS:
        return False  # a picture within a paragraph
    return shared.text == len(block.text) and not block.all_linked


def _signed(blocks: list[Block], picture: Picture) -> Block | None:
    """The next line, if it ends with the name of the site as only captions do (F12), or with who took the picture."""
    block = blocks[picture.at] if picture.at < len(blocks) else None
    if block is None or not (block.says & Says.SIGNED or _names_source(block)):
        return None
    return block if _may_be(block) else None


def _names_source(block: Block) -> bool:
    if _CREDIT.fullmatch(block.text):
        return True
    return len(block.text) <= CAPTION and not block.links and _CREDITED.fullmatch(block.text) is not None


def _below(blocks: list[Block], picture: Picture) -> Block | None:
    """The text in the next row of the picture's table, in the picture's column."""
    row, cell = picture.node.row, picture.node.cell
    if row is None or cell is None:
        return None
    for block in blocks[picture.at : picture.at + 12]:
        node = block.node
        if node.table is row.table and node.row is not row and node.cell is not None and node.cell.cells == cell.cells:
            return block if _may_be(block) else None
    return None
