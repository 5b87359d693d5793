"""When an article was published.

Facts used: `dd.mm.yyyy` on a line of its own after the title, once with a trailing dot, once opening the body; pages
with other dates near the top (laws, project pages with a date in brackets) have none, and neither has any un-numbered
page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import islice

from archive.extract import chrome
from archive.extract.blocks import Block, Outline, Region, common
from archive.extract.matter import Matter
from archive.extract.when import line_date, spans_in

_OPENING = re.compile(r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\.?(?:\s*[-–—:|]\s*|\s+|$)(?=[\"“”„«‘'(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_CLOCK = re.compile(r"(?:plkst\.?\s*)?\d{1,2}[:.]\d\d")
_DIGITS = re.compile(r"\d{4}")
_SEPARATOR = re.compile(r"[|•·/]")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BYLINE = 100  # characters
_BEFORE_TEXT, _NAME = 3, 60  # lines of so many characters, such as the author's name, up to where the body opens
_FOREIGN = Region.NAV | Region.ASIDE | Region.HIDDEN | Region.FOOTER | Region.COMMENTS
_TEXT = 400  # characters
_REACH = 6  # blocks after the title among which the date stands; share texts and bylines may come between


def find_date(
    outline: Outline,
    title: Block | None,
    published: list[str],
    skip: Callable[[Block], bool],
    elsewhere: set[int],
    matter: Matter,
) -> tuple[date | None, Block | None]:
    """The publication date and the block that is nothing but that date (None where it stands elsewhere).

    `skip` tells which blocks are furniture; `elsewhere` are the blocks of calendars and of lists of other articles,
    whose dates are never that of the article, wherever they stand (facts.md, "A page's text", 1).
    Order of trust: a line after the title; a line before it in the same part of the page; the opening of the body; what
    the head of the page says.
    """
    stated = next(filter(None, map(_iso, published)), None)
    if title is None:
        return stated, None
    blocks = outline.blocks
    seen = 0
    for block in blocks[title.index + 1 :]:
        if block.index in elsewhere:
            continue
        found = own_line(block) or _timed(block)
        if found and not block.node.region & _FOREIGN and not (block.node.region & Region.EXTRA and matter.before(block.index)):
            return found, block
        if matter.before(block.index) > _TEXT:
            break
        if skip(block):
            continue
        seen += 1
        if seen > _REACH or len(block.text) > 200:
            break
    for block in reversed(blocks[max(0, title.index - 3) : title.index]):
        found = own_line(block) or _timed(block)
        if found and block.index not in elsewhere and (found == stated or _belongs(block, title, blocks)):
            return found, block
    for block in islice((block for block in blocks[title.index + 1 :] if not skip(block)), _BEFORE_TEXT):
        opened = opening_date(block.text)
        if opened:
            return opened[0], None
        if len(block.text) > _NAME or block.text[-1] in ".:;!?":
            break
    return stated, None


def own_line(block: Block) -> date | None:
    """The date of a block that holds nothing else, a label, a view counter or the name of the news section aside."""
    text = block.text
    if len(text) > 160 or not _DIGITS.search(text):
        return None
    found = line_date(text) if len(text) < 90 else None
    if found is None and (len(block.runs) > 1 or _SEPARATOR.search(text)):
        parts = [part.strip() for piece in block.pieces for part in _SEPARATOR.split(piece) if part.strip(" .,;:|")]
        if 1 < len(parts) < 12:
            dates = [day for part in parts if (day := line_date(part))]
            others = [part for part in parts if not line_date(part) and not _CLOCK.fullmatch(part)]
            if len(dates) == 1 and all(
                chrome.is_furniture_row(part) or chrome.is_related_heading(part) for part in others
            ):
                return dates[0]
    return found


def is_clock(text: str) -> bool:
    """`14:35`, as stands below a date."""
    return _CLOCK.fullmatch(text) is not None


def _timed(block: Block) -> date | None:
    """The date of a `<time datetime>` in a line next to the title that names the author too: `Publicēts … autors …`.

    Before the date stands nothing but a known label, for the line may tell of a later change: `Labots …`.
    """
    day = _iso(block.when) if block.when and len(block.text) < _BYLINE else None
    for span in spans_in(block.line) if day else ():
        if span.starts_on == span.ends_on == day:
            label = block.line[: span.start].strip(" :")
            return day if not label or chrome.is_furniture(label) else None
    return None


def opening_date(text: str) -> tuple[date, int] | None:
    """A numeric date that opens a text, and where the text goes on; only before a capital letter.

    In `05.10.2016. notika seminārs` the date is a part of the sentence.
    """
    match = _OPENING.match(text)
    found = line_date(match.group(1)) if match else None
    return (found, match.end()) if found and match else None


def _belongs(block: Block, title: Block, blocks: list[Block]) -> bool:
    """Whether a date above the title is the article's: the smallest part with both begins with it and is no frame.

    The date of the visit in the page's header is the trap.
    """
    if block.node.region & (Region.NAV | Region.HEADER | Region.ASIDE | Region.HIDDEN):
        return False
    shared = common(block.node, title.node)
    if shared.parent is None:
        return False
    before = blocks[block.index - 1] if block.index else None
    return before is not None and not shared.holds(before.node)


def _iso(text: str) -> date | None:
    match = _ISO.match(text)
    try:
        return date(*map(int, match.groups())) if match else line_date(text)
    except ValueError:
        return None
