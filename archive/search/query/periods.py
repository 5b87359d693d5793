"""Reads the days, months and years that people type, in figures or in words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from archive.latvian.dates.reading import parse_date

_DATE = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d?)(?:-(?P<d>\d\d?))?)?\.?|(?P<d2>\d\d?)\.(?P<m2>\d\d?)\.(?P<y2>\d{4})\.?"
)
_LONGEST_DATE = 60  # characters, in words


def read_period(text: str) -> tuple[date, date] | None:
    """First and last day of `2016`, `2016-05`, `2016-05-31`, `31.05.2016`, or a date in words; None for anything else.

    Dates in words are as on the pages, so that they can be copied from there: `2016. gada 31. maijs`, `May 2016`.
    """
    found = _DATE.fullmatch(text.strip())
    if not found:
        in_words = parse_date(text) if len(text) <= _LONGEST_DATE else None
        return (in_words.starts_on, in_words.ends_on) if in_words else None
    year, month, day = (
        int(found[name] or found[other] or 0) for name, other in (("y", "y2"), ("m", "m2"), ("d", "d2"))
    )
    try:
        first = date(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        else:
            last = date(year, 12, 31)
        first - timedelta(days=1), last + timedelta(days=1)  # the days before and after must exist too
    except (ValueError, OverflowError):
        return None
    return first, last
