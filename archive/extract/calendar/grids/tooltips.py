"""Reads what a cell says about its day besides events, and events that are only in its tooltips or labels."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.calendar.dates import beside_days, says_only_when, without_day
from archive.extract.calendar.draft import EDGES, LABEL, TIME, Draft, read_line
from archive.extract.calendar.hours import time_of
from archive.extract.calendar.short_dates import is_part
from archive.extract.dom.blocks import Block, Node
from archive.extract.events.tells import Tells, told_by
from archive.extract.words.furniture import is_furniture
from archive.extract.words.headings import calendar_heading
from archive.latvian.fold import slugify

COUNT = r"(?:\d+|nav|no|none?)\b[^\d.:]{0,20}\b(?:notikum\w*|pasākum\w*|events?)\b"
"""The number of events of a day, in words."""
_TOLD = re.compile(
    rf"{COUNT}\W*(?:\d{{1,2}}\b\W*)?|\+\s?\d+\W*(?:vairāk|vēl|more)?|(?:un |\+\s?)?vēl \d+|\d+ more", re.I
)
"""Texts about the events of a day that name none: `2 events,`, `2 events, 18`, `+2 more`."""
_NUMBERED = re.compile(r"(\d+)\s(?:notikum\w*|pasākum\w*|events?)\s?:\s*(?=\S)", re.I)
"""The beginning of a text that lists the events of a day: `2 pasākumi: Koncerts, Lekcija`."""
_POINTING = re.compile(
    r"\b(?:klikšķin\w+|spied\w*|skatī\w*|rādī\w*|pievieno\w*|apskatīt|atvērt|izvēlēties"
    r"|izvēlieties|rezervēt|rezervējiet|pieteikties|piesakieties|reģistrēties|click|view|show|see|go to|add|choose"
    r"|select|reserve|register)\b",
    re.I,
)
"""The first words of a tooltip that says what a link does."""
_OF_DAYS = frozenset(
    (
        *("", *"nav ir no none on for this of saja sodien today day event events diena dienas dienai dienu".split()),
        *(f"{stem}{ending}" for stem in ("notikum", "pasakum") for ending in ("s", "i", "u", "us", "iem", "a")),
        *"selected current available unavailable busy free tentative away out office holiday weekend".split(),
        *"izveleta izveletais pieejama pieejams pieejami nepieejama brivs briva brivi aiznemts aiznemta svetku".split(),
        *"open opening closed hours times atverts atverta slegts slegta laiks laiki darba".split(),
    )
)
"""Words of a tooltip that names no event, as slugs: `Notikumi šajā dienā`, `Šodien`, `Busy`."""
_OF_DAY = re.compile(r"\d|\b(?:notikum|pasākum|dien|event|day)", re.I)
_PARTS = re.compile(r"\s*[;\n]\s*")
_COMMAS = re.compile(r", (?![^“„«\"”»]{0,60}[”»])")
"""Commas between names, outside quotation marks."""


def tells_of_cell(text: str) -> bool:
    """Whether a text is about the day and names no event: `2 events,`, `View events of 3 October`."""
    return _TOLD.fullmatch(text) is not None or (_POINTING.match(text) is not None and _OF_DAY.search(text) is not None)


def undated(text: str) -> str:
    """The slug of a text without days: every day of a grid may have a link such as `Add event, 3 October`."""
    return "-".join(word for word in slugify(text).split("-") if not (word.isdigit() or is_part(word)))


def tooltips_of(blocks: list[Block]) -> list[tuple[str, str | None]]:
    """The tooltips of the links of a day, or else the tooltip of its cell; each with the address of the link."""
    links = [link for block in blocks for link in block.links]
    hints: list[tuple[str, str | None]] = [(link.hint, link.href) for link in links if link.hint]
    for node in () if hints else _around_day(blocks):
        if node.hint:
            return [(node.hint, links[0].href if links else None)]
    return hints


def labels_of(blocks: list[Block]) -> list[str]:
    """What the cell of a day says to readers who do not see the page, in labels and alt texts."""
    lines: list[str] = []
    for node in _around_day(blocks):
        if node.label:  # as for few
            lines += _PARTS.split(node.label)
    return [*filter(None, dict.fromkeys(lines))] if lines else lines


def _around_day(blocks: list[Block]) -> list[Node]:
    """The elements whose only text is the first line of a day."""
    found: list[Node] = []
    node: Node | None = blocks[0].node
    while node is not None and node.text <= len(blocks[0].text):
        found.append(node)
        node = node.parent
    return found


def named_in(hint: str, href: str | None, on: date, month: date) -> list[Draft]:
    """The events that a tooltip names; none if it says what a link does, which day it is, or that there are events."""
    drafts: list[Draft] = []
    if _POINTING.match(hint) or says_only_when(hint, on):
        return []
    for part in _several(hint):
        words, days = beside_days(part, month, on)
        if _names_none(words, on):
            continue
        draft = Draft(*days, href=href)
        read_line(draft, words)
        drafts.append(draft)
    return drafts


def _several(hint: str) -> list[str]:
    """The parts of a tooltip; commas separate events if that gives as many as the tooltip says there are."""
    counted = _NUMBERED.match(hint)
    parts = _PARTS.split(hint[counted.end() :] if counted else hint)
    names = _COMMAS.split(parts[0]) if counted and len(parts) == 1 else []
    return names if counted and len(names) == int(counted[1]) else parts


def _names_none(words: str, on: date) -> bool:
    if _OF_DAYS.issuperset(undated(words).split("-")) or says_only_when(words, on):
        return True
    return tells_of_cell(words) or calendar_heading(words) is not None


def named_in_label(label: str, href: str | None, on: date, month: date) -> list[Draft]:
    """The event in a label, whose parts may be in any order: `Sanāksme, 9:00–10:00, trešdiena, 2. decembris, aizņemts`.

    Anything may have a label, even a day with posts. It names an event if it has an hour or a word for events.
    """
    if _POINTING.match(label) or is_furniture(label):
        return []
    words, days = without_day(label, month, on)
    draft = Draft(*(days or (on, on)), href=href)
    title: list[str] = []
    for part in filter(None, (part.strip(EDGES) for part in words.split(", "))):
        named = LABEL.match(part)
        if named and named.lastgroup == "place":
            draft.place = part[named.end() :]
        elif TIME.fullmatch(part):
            draft.starts_at = draft.starts_at or time_of(part)
        elif not _names_none(part, on):
            title.append(part)
    if not title or not (draft.starts_at or told_by(title[0]) & Tells.NOUN):
        return []
    at, place = draft.starts_at, draft.place
    read_line(draft, ", ".join(title))
    draft.starts_at, draft.place = draft.starts_at or at, draft.place or place
    return [draft]
