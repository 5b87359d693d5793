"""Recognises pages that are plans of events although neither their head nor a heading names a calendar.

Facts used: such a page has a word for events in its head, title or address, or in the classes around its dates. Its
matter consists of entries with a date each, most of them in the future, or with a time or several days.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, time, timedelta

from archive.extract.calendar.blocks import CalendarBlock, news_below
from archive.extract.calendar.dates import states_day
from archive.extract.calendar.short_dates import near
from archive.extract.dom.blocks import FRAME, Block, Node, Outline, Region
from archive.extract.dom.markup.attributes import words_of_class
from archive.extract.events.lines import names_event
from archive.extract.events.tells import Tells, told_by
from archive.extract.types import Event
from archive.extract.when import spans_in
from archive.extract.words.headings import month_heading, names_plan
from archive.extract.words.says import Says
from archive.latvian.dates.words import MONTHS_EN, month_forms
from archive.latvian.fold import slugify

_BESIDE = FRAME | Region.ASIDE | Region.HIDDEN | Region.CONTROL | Region.EXTRA | Region.COMMENTS
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTHS = {slugify(form): number for number in range(1, 13) for form in month_forms(number).values()}
_MONTHS |= {name.lower(): number for number, name in enumerate(MONTHS_EN, start=1)}
_CLASSES = frozenset("event events vevent pasakums pasakumi notikums notikumi norise norises".split())
_DEPTH = 8  # elements around a date whose classes are checked; judged
_DATED = 120  # characters at the beginning of a line in which its date is looked for, as in `listing`
_TITLE = 200  # characters of a title that are checked, as in `names_plan`
_HEADING = 80  # characters of a line that names the plan
# The longest event in the past, and the longest that is not over: projects, campaigns and services last longer. Judged.
_LONGEST, _LONGEST_NOW = timedelta(days=31), timedelta(days=184)
_ENTRIES = 2  # the fewest events of a list; a single one may be anything


def find_plan(
    outline: Outline, title: Block | None, texts: Sequence[str], related: Collection[int], today: date
) -> CalendarBlock | None:
    """The matter of a page as one calendar, if it may be a plan of events.

    `texts` are the head, the title and the address, `related` the blocks of lists of articles. `today` is the day of
    the visit, to which dates without a year are nearest.
    """
    blocks = outline.blocks
    start = _first_of_matter(blocks) - 1
    if title is not None and (start < 0 or not states_day(title.line, today)):
        start = title.index if start < 0 else min(start, title.index)
    start = max(start, 0)
    beside = {block.index for block in blocks[start + 1 :] if block.node.region & _BESIDE} | set(related)
    beside |= news_below(blocks, start, len(blocks))
    end = next((block.index for block in blocks[start + 1 :] if block.says & Says.FOOTER), len(blocks))
    matter = [block for block in blocks[start + 1 : end] if block.index not in beside]
    if not matter or not (any(map(speaks_of_events, texts)) or _has_classes(matter)):
        return None
    first = next((found for block in matter[:12] if (found := month_heading(block.line)) and found[1]), None)
    year = next((int(stated[0]) for text in texts if (stated := _YEAR.search(text))), today.year)
    calendar = CalendarBlock(start, matter[-1].index + 1, *(first or (year, None)), start + 1)
    if calendar.month is None and (titled := _month_in(texts)):
        nearest = near(15, titled, today) if not any(map(_YEAR.search, texts)) else None
        calendar.year, calendar.month, calendar.is_titled = nearest.year if nearest else year, titled, True
    elif calendar.month is None:
        calendar.month = today.month if year == today.year else 1
    calendar.related, calendar.is_list = beside, True
    return calendar


def _month_in(texts: Iterable[str]) -> int | None:
    """The one month that titles name, in any case: `Pasākumu plāns decembrim`."""
    words = {word for text in texts for word in _LONG_WORD.findall(text[:_TITLE])} - {"may"}  # the verb
    months = {_MONTHS[word] for word in map(slugify, words) if word in _MONTHS}
    return months.pop() if len(months) == 1 else None


def speaks_of_events(text: str) -> bool:
    """Whether a head, a title or an address has a word for a plan of events or for a kind of event."""
    text = text[:_TITLE]
    return names_plan(text) or (names_event(text) and not told_by(text) & Tells.OTHER)


def are_events(events: Collection[Event], today: date, *, fewest: int, named: bool = True, past: bool = False) -> bool:
    """Whether the entries of a plan are events: most are in the future, or have a time or several days, not months.

    If the page is not `named` a plan, they must not be over. With `past`, if the title can mean nothing but events,
    they may be anything. At least `fewest` entries must qualify.
    """
    sure = [
        one
        for one in events
        if past
        or (one.ends_on >= today and one.ends_on - one.starts_on <= _LONGEST_NOW)
        or (named and (may_be_hour(one.starts_at) or timedelta() < one.ends_on - one.starts_on <= _LONGEST))
    ]
    return len(sure) >= fewest and 2 * len(sure) > len(events)


def may_be_hour(clock: time | None) -> bool:
    """Whether people may meet at that time; `9:13` is more likely the time of a post."""
    return clock is not None and clock.minute % 5 == 0


def _first_of_matter(blocks: list[Block]) -> int:
    """The index of the line after the one that names the plan; 0 if none does."""
    matter = (block for block in blocks if not (block.node.region & _BESIDE or block.links))
    return next((block.index + 1 for block in matter if names_plan(block.line[:_HEADING])), 0)


def _has_classes(matter: list[Block]) -> bool:
    """Whether two dates stand in elements with a class such as `event`."""
    found = 0
    for block in matter:
        if not any(map(str.isdigit, block.line[:_DATED])) or not spans_in(block.line[:_DATED]):
            continue
        node: Node | None = block.node
        for _ in range(_DEPTH):
            if node is None or (node.classes and not _CLASSES.isdisjoint(words_of_class(node.classes[:200]))):
                break
            node = node.parent
        found += node is not None and bool(node.classes)
        if found >= _ENTRIES:
            return True
    return False
