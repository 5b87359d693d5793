"""Reads dates in Latvian and English, from running text or from a line.

This is a small grammar, not a library: dateparser understood 9 of 30 Latvian dates and silently misread others.

Anything ambiguous or impossible is left out rather than guessed: dates without a year, unless the caller says when the
text was written; a bare `10.00` as a time; 31.02. Text must be in Unicode's composed form (NFC).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise
from typing import Literal

from archive.latvian.dates.forms import CLOCK, FIRST, FORMS, NOT_AFTER, WEEKDAY_AFTER
from archive.latvian.dates.words import Stretch, opening_code, read_stretches

Precision = Literal["day", "month", "year"]
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Span:
    """A date expression: its first and last day, and `text[start:end]`, the expression as written.

    `starts_at` and `ends_at` are local wall-clock times, as written. A bare month or year covers all its days;
    `precision` says so.
    """

    starts_on: date
    ends_on: date
    starts_at: time | None
    ends_at: time | None
    start: int
    end: int
    precision: Precision


def find_dates(text: str, *, today: date | None = None) -> list[Span]:
    """The date expressions in `text`, in order; of overlapping ones, only the longest.

    `today` is the day on which the text was written. With it, `š.g. 4. oktobrī` gets its year, and `4. oktobrī` the
    year that puts it nearest to that day; without it, both are left out. An expression does not continue on the next
    line. A time alone, or a month without a year, is not a date.
    """
    return list(iter_dates(text, today=today))


def iter_dates(text: str, *, today: date | None) -> Iterator[Span]:
    """The same, lazily, for callers that need only the first."""
    return (span for stretch in read_stretches(text) for span in _spans(stretch, today))


_LABEL = re.compile(
    r"\s*(?:(?:(?:(?:Raksts|Ziņa) (?:ir )?)?(?:Publicē|Publisko|Ievieto|Pievieno|Izveido|Rakstī|Iesūtī)t[sa]"
    r"|(?:(?:Publicēšanas|Publikācijas|Ziņas|Ziņu|Raksta|Ieraksta|Paziņojuma) )?Datums"
    r"|(?:(?:First|Originally) )?(?:Published|Posted|Added|Created)(?: on)?"
    r"|(?:(?:Publication|Publish|Release|News|Article|Post) )?Date(?: (?:published|posted|added))?)\s?(?::|\s)"
    r"|on\s)?\s*",
    re.IGNORECASE,
)
_LONGEST = 120  # characters; a date with a label, a weekday and a time is shorter


def parse_date(text: str, *, today: date | None = None) -> Span | None:
    """`text` as one date expression; None if it holds anything else.

    Allowed beside the date are a label (`Publicēts:`, `Datums:`, `Published:`), a weekday, a time, surrounding blanks
    and a final dot. `today` is as for `find_dates`. The offsets are those of the expression in `text`.
    """
    parsed = _parse(text, today)
    return parsed[1] if parsed else None


def read_date_line(text: str) -> date | None:
    """The date of a line that is nothing but a publication date with day, month and year; otherwise None.

    Allowed beside the date are a label, a weekday and a time without words (`29.09.2016 10:15`). A range, a month, a
    date in brackets or with `plkst.` is not a publication date.
    """
    parsed = _parse(text, None)
    if parsed is None:
        return None
    stretch, span = parsed
    is_one_day = span.precision == "day" and span.starts_on == span.ends_on and span.ends_at is None
    return span.starts_on if is_one_day and not re.search("[PpF]", stretch.codes) else None


def _parse(text: str, today: date | None) -> tuple[Stretch, Span] | None:
    stripped = text.rstrip()
    if len(stripped) > _LONGEST or not (label := _LABEL.match(stripped)):
        return None
    offset = label.end()
    said = stripped[offset:]
    if FIRST.match(opening_code(said)) is None:  # as in most lines
        return None
    stretches = list(read_stretches(said))
    if len(stretches) != 1:
        return None
    spans = list(_spans(stretches[0], today))
    if len(spans) != 1 or spans[0].start != 0 or stripped[offset + spans[0].end :] not in ("", "."):
        return None
    return stretches[0], replace(spans[0], start=offset, end=offset + spans[0].end)


def _spans(stretch: Stretch, today: date | None) -> Iterator[Span]:
    position = 0
    while first := FIRST.search(stretch.codes, position):
        forms = FORMS[first.group()]
        matches = [found for form in forms if (found := form.match(stretch.codes, first.start()))]
        if not matches:
            position = first.end()
            continue
        # An expression that is not a valid date is skipped as a whole: no part of "31.02.2016" is a date either.
        longest = max(matches, key=lambda found: found.end())
        position = longest.end()
        if NOT_AFTER.match(stretch.codes, position):
            continue
        spans = _meaning(stretch, longest, today)
        if spans and spans[-1].precision == "day":
            spans[-1], position = _with_clock(stretch, spans[-1], position)
        yield from spans


def _meaning(stretch: Stretch, found: re.Match[str], today: date | None) -> list[Span]:
    """The dates of an expression: one, or several for a list such as `5. un 12. maijā`; none if it is no valid date."""
    numbers: dict[str, int] = {}
    for name, letters in found.groupdict().items():
        if letters:
            numbers[name] = stretch.values[found.start(name)]
            if letters[0] in "sS":  # šogad, pagājušā gada
                if today is None:
                    return []
                numbers[name] += today.year
    try:
        if "A" in found.group():
            return _list(stretch, found, numbers, today)
        days = _ends(numbers, today)
    except ValueError:
        return []
    precision: Precision = "day" if "d1" in numbers else "month" if "m1" in numbers else "year"
    return _span(stretch, slice(*found.span()), days, precision)


def _span(stretch: Stretch, tokens: slice, days: tuple[date, date], precision: Precision = "day") -> list[Span]:
    first, last = days
    if first > last or first.year not in _YEARS or last.year not in _YEARS:
        return []
    return [Span(first, last, None, None, stretch.starts[tokens.start], stretch.ends[tokens.stop - 1], precision)]


def _ends(numbers: dict[str, int], today: date | None) -> tuple[date, date]:
    """The first and last day of a date or range. Each end supplies the month or year that the other lacks.

    Raises ValueError if there is no such day, or if the year is unknown.
    """

    def first_of(*names: str) -> int | None:
        return next((numbers[name] for name in names if name in numbers), None)

    year1, year2 = first_of("y1", "z1"), first_of("y2", "z2")
    month1, month2 = first_of("m1", "m2"), first_of("m2", "m1")
    day1, day2 = first_of("d1"), first_of("d2", "d1")
    over_new_year = 1 if month1 and month2 and month1 > month2 else 0
    if year1 is None:
        year1 = _nearest_year(month1, day1, today) if year2 is None else year2 - over_new_year
    if year2 is None:
        year2 = year1 + over_new_year
    if month1 is None or month2 is None:
        return date(year1, 1, 1), date(year2, 12, 31)
    if day1 is None or day2 is None:
        return date(year1, month1, 1), date(year2, month2, monthrange(year2, month2)[1])
    return date(year1, month1, day1), date(year2, month2, day2)


def _nearest_year(month: int | None, day: int | None, today: date | None) -> int:
    if today is None or month is None or day is None:
        raise ValueError("the text does not say the year")
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        with suppress(ValueError):  # 29 February
            days.append(date(year, month, day))
    return min(days, key=lambda candidate: abs(candidate - today)).year


def _list(stretch: Stretch, found: re.Match[str], numbers: dict[str, int], today: date | None) -> list[Span]:
    """The days of a list: `20. un 21. aprīlī` is two consecutive days, `5. un 12. maijā` two single days.

    `05.05. un 12.05.2021.` and `š.g. 05.05. un 12.05.` are two single days too.
    """
    at = [i for i in range(found.start("d1"), found.end()) if stretch.codes[i] == "N"]
    last = at
    if "d2" in numbers:  # days and months alternate
        at, last = at[::2], at[1::2]
        listed = [(stretch.values[month], stretch.values[day]) for day, month in zip(at, last, strict=True)]
        days = _in_order(listed, numbers["z2"] if "z2" in numbers else numbers["y1"])
    else:
        days = [_ends(numbers | {"d1": stretch.values[i]}, today)[0] for i in at]
    if all((later - earlier).days == 1 for earlier, later in pairwise(days)):
        return _span(stretch, slice(*found.span()), (days[0], days[-1]))
    starts, ends = [found.start(), *at[1:]], [*(i + 1 for i in last[:-1]), found.end()]
    return [
        span
        for start, end, day in zip(starts, ends, days, strict=True)
        for span in _span(stretch, slice(start, end), (day, day))
    ]


def _in_order(days: list[tuple[int, int]], year: int) -> list[date]:
    """Months and days as dates in ascending order; the last is in `year`."""
    dates: list[date] = []
    for month, day in reversed(days):
        year -= 1 if dates and (month, day) > (dates[0].month, dates[0].day) else 0
        dates.insert(0, date(year, month, day))
    return dates


def _with_clock(stretch: Stretch, span: Span, position: int) -> tuple[Span, int]:
    """The span with the weekday and time that follow it, and the position of the token after it."""
    if weekday := WEEKDAY_AFTER.match(stretch.codes, position):
        position = weekday.end()
    clock = CLOCK.match(stretch.codes, position)
    times = _times(stretch, clock, span) if clock else None
    if clock and times:
        position = clock.end()
        span = replace(span, starts_at=times[0], ends_at=times[1])
    return replace(span, end=stretch.ends[position - 1]), position


def _times(stretch: Stretch, clock: re.Match[str], span: Span) -> tuple[time, time | None] | None:
    """Start and end as written; None if the numbers are not a time (24:61) or may be something else (10.00)."""

    def number(name: str) -> int | None:
        return stretch.values[clock.start(name)] if clock[name] else None

    lead, half = clock["lead"] or "", number("a1")
    if half is None:
        half = number("a2")  # 10–11.30 a.m.
    if "P" not in lead and half is None:
        has_minutes = clock["n1"] and (clock["n2"] or not clock["h2"])
        is_marked = clock["colon"] == ":" or "p" in lead or (lead == "F_" and clock["h2"])
        if not (has_minutes and is_marked):
            return None
    minutes = [clock.start(name) for name in ("n1", "n2") if clock[name]]
    if any(stretch.ends[at] - stretch.starts[at] != 2 for at in minutes):
        return None
    try:
        starts_at = _time(number("h1"), number("n1"), half)
        ends_at = _time(number("h2"), number("n2"), number("a2")) if clock["h2"] else None
    except ValueError:
        return None
    if ends_at and ends_at <= starts_at and span.starts_on == span.ends_on:
        ends_at = None  # after midnight, or an error in the text: it does not say
    return starts_at, ends_at


def _time(hour: int | None, minute: int | None, half: int | None) -> time:
    if hour is None or (half is not None and not 1 <= hour <= 12):
        raise ValueError("no such hour")
    return time(hour if half is None else hour % 12 + half, minute or 0)
