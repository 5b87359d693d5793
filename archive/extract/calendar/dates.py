"""Reads the date and the time of a calendar entry, in any form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import lru_cache

from archive.extract.calendar.draft import EDGES, LABEL, MONTH_NAMES, TIME, WEEKDAY_PATTERN, WEEKDAYS, ZONE
from archive.extract.calendar.hours import time_of
from archive.extract.calendar.short_dates import days_alone, in_full, is_part, of_parts, uncounted, up_to, without_year
from archive.extract.dom.blocks import Block
from archive.extract.when import in_latvia, spans_in
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_SHORT = 20  # characters of a line that is part of a date
_LONGEST = 300  # characters of an entry, as in `blocks`; free
_LONGEST_PERIOD = timedelta(days=62)  # the same as for an event in an article
_STAMP = re.compile(r"\d{8}(?:T\d{4,6}Z?)?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]00:?00)?)?")
_GENITIVE = re.compile(r"\d\.?\s[^\W\d_]+a$")  # of `11. novembra krastmala`
_LAST_HOUR, _LAST_MINUTE = 23, 59
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{1,2}\.?")
_NUMBER = re.compile(r"\d{1,2}\.?(?:\s?[-–—]\s?\d{1,2}\.?)?|20\d\d\.?")
_OPENS = re.compile(r"[\s\[(]*(?:no|from)?\s*", re.I)
_WEEKDAY_BEHIND = re.compile(
    rf"^[\s,(]*{WEEKDAY_PATTERN}\b(?=\s*(?:$|[,).:;|–—-]|\d|plkst|pl\.|no\b|at\b))[\s,).]*", re.I
)
"""A weekday after a date, which is not part of a title such as `Pirmdienas lekcija`."""
_ZONE = re.compile(rf"^\s*\(?(?:{ZONE})\b\)?")
_NAMED_DAYS = re.compile(r"(\d{1,2})\.?\s?([^\W\d]{3,9})\.?\s?[-–—]\s?(\d{1,2})\.?\s?([^\W\d]{3,9})\.?")
_APART = re.compile(r"\s*[:;,|)–—-]")
_APART_BEHIND = re.compile(r"([,;–—-]?)\s*(?=[“„«\"]?[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_APART_BEFORE = re.compile(r"\s*[:;,|(–—-]\s*$")
_TO_CLOCK = re.compile(r"\s*(?:[-–—]|līdz|to|until)\s*(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d)")
_WHEN_WORDS = re.compile(r"\b(?:visu dienu|all[- ]day|no|līdz|from|to|until)\b", re.I)
_WEEKDAYS_ALONE = WEEKDAYS | {"", "no", "lidz", "from", "to"}
_DAY_BEFORE = re.compile(r"(?<![\d.:,/-])(\d{1,2})\.?\s?[-–—]\s?$")
_UNTIL = re.compile(r"\s*(?:[-–—]|līdz|to|until)\s*", re.I)


def date_of(
    block: Block, following: Sequence[str], today: date | None, any_month: bool = False, alone: bool = True
) -> Span | None:
    """The date that a block states: in full, in `<time datetime>`, as `12.06.`, or as `12` alone or next to `jūn`.

    `today` is the first day of the month shown. It completes dates without a year, which must be in that month unless
    `any_month`. `following` are the next lines. `alone` allows a day without a month.
    """
    text = block.line
    if len(text) > _LONGEST:
        return None
    label = LABEL.match(text)
    offset = label.end() if label and label.lastgroup == "when" else 0
    named = _named_days(text, today) if today else None
    if named:
        return named
    if alone and today and (days := _alone(text, today)):
        return days
    opens = _OPENS.match(text, offset)
    offset = opens.end() if opens else offset
    for span in _periods(text, today):
        if (
            span.precision == "day"
            and (_is_at_an_edge(span, text, offset) or block.text[span.start - 1] == "\n")
            and _is_of_month(span, text, today, any_month)
        ):
            return _with_hour(span, block, today)
    if stated := _ISO.match(block.when or block.node.when):
        return _stated(stated, text)
    if today is None:
        return None
    pieces = block.pieces
    # Adjacent elements, `25 Nov` and `Wednesday`.
    if len(pieces) > 1 and len(text) <= _SHORT and slugify(pieces[-1]) in WEEKDAYS:
        spans = _periods(pieces[0], today)
        if len(spans) == 1 and spans[0].precision == "day":
            return spans[0]
    if len(pieces) > 1 and is_part(pieces[0]):
        if alone and _DAY.fullmatch(pieces[0]) and not is_part(pieces[1]):
            return _day_of(today.year, today.month, int(pieces[0].strip(".")), len(pieces[0]))
        return of_parts(pieces, today)
    if len(text) > _SHORT:
        return None
    if _DAY.fullmatch(text) and not (following and is_part(following[0])):
        return _day_of(today.year, today.month, int(text.strip(".")), len(text)) if alone else None
    return of_parts([text, *following], today)


def _stated(stated: re.Match[str], text: str) -> Span | None:
    """The day of a machine-readable date, with its hour if the text has none: `rīt`."""
    span = next(iter(spans_in(stated[1])), None)
    hour, minute = map(int, stated[2].split(":")) if stated[2] else (0, 0)
    if span is None or not (hour or minute) or hour > _LAST_HOUR or minute > _LAST_MINUTE or time_of(text):
        return span
    at = time(hour, minute)
    if not stated[3]:
        return replace(span, starts_at=at)
    local = in_latvia(span.starts_on, at)
    return replace(span, starts_on=local.date(), ends_on=local.date(), starts_at=local.time())


def _with_hour(span: Span, block: Block, today: date | None) -> Span:
    """A date with the hour from its own element, `6–8pm`, if the line lacks it because the next element is adjacent."""
    if span.starts_at or len(block.runs) < 2 or span.start:
        return span
    days = span.starts_on, span.ends_on
    alone = _periods(block.pieces[0], today)
    return next((one for one in alone if one.starts_at and (one.starts_on, one.ends_on) == days), span)


@lru_cache(maxsize=4096)  # the calendar of the month is on every page
def rest_of(text: str, when: Span, today: date | None) -> str:
    """A text without the date of its event; empty if it is just that date, a part of one, or a number."""
    if len(text) > _LONGEST:
        return text
    text = uncounted(text).strip()
    if is_part(text) or _NUMBER.fullmatch(text) or (today and _named_days(text, today)):
        return ""
    spans: Sequence[Span] = _periods(text, today)[:1]
    if today and (days := _alone(text, today)) and days.starts_on == when.starts_on:
        spans = [days]
    for span in spans:
        if span.precision == "day" and span.starts_on <= when.ends_on and span.ends_on >= when.starts_on:
            before, after = (
                text[: span.start].rstrip(" ("),
                _WEEKDAY_BEHIND.sub("", _ZONE.sub("", text[span.end :])).lstrip("). "),
            )
            before = "" if WEEKDAYS.issuperset(slugify(before).split("-")) else before  # `Se, 25.11. – …`
            rest = f"{before} {after}".strip()
            behind = _APART_BEHIND.match(after)
            if before and behind and (behind[1] or before[-1] in EDGES):  # `Seminārs – 25. novembrī, Rīga`
                rest = f"{before.strip(EDGES)} | {after[behind.end() :]}"
            return "" if _WEEKDAYS_ALONE.issuperset(slugify(rest).split("-")) else rest
    return "" if _WEEKDAYS_ALONE.issuperset(slugify(text).split("-")) else text


def end_of(text: str, today: date | None) -> date | None:
    """The last day of a text that is only a date or period, perhaps with a time; else None."""
    if len(text) > _LONGEST:
        return None
    spans = _periods(text, today)
    if len(spans) != 1 or spans[0].precision != "day":
        return None
    rest = f"{text[: spans[0].start]} {text[spans[0].end :]}"
    return None if any(map(str.isalnum, _WHEN_WORDS.sub(" ", rest))) else spans[0].ends_on


@lru_cache(maxsize=4096)
def _periods(text: str, today: date | None) -> tuple[Span, ...]:
    """The dates of a text. Two dates joined by a dash or `līdz`, each perhaps with a time, are one period."""
    found: list[Span] = []
    spans = list(spans_in(in_full(text), today))
    if today and "." in text:
        spans += [
            one for one in without_year(text, today) if not any(one.start < o.end and o.start < one.end for o in spans)
        ]
        spans.sort(key=lambda one: one.start)
    for one in spans:
        span = _from_month_before(one, text)
        last = found[-1] if found else None
        if last and _UNTIL.fullmatch(text, last.end, span.start) and last.starts_on <= span.starts_on:
            found[-1] = replace(last, ends_on=span.ends_on, end=span.end)
        else:
            found.append(span)
    return tuple(found)


def _from_month_before(span: Span, text: str) -> Span:
    """A date as the end of a period that begins in the month before and names only one month: `28.–2. decembris`."""
    opens = _DAY_BEFORE.search(text, max(0, span.start - _SHORT), span.start) if span.precision == "day" else None
    if opens is None or span.starts_on != span.ends_on or int(opens[1]) <= span.starts_on.day:
        return span
    first = up_to(int(opens[1]), span.starts_on)
    return replace(span, starts_on=first, start=opens.start()) if first else span


def _alone(text: str, today: date) -> Span | None:
    """The days without a month at the beginning of a line, but not those of a full date: `14.-15.06.2023.`."""
    days = days_alone(text, today)
    if days and any(span.start < days.end < span.end for span in _periods(text, today) if span.precision == "day"):
        return None
    return days


def states_day(text: str, today: date | None) -> bool:
    """Whether a text contains a day."""
    return any(span.precision == "day" for span in _periods(text, today))


def opening_day(text: str, today: date) -> Span | None:
    """The days at the beginning of a line; without a year, they are the nearest to `today`."""
    span = next(iter(_periods(text, today)), None)
    return span if span and span.precision == "day" and not any(map(str.isalnum, text[: span.start])) else None


def only_day(text: str, today: date | None) -> date | None:
    """The day of a text that is only a day, perhaps with its weekday; else None."""
    spans = _periods(text, today)
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].starts_on != spans[0].ends_on:
        return None
    rest = slugify(f"{text[: spans[0].start]} {text[spans[0].end :]}")
    return spans[0].starts_on if _WEEKDAYS_ALONE.issuperset(rest.split("-")) else None


def says_only_when(text: str, today: date | None) -> bool:
    """Whether a text consists of days and times: `All day, 14 February 2019`, `10:00 – 16:00`."""
    if is_stamp(text):
        return True
    if len(text) > _LONGEST:
        return False
    for span in reversed(_periods(text, today)):
        text = f"{text[: span.start]} {text[span.end :]}"
    rest = slugify(_WHEN_WORDS.sub(" ", TIME.sub(" ", text)))
    return not any(map(str.isalpha, rest)) or _WEEKDAYS_ALONE.issuperset(rest.split("-"))


def days_within(text: str, today: date | None, on: date) -> tuple[date, date] | None:
    """The first and last day of a period in a text that includes the day `on`; None if there is none."""
    for span in _periods(text, today):
        if span.precision == "day" and span.starts_on <= on <= span.ends_on <= span.starts_on + _LONGEST_PERIOD:
            return span.starts_on, span.ends_on
    return None


def beside_days(text: str, today: date, on: date) -> tuple[str, tuple[date, date]]:
    """A text without the day `on` before or after it, or the period that includes it; and the first and last day.

    `18. novembris: Seminārs`, `17.–19.11.2025. Seminārs`, `Seminārs (18.11.2025)`; not `8. marta koncerts`. A time with
    the day is kept and put before the text.
    """
    for span in _periods(text, today) if len(text) <= _LONGEST else ():
        if span.precision != "day" or not span.starts_on <= on <= span.ends_on <= span.starts_on + _LONGEST_PERIOD:
            continue
        before, after = text[: span.start], _WEEKDAY_BEHIND.sub(", ", text[span.end :])
        if span.starts_at:  # `10:00 - 12:00`: the date includes only the first hour
            after = _TO_CLOCK.sub("", after, count=1) if _TO_CLOCK.match(after) else after
        if _WEEKDAYS_ALONE.issuperset(slugify(before).split("-")):
            is_of_name = _GENITIVE.search(text[: span.end]) and not _APART.match(after)
            rest = "" if is_of_name else after.lstrip(EDGES + ".)")
        else:
            apart = _APART_BEFORE.search(before)
            rest = before[: apart.start()] if apart and not any(map(str.isalnum, after)) else ""
        if rest:
            clocks = [f"{at:%H:%M}" for at in (span.starts_at, span.ends_at) if at]
            words, (first, last) = beside_days(rest, today, on)  # `18. novembris: 17.–19. novembris, Seminārs`
            days = (min(span.starts_on, first), max(span.ends_on, last))
            return f"{'-'.join(clocks)} {words}".strip(EDGES), days
    return text, (on, on)


def without_day(text: str, today: date, on: date) -> tuple[str, tuple[date, date] | None]:
    """A text without the day `on`, or the period that includes it, wherever that stands; and these days, if any."""
    for span in _periods(text, today) if len(text) <= _LONGEST else ():
        if span.precision == "day" and span.starts_on <= on <= span.ends_on <= span.starts_on + _LONGEST_PERIOD:
            clocks = "-".join(f"{at:%H:%M}" for at in (span.starts_at, span.ends_at) if at)
            before, after = text[: span.start].rstrip(EDGES), text[span.end :].lstrip(EDGES + ".")
            return ", ".join(filter(None, (before, clocks, after))), (span.starts_on, span.ends_on)
    return text, None


def without_days(text: str, today: date | None) -> str:
    """A text without its dates, but with their times; empty for a machine-readable date."""
    if is_stamp(text):
        return ""
    for span in reversed(_periods(text, today)):
        if span.precision == "day":
            clocks = [f"{at:%H:%M}" for at in (span.starts_at, span.ends_at) if at]
            text = f"{text[: span.start]} {' - '.join(clocks)} {text[span.end :]}"
    return " ".join(text.split()).strip(EDGES + "@")


def is_stamp(text: str) -> bool:
    """Whether a text is a machine-readable date, hidden from readers by the markup: `20120523T140000`."""
    return _STAMP.fullmatch(text) is not None


def says_all_day(text: str) -> bool:
    """Whether a text only says that an event lasts all day, which is no place even where one is expected."""
    return slugify(text) in ("visu-dienu", "visa-diena", "all-day", "all-day-event")


def _is_at_an_edge(span: Span, text: str, offset: int) -> bool:
    """Whether a date stands at the beginning of its line, perhaps after a label, or its end: `Seminārs, 12.06.2023`.

    With an hour and its year it may also stand between others: `Gājiens: 17.05.2025. plkst. 10.00, Upes parkā`.
    """
    if span.starts_at and _YEAR.search(text, span.start, span.end) and _APART_BEFORE.search(text[: span.start]):
        return True
    is_in_brackets = text[span.start - 1 : span.start] == "(" and text.rstrip()[-1] == ")"
    return span.start - offset <= 16 or len(text) - span.end <= 12 or is_in_brackets


def _is_of_month(span: Span, text: str, today: date | None, any_month: bool) -> bool:
    """Whether a date has a year or is in the month shown, if it must be: `11. novembra krastmala` is a place."""
    if today is None or _YEAR.search(text, span.start, span.end):
        return True
    if any_month and not (
        _GENITIVE.search(text, span.start, span.end) and text[span.end : span.end + 2].strip().isalpha()
    ):
        return True
    return span.starts_on <= today.replace(day=28) + timedelta(days=3) and span.ends_on >= today


def _named_days(text: str, today: date) -> Span | None:
    """The period of a text such as `28. feb – 1. mar`, if one of its months is the one shown; else None."""
    match = _NAMED_DAYS.fullmatch(text)
    first, last = (MONTH_NAMES.get(slugify(match[group])) for group in (2, 4)) if match else (None, None)
    if match is None or first is None or last is None or today.month not in (first, last):
        return None
    start = _day_of(today.year - (first > last and today.month == last), first, int(match[1]), 0)
    end = _day_of(today.year + (first > last and today.month == first), last, int(match[3]), 0)
    return replace(start, ends_on=end.ends_on) if start and end and start.starts_on <= end.ends_on else None


def _day_of(year: int, month: int, day: int, end: int) -> Span | None:
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    return Span(on, on, None, None, 0, end, "day")
