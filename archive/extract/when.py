"""Reads dates in short texts. Results are cached: rules ask repeatedly, and the next page has the same calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from archive.extract.months import with_number
from archive.latvian.dates.reading import Span, find_dates, read_date_line
from archive.latvian.dates.words import MONTHS_LV, SHORT_MONTHS_LV

_LATVIA = ZoneInfo("Europe/Riga")
_BEFORE_CLOCK = re.compile(r"(?<=[\w.])(?:,?\s+[-–—@|/·•]|,)(?=\s*\d{1,2}:\d\d)|@(?=\s*\d)")
_AT = re.compile(
    r",?\s*(?:plkst\.?|pulksten|at)\s*\d{1,2}[:.]\d\d(?:\s?[ap]\.?m)?\W*$"
    r"|,?(?:\s[-–—|/·•])?\s*\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?\s(?-i:\(?[A-Z]{2,4}\)?)$"
    r"|(?:,|\s[-–—])?\s+\d{1,2}:\d\d:\d\d(?:\s?[ap]\.?m\.?)?$",
    re.I,
)
"""A time at the end of a line, after a word such as `plkst.`, before a time zone, or with seconds."""
_BEFORE_AT = ("plkst", "pulksten", "at")
"""Words before a time without a colon."""
_CLOCK_BEFORE = re.compile(
    r"(?<![\d.:])(?:(?:plkst\.?|pulksten|at)\s*)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:,|\s[-–—|·•])?\s+(?=\d|[^\W\d_]{3,}\.?\s\d)(?!\d{1,2}:\d\d)",
    re.I,
)
"""A time before the date: `14:35 27.11.2018`, `Posted: Fri 6:45 PM, Nov 27, 2018`."""
_YEAR = re.compile(r"\d{4}")
_LEAP_YEAR = 2000  # has every day that a year can have
_DAY_AND_MONTH = 26  # characters of `ceturtdiena, 1. decembris`; judged
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(?=20\d\d(?!\d))")
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?(\d\d)(?![\d/])")
"""A date with slashes whose year may have two digits; only looked for in lines that are nothing but a date."""
_WEEKDAY = re.compile(
    r"\b(?:(pi|pr|mon|p(?=,))|(ot|tue|o(?=,))|(tr|wed|t(?=,))|(ce|thu|c(?=,))|(pk|fri)|(se|sat|s(?=,))|(sv|sun))"
    r"\w*\.?,?(?=\s+\d{1,2}/\d{1,2}/)",
    re.I,
)
"""A weekday before a date with slashes; Drupal in Latvian writes P, O, T, C, Pk, S and Sv."""
_YEAR_FIRST = re.compile(r"(?<![\d./])(20\d\d)([./])(\d\d)\2(\d\d)(?![\d./]*\d)")
_DOTTED_CLOCK = re.compile(r"(?<=20\d\d)\.?,?\s+(?:[01]?\d|2[0-3])\.[0-5]\d$")
"""The time in `27.11.2018 14.35`."""
_ICONS = "".join(map(chr, (*range(0x2190, 0x2C00), *range(0xE000, 0xF900), 0xFE0F, *range(0x1F300, 0x1FB00)))) + " \xa0"
"""Symbols, emoji and characters of icon fonts, such as a clock or a calendar before a date."""
_SPACED = re.compile(r"\b(\d{1,2}) ?\. ?(\d{1,2}) ?\.(?= ?\d{4}\b)")
"""`29 . 09 . 2016`: a template has each number and dot in an element of its own, with white space between."""
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(MONTHS_LV)}|(?:janv|febr|mart|maij|jūn|jūl|okt)\.?) (\d{{1,2}}),(?= \d{{4}}\b)", re.I
)
"""`aprīlis 7, 2016`. Names that are also English are left as they are: `Nov 28 - Dec 2, 2026` is one period."""
_COMMA_BEFORE_YEAR = re.compile(
    rf"(\d\.? (?:{'|'.join(MONTHS_LV)}|(?:{'|'.join(SHORT_MONTHS_LV)})\.?)),(?= \d{{4}}\b(?!\. ?g))", re.I
)
"""The comma in `27. maijs, 2016`, as WordPress in Latvian writes it; not the one in `… maijs, 2016. gada 1. jūnijs`."""


def valid_date(year: int, month: int, day: int) -> date | None:
    """The date of these numbers; None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def line_date(text: str) -> date | None:
    """The date of a line that is nothing but a publication date; None for any other line."""
    if _YEAR.search(text) is None:
        return None
    if not text[0].isalnum():
        text = text.lstrip(_ICONS)
    if " ." in text:
        text = _SPACED.sub(r"\1.\2.", text, count=1)
    text, small = with_number(text), text.lower()
    if ":" in text or any(word in small for word in _BEFORE_AT):
        text = _AT.sub("", text)
    text = _DOTTED_CLOCK.sub("", text)
    return read_date_line(_plain(_CLOCK_BEFORE.sub("", text, count=1) if ":" in text else text, None))


def day_and_month(text: str) -> tuple[int, int] | None:
    """(day, month) of a line that is nothing but a date without a year, such as `Dec 1` or `01.12.`; else None."""
    if not 3 < len(text) <= _DAY_AND_MONTH or sum(map(str.isdecimal, text)) not in range(1, 5):
        return None
    found = line_date(f"{text}{'' if text.endswith('.') else ' '}{_LEAP_YEAR}")
    return (found.day, found.month) if found else None


@lru_cache(maxsize=4096)
def spans_in(text: str, today: date | None = None) -> tuple[Span, ...]:
    """The date expressions of a text; `today` completes those without a year."""
    return tuple(find_dates(_plain(text, today), today=today))


def in_latvia(day: date, at: time) -> datetime:
    """Converts a time in UTC to local time in Latvia. Raises OverflowError after the year 9999."""
    return datetime.combine(day, at, UTC).astimezone(_LATVIA)


def shows_month_first(text: str) -> bool | None:
    """Whether the dates with slashes in a text put the month first; None if there are none or they do not show it."""
    found = {int(first) < int(second) for first, second, _ in _SHORT.findall(text) if _has_one_month(first, second)}
    return found.pop() if len(found) == 1 else None


def without_slashes(text: str, month_first: bool | None) -> str:
    """A text with `18.10.2016` for `10/18/16`. The numbers show which is the month, or else `month_first` says it."""
    shown = shows_month_first(text)
    order = month_first if shown is None else shown
    return text if order is None else _SHORT.sub(r"\2.\1.20\3" if order else r"\1.\2.20\3", text)


def _has_one_month(first: str, second: str) -> bool:
    return (int(first) > 12) != (int(second) > 12)


def _plain(text: str, today: date | None) -> str:
    """A text of the same length in forms that the date grammar reads.

    The symbol that widgets put between date and time is blanked, `2016.04.07` and `07/04/2016` become `07.04.2016`,
    `aprīlis 7, 2016` and `7. aprīlis, 2016` become `7. aprīlis 2016`.
    """
    text = _BEFORE_CLOCK.sub(lambda match: " " * len(match[0]), text) if ":" in text else text
    text = _YEAR_FIRST.sub(r"\4.\3.\1", text) if "." in text or "/" in text else text
    if "," in text:
        text = _COMMA_BEFORE_YEAR.sub(r"\1 ", _MONTH_FIRST.sub(r"\2. \1", text))
    return _unslashed(text, today) if "/" in text else text


def _unslashed(text: str, today: date | None) -> str:
    """A text in whose dates the slashes are replaced by dots, if the order of day and month is known.

    It is known if one number is too large for a month, if only one order matches the weekday before the date, or if one
    of the numbers is the month of `today`. All dates of a text are taken to have the same order.
    """
    pairs = [(int(first), int(second)) for first, second in _SLASHED.findall(text)]
    if not pairs:
        return text
    if weekday := _WEEKDAY.search(text):
        day_first, month_first = (_is_on(weekday, pairs[0][::step], text) for step in (1, -1))
        text = text[: weekday.start()] + " " * len(weekday[0]) + text[weekday.end() :]
        if day_first != month_first:
            return _SLASHED.sub(r"\1.\2." if day_first else r"\2.\1.", text)
    month = today.month if today else 0
    if any(first > 12 for first, _ in pairs) or any(second == month for _, second in pairs):
        return _SLASHED.sub(r"\1.\2.", text)
    if any(second > 12 for _, second in pairs) or any(first == month for first, _ in pairs):
        return _SLASHED.sub(r"\2.\1.", text)
    return text


def _is_on(weekday: re.Match[str], day_and_month: tuple[int, ...], text: str) -> bool:
    """Whether the date right after the name of a weekday falls on that weekday."""
    year = _YEAR.search(text, weekday.end())
    day, month = day_and_month
    try:
        return year is not None and date(int(year[0]), month, day).weekday() + 1 == weekday.lastindex
    except ValueError:
        return False
