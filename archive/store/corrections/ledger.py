"""The keeper's corrections: the file `corrections.jsonl` beside the captures.

The database can be thrown away, so a correction is never only there. Lines are only ever added, each with a digest of
itself. They refer to people by slugs, and to texts by digests of sentences: no name, and no word of an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from archive.errors import Damaged, unreadable
from archive.warc import json_lines

NAME = "corrections.jsonl"

Kind = Literal["merge-people", "part-person", "speaker", "office", "municipality", "date", "undo"]
OF_PEOPLE: tuple[Kind, ...] = ("merge-people", "part-person", "speaker", "office")


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file; `id` counts from 1, `time` is ISO 8601 in UTC.

    `person` and `other` are slugs: of the person merged and the one merged into, or of the person with the mentions and
    the one who gets them. `marks` identify the sentences that it is about, as `sentences.marks_of` or `spans_of` gives
    them. `was` is what the rules gave, `becomes` what replaces it, by names of columns. `of` is the correction that is
    undone.
    """

    id: int
    kind: Kind
    time: str
    article: str | None = None
    person: str | None = None
    other: str | None = None
    marks: tuple[str, ...] = ()
    was: Mapping[str, Any] | None = None
    becomes: Mapping[str, Any] | None = None
    note: str = ""
    of: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What is corrected: of several corrections with the same key, the last one applies."""
        return (self.kind, self.article, self.person, self.marks if self.kind == "municipality" else ())

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs that it contains."""
        return tuple(one for one in (self.person, self.other) if one)


_FIELDS = {one.name for one in fields(Correction)}


def file_beside(warc_dir: Path) -> Path:
    """The file that belongs to the captures in a folder."""
    return warc_dir.parent / NAME


def read(path: Path) -> list[Correction]:
    """All lines, oldest first; none if there is no file. A broken last line is ignored.

    Raises Damaged if another line is damaged or unknown.
    """
    return _read(path).corrections


def broken(path: Path) -> str | None:
    """A message that the last line is broken; None if it is whole. Raises Damaged as `read` does."""
    if _read(path).broken_from is None:
        return None
    return f"the last line of {path} is broken and counts for nothing: correct again what it was to say"


def append(path: Path, added: Iterable[Correction]) -> None:
    """Add lines, synced to the disk; the caller holds the lock. Raises OSError if that fails."""
    begins = _read(path).broken_from
    if begins is not None:  # with another line after it, it would be mistaken for damage
        with path.open("rb+") as file:
            file.truncate(begins)
    json_lines.append(path, map(_told, added))


def in_force(all_of_them: Sequence[Correction]) -> list[Correction]:
    """The corrections that were neither undone nor replaced by a later one with the same key, in order."""
    undone = {one.of for one in all_of_them if one.kind == "undo"}
    left = [one for one in all_of_them if one.kind != "undo" and one.id not in undone]
    last = {one.key: one.id for one in left}
    return [one for one in left if last[one.key] == one.id]


class _File(NamedTuple):
    """The corrections, and the offset of a broken last line, if there is one."""

    corrections: list[Correction]
    broken_from: int | None


def _read(path: Path) -> _File:
    try:
        told, damaged = json_lines.read(path)
        number, begins = json_lines.broken_end(path) or (None, None)
        if damaged not in ([], [number]):
            raise ValueError(f"line {damaged[0]} is damaged")
        return _File([_correction(one) for one in told], begins)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(unreadable(path, error, "put it back from a copy, or update ctarchive")) from error


def _told(one: Correction) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if value not in (None, "", ())}


def _correction(told: Mapping[str, Any]) -> Correction:
    if told["kind"] not in get_args(Kind):
        raise ValueError(f"{told['kind']!r} is unknown to this version")
    if unknown := told.keys() - _FIELDS:
        raise ValueError(f"{min(unknown)!r} is unknown to this version")
    return Correction(**{**told, "marks": tuple(told.get("marks", ()))})
