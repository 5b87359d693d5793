"""The state of takedowns, for `ctarchive status`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.clock import now
from archive.store.takedowns import ledger, takedowns


@dataclass(frozen=True, slots=True)
class TakedownsState:
    """`in_force` counts the takedowns, `ends_next` is the last day (ISO date) of the one that expires first.

    `ended` counts those whose last day has passed by the clock: they end with the next refresh that confirms it.
    `broken` describes a last line of the ledger that was cut short; None if it is whole.
    """

    in_force: int
    ends_next: str | None
    broken: str | None
    ended: int


def takedowns_state(path: Path) -> TakedownsState:
    """The state according to the ledger at `path`. Raises Damaged if it cannot be read."""
    entries = takedowns.read(path).entries
    lasting = {one.target for one in entries if one.until is None}
    last: dict[str, date] = {}
    for one in entries:
        if one.until and one.target not in lasting:
            last[one.target] = max(one.until, last.get(one.target, one.until))
    ends = min(last.values(), default=None)
    ended = sum(one < now().date() for one in last.values())
    return TakedownsState(len(entries), ends.isoformat() if ends else None, ledger.broken(path), ended)
