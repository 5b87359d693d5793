"""PPT (PowerPoint before 2007): the text of each slide, followed by the speaker's notes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from archive.documents import ole
from archive.documents.collector import PageCollector
from archive.documents.problems import DAMAGED, PROTECTED, Unreadable
from archive.documents.text import as_the_text_has_it

# Numbers of the types of records, see [MS-PPT].
_SLIDE_ATOM, _LIST, _PERSIST_ATOM = 1007, 4080, 1011
_WIDE, _NARROW = 4000, 4008
_CONTAINER = 0xF  # the version of records that hold others
_SLIDES, _NOTES = 0, 2  # instances of lists
_ENCRYPTED = 0xF3D1C4DF
_MOST_EDITS = 10_000
_NUMBER = "*"  # placeholder for the number of the slide


class Record(NamedTuple):
    """A record: the offsets of its data."""

    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


class Entry(NamedTuple):
    """A slide or a page of notes in the document's lists: its ids, and its text in the outline."""

    persist: int
    own: int
    text: list[str]


def read(content: bytes, collector: PageCollector) -> None:
    """Put the slides into the collector in the order of the presentation, each as a page."""
    data, user = ole.stream(content, "PowerPoint Document"), ole.stream(content, "Current User")
    try:
        token, edit = struct.unpack_from("<II", user, 12)
        if token == _ENCRYPTED:
            raise Unreadable(PROTECTED)
        offsets, document = _offsets(data, edit)
        slides, notes = (_entries(data, offsets[document], instance) for instance in (_SLIDES, _NOTES))
    except (struct.error, KeyError):
        raise Unreadable(DAMAGED) from None
    notes_by_id = {entry.own: entry for entry in notes}
    try:
        for entry in slides:
            at = offsets.get(entry.persist, len(data))
            lines = entry.text + list(_texts(data, at))
            if beside := notes_by_id.get(_notes_of(data, at)):
                lines += beside.text + list(_texts(data, offsets.get(beside.persist, len(data))))
            collector.add("\n".join(line for line in lines if line.strip() != _NUMBER))
    finally:  # also if a limit ends the reading
        collector.set_title(as_the_text_has_it(ole.title(content), collector.pages))


def _offsets(data: bytes, edit: int) -> tuple[dict[int, int], int]:
    """The offset of the newest version of each part, by its id; and the id of the document."""
    offsets: dict[int, int] = {}
    document: int | None = None
    for _ in range(_MOST_EDITS):
        before, directory, named = struct.unpack_from("<III", data, edit + 8 + 8)
        document = named if document is None else document
        (size,) = struct.unpack_from("<I", data, directory + 4)
        at, end = directory + 8, min(directory + 8 + size, len(data) - 3)
        while at < end:
            (both,) = struct.unpack_from("<I", data, at)
            first, count = both & 0xFFFFF, both >> 20
            for number, offset in enumerate(struct.unpack_from(f"<{count}I", data, at + 4)):
                offsets.setdefault(first + number, offset)
            at += 4 + 4 * count
        if not before or before >= edit:
            break
        edit = before
    return offsets, document or 0


def _entries(data: bytes, document: int, instance: int) -> list[Entry]:
    """The entries in the lists of the document, in order."""
    entries: list[Entry] = []
    for record in _records(data, document):
        if record.kind == _LIST and record.instance == instance:
            for one in _records(data, record.start - 8):
                if one.kind == _PERSIST_ATOM:
                    persist, _, _, own = struct.unpack_from("<IIII", data, one.start)
                    entries.append(Entry(persist, own, []))
                elif entries and (text := _text(data, one)):
                    entries[-1].text.append(text)
    return entries


def _texts(data: bytes, at: int) -> Iterator[str]:
    """The texts in a slide or a page of notes."""
    return filter(None, (_text(data, record) for record in _records(data, at)))


def _notes_of(data: bytes, at: int) -> int:
    """The id of the notes of a slide; 0 if it has none."""
    for record in _records(data, at):
        if record.kind == _SLIDE_ATOM and record.end - record.start >= 20:
            return int(struct.unpack_from("<I", data, record.start + 16)[0])
    return 0


def _text(data: bytes, record: Record) -> str:
    if record.kind == _WIDE:
        return data[record.start : record.end].decode("utf-16-le", "replace")
    return data[record.start : record.end].decode("latin-1") if record.kind == _NARROW else ""


def _records(data: bytes, at: int) -> Iterator[Record]:
    """The records inside the record at an offset, at any depth, in order."""
    record = _record(data, at, len(data))
    at, end = at + 8, record.end if record else 0
    while at < end and (record := _record(data, at, end)):
        yield record
        at = record.start if record.is_container else record.end


def _record(data: bytes, at: int, end: int) -> Record | None:
    if at + 8 > end:
        return None
    head, kind, size = struct.unpack_from("<HHI", data, at)
    return Record(kind, head >> 4, head & 0xF == _CONTAINER, at + 8, min(at + 8 + size, end))
