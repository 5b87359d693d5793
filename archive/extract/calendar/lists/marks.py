"""Finds the dates of events in a calendar.

A second date in an entry does not begin another event. A date of publication or a deadline for applications is not the
date of an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from archive.extract.calendar.dates import date_of, rest_of
from archive.extract.calendar.draft import LABEL, MONTH_NAMES, ROLES, WEEKDAYS
from archive.extract.calendar.lists.entries import Mark
from archive.extract.dom.blocks import Block, Node, Region
from archive.extract.dom.markup.roles import ISSUED, role_of_classes
from archive.extract.words.headings import month_heading
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_LEAF = 12  # characters of a day and a month drawn as a leaf of a tear-off calendar
_AFTER_LEAF = 2  # lines from a leaf to the date in full: a title and a label; free
_NUMBER = re.compile(r"\d{1,2}\.?")
_TITLE = 50  # characters of a title that ends with a date; a longer line may be any sentence; judged
_LABEL = 40  # characters of a line that labels the next one
_NO_DAY = re.compile(
    r"\b(?:pie(?:teik|sak|reģ)\w+|reģistr\w+|termiņ\w+|public\w+|ievietots|pievienots|atjau\w+|labots|izmai\w+"
    r"|izsludin\w+|regist\w+|deadline|apply|applied|applications?|rsvp|published|posted|updated|modified|added"
    r"|early bird|copyright)\b|^©",
    re.I,
)
"""Words that show that a date is not that of an event."""
_BY = re.compile(r"[^\W\d_]\W+(?:before|until|till|by|līdz)\s*$", re.I)  # not of `Līdz 30. aprīlim – Izstāde`


def marks_of(
    blocks: Sequence[Block], heading: Block, months: list[date | None], is_list: bool, *, is_titled: bool = False
) -> list[Mark]:
    """The dates of events, and where each stands.

    `is_titled` says that the title of the page names the month. In a list that may run through several months
    (`is_list`), a date without a year is near the one before it, and `months` is updated accordingly.
    """
    marks: list[Mark] = []
    taken: Node | None = None
    named = latest = months[0] if months else None
    is_named = is_titled  # or whether a line has named the month
    for position, block in enumerate(blocks):
        if block.all_linked and month_heading(block.line):
            continue
        following = [other.line for other in blocks[position + 1 : position + 4]]
        if months[position] != named:
            named = latest = months[position]
            is_named = True
        elif is_list:
            months[position] = latest
        is_named = is_named or slugify(block.line[:30]) in MONTH_NAMES
        span = date_of(block, following, months[position], is_list, bool(marks) or not is_list or is_named)
        if span is None or is_no_day(block, span, blocks[position - 1] if position else None):
            continue
        latest = span.starts_on.replace(day=1) if latest else None
        item = block.node.item
        if item is not None and item is taken and item.tag in ("li", "tr") and item.index > heading.node.index:
            at, first = marks[-1]
            if first.starts_on == span.starts_on:  # again, perhaps with a time
                ends_on = max(first.ends_on, span.ends_on)
                marks[-1] = Mark(at, replace(first, starts_at=first.starts_at or span.starts_at, ends_on=ends_on))
            continue
        if position and ROLES.get(blocks[position - 1].slug) == "end":
            continue
        if marks and _tells_more(blocks, marks[-1], position, span):
            at, leaf = marks[-1]
            last = max(leaf.ends_on, span.ends_on)
            marks[-1] = Mark(at, replace(leaf, ends_on=last, starts_at=leaf.starts_at or span.starts_at))
            continue
        taken = item
        marks.append(Mark(position, span))
    marks = marks[1:] if _is_period_shown(marks, blocks, months) else marks
    # A number alone is a day only if all days are numbers. Beside dates written out it is a page or a count, unless it
    # begins a table row, in which the month may span several rows.
    written = [mark for mark in marks if not mark.span.end or not _is_number_beside(blocks[mark.position])]
    return written or marks


def without_count(marks: list[Mark], blocks: Sequence[Block]) -> list[Mark]:
    """The dates without lone numbers that run from 1 upwards, which may just number the entries."""
    numbers = [mark for mark in marks if _NUMBER.fullmatch(blocks[mark.position].line)]
    is_count = len(numbers) > 1 and [mark.span.starts_on.day for mark in numbers] == [*range(1, len(numbers) + 1)]
    return [mark for mark in marks if mark not in numbers] if is_count else marks


def _is_period_shown(marks: Sequence[Mark], blocks: Sequence[Block], months: Sequence[date | None]) -> bool:
    """Whether the first date is the period shown: it includes all others, and only buttons follow it."""
    if len(marks) < 3:
        return False
    (at, period), (following, _), *_ = marks
    if period.starts_on == period.ends_on or rest_of(blocks[at].text, period, months[at]):
        return False
    is_all = all(period.starts_on <= one.starts_on and one.ends_on <= period.ends_on for _, one in marks[1:])
    return is_all and all(block.node.region & Region.CONTROL for block in blocks[at + 1 : following])


def _is_number_beside(block: Block) -> bool:
    return _NUMBER.fullmatch(block.line) is not None and not (
        block.node.cell is not None and block.node.cell.cells == 1
    )


def is_no_day(block: Block, span: Span, before: Block | None) -> bool:
    """Whether a date is not that of an event, because words before it or a class say so or a sentence mentions it."""
    lead = block.line[: span.start]
    is_behind = lead.rstrip().endswith("(")  # `Pieteikšanās kursiem (14.06.2023.)` is itself an event
    if (_NO_DAY.search(lead) and not is_behind) or _is_issued(block) or _BY.search(lead):
        return True
    if before is not None and len(before.line) <= _LABEL and before.line.endswith(":") and _NO_DAY.search(before.line):
        return True
    # `On 22 April we welcomed our new coordinator.`
    words = slugify(lead).split("-")
    ends = len(block.line) <= _TITLE and len(block.line) - span.end <= 1  # `Seminārs no 14. līdz 15.06.2023.`
    is_sentence = bool(block.prose) and not ends
    return is_sentence and not WEEKDAYS.issuperset([*words, ""]) and words != [""] and not LABEL.match(lead)


def _is_issued(block: Block) -> bool:
    """Whether a class marks a date as that of publication."""
    around = (block.node, block.node.parent)
    if any(node is not None and node.classes and role_of_classes(node.classes) == ISSUED for node in around):
        return True
    return any(run.style & ISSUED and any(map(str.isdigit, run.text)) for run in block.runs)


def _tells_more(blocks: Sequence[Block], latest: Mark, position: int, span: Span) -> bool:
    """Whether a date only repeats, perhaps with a time, the leaf of a tear-off calendar (`Oct 5`) above the title."""
    is_leaf = len(blocks[latest.position].line) <= _LEAF < len(blocks[position].line)
    return is_leaf and latest.span.starts_on == span.starts_on and position - latest.position <= _AFTER_LEAF
