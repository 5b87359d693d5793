"""Small charts that need no script: numbers by year, each a link. Templates draw them, as columns or as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

_MOST_YEARS = 30  # a year that was misread must not stretch the chart


class Bar(NamedTuple):
    """One number of a chart: its label, how high it is, and the address it links to, if it does."""

    label: str
    number: int
    href: str | None


def by_year(counts: Mapping[int, int], address: Callable[[int], str | None]) -> list[Bar]:
    """A bar for each year from the first to the last that is counted, the empty ones between without a link.

    Where they lie too far apart, only the years that have something.
    """
    years = sorted(year for year, count in counts.items() if count)
    if years and years[-1] - years[0] < _MOST_YEARS:
        years = list(range(years[0], years[-1] + 1))
    return [
        Bar(str(year), counts.get(year, 0), address(year) if counts.get(year) else None)
        for year in years[-_MOST_YEARS:]
    ]
