"""The edges of a text: what stands at its beginning or end and is no text.

On real pages one body in four ends in share, subscribe or copyright lines, or begins with a byline; and menus,
headings with nothing below and the opening date stand there too.
"""

from __future__ import annotations

import re

from archive.extract import boilerplate
from archive.extract.article.attachments import names_document
from archive.extract.article.date_lines import opening_date, own_line
from archive.extract.article.parts import Parts
from archive.extract.boilerplate.bylines import is_full_name
from archive.extract.dom.assemble import without_start
from archive.extract.dom.blocks import Block, Node, Outline, common
from archive.extract.when import spans_in
from archive.extract.words.furniture import is_furniture_row, is_promotion
from archive.extract.words.says import Says
from archive.site import is_banner

_LABELLED = re.compile(
    r"(?:autor[ei]?s?|tekst[sa]|sadaļa|kategorija|foto|avots|by|written by|author|text|section|category|photo|source)"
    r"\s?:?\s",
    re.I,
)
_SHORT = 80  # characters of a byline or a line with a date; doubled the same, halved 0 + 3 pages (F1 -0.0002)
_DIGIT = re.compile(r"\d")
_ENDS = (".", "!", "?", "”", "»", "…")  # of a paragraph that is printed in the letters of a heading
_SMALL = re.compile(r"\W*\w{1,2}(?:\W+\w{1,2}){0,3}\W*")  # `A A A`, `1 / 5`


def trim(outline: Outline, parts: Parts, first: int) -> None:
    """Take from the body of a page what is not text. `first` is the index of the first block of prose, or -1."""
    body = parts.body
    _trim_copy(body, parts.title)
    _trim_end(outline, parts)
    opening = parts.date is not None and parts.date_block is None
    for at, block in enumerate(body[:3] if opening else []):
        opened = opening_date(block.text)
        if opened and opened[0] == parts.date:  # what stands before it is the author's name
            body[: at + 1] = [rest for rest in [without_start(block, opened[1])] if rest is not None]
            break
    _trim_start(body, first)
    if len(body) > 1 and parts.signature and not parts.documents and names_document(body[-1]):
        body.pop()


def _trim_copy(body: list[Block], title: Block | None) -> None:
    """A second copy of the whole text, as pages have for phones or to be printed, with its title and date above."""
    written = [(at, block) for at, block in enumerate(body) if block.prose]
    half = len(written) // 2
    if not half or [block.text for _, block in written[:half]] != [block.text for _, block in written[half:]]:
        return
    second, (first, last) = written[half][0], (written[0][1].node, written[half - 1][1].node)
    while second > 1 and (body[second - 1].slug == (title.slug if title else None) or own_line(body[second - 1])):
        second -= 1
    titled = second < written[half][0]
    if titled or (half > 1 and not common(first, last).holds(body[written[half][0]].node)):
        del body[second:]


def _trim_start(body: list[Block], first: int) -> None:
    """Bylines, lines with the time of the last change and letters to set the size of the text with."""
    count = next((at for at, block in enumerate(body) if block.index >= first), 0)
    lists: dict[Node, list[Block]] = {}
    for block in body[:count]:
        if block.node.list is not None:
            lists.setdefault(block.node.list, []).append(block)
    facts = {node for node, blocks in lists.items() if 2 * sum(map(is_byline, blocks)) >= len(blocks)}
    body[:count] = [block for block in body[:count] if not (is_byline(block) or block.node.list in facts)]


def is_byline(block: Block) -> bool:
    """Whether a line only says who wrote the text or took the pictures, when, or how large its letters are."""
    if block.level or len(block.text) > _SHORT:
        return False
    return _is_byline(block.line) or all(map(_is_byline, block.pieces))


def _is_byline(text: str) -> bool:
    if text.endswith(":"):
        return False
    if is_furniture_row(text):
        return True
    if _LABELLED.match(text) or _SMALL.fullmatch(text) or is_full_name(text):
        return True
    if not _DIGIT.search(text):
        return False
    spans = [span for span in spans_in(text) if span.precision == "day"]
    return bool(spans) and not text.endswith(("!", "?")) and sum(s.end - s.start for s in spans) * 2 >= len(text)


def _trim_end(outline: Outline, parts: Parts) -> None:
    body = parts.body
    while len(body) > 1 and (is_promotion(body[-1].line) or _is_banners(body[-1])):
        body.pop()
    tail = 0
    while tail < len(body) and boilerplate.is_internal(body[-1 - tail]):
        tail += 1
    if 0 < tail < len(body) and _is_menu(body[-tail:], outline, parts):
        del body[-tail:]
    while len(body) > 1 and body[-1].level and not (len(body[-1].text) >= _SHORT and body[-1].text.endswith(_ENDS)):
        body.pop()


def _is_banners(block: Block) -> bool:
    """A line of nothing but links to banner pages (F7)."""
    return block.all_linked and all(is_banner(link.href) for link in block.links)


def _is_menu(blocks: list[Block], outline: Outline, parts: Parts) -> bool:
    """Several links within the site that are no list of the text, or links that stand before the title too."""
    first = parts.title.index if parts.title is not None else 0
    above = {(link.href, link.text) for block in outline.blocks[:first] for link in block.links}
    if all((link.href, link.text) in above for block in blocks for link in block.links):
        return True
    previous = outline.blocks[blocks[0].index - 1]
    if previous.all_linked and previous.says & Says.FURNITURE_ROW:
        return True  # `Sākums` opens a menu
    in_text = parts.container is not None and parts.container.parent is not None
    return len(blocks) >= 3 and not (in_text and all(block.node.list for block in blocks))
