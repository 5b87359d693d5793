"""The ledger of takedowns, `takedowns.jsonl` beside the captures: what was withheld, erased and released, and why.

It is never in the database, so that no rebuild loses it, and lines are only ever added. A line is written and synced
before the deed, so a deed that was cut short is known and can be done again. People are in it by a digest of their slug.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from archive.clock import iso
from archive.errors import Damaged
from archive.warc import lines

NAME = "takedowns.jsonl"

Action = Literal["withhold", "erase", "release", "also", "done"]
Reason = Literal["legal", "privacy", "court", "copyright", "operator"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden, in the terms by which rows and payloads are known.

    `pages` are ids of articles, also those that other addresses of theirs would give; `addresses` are keys of pages
    (archive.site.page_key), one with a `*` at its end stands for all that begin so; `captures` are ids; `digests`
    SHA-256 (hex) of payloads, or of contents with their coding undone. `paragraphs` and `titles` are digests of texts
    (`digest_of`), `people` digests of slugs.
    """

    pages: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    captures: frozenset[str] = frozenset()
    digests: frozenset[str] = frozenset()
    paragraphs: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def __or__(self, other: Hidden) -> Hidden:
        return Hidden(**{one.name: getattr(self, one.name) | getattr(other, one.name) for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    `id` is when it was made (ISO 8601 in UTC), and names it. `target` is what somebody asked for, as in
    `targets.Target`; of a person the digest alone. `note` is for the keeper; `until` the last day on which it holds.
    `also` adds to what an earlier entry (`of`) hides, once its effect is known, and `done` says that an erasure (`of`)
    was carried out.
    """

    action: Action
    id: str
    target: str = ""
    reason: Reason | None = None
    note: str = ""
    until: date | None = None
    redact: bool = False
    of: str | None = None
    hidden: Hidden = field(default_factory=Hidden)


def digest_of(text: str) -> str:
    """By which a text is known that must not stand in the ledger: SHA-256 (hex) of it in lower case, on one line."""
    return hashlib.sha256(" ".join(text.lower().split()).encode()).hexdigest()


def beside(warc_dir: Path) -> Path:
    """The ledger that belongs to the captures in a folder."""
    return warc_dir.parent / NAME


def read(path: Path) -> list[Entry]:
    """All entries, oldest first; none where there is no ledger. A last line that was cut short counts for nothing.

    Raises Damaged where another line is damaged or unknown: what it hides might come to light.
    """
    try:
        told, damaged = lines.read(path)
        if damaged:
            raise ValueError(f"line {damaged[0]} is damaged")
        return [_entry(one) for one in told]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(
            f"{path} cannot be read ({error}), and what is withheld might come to light; put it back from a copy, or "
            "update ctarchive"
        ) from error


def append(path: Path, entry: Entry) -> None:
    """Add an entry. On the disk when this returns; raises OSError where that fails."""
    lines.append(path, [_told(entry)])


def new_id(entries: Iterable[Entry], moment: datetime) -> str:
    """The id of an entry that is made now: later than all there are."""
    last = max((one.id for one in entries), default="")
    return max(iso(moment), f"{last}+" if last >= iso(moment) else "")


def _told(entry: Entry) -> dict[str, Any]:
    values = asdict(entry)
    values["until"] = entry.until.isoformat() if entry.until else None
    values["hidden"] = {name: sorted(found) for name, found in values["hidden"].items() if found}
    return {name: value for name, value in values.items() if value not in (None, "", False, {})}


def _entry(told: Mapping[str, Any]) -> Entry:
    action, reason, until = told["action"], told.get("reason"), told.get("until")
    if action not in get_args(Action) or not (reason is None or reason in REASONS):
        raise ValueError(f"{action!r} for {reason!r} is unknown to this version")
    unknown = told.keys() - {one.name for one in fields(Entry)}
    if unknown:
        raise ValueError(f"{min(unknown)!r} is unknown to this version")
    return Entry(
        **{name: value for name, value in told.items() if name not in ("until", "hidden")},
        until=date.fromisoformat(until) if until else None,
        hidden=Hidden(**{name: frozenset(found) for name, found in told.get("hidden", {}).items()}),
    )
