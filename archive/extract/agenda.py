"""Events of a calendar that states a date for each: a list, a definition list, rows, cards, lines.

An event is the largest part of the page around one date and no other; where the dates are in no parts of their own, as
in a definition list, it reaches to the next date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archive.extract import chrome
from archive.extract.blocks import Block, Node
from archive.extract.draft import EDGES, LABEL, Draft, read_line
from archive.extract.event_dates import date_of, is_time, rest_of, time_of
from archive.extract.zones import Zone
from archive.latvian.dates import Span

_LONGEST_PLACE = 120
_WORD_BY_WORD = 12  # runs; a line of so many is one text of which every word is in an element of its own


def read_agenda(blocks: list[Block], heading: Block, zone: Zone) -> list[Draft]:
    """Events that each have a date of their own in text."""
    today = zone.first_day
    marks = _marks(blocks, heading, today)
    drafts: list[Draft] = []
    for number, (position, span) in enumerate(marks):
        limit = marks[number + 1][0] if number + 1 < len(marks) else len(blocks)
        before = blocks[marks[number - 1][0]].node if number else None
        after = blocks[limit].node if limit < len(blocks) else None
        members = _around(blocks, position, heading.node, before, after)
        if not members or _says_only_when(members, span, today):
            members = blocks[position : _list_end(blocks, position, limit, heading.node)]
        drafts.extend(_events_of_entry(members, span, today))
    return drafts


def _marks(blocks: list[Block], heading: Block, today: date | None) -> list[tuple[int, Span]]:
    """Where an event's date stands, and the date. A second date within one entry begins no other."""
    marks: list[tuple[int, Span]] = []
    taken: Node | None = None
    for position, block in enumerate(blocks):
        if block.all_linked and chrome.month_heading(block.line):
            continue
        span = date_of(block, blocks[position + 1].line if position + 1 < len(blocks) else "", today)
        if span is None:
            continue
        item = block.node.item
        if item is not None and item is taken and item.tag in ("li", "tr") and item.index > heading.node.index:
            continue
        taken = item
        marks.append((position, span))
    return marks


def _around(blocks: list[Block], position: int, heading: Node, before: Node | None, after: Node | None) -> list[Block]:
    """The blocks of the largest part of the page around a date that holds neither the heading nor another date."""
    others = [node for node in (heading, before, after) if node is not None]
    part = blocks[position].node
    if any(part.holds(node) for node in others):
        return []
    while part.parent is not None and not any(part.parent.holds(node) for node in others):
        part = part.parent
    start, end = position, position + 1
    while start > 0 and part.holds(blocks[start - 1].node):
        start -= 1
    while end < len(blocks) and part.holds(blocks[end].node):
        end += 1
    return blocks[start:end]


def _list_end(blocks: list[Block], position: int, limit: int, heading: Node) -> int:
    """Where a date without a part of its own ends: at the next date, or with the list that both are in."""
    around = blocks[position].node.list
    if around is None or around.index < heading.index:
        return limit
    return next((at for at in range(position, limit) if not around.holds(blocks[at].node)), limit)


def _says_only_when(blocks: list[Block], span: Span, today: date | None) -> bool:
    return not any(char.isalpha() for block in blocks for text, _, _ in _texts(block, span, today) for char in text)


def _events_of_entry(blocks: list[Block], span: Span, today: date | None) -> list[Draft]:
    """The event of one entry. A definition list may put several `dd`, each with its link, under one date."""
    nodes = dict.fromkeys(block.node.item for block in blocks if block.node.item and block.node.item.tag == "dd")
    groups = [[block for block in blocks if node.holds(block.node)] for node in nodes if node is not None]
    if len(groups) > 1 and all(any(block.links for block in group) for group in groups):
        return [_event_of(group, span, today) for group in groups]
    return [_event_of(blocks, span, today)]


def _event_of(blocks: list[Block], span: Span, today: date | None) -> Draft:
    """Title: what is linked, else emphasised, else the first text. Place: what is labelled so, else the next."""
    draft = Draft(span.starts_on, span.ends_on, starts_at=span.starts_at)
    linked: list[str] = []
    strong: list[str] = []
    plain: list[str] = []
    label = ""
    for text, is_strong, href in _entry_texts(blocks, span, today):
        if is_time(text):
            draft.starts_at = draft.starts_at or time_of(text)
            continue
        match = LABEL.match(text)
        label = (match.lastgroup or "") if match else label
        words = (text[match.end() :] if match else text).strip(EDGES)
        if not words:
            if href is not None:
                draft.href = draft.href or href
            continue  # a label that stands alone, before what it names
        if label == "place":
            draft.place = draft.place or words
        elif label == "title":
            draft.title = draft.title or words
        elif href is not None:
            draft.href = draft.href if linked else href
            linked.append(words)
        else:
            (strong if is_strong else plain).append(words)
        label = ""
    _name(draft, linked, strong, plain)
    return draft


def _name(draft: Draft, linked: list[str], strong: list[str], plain: list[str]) -> None:
    """Give an event its title and place out of the texts that have no label."""
    texts = [*linked[:1], *strong, *plain]
    if texts and not draft.title:
        if linked or strong:
            draft.title = texts.pop(0)
        else:
            read_line(draft, texts.pop(0))
    if not draft.place and texts and len(texts[0]) <= _LONGEST_PLACE:
        draft.place = texts[0]


def _entry_texts(blocks: list[Block], span: Span, today: date | None) -> Iterator[tuple[str, bool, str | None]]:
    """The texts of an entry; of `Lasīt vairāk` only its address."""
    for block in blocks:
        if not (block.all_linked and chrome.is_furniture_row(block.line)):
            yield from _texts(block, span, today)
        elif chrome.is_more(block.line):
            yield "", False, block.links[0].href


def _texts(block: Block, span: Span, today: date | None) -> list[tuple[str, bool, str | None]]:
    """The texts of a block without its date: (text, whether emphasised, href)."""
    lines: list[tuple[str, bool, str | None]] = []
    for run in block.runs:
        for line in run.text.split("\v"):
            words = " ".join(line.split())
            if words:
                lines.append((words, bool(run.style & 1 or block.level), run.link.href if run.link else None))
    if len(lines) > _WORD_BY_WORD and not block.links:
        lines = [(block.line, False, None)]
    rests = ((rest_of(text, span, today), strong, href) for text, strong, href in lines)
    return [(text, strong, href) for text, strong, href in rests if any(char.isalnum() for char in text)]
