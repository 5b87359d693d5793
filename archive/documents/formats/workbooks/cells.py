"""The text of cells, about as readers see it, but without the formats of numbers."""

from __future__ import annotations

import datetime
import re
from typing import TypeAlias

Cell: TypeAlias = "str | float | bool | datetime.date | datetime.time | datetime.timedelta"

_SPAN = re.compile(r"^(-?)PT0*(\d+)H(\d\d)M(\d\d)(?:[.,]\d+)?S$")  # how ODS writes a duration of a day or more


def in_words(cell: Cell) -> str:
    """A cell as text, on one line."""
    if isinstance(cell, str):
        return _SPAN.sub(r"\1\2:\3:\4", " ".join(cell.split()))
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, datetime.datetime):
        is_day = cell.time() == datetime.time()
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "minutes" if not cell.second else "seconds")
    if isinstance(cell, datetime.timedelta):
        return _in_hours(cell)
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)  # XLS has whole numbers


def _in_hours(span: datetime.timedelta) -> str:
    """A duration as sheets show it: `30:00:00`, not "1 day, 6:00:00"."""
    minutes, seconds = divmod(round(abs(span.total_seconds())), 60)
    sign = "-" if span < datetime.timedelta() else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
