"""Events of a calendar that is a grid of days, a table or not: the text or the tooltips of a day belong to that day."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.calendar.blocks import CalendarBlock
from archive.extract.calendar.dates import says_only_when, time_of
from archive.extract.calendar.draft import TIME, Draft, read_line
from archive.extract.dom.blocks import Block, Node
from archive.extract.words.furniture import is_furniture
from archive.extract.words.headings import month_heading
from archive.extract.words.says import Says
from archive.latvian.fold import slugify

_DAY_FIRST = re.compile(r"([12]?\d|3[01]|0[1-9])(?:\.(?!\d)|(?![\d.:]))\s*")
_NUMBER = re.compile(r"([12]?\d|3[01]|0[1-9])\.?")
_SHORTEST_MONTH = 28  # days of February; halved the same
_CELL = 200  # characters; a longer text that begins with a number is no day; judged, free


def read_grid(blocks: list[Block], starts: list[int], calendar: CalendarBlock) -> tuple[int, list[Draft]]:
    """How many blocks a grid of days takes up, and its events; (0, []) if there is no grid.

    `starts` are those of its days (`day_starts`).
    """
    if calendar.first_day is None:
        return 0, []
    if len(starts) < _SHORTEST_MONTH:
        return 0, []
    drafts: list[Draft] = []
    ends = [*starts[1:], _cell_end(blocks, starts[-1])]
    for day, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        try:
            drafts.extend(_events_of_day(blocks[start:end], calendar.first_day.replace(day=day)))
        except ValueError:  # a number beyond the end of the month
            break
    return ends[-1], drafts


def day_starts(blocks: list[Block]) -> list[int]:
    """Where the days of a grid begin: fewer than those of the month where it was cut off, few or none without one.

    A grid counts its days from 1; those of the months before and after, which may fill its first and last week, do not
    continue the count.
    """
    starts: list[int] = []
    for position, block in enumerate(blocks):
        match = _number_of(block)
        if match and int(match.group(1)) == len(starts) + 1 and len(block.text) <= _CELL:
            starts.append(position)
    return starts


def _number_of(block: Block) -> re.Match[str] | None:
    """The number of the day that opens a block; one in an element of its own may touch a time: `2` and `09:00`."""
    if not block.text[0].isdigit():
        return None
    return _NUMBER.fullmatch(block.runs[0].text.strip()) or _DAY_FIRST.match(block.text)


def _cell_end(blocks: list[Block], position: int) -> int:
    node = blocks[position].node
    cell = node.cell or node.item or node
    end = position + 1
    while end < len(blocks) and cell.holds(blocks[end].node):
        end += 1
    return end


def _events_of_day(blocks: list[Block], on: date) -> list[Draft]:
    """The events of one day: what is written below its number, or failing that tooltips.

    Where headings or links name events, what follows one without being one is its time or its place.
    """
    found: list[Draft] = []
    is_headed = any(block.level for block in blocks[1:])
    for block in blocks:
        if block.says & Says.CALENDAR_HEADING or month_heading(block.line):
            break
        for line, href, hint in _lines(block, after_number=block is blocks[0]):
            if not any(char.isalpha() for char in line) or is_furniture(line):
                continue
            latest = found[-1] if found else None
            if says_only_when(line, on):
                if latest:
                    latest.starts_at = latest.starts_at or time_of(line)
            elif block.level if is_headed else _names(line, href, latest):
                found.append(_draft(on, line, href, hint or block.node.hint))
            elif latest and not latest.place and href is None:
                latest.place = line
    return found or [draft for hint, href in _tooltips(blocks) for draft in _named_in(hint, href, on)]


def _names(line: str, href: str | None, latest: Draft | None) -> bool:
    """Whether a line of a day names an event: it is linked, has a time, or the one before it is no link."""
    return href is not None or latest is None or latest.href is None or TIME.match(line) is not None


def _draft(on: date, line: str, href: str | None, hint: str) -> Draft:
    draft = Draft(on, on, href=href)
    read_line(draft, line)
    if hint:
        if slugify(hint).startswith(slugify(draft.title)):
            read_line(draft, hint)  # the name in full, where the cell cuts it short
        elif not draft.place:
            draft.place = hint
    return draft


def _lines(block: Block, *, after_number: bool) -> list[tuple[str, str | None, str]]:
    """Texts of a block, one for each link and one for each unlinked line: (text, href, tooltip of the link)."""
    lines: list[tuple[str, str | None, str]] = []
    text = ""
    number = _number_of(block) if after_number else None
    for run in block.runs:
        for part in run.text.split("\v"):
            words = " ".join(part.split())
            if number is not None and words:
                words, number = words[number.end() :].strip(), None
            text = f"{text} {words}".strip()
            if run.link is not None and text:
                lines.append((text, run.link.href, run.link.hint))
                text = ""
        if "\v" in run.text and text:
            lines.append((text, None, ""))
            text = ""
    if text:
        lines.append((text, None, ""))
    return lines


def _tooltips(blocks: list[Block]) -> list[tuple[str, str | None]]:
    """Tooltips of the links of a day, or that of its cell."""
    links = [link for block in blocks for link in block.links]
    hints: list[tuple[str, str | None]] = [(link.hint, link.href) for link in links if link.hint]
    node: Node | None = blocks[0].node
    while not hints and node is not None and node.text <= len(blocks[0].text):
        if node.hint:
            hints.append((node.hint, links[0].href if links else None))
        node = node.parent
    return hints


def _named_in(hint: str, href: str | None, on: date) -> list[Draft]:
    drafts = []
    for part in re.split(r"\s*[;\n]\s*", hint):
        draft = Draft(on, on, href=href)
        read_line(draft, part)
        drafts.append(draft)
    return drafts
