"""Small charts that need no script: columns of numbers, each a link. templates/_chart.html draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

_MOST_YEARS = 30  # a year that was misread must not stretch the chart


class Bar(NamedTuple):
    """One column: its label, its number, and the address it links to, if it does."""

    label: str
    number: int
    href: str | None


def by_year(counts: Mapping[int, int], address: Callable[[int], str | None]) -> list[Bar]:
    """A column for each year from the first to the last that is counted, the empty ones between without a link.

    Where they lie too far apart, only the years that have something.
    """
    years = sorted(year for year, count in counts.items() if count)
    if years and years[-1] - years[0] < _MOST_YEARS:
        years = list(range(years[0], years[-1] + 1))
    return [
        Bar(str(year), counts.get(year, 0), address(year) if counts.get(year) else None)
        for year in years[-_MOST_YEARS:]
    ]
