"""When an article was published.

Facts used: `dd.mm.yyyy` on a line of its own after the title, once with a trailing dot, once opening the body; pages with
other dates near the top (laws, project pages with a date in brackets) have none, and neither has any un-numbered page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from archive.extract import chrome
from archive.extract.blocks import Block, Outline, Region, common
from archive.extract.title import Claims
from archive.latvian.dates import read_date_line

_OPENING = re.compile(r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\.?(?:\s*[-–—:|]\s*|\s+|$)(?=[\"“”„«‘'(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_REACH = 6  # blocks after the title among which the date stands; share texts and bylines may come between


def find_date(outline: Outline, title: Block | None, said: Claims, skip: Callable[[Block], bool]) -> tuple[date | None, Block | None]:
    """The publication date and the block that is nothing but that date (None where it stands elsewhere).

    `skip` tells which blocks are furniture. Order of trust: a line after the title; a line before it in the same part of
    the page; the opening of the body; what the head of the page says.
    """
    stated = next(filter(None, map(_iso, said.published)), None)
    if title is None:
        return stated, None
    blocks = outline.blocks
    seen = 0
    for block in blocks[title.index + 1 :]:
        found = own_line(block)
        if found and not block.node.region & (Region.NAV | Region.ASIDE | Region.HIDDEN | Region.FOOTER):
            return found, block
        if skip(block):
            continue
        seen += 1
        if seen > _REACH or len(block.text) > 200:
            break
    for block in reversed(blocks[max(0, title.index - 3) : title.index]):
        found = own_line(block)
        if found and (found == stated or _belongs(block, title, blocks)):
            return found, block
    first = next((b for b in blocks[title.index + 1 : title.index + 12] if not skip(b)), None)
    if first is not None:
        opened = opening_date(first.text)
        if opened:
            return opened[0], None
    return stated, None


def own_line(block: Block) -> date | None:
    """The date of a block that holds nothing else, a label or view counter aside."""
    text = block.text
    if len(text) > 90:
        return None
    found = read_date_line(text)
    if found is None and (block.when or "\n" in text or "|" in text):
        parts = [part.strip() for part in re.split(r"[|\n•·]", text) if part.strip()]
        dates = list(filter(None, map(read_date_line, parts)))
        others = [part for part in parts if read_date_line(part) is None]
        if len(dates) == 1 and all(map(chrome.is_furniture_row, others)):
            return dates[0]
    return found


def opening_date(text: str) -> tuple[date, int] | None:
    """A numeric date that opens a text, and where the text goes on; only before a capital letter.

    In `05.10.2016. notika seminārs` the date is a part of the sentence.
    """
    match = _OPENING.match(text)
    found = read_date_line(match.group(1)) if match else None
    return (found, match.end()) if found and match else None


def _belongs(block: Block, title: Block, blocks: list[Block]) -> bool:
    """Whether a date above the title is the article's: the smallest part that holds both begins with it and is no frame.

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
        return date(*map(int, match.groups())) if match else read_date_line(text)
    except ValueError:
        return None
