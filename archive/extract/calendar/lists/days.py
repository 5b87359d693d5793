"""Separates the events of one day of a list, if they stand below one date.

They are similar parts of the page, each with a time or title of its own, or lines that each begin with a time. If a
title stands above them, they are the programme of a single event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from archive.extract.calendar.dates import says_all_day
from archive.extract.calendar.draft import ROLES, TIME, WEEKDAYS
from archive.extract.calendar.hours import is_time
from archive.extract.calendar.lists.roles import role_by_class
from archive.extract.calendar.lists.texts import texts_of
from archive.extract.dom.blocks import Block, Node
from archive.extract.events.tells import Tells, told_by, told_by_word
from archive.extract.events.venues.kinds import IS_ENGLISH_KIND, IS_KIND
from archive.extract.words.says import Says

_DEPTH = 30  # elements from a line up to the one with the date; a bound on time
_LONGEST_NAME = 100  # characters of the name of an event
_WORDS = 3  # of an event without a time among others; a remark such as `Ieeja brīva` is shorter; judged
_WORD = re.compile(r"[\w’'-]+")
_OF_WHAT = re.compile(r"[,;:(“„«\"–—]|\s-\s|\b(?:par|ar|no|pie|on|with|for|about|of|by|in|at)\b", re.I)
_ITEMS = frozenset(("li", "tr", "article", "details", "section"))
"""Elements that may be an event without a time of its own if they have a title."""
_NO_ENTRIES = frozenset(("td", "th", "dt", "dd", "span", "a"))


def parted(blocks: list[Block], dated: Block, rest: Callable[[Block], str]) -> list[list[Block]]:
    """The blocks of an entry, as one or several events. `rest` returns what a block says besides the date."""
    first: dict[Node, int] = {}
    for number, block in enumerate(blocks):
        if block.node.item is not None and block.node.item.tag == "dd":
            first.setdefault(block.node.item, number)
    groups = [_held(node, blocks, number) for node, number in first.items()]
    if len(groups) > 1 and (_are_all(groups, _is_linked) or _are_all(groups, _opens_with_time) or _are_named(groups)):
        return groups
    if groups := _alike(blocks, dated, rest):
        return groups
    at = [position for position, block in enumerate(blocks) if is_time(block.line)]
    at = [start for start, end in pairwise([*at, len(blocks)]) if any(map(_names, blocks[start:end]))]
    if len(at) < 2 or any(_names(block) and rest(block) for block in blocks[: at[0]]):
        return [blocks]
    return [blocks[: at[1]], *(blocks[a:b] for a, b in pairwise([*at[1:], len(blocks)]))]


def _held(node: Node, blocks: list[Block], at: int) -> list[Block]:
    """The blocks in a part of the page, given the position of one of them; they are consecutive."""
    start, end = at, at + 1
    while start and node.holds(blocks[start - 1].node):
        start -= 1
    while end < len(blocks) and node.holds(blocks[end].node):
        end += 1
    return blocks[start:end]


def _are_all(groups: list[list[Block]], condition: Callable[[Block], bool]) -> bool:
    return all(any(map(condition, group)) for group in groups)


def _are_named(groups: list[list[Block]]) -> bool:
    """Whether each of several definitions is called like an event, and none like a venue: `Koncerts`, `Lekcija`."""
    return all(
        _is_called_as_event(first.line)
        and not (first.prose or first.line[:1].islower() or len(first.line) > _LONGEST_NAME)
        and not any(IS_KIND.search(block.line) or IS_ENGLISH_KIND.search(block.line) for block in group)
        for group in groups
        for first in group[:1]
    )


def _is_called_as_event(name: str) -> bool:
    """Whether a name is one of an event: `Labdarības koncerts`, `Lekcija par …`; not `Semināra vadītāja …`."""
    *before, last = _WORD.findall(_OF_WHAT.split(name, maxsplit=1)[0]) or [""]
    is_noun = bool(told_by_word(last.lower()) & Tells.NOUN)
    two = (
        bool(before)
        and not told_by_word(before[-1].lower()) & Tells.NOUN
        and told_by(f"{before[-1]} {last}") & Tells.NOUN
    )
    return (is_noun or bool(two)) and not told_by(name) & Tells.HELD


def _is_linked(block: Block) -> bool:
    return bool(block.links)


def _opens_with_time(block: Block) -> bool:
    """Whether a line begins with a time and names something."""
    return TIME.match(block.line) is not None and _names(block)


def _alike(blocks: list[Block], dated: Block, rest: Callable[[Block], str]) -> list[list[Block]]:
    """The blocks of each event, if similar parts of the page below a date are events; empty for fewer than two."""
    alike: dict[tuple[Node | None, str], dict[Node, list[Block]]] = {}
    for block in blocks:
        node: Node | None = block.node
        for _ in range(_DEPTH):
            if node is None or node.holds(dated.node):
                break
            if node.tag not in _NO_ENTRIES:
                alike.setdefault((node.parent, node.tag), {}).setdefault(node, []).append(block)
            node = node.parent
    several = sorted((parts for parts in alike.values() if len(parts) > 1), key=lambda parts: next(iter(parts)).index)
    for parts in several:
        events = {node: members for node, members in parts.items() if any(map(_names, members))}
        sure = sum(_is_event(node, members, dated) for node, members in events.items())
        # In a list, one or the other may last all day: `Apskatāma izstāde`.
        needed = (len(events) + 1) // 2 if _are_timed_items(events) else len(events)
        if len(events) < 2 or sure < needed:
            continue
        linked = {link.href for members in events.values() for block in members for link in block.links}
        if len(linked) == 1 and _are_all([*events.values()], _is_linked):
            continue  # one link around a whole card: title, time and place of one event
        opening = next(iter(parts)).index
        before = (block for block in blocks if block.node.index < opening and block is not dated)
        if any(_names(block) and rest(block) for block in before):
            continue
        if _names(dated) and rest(dated) and not _are_all([*events.values()], _is_linked):
            continue  # the date has the title, and they are its programme
        at = {block.index: block for block in blocks}
        return [_with_time(members, at.get(members[0].index - 1)) for members in events.values()]
    return []


def _with_time(members: list[Block], before: Block | None) -> list[Block]:
    """The blocks of an event, with the block before them if that is a time above its part of the page."""
    return [before, *members] if before is not None and is_time(before.line) else members


def _are_timed_items(events: dict[Node, list[Block]]) -> bool:
    """Whether parts are items of a list, of which some begin with a time and the others are no mere remarks."""
    lines = [members[0].line for members in events.values()]
    timed = [line for line in lines if TIME.match(line)]
    is_told = all(len(line.split()) >= _WORDS for line in lines if line not in timed)
    return bool(timed) and is_told and all(node.tag == "li" for node in events)


def _is_event(node: Node, blocks: Sequence[Block], dated: Block) -> bool:
    """Whether a part of a day has a time or a title of its own."""
    for block in blocks:
        if TIME.match(block.line) or says_all_day(block.line):
            return True
        texts = texts_of(block)
        if any(text.role == "title" and text.link is not None for text in texts):
            return True
        if any(is_time(text.words) or says_all_day(text.words) for text in texts):
            return True
    titled = any(
        block.level or block.links or role_by_class(block, dated) == "title" for block in blocks if _names(block)
    )
    return titled and (
        node.tag in _ITEMS or any(block.links and role_by_class(block, dated) == "title" for block in blocks)
    )


def _names(block: Block) -> bool:
    """Whether a block may name an event or a place."""
    if is_time(block.line) or block.slug in ROLES or block.slug in WEEKDAYS or block.says & Says.FURNITURE_ROW:
        return False
    return any(map(str.isalpha, block.line))
