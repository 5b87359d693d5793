"""The date and the time that an entry of a calendar states, in whichever form."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from archive.extract.address import slugify
from archive.extract.blocks import Block
from archive.extract.draft import EDGES, LABEL, MONTH_NAMES, TIME, clock
from archive.extract.when import spans_in
from archive.latvian.dates import Span

_LONGEST = 300  # characters of an entry
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d{4})")
_DAY = re.compile(r"\d{1,2}\.?")
_NUMBER = re.compile(r"\d{1,2}\.?|20\d\d\.?")


def date_of(block: Block, following: str, today: date | None) -> Span | None:
    """The date that a block states: written out, in `<time datetime>`, as `12.06.`, or as `12` next to `jūn` or alone.

    `today` is the first day of the month shown, which completes dates without a year. `following` is the next line.
    """
    text = block.line
    if len(text) > _LONGEST:
        return None
    label = LABEL.match(text)
    offset = label.end() if label and label.lastgroup == "when" else 0
    for span in spans_in(text, today):
        if span.precision == "day" and _is_at_an_edge(span, text, offset) and _is_of_month(span, text, today):
            return span
    stated = _ISO.match(block.when or block.node.when)
    if stated:
        return next(iter(spans_in(stated.group())), None)
    if today is None:
        return None
    short = _DAY_AND_MONTH.match(text, offset)
    if short:
        return _day_of(today.year, int(short.group(2)), int(short.group(1)), offset, short.end())
    pieces = block.pieces
    if len(pieces) > 1:
        return _split_date(pieces[:2], today)
    if len(text) > 20:
        return None
    if _DAY.fullmatch(text) and not _DAY.fullmatch(following) and slugify(following) not in MONTH_NAMES:
        return _day_of(today.year, today.month, int(text.strip(".")), 0, len(text))
    return _split_date([text, following], today)


def rest_of(text: str, when: Span, today: date | None) -> str:
    """A text without the date of its event; nothing if it is a part of that date, a number or the name of a month."""
    if slugify(text) in MONTH_NAMES or _NUMBER.fullmatch(text):
        return ""
    short = _DAY_AND_MONTH.match(text)
    if short:
        return text[short.end() :].strip()
    for span in spans_in(text, today)[:1]:
        if span.precision == "day" and span.starts_on <= when.ends_on and span.ends_on >= when.starts_on:
            return f"{text[: span.start].rstrip(' (')} {text[span.end :].lstrip('). ')}".strip()
    return text


def is_time(text: str) -> bool:
    """`10.00`, `plkst. 10.00`, `10:00 – 16:00`."""
    return TIME.fullmatch(text.strip(EDGES + ".()")) is not None


def time_of(text: str) -> time | None:
    """The first time of such a text; None if the clock has no such time."""
    match = TIME.fullmatch(text.strip(EDGES + ".()"))
    return clock(match) if match else None


def _is_at_an_edge(span: Span, text: str, offset: int) -> bool:
    """A date that opens its line, perhaps after a label, or that ends it: `Seminārs, 12.06.2023`."""
    return span.start - offset <= 16 or len(text) - span.end <= 12


def _is_of_month(span: Span, text: str, today: date | None) -> bool:
    """A date with its year, or one within the month shown: `11. novembra krastmala` is a place."""
    if today is None or _YEAR.search(text, span.start, span.end):
        return True
    return span.starts_on <= today.replace(day=28) + timedelta(days=3) and span.ends_on >= today


def _split_date(words: list[str], today: date) -> Span | None:
    """`12` and `jūn` in elements of their own, either first."""
    numbers = [int(word.strip(".")) for word in words if re.fullmatch(r"\d{1,2}\.?", word)]
    months = [MONTH_NAMES[slugify(word)] for word in words if slugify(word) in MONTH_NAMES]
    if len(numbers) == 1 and len(months) == 1:
        return _day_of(today.year, months[0], numbers[0], 0, 0)
    return None


def _day_of(year: int, month: int, day: int, start: int, end: int) -> Span | None:
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    return Span(on, on, None, None, start, end, "day")
