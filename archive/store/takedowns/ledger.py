"""The ledger of takedowns, `takedowns.jsonl` beside the captures: what was withheld, erased and released, and why.

It is a file and not a table, so no rebuild loses it. Lines are only ever added, except that an erasure changes earlier
ones. Each line is written and synced before it is carried out, so an interrupted takedown can be completed. The ledger
has digests of people's slugs, and of titles and paragraphs: its readers learn what is hidden and where, but not what it
said. The addresses of what is erased become digests too (hashed_ids), also in earlier lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from filelock import FileLock

from archive.clock import iso
from archive.errors import Damaged, unreadable
from archive.warc import json_lines, overwriting

NAME = "takedowns.jsonl"

Action = Literal["withhold", "erase", "release", "also", "learned", "passed", "done"]
HIDING: tuple[Action, ...] = ("withhold", "erase", "learned")
"""The actions that may hide something that was not hidden before."""
Reason = Literal["legal", "privacy", "court", "copyright", "operator"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden, in the terms by which rows, payloads and texts are identified.

    - `pages`: ids of articles, also those that their other addresses would give.
    - `versions`: states of an article that stays, each as `<id>/<number>`, as `<id>@<time>` when it began (ISO 8601),
      as `<id>/<yyyymmddhhmmss>` for each of its captures, and as `<id>/<digest>` of its content if no other version has
      the same.
    - `addresses`: keys of pages (archive.site.page_key); one with a `*` at its end means all that begin this way.
    - `captures`: ids.
    - `digests`: SHA-256 (hex) of payloads, or of contents with their coding undone.
    - `paragraphs` and `titles`: marks of texts, as in `repeats`.
    - `beginnings`: marks of the first words of paragraphs that no other article has.
    - `people`: digests of slugs (`digest_of`).
    - `names`: marks of the forms of names that are covered in texts, as in `name_marks`.
    - `events`: ids.
    """

    pages: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    captures: frozenset[str] = frozenset()
    digests: frozenset[str] = frozenset()
    paragraphs: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()

    def __or__(self, other: Hidden) -> Hidden:
        return Hidden.all_of((self, other))

    @classmethod
    def all_of(cls, several: Iterable[Hidden]) -> Hidden:
        """The union of several."""
        known = tuple(several)
        return cls(**{name: frozenset().union(*(getattr(one, name) for one in known)) for name in NAMES})


NAMES: tuple[str, ...] = tuple(one.name for one in fields(Hidden))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    `id` is the time when it was made (ISO 8601 in UTC). `target` is what was requested (`targets` in
    archive.store.withholding); for a person, only a digest. `note` is for the keeper; `until` is the last day on which
    the entry is in force. `redact` says that a person's name is covered in texts. Some actions refer to an earlier
    entry, `of`:

    - `also`: what else disappeared when that entry was carried out;
    - `learned`: what it turned out to hide besides: `names`, that is marks of titles and files captured since, and
      `addresses` that only redirect to it;
    - `done`: that erasure was carried out.

    `passed` says that a refresh whose clock the site confirmed ended after a day (`until`).
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
    """The digest that stands for a text in the ledger: SHA-256 (hex) of it in lower case, on one line."""
    return hashlib.sha256(" ".join(text.lower().split()).encode()).hexdigest()


def beside(warc_dir: Path) -> Path:
    """The ledger that belongs to the captures in a folder."""
    return warc_dir.parent / NAME


def read(path: Path) -> list[Entry]:
    """All entries, oldest first; none if there is no ledger. A last line that was cut short is ignored.

    Raises Damaged if another line is damaged or unknown: what it hides might come to light.
    """
    return _read(path).entries


def broken(path: Path) -> str | None:
    """A message that the last line was cut short; None if it is whole. Raises Damaged as `read` does."""
    if _read(path).broken_from is None:
        return None
    return f"the last line of {path} was cut short and counts for nothing: withhold or release again what it was to say"


def append(path: Path, entry: Entry) -> None:
    """Add an entry, synced to the disk; the caller holds the ledger. Raises OSError if that fails."""
    begins = _read(path).broken_from
    if begins is not None:  # with another line after it, it would be mistaken for damage
        with path.open("rb+") as file:
            file.truncate(begins)
    json_lines.append(path, [told(entry)])


def rewrite(path: Path, entries: Iterable[Entry]) -> None:
    """Replace all entries, only for an erasure, because earlier lines may name what is erased.

    The caller holds the ledger. The file is synced. Raises OSError if that fails: then the ledger is unchanged.
    """
    overwriting.write(path, json_lines.as_bytes(map(told, entries)))


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Lock the ledger while it is read and added to, so that two writers take turns."""
    with FileLock(path.with_name(f".{path.name}.lock")):
        yield


def new_id(entries: Iterable[Entry], moment: datetime) -> str:
    """The id of a new entry: later than all others, even if the clock was set back."""
    last = max((one.id for one in entries), default="")
    if iso(moment) > last:
        return iso(moment)
    return iso(datetime.fromisoformat(last) + timedelta(microseconds=1))


class _Ledger(NamedTuple):
    """The entries, and the offset of a last line that was cut short, if there is one."""

    entries: list[Entry]
    broken_from: int | None


def _read(path: Path) -> _Ledger:
    try:
        found, damaged = json_lines.read(path)
        if damaged:  # also the last line, if it was written to its end: its command has said that it holds
            raise ValueError(f"line {damaged[0]} is damaged")
        _, begins = json_lines.broken_end(path) or (None, None)
        return _Ledger([_entry(one) for one in found], begins)
    except (OSError, ValueError, KeyError, TypeError) as error:
        way_out = "what is withheld might come to light: put it back from a copy, or update ctarchive"
        raise Damaged(unreadable(path, error, way_out)) from error


def told(entry: Entry) -> dict[str, Any]:
    """An entry as a JSON object."""
    values = asdict(entry)
    values["until"] = entry.until.isoformat() if entry.until else None
    values["hidden"] = {name: sorted(found) for name, found in values["hidden"].items() if found}
    return {name: value for name, value in values.items() if value not in (None, "", False, {})}


def _entry(told: Mapping[str, Any]) -> Entry:
    action, reason, until = told["action"], told.get("reason"), told.get("until")
    if action not in get_args(Action) or not (reason is None or reason in REASONS):
        raise ValueError(f"{action!r} for {reason!r} is unknown to this version")
    if unknown := told.keys() - {one.name for one in fields(Entry)}:
        raise ValueError(f"{min(unknown)!r} is unknown to this version")
    return Entry(
        **{name: value for name, value in told.items() if name not in ("until", "hidden")},
        until=date.fromisoformat(until) if until else None,
        hidden=Hidden(**{name: frozenset(found) for name, found in told.get("hidden", {}).items()}),
    )
