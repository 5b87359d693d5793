"""Finds the whole records of a WARC file by their checksums, and the damage between them."""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

# Target of the metadata record that closes the file of a crawl; its payload is the crawl's summary as JSON.
OUTCOME_URI = "urn:ctarchive:outcome"
# Target of the metadata record that replaces one that was erased (archive.warc.tombstones).
TOMBSTONE_URI = "urn:ctarchive:erased"

TORN = "the file ends in the middle of it"
_MAGIC = b"\x1f\x8b\x08"  # begins a deflated gzip member (RFC 1952), as each of our records is
_VERSION = re.compile(rb"WARC/1\.")
_CHUNK = 1 << 15
_FIRST = 16  # bytes enough to recognise a record
_HEADERS = 1 << 14  # bytes enough for the header of a record; an address may have thousands
_FIELD = re.compile(
    rb"^(WARC-Type|WARC-Record-ID|WARC-Warcinfo-ID|WARC-Target-URI|WARC-Refers-To|WARC-Concurrent-To): *(.*?) *$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a WARC file: a whole record, or bytes that cannot be read as one (`problem` says why).

    - `offset` and `length` are in bytes.
    - `record_id` is the UUID in WARC-Record-ID, and `kind` is the WARC-Type.
    - `info_id` names the `warcinfo` record that begins the file, which every other record of the crawl refers to.
    - `erased_id` names the record that was here before it was erased.
    - `concurrent_to` names the answer to a request, `refers_to` the record that has the payload of a revisit.
    """

    offset: int
    length: int
    problem: str | None = None
    record_id: str | None = None
    info_id: str | None = None
    is_outcome: bool = False
    erased_id: str | None = None
    kind: str | None = None
    concurrent_to: str | None = None
    refers_to: str | None = None

    @property
    def end(self) -> int:
        """Where the next stretch begins."""
        return self.offset + self.length


def find_records(path: Path, start: int = 0) -> list[Stretch]:
    """Everything in a file from byte `start` on, without gaps: whole records, and the damage between them.

    After damage, it continues at the next record. A record that does not belong to the file counts as damage: pages and
    documents may contain the bytes of records. Raises OSError if the file cannot be opened.
    """
    found: list[Stretch] = []
    with path.open("rb", buffering=1 << 20) as file:
        size = path.stat().st_size
        while start < size:
            try:
                stretch = record_at(file, start)
                if stretch.problem:
                    end = next(member_starts(file, start + 1), size)
                    stretch = replace(stretch, length=end - start)
            except OSError as error:  # a bad sector: what follows can only be read from a copy of the disk
                stretch = Stretch(start, size - start, f"the disk fails ({error.strerror or error})")
            found.append(stretch)
            start = stretch.end
    return _without_strangers(found)


def whole_end(found: list[Stretch]) -> int:
    """Where the last whole record ends, in bytes from the start of the file; 0 if there is none."""
    return max((stretch.end for stretch in found if not stretch.problem), default=0)


def record_at(file: BinaryIO, offset: int) -> Stretch:
    """The record that begins at a byte; if there is no whole one, a stretch with a `problem` and no length yet."""
    file.seek(offset)
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    head = b""
    read = 0
    while not inflater.eof:
        chunk = file.read(_CHUNK)
        if not chunk:
            return Stretch(offset, 0, TORN)
        read += len(chunk)
        try:
            inflated = inflater.decompress(chunk)
        except zlib.error as error:
            problem = "it is all zeros" if head == b"" and not chunk.strip(b"\0") else f"it is damaged ({error})"
            return Stretch(offset, 0, problem)
        if len(head) < _HEADERS:
            head += inflated[:_HEADERS]
    length = read - len(inflater.unused_data)
    if not _VERSION.match(head):
        return Stretch(offset, 0, "it is not a WARC record")
    fields = dict(_FIELD.findall(head.partition(b"\r\n\r\n")[0].replace(b"\r\n", b"\n")))
    record_id = uuid_in(fields.get(b"WARC-Record-ID", b"").decode("latin-1"))
    info_id = uuid_in(fields.get(b"WARC-Warcinfo-ID", b"").decode("latin-1"))
    kind = _once(fields.get(b"WARC-Type", b"").decode("latin-1") or None)
    about = fields.get(b"WARC-Target-URI", b"").decode("latin-1") if kind == "metadata" else None
    refers_to = uuid_in(fields.get(b"WARC-Refers-To", b"").decode("latin-1"))
    return Stretch(
        offset,
        length,
        record_id=record_id,
        info_id=_once(record_id if kind == "warcinfo" else info_id),
        is_outcome=about == OUTCOME_URI,
        erased_id=refers_to if about == TOMBSTONE_URI else None,
        kind=kind,
        concurrent_to=uuid_in(fields.get(b"WARC-Concurrent-To", b"").decode("latin-1")),
        refers_to=refers_to if kind == "revisit" else None,
    )


def _once(text: str | None) -> str | None:
    """A text that very many records share, kept in memory only once."""
    return text and sys.intern(text)


def member_starts(file: BinaryIO, start: int, version: re.Pattern[bytes] = _VERSION) -> Iterator[int]:
    """The offsets from `start` on at which a gzip member begins that holds a record, whole or not."""
    while True:
        file.seek(start)
        window = file.read(_CHUNK)
        at = window.find(_MAGIC)
        if at >= 0:
            if version.match(first_bytes(file, start + at)):
                yield start + at
            start += at + 1
        elif len(window) < len(_MAGIC):
            return
        else:
            start += len(window) - len(_MAGIC) + 1


def first_bytes(file: BinaryIO, member: int) -> bytes:
    """The first bytes that are compressed in the gzip member at an offset; none if there is no such member."""
    file.seek(member)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(1024), _FIRST)
    except zlib.error:
        return b""


def _without_strangers(found: list[Stretch]) -> list[Stretch]:
    """In a damaged file, count as damage what is not marked as belonging to the file."""
    if not any(stretch.problem for stretch in found):
        return found
    marks = Counter(stretch.info_id for stretch in found if stretch.info_id and not stretch.problem)
    if not marks:
        return found
    mark = marks.most_common(1)[0][0]
    return [
        stretch
        if stretch.problem or stretch.info_id == mark
        else Stretch(stretch.offset, stretch.length, "it belongs to another file")
        for stretch in found
    ]


def uuid_in(urn: str | None) -> str | None:
    """The UUID in "<urn:uuid:...>"; None if there is none."""
    return urn.removeprefix("<urn:uuid:").removesuffix(">") if urn else None
