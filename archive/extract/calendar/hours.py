"""Reads the hours of calendar entries, alone or after their weekday."""

from __future__ import annotations

import re
from datetime import time

from archive.extract.calendar.draft import EDGES, TIME, WEEKDAYS, clock
from archive.latvian.dates.words import month_forms
from archive.latvian.fold import slugify

_LONGEST_TIME = 40  # characters of a line with a weekday and two times; free
_WEEKDAY_FIRST = re.compile(r"([^\W\d_]{2,12})[.,)]*\s+(?=(?:[^\W\d_]{2,8}\.?\s?)?\d)")
_MAY_BE_MONTH = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2]|[1-9])\b")  # `Sa, 10.12`
_BARE = re.compile(
    r"(?:(?:plkst\.?|pulksten)\s(?P<at>\d{1,2})(?:\s?(?:[-–—]|līdz)\s?\d{1,2})?|no\s(?P<from>\d{1,2})\slīdz\s\d{1,2})"
    r"(?![\d:.])\s*[-–—,:;|]\s*(?=\S)",
    re.I,
)
# What may stand behind a range of days, ages, forms or prices: `20–22 Augusts`, `10–14 Gadus veci bērni`
_MONTHS = sorted({form for number in range(1, 13) for form in month_forms(number).values()})
_NO_EVENT = rf"(?i:{'|'.join(_MONTHS)}|gad(?:i|us|iem)|klas(?:e|es|ēm)|klašu|eiro)\b"
_CAPITALISED = rf"(?!{_NO_EVENT})[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]"
_RANGE = re.compile(rf"(\d{{1,2}})\s?[–—-]\s?(\d{{1,2}})(?![\d:.])(?:\s*[,:;|–—]\s*|\s+)(?=[\"„“”«]?{_CAPITALISED})")
_EARLIEST, _LATEST = 6, 23  # a range that begins earlier is one of ages or so


def bare_hour(text: str) -> tuple[time | None, str]:
    """The hour without minutes that opens a text, and the rest: `plkst. 18 – Lekcija`, `no 10 līdz 15, Talka`.

    A range counts by itself before a capital: `12–16 Radošā darbnīca`; not `10–14 gadus veci bērni`.
    """
    hours = _RANGE.match(text) if text[:1].isdigit() else None
    if hours and _EARLIEST <= int(hours[1]) < int(hours[2]) <= _LATEST + 1:
        return time(int(hours[1])), text[hours.end() :]
    match = _BARE.match(text) if text[:2].lower() in ("pl", "pu", "no") else None
    if match is None or int(match["at"] or match["from"]) > _LATEST:
        return None, text
    return time(int(match["at"] or match["from"])), text[match.end() :]


def is_time(text: str) -> bool:
    """Whether a text is only a time, perhaps after its weekday: `10.00`, `plkst. 10.00`, `Tue, 10:00 – 16:00`."""
    text = text.strip(EDGES + ".()")
    if TIME.fullmatch(text):
        return True
    weekday = _WEEKDAY_FIRST.match(text) if text[:1].isalpha() and len(text) <= _LONGEST_TIME else None
    if weekday is None or slugify(weekday[1]) not in WEEKDAYS or _MAY_BE_MONTH.match(text, weekday.end()):
        return False
    return TIME.fullmatch(text, weekday.end()) is not None


def time_of(text: str) -> time | None:
    """The first time in a text with times and perhaps days; None if there is none or it is no valid time."""
    match = TIME.search(text)
    return clock(match) if match else None
