"""Dates in short texts, remembered: a page is asked more than once, and the next one has the same calendar."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from archive.latvian.dates import Span, find_dates, read_date_line


@lru_cache(maxsize=4096)
def line_date(text: str) -> date | None:
    """The date of a line that is nothing but a publication date."""
    return read_date_line(text)


@lru_cache(maxsize=4096)
def spans_in(text: str, today: date | None = None) -> tuple[Span, ...]:
    """The date expressions of a text; `today` completes those without a year."""
    return tuple(find_dates(text, today=today))
