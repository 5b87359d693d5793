"""Groups the lines of a calendar into entries: an event, or a day with its events.

If the calendar has repeated parts, the smallest ones with a date and something else are the entries; a second date in
such a part does not begin another event. Otherwise an entry is a term of a definition list with its definition, or the
largest part of the page around just one date. If dates are in no parts of their own, an entry is the lines from one
date to the next; the lines between the heading and the first date show how many of them come before a date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate, groupby, islice, pairwise
from typing import NamedTuple

from archive.extract.calendar.draft import ROLES, WEEKDAYS
from archive.extract.dom.blocks import Block, Node
from archive.extract.words.headings import month_heading
from archive.extract.words.says import Says
from archive.latvian.dates.reading import Span

_MOST_DAYS = 3  # days on separate lines of an entry: the first, the last, and a deadline; judged
_MOST_BEFORE = 2  # lines of an event before its date: title and place; free
_LONGEST = timedelta(days=62)  # of an event whose first and last day stand apart; the same as for events in articles
_FEWEST = 2  # cells of an event that leaves only its date empty
_DEPTH = 30  # elements from a line up to its entry; a bound on time
_ITEMS = frozenset(("li", "tr", "article", "section", "div", "td", "a"))
"""Elements that may be entries within a larger repeated part, such as a week."""


class Mark(NamedTuple):
    """A date and the position of its block."""

    position: int
    span: Span


class Entry(NamedTuple):
    """The lines of an entry, its days (`span`), its first date (`first`) and the line with that (`dated`).

    `span` is longer than `first` if the entry has more dates. `group` is the element around the entry and similar ones.
    `shift` is how many cells fewer than others its row has.
    """

    blocks: list[Block]
    span: Span
    dated: Block
    first: Span
    group: Node | None = None
    shift: int = 0


def entries_of(
    blocks: list[Block], marks: Sequence[Mark], heading: Block, says_only_when: Callable[[Block, Span], bool]
) -> Iterator[Entry]:
    """The entries of a calendar, by its dates. `says_only_when` says whether a line consists of its date."""
    dated = {mark.position: mark.span for mark in marks}
    names = (_names(block, dated.get(at), says_only_when) for at, block in enumerate(blocks))
    named = [0, *accumulate(names)]  # how many lines before each position name something
    repeated = _repeated(blocks, marks, heading.node, named)
    lead = _lead(blocks, [mark.position for mark in marks])
    done: set[Node] = set()
    terms: dict[Node, list[int]] = {}
    for number, (position, span) in enumerate(marks):
        part = repeated.get(number)
        if part is not None:
            if part.node not in done:
                done.add(part.node)
                yield from _of_part(blocks, part, marks, named)
            continue
        limit = marks[number + 1].position if number + 1 < len(marks) else len(blocks)
        before = blocks[marks[number - 1].position].node if number else None
        after = blocks[limit].node if limit < len(blocks) else None
        members = _definition(blocks, position, heading.node, terms)
        if members is None:
            members = _around(blocks, position, heading.node, before, after)
            if not members or all(says_only_when(block, span) for block in members):
                end = _list_end(blocks, position, limit, heading.node)
                members = blocks[position - lead : end - lead if end == limit < len(blocks) else end]
        yield Entry(members, span, blocks[position], span)


class _Part(NamedTuple):
    """A repeated part of the page: blocks `start` to `end` (exclusive), and the numbers of the dates in it."""

    node: Node
    start: int
    end: int
    marks: list[int]


def _repeated(blocks: list[Block], marks: Sequence[Mark], heading: Node, named: Sequence[int]) -> dict[int, _Part]:
    """The entry around each date, by the number of the date, if entries are repeated parts of the page."""
    if len(marks) < 2:
        return {}
    extents = _extents(blocks, heading)
    holding: dict[Node, list[int]] = defaultdict(list)
    alike: dict[tuple[Node | None, str], set[Node]] = defaultdict(set)
    for number, mark in enumerate(marks):
        for node in _upwards(blocks[mark.position].node, heading):
            start, end = extents[node]
            holding[node].append(number)
            if named[start] < named[end]:
                alike[node.parent, node.tag].add(node)
    days = {node: len({marks[number].span.starts_on for number in numbers}) for node, numbers in holding.items()}
    found: dict[int, _Part] = {}
    for number, mark in enumerate(marks):
        for node in _upwards(blocks[mark.position].node, heading):
            siblings = alike[node.parent, node.tag]
            if days[node] > _MOST_DAYS:  # the list itself, which has another list beside it
                break
            if node in siblings and len(siblings) > 1 and node.tag not in ("dt", "dd"):
                found[number] = _Part(node, *extents[node], holding[node])
                break
    return _with_what_follows(_outermost(found), blocks, {mark.position for mark in marks})


def _with_what_follows(found: dict[int, _Part], blocks: list[Block], dated: set[int]) -> dict[int, _Part]:
    """The same parts, with what stands between them if that is alike behind all of them: `<div>…</div><p>Rīga</p>`."""
    parts = sorted({part.node: part for part in found.values()}.values(), key=lambda part: part.start)
    if len(parts) < 2 or len({part.node.parent for part in parts}) > 1 or parts[0].end == parts[1].start:
        return found
    around, first = parts[0].node.parent, _kind(blocks[parts[0].end])
    gaps = [range(one.end, later.start) for one, later in pairwise(parts)]
    kinds = {_kind(blocks[at]) for gap in gaps for at in gap}
    last = range(parts[-1].end, min(parts[-1].end + max(map(len, gaps)), len(blocks)))
    gaps.append(range(last.start, next((at for at in last if _kind(blocks[at]) not in kinds), last.stop)))
    if around is None or not all(gap and _kind(blocks[gap.start]) == first and dated.isdisjoint(gap) for gap in gaps):
        return found
    if any(blocks[at].level or not around.holds(blocks[at].node) for gap in gaps for at in gap):
        return found
    ends = {part.node: gap.stop for part, gap in zip(parts, gaps, strict=True)}
    return {number: part._replace(end=ends[part.node]) for number, part in found.items()}


def _outermost(found: dict[int, _Part]) -> dict[int, _Part]:
    """The same without nested entries: if a part holds several that may be entries, these are kept, else the part."""
    parts = sorted({part.node: part for part in found.values()}.values(), key=lambda part: part.node.index)
    dropped: set[Node] = set()
    for at, part in enumerate(parts):
        if part.node in dropped:
            continue
        inner: list[Node] = []
        for other in islice(parts, at + 1, None):
            if other.node.index > part.node.last:
                break
            inner += [other.node] if other.node not in dropped else []
        if inner:
            keeps = sum(node.tag in _ITEMS for node in inner) > 1
            dropped.update([part.node] if keeps else inner)
    parts = [part for part in parts if part.node not in dropped]
    kept = {number: part for part in parts for number in part.marks}
    return {number: kept[number] for number in kept if number in found}


def _upwards(node: Node, heading: Node) -> Iterator[Node]:
    """A node and those around it that do not hold the heading of the calendar."""
    part: Node | None = node
    for _ in range(_DEPTH):
        if part is None or part.parent is None or part.holds(heading):
            return
        yield part
        part = part.parent


def _extents(blocks: list[Block], heading: Node) -> dict[Node, tuple[int, int]]:
    """The blocks in each part of the page: the position of the first, and the position after the last."""
    extents: dict[Node, tuple[int, int]] = {}
    for at, block in enumerate(blocks):
        for node in _upwards(block.node, heading):
            extents[node] = (extents[node][0] if node in extents else at, at + 1)
    return extents


def _names(block: Block, span: Span | None, says_only_when: Callable[[Block, Span], bool]) -> bool:
    """Whether a line names something, and does not just say when something is or where to read more."""
    if block.slug in ROLES or block.slug in WEEKDAYS or block.says & (Says.FURNITURE_ROW | Says.CALENDAR_HEADING):
        return False
    if not any(map(str.isalpha, block.line)) or month_heading(block.line):
        return False
    return span is None or not says_only_when(block, span)


def _of_part(blocks: list[Block], part: _Part, marks: Sequence[Mark], named: Sequence[int]) -> Iterator[Entry]:
    """The entry of a repeated part, and those of rows that follow it in a table and share its date."""
    dates = [marks[number] for number in part.marks]
    if _are_lines(blocks, dates, named):
        ends = [*(at for at, _ in dates[1:]), part.end]
        starts = [part.start, *ends]
        for (at, span), start, end in zip(dates, starts, ends, strict=False):
            yield Entry(blocks[start:end], span, blocks[at], span, part.node)
        return
    first, span = dates[0].position, dates[0].span
    for at, other in dates[1:]:
        if other.starts_on == span.starts_on:  # the same day again, perhaps with a time
            ends_on = max(span.ends_on, other.ends_on)
            span = replace(span, ends_on=ends_on, starts_at=span.starts_at or other.starts_at)
        elif span.ends_on < other.ends_on <= span.starts_on + _LONGEST and named[first] == named[at + 1]:
            span = replace(span, ends_on=other.ends_on)
    end = part.end
    if part.node.level:  # a heading with a date: the entry includes what follows it
        following = next((mark.position for mark in marks if mark.position >= end), len(blocks))
        outer = part.node.parent
        while end < following and outer is not None and outer.holds(blocks[end].node):
            end += 1
    yield Entry(blocks[part.start : end], span, blocks[first], dates[0].span, part.node.parent)
    if part.node.tag == "tr":
        following = part.marks[-1] + 1  # a row with a date of its own shares at most the month
        until = marks[following].position if following < len(marks) else len(blocks)
        yield from _sharing(blocks[end:until], part.node, span, blocks[first])


def _are_lines(blocks: list[Block], dates: Sequence[Mark], named: Sequence[int]) -> bool:
    """Whether the dates of a part begin lines of one element that each name an event, and not a deadline."""
    if len({span.starts_on for _, span in dates}) < 2 or any(span.start for _, span in dates):
        return False
    node = blocks[dates[0].position].node
    return all(blocks[at].node is node and named[at] < named[at + 1] for at, _ in dates)


def _sharing(blocks: list[Block], row: Node, span: Span, dated: Block) -> Iterator[Entry]:
    """The entries of the rows after a row that share its date.

    They have one cell fewer, because its date spans them (`<td rowspan="2">`), or an empty cell instead of it.
    """
    column = dated.node.cell.cells if dated.node.cell is not None else 0
    for other, members in groupby(blocks, key=lambda block: block.node.row):
        if other is None or other.table is not row.table or other.cells not in (row.cells, row.cells - 1):
            return
        found = list(members)
        first = found[0].node.cell
        if other.cells == row.cells and (first is None or not column or first.cells <= column or len(found) < _FEWEST):
            return
        span = replace(span, starts_at=None)
        yield Entry(found, span, dated, span, row.parent, shift=row.cells - other.cells)


def _lead(blocks: list[Block], positions: list[int]) -> int:
    """The number of lines of an event before its date: as many as between the heading and the first date."""
    first = positions[0] if positions else 0
    lead = said = 0
    while lead < first and not _is_between(blocks[first - 1 - lead]):
        said += blocks[first - 1 - lead].slug not in ROLES
        lead += 1
    if not _recurs(blocks, positions, lead):
        return 0
    gaps = [after - before for before, after in pairwise(positions)]
    return lead if lead < min(gaps, default=lead + 1) and said <= _MOST_BEFORE else 0


def _recurs(blocks: list[Block], positions: list[int], lead: int) -> bool:
    """Whether the lines before the first date have the same markup as those before at least half of the others."""
    first = [_kind(block) for block in blocks[positions[0] - lead : positions[0]]] if positions else []
    same = [first == [_kind(block) for block in blocks[max(at - lead, 0) : at]] for at in positions[1:]]
    return 2 * sum(same) >= len(same)


def _kind(block: Block) -> tuple[str, str]:
    return block.node.tag, block.node.classes


def _is_between(block: Block) -> bool:
    """Whether a line belongs to no event: a weekday, a number, the name of a month, furniture."""
    text = block.line
    if block.slug in ROLES:
        return False
    return (
        not any(char.isalpha() for char in text)
        or block.slug in WEEKDAYS
        or bool(block.says & (Says.FURNITURE_ROW | Says.CALENDAR_HEADING))
        or month_heading(text) is not None
    )


def _definition(blocks: list[Block], position: int, heading: Node, terms: dict[Node, list[int]]) -> list[Block] | None:
    """The term with its definition around a date; None if the date is not in a definition list.

    `terms` caches the positions of the terms of each list.
    """
    around = blocks[position].node.list
    if around is None or around.tag != "dl" or around.index < heading.index:
        return None
    if around not in terms:
        terms[around] = [at for at, block in enumerate(blocks) if _is_term(block, around)]
    starts = terms[around]
    following = bisect_right(starts, position)
    if following == 0:
        return None
    end = starts[following] if following < len(starts) else len(blocks)
    return [block for block in blocks[starts[following - 1] : end] if around.holds(block.node)]


def _is_term(block: Block, around: Node) -> bool:
    item = block.node.item
    return item is not None and item.tag == "dt" and around.holds(item) and block.slug not in ROLES


def _around(blocks: list[Block], position: int, heading: Node, before: Node | None, after: Node | None) -> list[Block]:
    """The blocks of the largest part of the page around a date without the heading or a neighbouring date."""
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
    """Where an entry without a part of its own ends: at the next date, or at the end of the list around its date."""
    around = blocks[position].node.list
    if around is None or around.index < heading.index:
        return limit
    return next((at for at in range(position, limit) if not around.holds(blocks[at].node)), limit)
