"""Tells lines above a text apart: bylines, which are not part of it, and sub-titles, which are."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from archive.extract.article.parts import Parts
from archive.extract.boilerplate.bylines import byline_day, is_full_name, says_author
from archive.extract.boilerplate.changes import PUBLISHED
from archive.extract.dom.blocks import BESIDE, Block, common
from archive.extract.limits import PARAGRAPH
from archive.extract.when import spans_in
from archive.extract.words.furniture import tells_of_change
from archive.extract.words.says import Says, said_by

_SHORT = 80  # characters of a byline or a line with a date; doubled the same, halved 0 + 3 pages (F1 -0.0002)
_SUBTITLE = 4  # the lowest level of heading that a sub-title has; on real pages, lower ones belong to buttons
_BARS = re.compile(r"[|/·•]")
_DIGIT = re.compile(r"\d")
_SMALL = re.compile(r"\W*\w{1,2}(?:\W+\w{1,2}){0,3}\W*")  # `A A A`, `1 / 5`


def is_byline(block: Block, day: date | None, *, named: bool = True) -> bool:
    """Whether a line only says who wrote the text or took the pictures and when, or sets the size of its letters.

    `day` is the day of publication; a line with another day is about something in the text. A bare name counts only if
    `named`.
    """
    if block.level or len(block.text) > _SHORT:
        return False
    return _is_byline(block.line, day, named) or all(_is_byline(piece, day, named) for piece in block.pieces)


def _is_byline(text: str, day: date | None, named: bool) -> bool:
    if text.endswith(":"):
        return False
    if said_by(text) & Says.FURNITURE_ROW or says_author(text) or _SMALL.fullmatch(text):
        return True
    if named and is_full_name(text):
        return True
    if day is None or not _DIGIT.search(text) or text.endswith(("!", "?")):
        return False
    if byline_day(text) == day:
        return True
    spans = spans_in(text)
    if 2 * sum(span.end - span.start for span in spans) < len(text):
        return False
    if PUBLISHED.match(text):
        return True
    ends = [0, *(span.end for span in spans)]
    labels = [
        _BARS.split(text[end : span.start])[-1].strip(" .,;:()–—-") for end, span in zip(ends, spans, strict=False)
    ]
    days = {span.starts_on for span, label in zip(spans, labels, strict=True) if not tells_of_change(label)}
    return days == {day} and all(span.starts_on == span.ends_on for span in spans)


def is_lead(block: Block, day: date | None) -> bool:
    """Whether a line between title and date is a sub-title or a sentence, and so belongs to the text.

    `day` is as for `is_byline`.
    """
    if block.links or is_byline(block, day) or block.node.region & BESIDE:
        return False
    return 1 < block.level <= _SUBTITLE or block.text.endswith((".", "!", "?"))


def beyond_byline(blocks: list[Block], parts: Parts, first: Block, skip: Callable[[Block], bool]) -> Block:
    """The line at which a text without prose really begins: `first`, or the first line after the box of title and date.

    If `first` is short and the only line in that box, it may be a byline: `Redakcija`. The line after the box may then
    be the text, unless it is a heading or has links.
    """
    if parts.title is None or parts.date_block is None or len(first.text) >= PARAGRAPH:
        return first
    box = common(parts.title.node, parts.date_block.node)
    if not box.holds(first.node):
        return first
    for block in blocks[first.index + 1 :]:
        if skip(block) or (block.links and box.holds(block.node)):
            continue
        beside = block.level or block.links or box.holds(block.node) or block.node.region & BESIDE
        return first if beside or block.says & (Says.FOOTER | Says.FURNITURE_ROW) else block
    return first
