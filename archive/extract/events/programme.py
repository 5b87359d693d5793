"""Finds the hour of an event's first item in its programme: rows that begin with an hour, or a list between semicolons.

`9.30 Reģistrācija`, `10.00 Atklāšana`, `10.30 Lekcija`: the event begins at 10.00.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import time
from itertools import pairwise
from typing import NamedTuple

_ITEM = re.compile(
    r"(?:[^\n;:\d]{0,40}: )?[\s•*–—-]*(?:plkst\.? ?|pl\. ?|at )?"
    r"(?P<hour>[01]?\d|2[0-3])(?P<mark>[.:])(?P<minute>[0-5]\d)"
    r"(?: ?(?:[-–—]|līdz|to) ?\d{1,2}[.:]\d\d)?(?!\.)[\s–—:|-]+(?P<what>(?!eiro\b|eur\b)\W{0,2}[^\W\d_].*)",
    re.I | re.S,
)
_BEFORE_BEGINNING = re.compile(
    r"\b(?:reģistr|ieraš|pulcē|sapulcē|kafij|tēja|durvis|sagaid|registr|arriv|check-in|sign-in|coffee|doors|gather)",
    re.I,
)
_BEGINNING = re.compile(r"\b(?:atklā|sāk|open(?!\b)|opening|begin|start)", re.I)
_FEWEST = 3  # items; two if the first is registration; judged
_MOST_BETWEEN = 2  # sentences between two items that say more about the first; judged
_MONTHS = 12
_EARLIEST = time(6)  # figures that would be an earlier hour are something else: points, millions, minutes; judged


class _Item(NamedTuple):
    at: int
    hour: time
    what: str
    may_be_day: bool
    """Whether the figures may also be a day and a month: `12.05 Rīga`."""


def first_item(sentences: Sequence[str]) -> tuple[int, time] | None:
    """The index of the sentence with which a programme begins, and the hour of its first item that is no registration.

    None if there is no programme. Its hours never go back, as those of a list of news or of a second day do.
    """
    items = list(_items(sentences))
    ends = [number for number, (one, other) in enumerate(pairwise(items), start=1) if not _goes_on(one, other)]
    for start, end in pairwise([0, *ends, len(items)]):
        programme = items[start:end]
        begins = next((one for one in programme if not _is_before_beginning(one)), None)
        fewest = _FEWEST - _is_before_beginning(programme[0]) if programme else _FEWEST
        if begins and len(programme) >= fewest and not all(one.may_be_day for one in programme):
            return programme[0].at, begins.hour
    return None


def _items(sentences: Sequence[str]) -> Iterator[_Item]:
    for at, sentence in enumerate(sentences):
        for part in sentence.split(";"):
            if found := _ITEM.fullmatch(part.strip()):
                hour, minute = time(int(found["hour"]), int(found["minute"])), int(found["minute"])
                if hour >= _EARLIEST:
                    yield _Item(at, hour, found["what"], found["mark"] == "." and 1 <= minute <= _MONTHS)


def _goes_on(one: _Item, other: _Item) -> bool:
    return one.hour <= other.hour and other.at - one.at <= 1 + _MOST_BETWEEN


def _is_before_beginning(item: _Item) -> bool:
    return _BEFORE_BEGINNING.search(item.what) is not None and _BEGINNING.search(item.what) is None
