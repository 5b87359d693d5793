"""Reads dates as calendars shorten them: `13.11.`, `22.-24.10.`, `8.` below `Marts`, `12` and `jūn` in two elements.

The grammar of dates in texts has none of these, because in a text they may mean anything. `today` is always the day
from which such a date takes its year or month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from archive.extract.calendar.draft import MONTH_NAMES, WEEKDAYS
from archive.extract.when import valid_date
from archive.latvian.dates.reading import Span
from archive.latvian.dates.words import MONTHS_LV
from archive.latvian.fold import slugify

_DASH = r"\s?(?:[-–—]|līdz|to|until)\s?"
_ODD_MONTH = re.compile(r"(?<=\d)(\.?)(\s?)(mar|mai)\b|\b(mar|mai|jūn|jūl|okt)(?=\.?\s\d)", re.I)
"""Abbreviations of `marts`, `maijs` and others by programs, after the day or before it; elsewhere they are words."""
_IN_FULL = {"mar": "Mar", "mai": "May", "jūn": "Jun", "jūl": "Jul", "okt": "Oct"}
_MONTH_FIRST = re.compile(
    rf"(?<!\d )(?<!\d\. )(?<!\d\.)\b({'|'.join(MONTHS_LV)}) (\d{{1,2}})(?=\s*(?:$|[–—@|-]|,(?!\s?\d{{4}})))", re.I
)
"""The date of `decembris 9 @ 11:00`, as WordPress in Latvian writes it; not of `5. decembris 9:00`."""
_DASHED = re.compile("[-–—]")
_FROM_MONTH_BEFORE = re.compile(r"(?<![\d.:,/-])(\d{1,2})\.?\s?[-–—]\s?(?=(\d{1,2})\.?\s([^\W\d_]{3,10}))")
_NUMBERED_DAY = re.compile(
    r"(?:^|(?<=[(|–-] ))(?:day|diena)\s+\d{1,2}\b\s*(?:[-–—:,.]|$)|^\d{1,2}\.\s?diena\b\s*[-–—:,.(]?", re.I
)
"""The number of a day of an event, before its date: `Day 1 – `."""
_DAYS_AND_MONTH = re.compile(
    rf"(?<![\d.,:/])(\d{{1,2}})\.(?:\s?(\d{{1,2}})\.)?(?:{_DASH}(\d{{1,2}})\.\s?(\d{{1,2}})\b\.?)?"
    r"(?:(?P<year>\d\d)\.?(?=\D|$))?(?![\d:])"
)
_NUMBERED = re.compile(r"\d\.\d\.")
_CLOCK_BEFORE = re.compile(r"(?:plkst\.?|pulksten|pl\.|no|līdz|at)\s*$", re.I)
_WEEKDAY_NAME = r"(?:[^\W\d_]{1,12}\.?,?\s+)?"
_DAYS_ALONE = re.compile(
    rf"({_WEEKDAY_NAME})(\d{{1,2}})(?:\.|(?:st|nd|rd|th)\b|(?=\s[–—]\s[^\W\d]))"
    rf"(?:{_DASH}({_WEEKDAY_NAME})(\d{{1,2}})(?:\.|(?:st|nd|rd|th)\b)?(?:\s+([^\W\d_]{{3,10}}))?)?"
    r"(?=$|\s*[-–—,:(|]|\s+(?:plkst|pl\.|\d{1,2}[:.]\d\d))",
    re.I,
)
_DAY_PART = re.compile(r"(\d{1,2})\.?(?:\s?[-–—]\s?(\d{1,2})\.?)?")
_YEAR_PART = re.compile(r"(20\d\d|19\d\d)\.?(?:\s?[-–—]\s?(?:20|19)\d\d\.?)?")
_MONTH_PART = re.compile(r"([^\W\d_]{3,10})\.?(?:\s?[-–—/]\s?([^\W\d_]{3,10})\.?)?,?")
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,10}\.?),?\s((?:20|19)\d\d)\.?")
_MOST_PARTS = 4  # weekday, day, month and year


def in_full(text: str) -> str:
    """A text of the same length in which the grammar finds more dates: `13  Mar 2025` instead of `13. mar. 2025`.

    Likewise `9 decembris` instead of `decembris 9`, and only the last day of `28.–2. decembris`, which has the month.
    """
    if any(map(str.isdigit, text)):
        text = _ODD_MONTH.sub(_month_in_full, text)
        text = _MONTH_FIRST.sub(r"\2 \1", text) if "s " in text else text  # all these names end in -s
        text = _FROM_MONTH_BEFORE.sub(_last_alone, text) if _DASHED.search(text) else text
    return uncounted(text)


def _last_alone(match: re.Match[str]) -> str:
    is_crossing = int(match[1]) > int(match[2]) and slugify(match[3]) in MONTH_NAMES
    return " " * len(match[0]) if is_crossing else match[0]


def uncounted(text: str) -> str:
    """A text with blanks in place of `Day 1 – `, which numbers the days of an event."""
    small = text.lower()
    return _NUMBERED_DAY.sub(lambda match: " " * len(match[0]), text) if "day " in small or "diena" in small else text


def _month_in_full(match: re.Match[str]) -> str:
    dot, gap, behind, before = match.groups()
    name = _IN_FULL[(behind or before).lower()]
    return f"{' ' if dot else ''}{gap}{name}" if behind else name


def without_year(text: str, today: date) -> Iterator[Span]:
    """The dates with day and month in numbers, `13.11.`, and periods of such dates, `22.-24.10.`, `31.10. - 02.11.`."""
    for match in _DAYS_AND_MONTH.finditer(text):
        day, month, last_day, last_month = (int(one) if one else None for one in match.groups()[:4])
        if match["year"] and abs(int(match["year"]) - today.year % 100) > 1:
            continue
        if _CLOCK_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            continue
        if _NUMBERED.fullmatch(match[0].strip()) and any(map(str.isalpha, text[: match.start()])):
            continue  # `Projekta 2.1. aktivitātes sanāksme`
        if day is None or (month is None and last_month is None):
            continue
        if last_day is None and not match[0].endswith(".") and match.end() < len(text):
            continue  # `10.12` in the middle of a text is a time or a number
        first = near(day, month or last_month or 0, today)
        last = near(last_day, last_month or 0, first) if first and last_day else first
        if first and last and last < first:
            if month is None:
                first = up_to(day, last)
            else:
                last = valid_date(first.year + 1, last.month, last.day)
        if first and last and first <= last:
            yield Span(first, last, None, None, match.start(), match.end(), "day")


def near(day: int, month: int, today: date) -> date | None:
    """A day of a month in the year that brings it nearest to `today`; None if there is no such day."""
    days = filter(None, (valid_date(today.year + step, month, day) for step in (0, -1, 1)))
    return min(days, key=lambda on: abs(on - today), default=None)


def up_to(day: int, last: date) -> date | None:
    """The first day of a period that ends on `last`, in the same month or the one before: `28.–2. decembris`."""
    before = last.replace(day=1) - timedelta(days=1)
    return last.replace(day=day) if day <= last.day else valid_date(before.year, before.month, day)


@lru_cache(maxsize=2048)
def days_alone(text: str, today: date) -> Span | None:
    """The days without a month at the beginning of a line: `8. plkst. 11.00`, `22.–24. – …`, `Friday 23rd, …`."""
    match = _DAYS_ALONE.match(text)
    if match is None or any(name and slugify(name) not in WEEKDAYS for name in (match[1], match[3])):
        return None
    first = last = valid_date(today.year, today.month, int(match[2]))
    end = match.end()
    if match[4]:
        month = MONTH_NAMES.get(slugify(match[5] or ""))
        end = match.end(4) if match[5] and month is None else end
        last = valid_date(today.year + ((month or 99) < today.month), month or today.month, int(match[4]))
        if last and month:  # `2.–3. decembris`, `28.–2. decembris`
            first = up_to(int(match[2]), last)
    if first is None or last is None or last < first:
        return None
    return Span(first, last, None, None, 0, end, "day")


def of_parts(words: Sequence[str], today: date) -> Span | None:
    """A date whose day, month, and perhaps weekday and year are separate texts; `12–14` is a period."""
    known = takewhile(is_part, words[:_MOST_PARTS])
    parts = [part for text in known for part in (_with_year(text) or text.split(", "))]
    days = [match for match in map(_DAY_PART.fullmatch, parts) if match]
    years = [int(match[1]) for match in map(_YEAR_PART.fullmatch, parts) if match]
    months = [found for found in map(_months, parts) if found]
    if len(days) == len(months) == 2 and not years and _DAY_PART.fullmatch(parts[0]):
        return _from_to(days, months, today)
    if (
        len(days) != 1
        or len(months) != 1
        or len(years) > 1
        or _DAY_PART.fullmatch(parts[0]) is None is _months(parts[0])
    ):
        return None
    day, last_day = (int(one) if one else None for one in days[0].groups())
    month, last_month = months[0]
    first = valid_date(years[0], month, day or 0) if years else near(day or 0, month, today)
    if first is None:
        return None
    last = near(last_day, last_month, first) if last_day else first
    return Span(first, last, None, None, 0, 0, "day") if last and last >= first else None


def _from_to(days: list[re.Match[str]], months: list[tuple[int, int]], today: date) -> Span | None:
    """The period between two days with their months: `12`, `dec`, `14`, `dec`."""
    first = near(int(days[0][1]), months[0][0], today)
    last = near(int(days[1][1]), months[1][0], first) if first else None
    return Span(first, last, None, None, 0, 0, "day") if first and last and first <= last else None


def is_part(text: str) -> bool:
    """Whether a text is only a day, a month, a weekday or a year, or two of them: `Nov, Wed`, `May 2025`."""
    if ", " in text:
        one, _, other = text.partition(", ")
        return (_months(one) is not None and slugify(other) in WEEKDAYS) or (
            slugify(one) in WEEKDAYS and _months(other) is not None
        )
    if _DAY_PART.fullmatch(text) or _YEAR_PART.fullmatch(text):
        return True
    return slugify(text) in WEEKDAYS or _months(text) is not None or _with_year(text) is not None


def _with_year(text: str) -> list[str] | None:
    """The month and the year of a text that is both; None for other texts."""
    match = _MONTH_AND_YEAR.fullmatch(text)
    return [match[1], match[2]] if match and _months(match[1]) else None


def _months(text: str) -> tuple[int, int] | None:
    """The first and last month of a text such as `Dec-Jan` or `OKT`; None for other texts."""
    match = _MONTH_PART.fullmatch(text)
    first = MONTH_NAMES.get(slugify(match[1])) if match else None
    last = MONTH_NAMES.get(slugify(match[2])) if match and match[2] else first
    return (first, last) if first and last else None
