"""Events of a calendar that states a date for each: a list, a definition list, rows, cards, lines.

An event is a term of a definition list with what defines it, or the largest part of the page around one date and no
other. Where the dates are in no parts of their own, what stands between the heading and the first date tells whether
titles come before dates or after; the events are as many lines, over and over. What fits none of this gives no event:
rather none than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise

from archive.extract.dom.assemble import split_lines
from archive.extract.dom.blocks import Block, Node
from archive.extract.events.calendar_blocks import CalendarBlock
from archive.extract.events.dates import date_of, end_of, is_time, rest_of, says_all_day, time_of
from archive.extract.events.draft import EDGES, LABEL, ROLES, TIME, WEEKDAYS, Draft, clock, read_line
from archive.extract.when import spans_in
from archive.extract.words.furniture import is_more
from archive.extract.words.headings import month_heading
from archive.extract.words.says import Says
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_LONGEST_PLACE = 120  # characters: a house, a street and a town; judged, free
_MOST_BEFORE = 2  # lines of an event before its date: title and place; free
_LEAF = 12  # characters of a day and a month drawn as a leaf of a calendar
_SYMBOLS = re.compile(r"^[^\w\s\"'“”„‘’«»()\[\]#&§]+\s*")  # a pin before a place, a clock before a time
_NUMBER = re.compile(r"\d{1,2}\.?")
_REMEMBERED = 1000  # characters of an event that is remembered: a bound on memory; free
_Said = tuple[str, bool, str | None]  # a text, whether it is emphasised, the address that it links to
_WORD_BY_WORD = 12  # runs; a line of so many is one text, every word in an element of its own; judged, free


def read_agenda(blocks: list[Block], heading: Block, calendar: CalendarBlock) -> list[Draft]:
    """Events that each have a date of their own in text."""
    today = calendar.first_day
    columns = _columns(blocks)
    blocks = [line for block in blocks if block.node.row not in columns for line in _lines(block, today)]
    marks = _marks(blocks, heading, today)
    lead = _lead(blocks, marks)
    drafts: list[Draft] = []
    for number, (position, span) in enumerate(marks):
        limit = marks[number + 1][0] if number + 1 < len(marks) else len(blocks)
        before = blocks[marks[number - 1][0]].node if number else None
        after = blocks[limit].node if limit < len(blocks) else None
        members = _definition(blocks, position, heading.node)
        if members is None:
            members = _around(blocks, position, heading.node, before, after)
            if not members or _says_only_when(members, span, today):
                end = _list_end(blocks, position, limit, heading.node)
                members = blocks[position - lead : end - lead if end == limit < len(blocks) else end]
        drafts.extend(_events_of_entry(members, span, today, _roles(members, columns)))
    return drafts


def _columns(blocks: list[Block]) -> dict[Node | None, dict[int, str]]:
    """The rows that name the columns of their table, with what each column holds: `Nosaukums`, `Sākums`, `Vieta`."""
    columns: dict[Node | None, dict[int, str]] = {}
    for row, cells in groupby(blocks, key=lambda block: block.node.row):
        if row is None:
            continue
        roles = {block.node.cell.cells: ROLES.get(block.slug) for block in cells if block.node.cell is not None}
        if "when" in roles.values() and all(roles.values()) and len(roles) > 1:
            columns[row] = {number: role for number, role in roles.items() if role}
    return columns


def _roles(blocks: list[Block], columns: dict[Node | None, dict[int, str]]) -> dict[Block, str]:
    """What the header of its table says that a block holds."""
    if not columns:
        return {}
    of_table = {row.table: roles for row, roles in columns.items() if row is not None}
    return {
        block: role
        for block in blocks
        if block.node.cell is not None and (role := of_table.get(block.node.table, {}).get(block.node.cell.cells))
    }


def _lines(block: Block, today: date | None) -> list[Block]:
    """A block, or each of its lines where several state a date."""
    return split_lines(block) if is_several(block, today) else [block]


def is_several(block: Block, today: date | None) -> bool:
    """Whether more than one line of a block states a date, so that each line should be a block."""
    if "\n" not in block.text:
        return False
    lines = block.text.split("\n")
    return sum(1 for line in lines if any(span.precision == "day" for span in spans_in(line, today))) > 1


def _lead(blocks: list[Block], marks: list[tuple[int, Span]]) -> int:
    """How many lines of an event stand before its date: as many as between the heading and the first date."""
    first = marks[0][0] if marks else 0
    lead = said = 0
    while lead < first and not _is_between(blocks[first - 1 - lead]):
        said += blocks[first - 1 - lead].slug not in ROLES
        lead += 1
    gaps = [after[0] - before[0] for before, after in pairwise(marks)]
    return lead if lead < min(gaps, default=lead + 1) and said <= _MOST_BEFORE else 0


def _is_between(block: Block) -> bool:
    """A line that belongs to no event: a weekday, a number, a link to another month."""
    text = block.line
    if block.slug in ROLES:
        return False
    return (
        not any(char.isalpha() for char in text)
        or block.slug in WEEKDAYS
        or bool(block.says & (Says.FURNITURE_ROW | Says.CALENDAR_HEADING))
        or month_heading(text) is not None
    )


def _definition(blocks: list[Block], position: int, heading: Node) -> list[Block] | None:
    """A term with what defines it, if a date stands in a definition list: whichever of the two holds the date."""
    around = blocks[position].node.list
    if around is None or around.tag != "dl" or around.index < heading.index:
        return None
    terms = [at for at, block in enumerate(blocks) if _is_term(block, around)]
    start = max((at for at in terms if at <= position), default=None)
    if start is None:
        return None
    end = next((at for at in terms if at > position), len(blocks))
    return [block for block in blocks[start:end] if around.holds(block.node)]


def _is_term(block: Block, around: Node) -> bool:
    item = block.node.item
    return item is not None and item.tag == "dt" and around.holds(item) and block.slug not in ROLES


def _marks(blocks: list[Block], heading: Block, today: date | None) -> list[tuple[int, Span]]:
    """Where an event's date stands, and the date. A second date within one entry begins no other."""
    marks: list[tuple[int, Span]] = []
    taken: Node | None = None
    for position, block in enumerate(blocks):
        if block.all_linked and month_heading(block.line):
            continue
        span = date_of(block, blocks[position + 1].line if position + 1 < len(blocks) else "", today)
        if span is None:
            continue
        item = block.node.item
        if item is not None and item is taken and item.tag in ("li", "tr") and item.index > heading.node.index:
            continue
        if position and ROLES.get(blocks[position - 1].slug) == "end":
            continue
        if marks and _tells_more(blocks, marks[-1], position, span):
            at, leaf = marks[-1]
            last = max(leaf.ends_on, span.ends_on)
            marks[-1] = at, replace(leaf, ends_on=last, starts_at=leaf.starts_at or span.starts_at)
            continue
        taken = item
        marks.append((position, span))
    # A number alone is a day where days are numbers; below dates written out it is a page or a count.
    written = [mark for mark in marks if not _NUMBER.fullmatch(blocks[mark[0]].line) or not mark[1].end]
    return written or marks


def _tells_more(blocks: list[Block], latest: tuple[int, Span], position: int, span: Span) -> bool:
    """Whether a date only says again, perhaps with a time, what a leaf of a calendar (`Oct 5`) said above the title."""
    at, day = latest
    is_leaf = len(blocks[at].line) <= _LEAF < len(blocks[position].line)
    return is_leaf and day.starts_on == span.starts_on and position - at <= _MOST_BEFORE


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
    texts = (text for block in blocks for text, _, _ in _texts(block, span, today) if slugify(text) not in ROLES)
    return not any(char.isalpha() for text in texts for char in text)


def _events_of_entry(blocks: list[Block], span: Span, today: date | None, roles: dict[Block, str]) -> list[Draft]:
    """The event of one entry. A definition list may put several `dd`, each with its link, under one date."""
    nodes = dict.fromkeys(block.node.item for block in blocks if block.node.item and block.node.item.tag == "dd")
    groups = [[block for block in blocks if node.holds(block.node)] for node in nodes if node is not None]
    if len(groups) > 1 and all(any(block.links for block in group) for group in groups):
        return [_event_of(group, span, today, roles) for group in groups]
    return [_event_of(group, span, today, roles) for group in _by_time(blocks, span, today)]


def _by_time(blocks: list[Block], span: Span, today: date | None) -> list[list[Block]]:
    """The events of one day, each of which a time of its own opens; all as one where there are no two such times."""
    at = [position for position, block in enumerate(blocks) if is_time(block.line)]
    at = [start for start, after in pairwise([*at, len(blocks)]) if any(_names(block) for block in blocks[start:after])]
    if len(at) < 2 or any(_names(block) and rest_of(block.line, span, today) for block in blocks[: at[0]]):
        return [blocks]
    return [[*blocks[: at[0]], *blocks[at[0] : at[1]]], *(blocks[a:b] for a, b in pairwise([*at[1:], len(blocks)]))]


def _names(block: Block) -> bool:
    """Whether a block may name an event or a place."""
    return not is_time(block.line) and block.slug not in ROLES and any(map(str.isalpha, block.line))


def _event_of(blocks: list[Block], span: Span, today: date | None, roles: dict[Block, str]) -> Draft:
    texts = tuple((roles.get(block, ""), *said) for block, said in _entry_texts(blocks, span, today))
    is_short = sum(len(text) for _, text, _, _ in texts) <= _REMEMBERED
    return (_remembered if is_short else _event_said)(texts, span, today)


def _event_said(texts: tuple[tuple[str, str, bool, str | None], ...], span: Span, today: date | None) -> Draft:
    """The event of texts, each with what the header of its table says that it is; not to be changed.

    Title: what is linked, else emphasised, else the first text. Place: what is labelled so, else the next.
    """
    draft = Draft(span.starts_on, span.ends_on, starts_at=span.starts_at)
    linked: list[str] = []
    strong: list[str] = []
    plain: list[str] = []
    label = ""
    for role, text, is_strong, href in texts:
        if says_all_day(text):
            continue
        last = end_of(text, today)
        if last is not None:
            draft.ends_on = max(draft.ends_on, last)
            continue
        if is_time(text):
            draft.starts_at = draft.starts_at or (time_of(text) if label != "end" else None)
            continue
        match = LABEL.match(text)
        label = (match.lastgroup or "") if match else ROLES.get(slugify(text)) or role or label
        words = _SYMBOLS.sub("", _without_time(draft, text[match.end() :] if match else text).strip(EDGES))
        if slugify(words) in ROLES:
            continue
        if not any(char.isalpha() for char in words):
            if href is not None:
                draft.href = draft.href or href
            continue  # a label that stands alone, before what it names
        if words[0] == "(" and words[-1] == ")":
            words = words[1:-1].strip()
        if label == "other":
            pass
        elif label == "place":
            draft.place = draft.place or words
        elif label == "title":
            draft.title, draft.href = draft.title or words, draft.href or href
        elif href is not None and is_more(words):
            draft.href = draft.href or href
        elif href is not None:
            draft.href = draft.href if linked or draft.title else href
            linked.append(words)
        else:
            (strong if is_strong else plain).append(words)
        label = ""
    _name(draft, linked, strong, plain)
    return draft


_remembered = lru_cache(maxsize=1024)(_event_said)  # the calendar of the month stands on every page


def _without_time(draft: Draft, text: str) -> str:
    """A text without the clock that opens it, `13:00 · Rīga`, which goes to the event."""
    match = TIME.match(text)
    if match is None or clock(match) is None or text[match.end() : match.end() + 1] not in EDGES:
        return text
    draft.starts_at = draft.starts_at or clock(match)
    return text[match.end() :]


def _name(draft: Draft, linked: list[str], strong: list[str], plain: list[str]) -> None:
    """Give an event its title and place out of the texts that have no label."""
    texts = [*(() if draft.title else linked[:1]), *strong, *plain]
    if texts and not draft.title:
        if linked or strong:
            draft.title = texts.pop(0)
        else:
            read_line(draft, texts.pop(0))
    if not draft.place and texts and len(texts[0]) <= _LONGEST_PLACE:
        draft.place = texts[0]


def _entry_texts(blocks: list[Block], span: Span, today: date | None) -> Iterator[tuple[Block, _Said]]:
    """The texts of an entry; of `Lasīt vairāk` only its address."""
    for block in blocks:
        if block.slug in ROLES or not block.says & Says.FURNITURE_ROW:
            for said in _texts(block, span, today):
                yield block, said
        elif is_more(block.line) and block.links:
            yield block, ("", False, block.links[0].href)


def _texts(block: Block, span: Span, today: date | None) -> list[_Said]:
    """The texts of a block without its date."""
    lines: list[_Said] = []
    for run in block.runs:
        for line in run.text.split("\v"):
            words = " ".join(line.split())
            if words:
                lines.append((words, bool(run.style & 1 or block.level), run.link.href if run.link else None))
    if len(lines) > _WORD_BY_WORD and not block.links:
        lines = [(block.line, False, None)]
    rests = ((rest_of(text, span, today), strong, href) for text, strong, href in lines)
    return [(text, strong, href) for text, strong, href in rests if any(map(str.isalnum, text))]
