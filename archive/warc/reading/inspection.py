"""Inspects a capture file on the disk, and tells damage from what a killed crawl leaves behind."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from archive.warc.manifest import ManifestEntry, digest
from archive.warc.reading.records import Stretch, find_records, whole_end


class Row(NamedTuple):
    """Where the database has a capture: its id, and the record's place in the file in bytes."""

    id: str
    offset: int
    length: int


@dataclass(slots=True)
class Inspection:
    """What an inspection found.

    - `problems` is the damage.
    - `unreadable` are the ids of rows without a record, each with the reason.
    - `moved` are rows whose record is elsewhere in the file now.
    - `outcome` is the crawl's record of its end, if the file had to be read.
    - The bytes from `end` on belong to no record and no row, and may be cut off.
    """

    path: Path
    end: int = 0
    size: int = 0
    problems: list[Stretch] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    moved: list[Row] = field(default_factory=list)
    outcome: Stretch | None = None

    @property
    def is_healthy(self) -> bool:
        """Whether the file is as it should be, apart from what may be cut off."""
        return not self.problems and not self.unreadable


def inspect(path: Path, closed: ManifestEntry | None, rows: Iterable[Row], *, has_ended: bool) -> Inspection:
    """Compare a file with its line in the manifest, if it has one, and with the rows that point into it.

    `has_ended`: the database says that the crawl has ended, so the file must have a record of that. Changes nothing.
    Raises OSError if the file cannot be opened.
    """
    size = path.stat().st_size
    found = Inspection(path, size, size)
    if closed and size >= closed.bytes and digest(path, closed.bytes) == closed.sha256:
        behind = find_records(path, closed.bytes)
        found.end = max(closed.bytes, whole_end(behind))
        if found.end > closed.bytes:
            found.problems.append(Stretch(closed.bytes, size - closed.bytes, "it was added after the file was closed"))
        return found
    records = find_records(path)
    rows = list(rows)
    found.outcome = next((stretch for stretch in records if stretch.is_outcome), None)
    known_end = max((row.offset + row.length for row in rows), default=0)
    end = whole_end(records)
    may_be_cut = end >= known_end and not closed and (found.outcome is not None or not has_ended)
    found.end = end if may_be_cut else size
    found.problems = [stretch for stretch in records if stretch.problem and stretch.offset < found.end]
    if closed and size < closed.bytes:
        lost = f"the file has {size} of the {closed.bytes} bytes with which it was closed"
        torn = found.problems.pop() if found.problems and found.problems[-1].end == size else None
        start = torn.offset if torn else size
        found.problems.append(Stretch(start, closed.bytes - start, lost))
    elif closed and not found.problems:
        found.problems.append(Stretch(0, size, "the file is not as it was closed, though each of its records is whole"))
    elif not closed and has_ended and found.outcome is None and not found.problems:
        found.problems.append(Stretch(size, 0, "the end of the file is lost"))
    _compare(found, records, rows)
    return found


def _compare(found: Inspection, records: list[Stretch], rows: list[Row]) -> None:
    at = {stretch.record_id: stretch for stretch in records if not stretch.problem and stretch.record_id}
    places = {(stretch.record_id, stretch.offset) for stretch in records if not stretch.problem}
    erased = {stretch.erased_id for stretch in records if stretch.erased_id}
    for row in rows:
        if (row.id, row.offset) in places or row.id in erased:
            continue
        if there := at.get(row.id):
            found.moved.append(Row(row.id, there.offset, there.length))
        else:
            why = (one.problem for one in records if one.problem and one.offset <= row.offset < one.end)
            found.unreadable[row.id] = next(why, None) or "there is no such record in the file"


def cut(found: Inspection) -> int:
    """Cut off what belongs to no record and no row, such as torn records and zeros. Returns the number of bytes."""
    excess = found.size - found.end
    if excess > 0:
        with found.path.open("r+b") as file:
            file.truncate(found.end)
            os.fsync(file.fileno())
    return excess
