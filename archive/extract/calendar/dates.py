"""The date and the time that an entry of a calendar states, in whichever form."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta
from functools import lru_cache

from archive.extract.calendar.draft import EDGES, LABEL, MONTH_NAMES, TIME, WEEKDAYS, clock
from archive.extract.dom.blocks import Block
from archive.extract.when import spans_in
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_LONGEST = 300  # characters of an entry, as in `blocks`; free
_LONGEST_PERIOD = timedelta(days=62)  # as of an event that an article tells of
_STAMP = re.compile(r"\d{8}(?:T\d{4,6}Z?)?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d{4})")
_DAY = re.compile(r"\d{1,2}\.?")
_DAYS = re.compile(r"(\d{1,2})\.?(?:\s?[-–—]\s?(\d{1,2})\.?)?")
_NUMBER = re.compile(rf"{_DAYS.pattern}|20\d\d\.?")
_NAMED_DAYS = re.compile(r"(\d{1,2})\.?\s?([^\W\d]{3,9})\.?\s?[-–—]\s?(\d{1,2})\.?\s?([^\W\d]{3,9})\.?")
_WHEN_WORDS = re.compile(r"\b(?:visu dienu|all[- ]day|no|līdz|from|to|until)\b", re.I)
_WEEKDAYS_ALONE = WEEKDAYS | {"", "no", "lidz", "from", "to"}
_UNTIL = re.compile(r"\s*(?:[-–—]|līdz|to|until)\s*", re.I)


def date_of(block: Block, following: str, today: date | None, any_month: bool = False) -> Span | None:
    """The date that a block states: written out, in `<time datetime>`, as `12.06.`, or as `12` next to `jūn` or alone.

    `today` is the first day of the month shown, which completes dates without a year; they are of that month unless
    `any_month`. `following` is the next line.
    """
    text = block.line
    if len(text) > _LONGEST:
        return None
    label = LABEL.match(text)
    offset = label.end() if label and label.lastgroup == "when" else 0
    named = _named_days(text, today) if today else None
    if named:
        return named
    for span in _periods(text, today):
        if span.precision == "day" and _is_at_an_edge(span, text, offset) and _is_of_month(span, text, today, any_month):
            return span
    stated = _ISO.match(block.when or block.node.when)
    if stated:
        return next(iter(spans_in(stated.group())), None)
    if today is None:
        return None
    if short := _short_days(text, offset):
        first, last = (_day_of(today.year, int(one[2]), int(one[1]), offset, short[1].end()) for one in short)
        return replace(first, ends_on=last.ends_on) if first and last and last.ends_on > first.ends_on else first
    pieces = block.pieces
    if len(pieces) > 1:
        return _split_date(pieces[:2], today)
    if len(text) > 20:
        return None
    if _DAY.fullmatch(text) and not _DAY.fullmatch(following) and slugify(following) not in MONTH_NAMES:
        return _day_of(today.year, today.month, int(text.strip(".")), 0, len(text))
    return _split_date([text, following], today)


@lru_cache(maxsize=4096)  # the calendar of the month stands on every page
def rest_of(text: str, when: Span, today: date | None) -> str:
    """A text without the date of its event; nothing if it is a part of that date, a number or the name of a month."""
    if (
        slugify(text) in MONTH_NAMES
        or slugify(text) in WEEKDAYS
        or _NUMBER.fullmatch(text)
        or (today and _named_days(text, today))
    ):
        return ""
    if short := _short_days(text, 0):
        return text[short[1].end() :].strip()
    for span in _periods(text, today)[:1]:
        if span.precision == "day" and span.starts_on <= when.ends_on and span.ends_on >= when.starts_on:
            rest = f"{text[: span.start].rstrip(' (')} {text[span.end :].lstrip('). ')}".strip()
            return "" if _WEEKDAYS_ALONE.issuperset(slugify(rest).split("-")) else rest
    return text


def end_of(text: str, today: date | None) -> date | None:
    """The last day named in a text that is nothing but a date, a clock aside."""
    spans = _periods(text, today)
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].end - spans[0].start < len(text.strip(EDGES + ".")):
        return None
    return spans[0].ends_on


def _periods(text: str, today: date | None) -> list[Span]:
    """The dates of a text; two that a dash or `līdz` joins, each perhaps with its clock, are one."""
    found: list[Span] = []
    for span in spans_in(text, today):
        last = found[-1] if found else None
        if last and _UNTIL.fullmatch(text, last.end, span.start) and last.starts_on <= span.starts_on:
            found[-1] = replace(last, ends_on=span.ends_on, end=span.end)
        else:
            found.append(span)
    return found


def says_only_when(text: str, today: date | None) -> bool:
    """Whether a text has nothing but days and times: `All day, 14 February 2019`, `10:00 – 16:00`."""
    if is_stamp(text):
        return True
    for span in reversed(_periods(text, today)):
        text = f"{text[: span.start]} {text[span.end :]}"
    return not any(map(str.isalpha, _WHEN_WORDS.sub(" ", TIME.sub(" ", text))))


def days_within(text: str, today: date | None, on: date) -> tuple[date, date] | None:
    """The first and the last day of a period that a text names and that has the day `on` among its own."""
    for span in _periods(text, today):
        if span.precision == "day" and span.starts_on <= on <= span.ends_on <= span.starts_on + _LONGEST_PERIOD:
            return span.starts_on, span.ends_on
    return None


def without_days(text: str, today: date | None) -> str:
    """A text without its dates: what is left of one that only says when are times."""
    if is_stamp(text):
        return ""
    for span in reversed(_periods(text, today)):
        if span.precision == "day":
            clocks = [f"{at:%H:%M}" for at in (span.starts_at, span.ends_at) if at]
            text = f"{text[: span.start]} {' - '.join(clocks)} {text[span.end :]}"
    return " ".join(text.split()).strip(EDGES + "@")


def is_stamp(text: str) -> bool:
    """Whether a text is a date for programs, as markup hides it from readers: `20120523T140000`."""
    return _STAMP.fullmatch(text) is not None


def says_all_day(text: str) -> bool:
    """Whether a text only says that something goes on all day: no place, though it stands where places do."""
    return slugify(text) in ("visu-dienu", "visa-diena", "all-day", "all-day-event")


def is_time(text: str) -> bool:
    """`10.00`, `plkst. 10.00`, `10:00 – 16:00`."""
    return TIME.fullmatch(text.strip(EDGES + ".()")) is not None


def time_of(text: str) -> time | None:
    """The first time of a text with times and perhaps days; None if the clock has no such time."""
    match = TIME.search(text)
    return clock(match) if match else None


def _is_at_an_edge(span: Span, text: str, offset: int) -> bool:
    """A date that opens its line, perhaps after a label, or that ends it: `Seminārs, 12.06.2023`."""
    return span.start - offset <= 16 or len(text) - span.end <= 12


def _is_of_month(span: Span, text: str, today: date | None, any_month: bool) -> bool:
    """A date with its year, or one within the month shown: `11. novembra krastmala` is a place."""
    if today is None or _YEAR.search(text, span.start, span.end):
        return True
    if any_month and (text[span.end - 1] != "a" or not text[span.end : span.end + 2].strip().isalpha()):
        return True
    return span.starts_on <= today.replace(day=28) + timedelta(days=3) and span.ends_on >= today


def _split_date(words: list[str], today: date) -> Span | None:
    """`12` and `jūn` in elements of their own, either first; `12–14` and `jūn` are three days."""
    days = [match for match in map(_DAYS.fullmatch, words) if match]
    months = [MONTH_NAMES[slugify(word)] for word in words if slugify(word) in MONTH_NAMES]
    if len(days) != 1 or len(months) != 1:
        return None
    first, last = (_day_of(today.year, months[0], int(day or days[0][1]), 0, 0) for day in days[0].groups())
    if first is None or last is None or last.ends_on < first.starts_on:
        return None
    return replace(first, ends_on=last.ends_on)


def _named_days(text: str, today: date) -> Span | None:
    """`28. feb – 1. mar`, of which one month is the one shown."""
    match = _NAMED_DAYS.fullmatch(text)
    first, last = (MONTH_NAMES.get(slugify(match[group])) for group in (2, 4)) if match else (None, None)
    if match is None or first is None or last is None or today.month not in (first, last):
        return None
    start = _day_of(today.year - (first > last and today.month == last), first, int(match[1]), 0, 0)
    end = _day_of(today.year + (first > last and today.month == first), last, int(match[3]), 0, 0)
    return replace(start, ends_on=end.ends_on) if start and end and start.starts_on <= end.ends_on else None


def _short_days(text: str, offset: int) -> tuple[re.Match[str], re.Match[str]] | None:
    """`12.06.` twice, or the first and the last day of `16.03.-17.03.`, if a text has them there."""
    first = _DAY_AND_MONTH.match(text, offset)
    until = _UNTIL.match(text, first.end()) if first else None
    last = _DAY_AND_MONTH.match(text, until.end()) if until else None
    return (first, last or first) if first else None


def _day_of(year: int, month: int, day: int, start: int, end: int) -> Span | None:
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    return Span(on, on, None, None, start, end, "day")
