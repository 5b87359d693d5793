"""Dates in short texts, remembered: a page is asked more than once, and the next one has the same calendar."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from archive.latvian.dates.reading import Span, find_dates, read_date_line

_BEFORE_CLOCK = re.compile(r"(?<=[\w.])(?:,?\s+[-–—@|·•]|,)(?=\s*\d{1,2}:\d\d)|@(?=\s*\d)")
_AT = re.compile(r",?\s*(?:plkst\.?|pulksten|at)\s*\d{1,2}[:.]\d\d\W*$", re.I)
_YEAR = re.compile(r"\d{4}")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(?=20\d\d(?!\d))")


@lru_cache(maxsize=4096)
def line_date(text: str) -> date | None:
    """The date of a line that is nothing but a publication date."""
    if _YEAR.search(text) is None:
        return None
    return read_date_line(_plain(_AT.sub("", text), None))


@lru_cache(maxsize=4096)
def spans_in(text: str, today: date | None = None) -> tuple[Span, ...]:
    """The date expressions of a text; `today` completes those without a year."""
    return tuple(find_dates(_plain(text, today), today=today))


def _plain(text: str, today: date | None) -> str:
    """A text as the date grammar reads it, no longer or shorter than it was.

    Without the sign that widgets put between date and clock, and with `07/04/2016` as `07.04.2016`. Which of its
    numbers is the month is known where the other is too large for one, or where one of them is the month of `today`;
    all dates of a text are of one kind.
    """
    text = _BEFORE_CLOCK.sub(lambda match: " " * len(match[0]), text) if ":" in text else text
    pairs = [(int(first), int(second)) for first, second in _SLASHED.findall(text)] if "/" in text else []
    if not pairs:
        return text
    month = today.month if today else 0
    if any(first > 12 for first, _ in pairs) or any(second == month for _, second in pairs):
        return _SLASHED.sub(r"\1.\2.", text)
    if any(second > 12 for _, second in pairs) or any(first == month for first, _ in pairs):
        return _SLASHED.sub(r"\2.\1.", text)
    return text
