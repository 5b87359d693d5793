"""Reads the texts in the cell of one day of a calendar, and the events in them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from archive.extract.calendar.dates import days_within, says_only_when, without_days
from archive.extract.calendar.draft import MONTH_NAMES, TIME, WEEKDAYS, Draft, read_line
from archive.extract.calendar.grids.tooltips import (
    COUNT,
    labels_of,
    named_in,
    named_in_label,
    tells_of_cell,
    tooltips_of,
    undated,
)
from archive.extract.calendar.lists.fields import Said, event_of
from archive.extract.calendar.lists.roles import role_by_class
from archive.extract.calendar.lists.texts import texts_of
from archive.extract.dom.assemble import BREAK
from archive.extract.dom.blocks import Block, Node
from archive.extract.words.furniture import is_furniture
from archive.extract.words.headings import month_heading
from archive.extract.words.says import Says
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_DAY_FIRST = re.compile(r"([12]?\d|3[01]|0[1-9])(?:\.(?!\d)|(?![\d.:]))\s*")
_NUMBER = re.compile(r"([12]?\d|3[01]|0[1-9])\.?")
_COUNTED = re.compile(
    rf"{COUNT}\W+(?:[^\W\d_]{{3,12}},?\s){{0,2}}([12]?\d|3[01]|0[1-9])\b\.?(?:\s[^\W\d_]{{3,12}})?(?:,?\s20\d\d)?(?:\s\1\.?)?",
    re.I,
)
"""A number of events with the day, perhaps written twice: `0 events, 27`, `Nav notikumu, 27. marts`."""
_NAMED = re.compile(r"(?=\D*(\d+))([^\W\d_]+)\.?,?\s*(?:[12]?\d|3[01]|0[1-9])\.?")
"""A day after its weekday: `Tue 1`."""
_LONGEST_NAME, _LONGEST_COUNT = 16, 40
_MONTH_FIRST = re.compile(rf"^(?:{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\b[\s.,]*", re.I)


def events_of_day(
    blocks: list[Block],
    on: date,
    month: date,
    labels: Container[str] = frozenset(),
    of_all: Container[str] = frozenset(),
) -> list[Draft]:
    """The events of one day: the texts below its number, or else its tooltips, or else its labels.

    Texts in `labels`, which every day has, are left out. If a text links to an address in `of_all`, which different
    events share, it does not belong to the event before it merely because both have that link.
    """
    groups: list[_Group] = []
    by_name: dict[str, _Group] = {}
    is_headed = any(block.level for block in blocks[1:])
    for piece in pieces_of(blocks):
        if labels and undated(piece.said.text) in labels:
            continue
        if not groups or _opens_another(piece, groups[-1], on, is_headed, piece.said.href in of_all):
            # A repeated title, as in a pop-up, belongs to the same event.
            groups.append(by_name.get(slugify(piece.said.text)) or _Group())
        if not groups[-1].name or groups[-1].name != slugify(piece.said.text):
            groups[-1].add(piece, on, month)
            by_name.setdefault(groups[-1].name, groups[-1])
    distinct = {id(group): group for group in groups if group.name}
    drafts = [group.draft(on, month) for group in distinct.values()]
    drafts = drafts or [draft for hint, href in tooltips_of(blocks) for draft in named_in(hint, href, on, month)]
    if not drafts:
        href = next((link.href for block in blocks for link in block.links), None)
        drafts = [draft for label in labels_of(blocks) for draft in named_in_label(label, href, on, month)]
    return [draft for draft in drafts if distinct or undated(draft.title) not in labels]


@dataclass(slots=True)
class _Group:
    """The texts of one event of a day.

    `name` is the slug of its title, once that is known. `timed` says that a line after the title had the time, `opens`
    that a line before it had. `line` is the line of a title with a time before it.
    """

    said: list[Said] = field(default_factory=list)
    first_day: date | None = None
    last_day: date | None = None
    name: str = ""
    href: str | None = None
    hint: str = ""
    item: Node | None = None
    line: Block | None = None
    timed: bool = False
    opens: bool = False

    def add(self, piece: Piece, on: date, month: date) -> None:
        """Add a text; if it only says when the event is and includes the day of the cell, it sets the days."""
        said = piece.said
        if says_only_when(said.text, on):
            if days := days_within(said.text, month, on):
                self.first_day = min(self.first_day or on, days[0])
                self.last_day = max(self.last_day or on, days[1])
            self.said.append(said._replace(text=without_days(said.text, month), role=""))
            self.timed, self.opens = bool(self.name), self.opens or not self.name
            return
        if said.role not in ("place", "other", "when") and not self.name:
            self.name, self.href = slugify(said.text), said.href
            self.hint, self.item = piece.hint, piece.item
            self.line = piece.line if TIME.match(said.text) else None
        self.said.append(said)

    def draft(self, on: date, month: date) -> Draft:
        """The event in the texts; if the cell truncates its name, the full name is taken from the tooltip."""
        first, last = self.first_day or on, self.last_day or on
        draft = replace(event_of(tuple(self.said), Span(first, last, None, None, 0, 0, "day"), month))
        if self.hint and slugify(self.hint).startswith(slugify(draft.title)):
            read_line(draft, self.hint)
        elif (
            self.hint and not draft.place and slugify(self.hint) not in self.name and not says_only_when(self.hint, on)
        ):
            draft.place = self.hint
        return draft


def _opens_another(piece: Piece, group: _Group, on: date, is_headed: bool, is_of_all: bool) -> bool:
    """Whether a text of a day begins a new event.

    It does if it has a link of its own, a time before it, or a list item of its own. Otherwise it is the place if it
    follows a link or a line that only says when, or stands in the line of a title with a time before it. If headings
    name the events, nothing else begins one.
    """
    said = piece.said
    if not group.name:
        return False
    if says_only_when(said.text, on):
        if said.href is not None and group.href is not None and said.href != group.href:
            return True
        return group.opens and not _shares(piece, group) and not days_within(said.text, on, on)
    if said.role in ("place", "other", "when") or (_shares(piece, group) and not is_of_all):
        return False
    if slugify(said.text) == group.name:
        return False
    if is_headed:
        return bool(piece.level)
    if piece.item is not None and piece.item is not group.item:
        return True
    return (
        said.href is not None
        or said.role == "title"
        or TIME.match(said.text) is not None
        or not (group.href is not None or group.timed or (piece.line is not None and piece.line is group.line))
    )


def _shares(piece: Piece, group: _Group) -> bool:
    """Whether a text has the same link as an event."""
    return piece.said.href is not None and piece.said.href == group.href


class Piece(NamedTuple):
    """A text in the cell of a day.

    It consists of the words, the tooltip, the level of the heading (0 for none), the list item around the text, and the
    block if the text is a single line.
    """

    said: Said
    hint: str
    level: int
    item: Node | None
    line: Block | None


def pieces_of(blocks: list[Block]) -> list[Piece]:
    """The texts of a day without its number, furniture, and the names of its weekday and month."""
    pieces: list[Piece] = []
    cell = blocks[0].node.cell or blocks[0].node
    number = number_of(blocks[0])
    for block in blocks:
        if block.says & Says.CALENDAR_HEADING or month_heading(block.line):
            break
        if number is not None and number.re is _COUNTED:
            number = None
            continue
        role = role_by_class(block, blocks[0])
        line = None if BREAK in block.text else block
        item = block.node.item if block.node.item is not None and block.node.item.index > cell.index else None
        for text in texts_of(block):
            words = text.words
            if number is not None:
                words, number = _MONTH_FIRST.sub("", words[number.end() :]) if number.re is _DAY_FIRST else "", None
            if not any(map(str.isalnum, words)) or is_furniture(words) or tells_of_cell(words):
                continue
            if slugify(words) in WEEKDAYS or (block is blocks[0] and slugify(words) in MONTH_NAMES):
                continue
            href, hint = (text.link.href, text.link.hint) if text.link else (None, "")
            said = Said(text.role or role, words, text.weight, href)
            pieces.append(Piece(said, hint or block.node.hint, block.level, item, line))
    return pieces


def number_of(block: Block) -> re.Match[str] | None:
    """The number of a day at the beginning of a block.

    In an element of its own it may be adjacent to a time: `2` and `09:00`. The number of events may stand before it.
    """
    may_count = len(block.text) <= _LONGEST_COUNT and ("kum" in block.text or "vent" in block.text)
    if may_count and (counted := _COUNTED.fullmatch(" ".join(block.pieces))):
        return counted
    if not block.text[0].isdigit():
        named = _NAMED.fullmatch(block.line) if len(block.text) <= _LONGEST_NAME else None
        return named if named and slugify(named[2]) in WEEKDAYS else None
    return _NUMBER.fullmatch(block.runs[0].text.strip()) or _DAY_FIRST.match(block.text)
