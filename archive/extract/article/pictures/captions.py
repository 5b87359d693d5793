"""Matches captions to pictures by where they stand on the page."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from archive.extract.article.attachments import document_links
from archive.extract.article.beside.teasers import TEXT
from archive.extract.article.matter import Matter
from archive.extract.article.parts import Parts
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Picture, Region, common
from archive.extract.dom.markup.attributes import PICTURE_FILE, words_of_class
from archive.extract.dom.markup.roles import BOLD, EMPHASIS
from archive.extract.limits import CAPTION, PARAGRAPH
from archive.extract.words.says import Says

_CREDIT = re.compile(r"(?:foto|attēls|photo|image|picture)(?: autors| credit| by)?:\s*[^.:\n]{2,60}\.?", re.I)
_CREDITED = re.compile(
    r".{3,160}[.,;–—(”\"]\s*(?:(?:foto|attēls|photo|image|picture)(?:\s?:|\s(?:no|autors|by|from|courtesy)\b)|zīm\.)"
    r"\s?[^.!?\n][^!?\n]{1,60}",
    re.I,
)
"""`Koris skatuves malā. Foto no biedrības albuma`: what the picture shows, and at the end who took or owns it."""
_SHOWS = re.compile(r"(?:attēlā|fotogrāfijā|foto|bildē|pictured|in the (?:photo|picture)|photo)\s?[:–—]", re.I)
_SENTENCE_END = re.compile(r"\w{3}[.!?](?=\s+[^\W\d_]|$)")
_SEVERAL = 2  # sentences
_GALLERY = 3  # the fewest pictures of a gallery; judged
_LONG = 120  # characters from which a line is a paragraph, not a caption; judged: doubled the same, halved 0 + 1 page
_LEAD = re.compile(r"lead|intro|excerpt|perex|summary|standfirst|ievad|anota", re.I)
"""Classes that themes give to the first lines of a text."""
_NAMED = re.compile(r"caption", re.I)
_IN_HTML = re.compile(rb"[Cc]aption|CAPTION")
_LEVELS = 3  # elements around a line whose classes may call it a caption; judged
_LONGEST = 2 * CAPTION  # characters of a line whose class calls it a caption; judged
_CREDITS = 2  # lines between a picture and such a line; judged
_BESIDE = 80  # characters of other text in such an element, such as a credit or a button; judged
_HOLDERS = frozenset(("li", "td", "th", "dd", "dt", "figure", "center"))


def captions(outline: Outline) -> dict[int, Block]:
    """Captions, by the number of the picture.

    A caption is one of these: a `figcaption`; the only text in a part of the page with just this picture; the text in
    the same column, if a row of pictures is followed by a row of texts; or the next line, if it ends with the name of
    the site or of the photographer.
    """
    blocks, pictures = outline.blocks, outline.pictures
    found: dict[int, Block] = {}
    has_named = bool(pictures) and _IN_HTML.search(outline.html) is not None
    for number, picture in enumerate(pictures):
        beside = [pictures[at] for at in (number - 1, number + 1) if 0 <= at < len(pictures)]
        neighbours = [other.node for other in beside]
        nearest = number + 1 == len(pictures) or pictures[number + 1].at != picture.at
        alone = all(other.at != picture.at for other in beside)
        for block in blocks[max(0, picture.at - 1) : picture.at + 1][::-1]:
            if _is_of(block, picture, neighbours) and _may_be(block) and not names_quoted(blocks, block):
                found[number] = block
                break
        else:
            below = _named_near(blocks, picture, neighbours, nearest=nearest) if has_named else None
            below = below or _below(blocks, picture) or (_signed(blocks, picture) if alone else None)
            if below is not None:
                found[number] = below
    return found


def without_text(found: dict[int, Block], matter: Matter) -> dict[int, Block]:
    """The captions without those that are really the text: paragraphs beside pictures, as in the rows of a grid."""
    paragraphs = {
        block.index
        for block in found.values()
        if matter.weights[block.index] >= PARAGRAPH and not block.node.region & Region.CAPTION
    }
    held = sum(matter.weights[index] for index in paragraphs)
    opens = matter.first in paragraphs or held >= _LONG * len(paragraphs)
    if not opens or 2 * held <= sum(matter.weights):
        paragraphs = {index for index in paragraphs if matter.weights[index] >= _LONG and index < matter.last}
    return {number: block for number, block in found.items() if block.index not in paragraphs}


def named_captions(outline: Outline, found: dict[int, Block], title: Block | None) -> set[int]:
    """The indexes of the captions that a class calls so, if the page has a text besides them.

    Otherwise they may be the text of a page that consists of pictures, or of cards.
    """
    named = {block.index for block in found.values() if _is_named(block, outline.blocks)}
    if not named:  # as on most pages
        return named
    below = outline.blocks[title.index + 1 if title is not None else 0 :]
    rest = sum(block.prose for block in below if not (block.node.region & BESIDE or block.index in named))
    return named if rest >= TEXT else set()


def is_above_text(block: Block, outline: Outline, parts: Parts, matter: Matter) -> bool:
    """Whether a caption is the only one between title and first paragraph and cannot be the beginning of the text.

    Several such lines are facts with an icon each; a line in a list, or in a cell next to the picture's, is one too.
    """
    numbers = [number for number, one in parts.captions.items() if parts.start <= one.index < matter.first]
    node, picture = block.node, outline.pictures[numbers[0]].node if len(numbers) == 1 else None
    if picture is None or block.index > matter.first or block.level or node.list is not None:
        return False
    if (node.row is picture.row and node.cell is not picture.cell) or block.text.endswith((":", ",", "!", "?")):
        return False
    is_bold = all(run.style & BOLD for run in block.runs if run.text.strip())
    return not is_bold and _LEAD.search(node.classes) is None


def captions_between(outline: Outline) -> dict[int, Block]:
    """Texts that alternate with pictures, by the number of the picture: captions too, unless they are in the body."""
    blocks, pictures = outline.blocks, outline.pictures
    steps = [after.at - before.at for before, after in pairwise(pictures)]
    found: dict[int, Block] = {}
    for number, picture in enumerate(pictures):
        alternates = 1 in steps[max(0, number - 1) : number + 1] and (number >= len(steps) or steps[number] == 1)
        if alternates and picture.at < len(blocks) and _may_be(blocks[picture.at]):
            found[number] = blocks[picture.at]
    return found


def captions_of_gallery(outline: Outline, last: int) -> dict[int, Block]:
    """Short lines alternating with pictures that link to picture files, in one box below block `last` of the text."""
    blocks, pictures = outline.blocks, outline.pictures
    found: dict[int, Block] = {}
    for box, numbers in groupby(range(len(pictures)), key=lambda number: _turn(blocks, pictures[number], last)):
        row = list(numbers)
        lines = [blocks[pictures[number].at] for number in row] if box is not None else []
        if len(row) >= _GALLERY and len({line.index for line in lines}) == len(row):
            found.update(zip(row, lines, strict=True))
    return found


def _turn(blocks: list[Block], picture: Picture, last: int) -> Node | None:
    """The smallest part around a picture of a gallery and the line below it; None if they are not that."""
    if picture.link is None or not last < picture.at < len(blocks) or not PICTURE_FILE.search(picture.link.href):
        return None
    line = blocks[picture.at]
    if line.level or line.prose or line.links or not _may_be(line):
        return None
    return common(picture.node, line.node)


def names_quoted(blocks: list[Block], block: Block) -> bool:
    """Whether a `figcaption` names the source of a quotation, in a `figure` around both."""
    if not block.node.region & Region.CAPTION or not block.index:
        return False
    quoted = blocks[block.index - 1].node
    return quoted.quote is not None and common(quoted, block.node).tag == "figure"


def _may_be(block: Block, longest: int = CAPTION) -> bool:
    if len(block.text) > longest or document_links(block):
        return False
    return not block.says & (Says.GALLERY_HEADING | Says.DOCUMENTS_HEADING | Says.FURNITURE_ROW)


def _is_named(block: Block, blocks: list[Block]) -> bool:
    """Whether a class of an element around a line and hardly anything else calls it a caption.

    With a heading beside the line, the element is a card.
    """
    node: Node | None = block.node
    for _ in range(_LEVELS):
        if node is None or node.text > len(block.text) + _BESIDE:
            return False
        if _NAMED.search(node.classes) and any(
            word.startswith("caption") or word.endswith("caption") for word in words_of_class(node.classes)
        ):
            near = blocks[max(0, block.index - 1) : block.index + 2]
            return not any(other.level for other in near if node.holds(other.node))
        node = node.parent
    return False


def _is_right_above(picture: Picture, block: Block) -> bool:
    """Whether a picture stands right above a line, in a part with hardly any other text: between buttons, perhaps."""
    shared = common(picture.node, block.node)
    return block.index >= picture.at and shared.text <= len(block.text) + _BESIDE


def _named_near(blocks: list[Block], picture: Picture, neighbours: list[Node], *, nearest: bool) -> Block | None:
    """The line that a class calls the caption of a picture: before or after it, or below a credit or a button."""
    at = picture.at
    for block in (*blocks[at : at + 1 + _CREDITS], *blocks[max(0, at - 1) : at]):
        if not _is_named(block, blocks):
            continue
        shared = common(picture.node, block.node)
        apart = shared.parent is not None and not any(map(shared.holds, neighbours))
        if (apart and block.index <= at) or (nearest and _is_right_above(picture, block)):
            return block if _may_be(block, _LONGEST) and not names_quoted(blocks, block) else None
    return None


def _is_of(block: Block, picture: Picture, neighbours: list[Node]) -> bool:
    beside = block.node.row is picture.node.row and block.node.cell is not picture.node.cell
    if beside and block.prose and "\n" in block.text:
        return False  # a heading with its text, as in newsletters, which put the picture into a cell beside them
    shared = common(picture.node, block.node)
    if any(shared.holds(node) for node in neighbours) or shared.parent is None:
        return False
    if block.node.region & Region.CAPTION:
        return True
    if block.node is picture.node and block.node.tag not in _HOLDERS and not _shows(block):
        return False  # a picture within a paragraph
    return shared.text == len(block.text) and not block.all_linked and not _is_beside_figure(block, picture)


def _is_beside_figure(block: Block, picture: Picture) -> bool:
    """Whether a line of several sentences stands next to the `figure` of a picture; a caption would be inside it."""
    if len(_SENTENCE_END.findall(block.text)) < _SEVERAL:
        return False
    figure: Node | None = picture.node
    while figure is not None and figure.tag != "figure":
        figure = figure.parent
    return figure is not None and not figure.holds(block.node)


def _shows(block: Block) -> bool:
    """Whether a line shows that it is a caption: by its first word, or because it is in italics and not a sentence."""
    if _SHOWS.match(block.text):
        return True
    return not block.prose and not block.links and all(run.style & EMPHASIS for run in block.runs if run.text.strip())


def _signed(blocks: list[Block], picture: Picture) -> Block | None:
    """The next line, if it ends with the name of the site, as only captions do (F12), or with the photographer."""
    block = blocks[picture.at] if picture.at < len(blocks) else None
    if block is None or not (block.says & Says.SIGNED or _names_source(block)):
        return None
    return block if _may_be(block) else None


def _names_source(block: Block) -> bool:
    if _CREDIT.fullmatch(block.text):
        return True
    return len(block.text) <= CAPTION and not block.links and _CREDITED.fullmatch(block.text) is not None


def _below(blocks: list[Block], picture: Picture) -> Block | None:
    """The text in the picture's column in a later row of its table, if the picture's cell has no text."""
    row, cell = picture.node.row, picture.node.cell
    if row is None or cell is None or cell.text:  # a row of nothing but pictures
        return None
    for block in blocks[picture.at : picture.at + 12]:
        node = block.node
        if node.table is row.table and node.row is not row and node.cell is not None and node.cell.cells == cell.cells:
            return block if _may_be(block) else None
    return None
