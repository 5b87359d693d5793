"""How takedowns stand, for `ctarchive status`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from archive.store.takedowns import ledger, takedowns


@dataclass(frozen=True, slots=True)
class TakedownsState:
    """`in_force` is how many there are, `ends_next` the last day (ISO date) of the one that runs out first.

    `broken` says that the last line of the ledger is broken; None where it is whole.
    """

    in_force: int
    ends_next: str | None
    broken: str | None


def takedowns_state(path: Path) -> TakedownsState:
    """Look at the ledger at `path`. Raises Damaged where it cannot be read."""
    entries = takedowns.read(path).entries
    ends = min((one.until for one in entries if one.until), default=None)
    return TakedownsState(len(entries), ends.isoformat() if ends else None, ledger.broken(path))
