"""A benchmark's figures as a small table."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """A figure, in words; `target` is what was promised, empty if nothing was."""

    what: str
    figure: str
    target: str = ""


def show(title: str, rows: Sequence[Row]) -> None:
    """Print rows in aligned columns under a title."""
    table = [Row(title, "measured", "target"), *rows]
    wide, wider = (max(len(row[column]) for row in table) for column in (0, 1))
    for number, row in enumerate(table):
        print(f"{row.what:{wide}}  {row.figure:>{wider}}  {row.target}".rstrip())
        if number == 0:
            print("-" * (wide + wider + 16))


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The median of some figures, with the least and the greatest; a single figure alone."""
    if len(values) == 1:
        return f"{values[0]:.{digits}f}"
    return f"{median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"
