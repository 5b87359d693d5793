"""What a crawl records at its end: in the last record of its capture file, and in its line of the manifest."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a crawl ended. Its counts and moments are those of the table `crawls`; `outcome` names one of its outcomes.

    - `pending` are the addresses left to the next crawl.
    - `failures` are the addresses that failed, each with the reason; None in a record from before they were kept.
    - `addresses` maps the id that an address implies to the id of the article that is there.
    - `captures` were added by an import; `known` ones were in the archive already.
    - `missing_requisites` are page requisites that the archive lacks: kind, reason, whether this crawl asked for it.
    """

    outcome: str
    started_at: str | None = None
    finished_at: str | None = None
    detail: str | None = None
    ended_early: str | None = None
    clock_fault: str | None = None
    requests: int = 0
    not_modified: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    moved: int = 0
    failed: int = 0
    unread: int = 0
    suspect: int = 0
    bytes: int = 0
    seconds: float = 0.0
    listed: int = 0
    captures: int = 0
    known: int = 0
    pending: tuple[str, ...] = ()
    failures: dict[str, str] | None = None
    addresses: dict[str, str] = {}  # msgspec copies it for each
    missing_requisites: dict[str, tuple[str, str, bool]] = {}


def ending_of(told: Mapping[str, object]) -> Ending:
    """The ending in a JSON object. Fields that only other versions know are ignored, and null counts as missing.

    Raises ValueError for anything else.
    """
    return msgspec.convert({name: value for name, value in told.items() if value is not None}, Ending)


def read_ending(text: bytes) -> Ending:
    """The ending in JSON text. Raises ValueError for anything else."""
    return ending_of(msgspec.json.decode(text, type=dict[str, object]))
