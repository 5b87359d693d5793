"""Reads the records of a WARC or ARC file by any program, and reports damage in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException

from archive.imports.file_formats import ARC, EITHER, WARC, FileFormat, parse_header
from archive.imports.stream import GZIP, ZEROS, BrokenGzip, Damage, Place, Stream
from archive.warc.reading.records import TORN, first_bytes, member_starts

WRONG_LENGTH = "it is not as long as it says"
_MOST_LINES = 200  # of a header that is read again


@dataclass(slots=True)
class Record:
    """A record: its header fields, and a block of which `left` bytes remain to be read, unless the file ends early."""

    place: Place
    fields: list[tuple[str, str]]
    is_arc: bool
    left: int
    _stream: Stream

    def get(self, name: str) -> str | None:
        """The first field called `name` (in lower case), without space around it; None if there is none."""
        return next((value.strip() for key, value in self.fields if key.lower() == name), None)

    def get_all(self, name: str) -> list[str]:
        """All fields called `name` (in lower case)."""
        return [value.strip() for key, value in self.fields if key.lower() == name]

    def read(self, most: int) -> bytes:
        """The next bytes of the block. Raises Damage and OSError."""
        read = self._stream.read(min(most, self.left))
        self.left -= len(read)
        return read


class Condition(Enum):
    """The condition of a record, known at its end."""

    WHOLE = "whole"
    CUT = "cut"  # only its first part is there
    LOST = "lost"


class Records:
    """The records of one file, in order. `told` is called for each damage, with its place and a description.

    After damage, reading resumes at the next record: at the next gzip member that begins one, or at bytes that look
    like one.
    """

    def __init__(self, file: BinaryIO, told: Callable[[Place, str], None]) -> None:
        """Read `file`, which must be seekable. Raises OSError, here and later, if it cannot be read."""
        self._file = file
        self._told = told
        self._form, is_gzip = _look_at(file)
        self._stream = Stream(file, is_gzip=is_gzip, form=self._form)
        self._is_over = False

    def __iter__(self) -> Iterator[Record]:
        """Yield each record, which must be passed to `close` before the next one is requested."""
        while not self._is_over:
            place = self._stream.place
            try:
                if not self._stream.skip_blank_lines():
                    place = self._stream.place
                    yield self._parse()
                elif self._stream.torn:
                    self._recover(place, TORN)
                elif not self._stream.next_member():
                    return
            except BrokenGzip as damage:
                self._recover(Place(self._stream.member), str(damage))
            except Damage as damage:
                self._told(place, str(damage))
                self._go_on()

    def at(self, place: Place) -> Record:
        """The record at a place that was found before. Raises Damage if it is no longer there."""
        self._stream.seek(place)
        self._stream.skip_blank_lines()
        return self._parse()

    def close(self, record: Record) -> Condition:
        """Skip the rest of a record, and return its condition."""
        block = self._stream.place
        try:
            record.left -= self._stream.skip(record.left)
            if record.left:
                return self._cut(record, block)
            end = self._stream.place
            if self._stream.skip_blank_lines():
                if self._stream.torn:  # only its checksum is missing
                    self._recover(record.place, TORN)
                return Condition.WHOLE
            if self._stream.begins_record():
                return Condition.WHOLE
            return self._strangers(record, block, end)
        except BrokenGzip as damage:
            self._recover(record.place, str(damage))
            return Condition.LOST

    def _parse(self) -> Record:
        place = self._stream.place
        try:
            header = parse_header(self._form, self._stream)
        except (StatusAndHeadersParserException, EOFError, ValueError, LookupError) as error:
            raise Damage(self._no_record) from error
        if header.get_header("Content-Length") is None:
            header = self._with_line_feeds(place) or header
        length = header.get_header("Content-Length") or ""
        if not (length.strip().isascii() and length.strip().isdigit()) or len(length) > 15:
            raise Damage("it does not say how long it is")
        return Record(place, header.headers, self._form is ARC, int(length), self._stream)

    @property
    def _no_record(self) -> str:
        return f"it is not a {self._form.name} record"

    def _with_line_feeds(self, place: Place) -> StatusAndHeaders | None:
        """Read the header of a record again, up to the first empty line after CR and LF; None if it has no length.

        GNU Wget 1.25 with --no-warc-digests writes uninitialised memory as digests, which may contain line feeds.
        """
        behind = self._stream.place
        self._stream.seek(place)
        lines: list[bytes] = []
        ended = False
        try:
            while (line := self._stream.readline()) and len(lines) < _MOST_LINES:
                if line == b"\r\n" and lines and lines[-1].endswith(b"\r\n"):
                    ended = True
                    break
                lines.append(line)
            fields = b"\r\n".join(line.replace(b"\n", b" ") for line in b"".join(lines).split(b"\r\n"))
            header = parse_header(self._form, BytesIO(fields + b"\r\n"))
        except (Damage, StatusAndHeadersParserException, EOFError, ValueError, LookupError):
            header = None
        if not ended or header is None or header.get_header("Content-Length") is None:
            self._stream.seek(behind)
            return None
        return header

    def _cut(self, record: Record, block: Place) -> Condition:
        """The condition of a record whose block ends too early."""
        if self._stream.stopped:
            self._told(record.place, WRONG_LENGTH)
            return Condition.CUT
        if self._stream.torn:
            self._recover(record.place, TORN)
        else:
            self._stream.seek(block)
            self._is_over = not self._stream.find_record()
            is_torn = self._is_over and not self._stream.is_gzip
            self._told(record.place, TORN if is_torn else WRONG_LENGTH)
        return Condition.CUT if self._is_over else Condition.LOST  # if something follows, this one is damaged

    def _strangers(self, record: Record, block: Place, end: Place) -> Condition:
        """The condition of a record that is followed by something else than a record."""
        if self._stream.is_gzip:
            self._told(record.place, WRONG_LENGTH)
            self._go_on()
            return Condition.CUT
        is_zeros = self._stream.begins_with(b"\0")
        self._stream.seek(block)
        self._go_on()
        if not self._is_over and self._stream.place < end:
            self._told(record.place, WRONG_LENGTH)
            return Condition.LOST
        self._told(end, ZEROS if is_zeros else self._no_record)
        return Condition.WHOLE

    def _go_on(self) -> None:
        """Resume at the next bytes that look like a record."""
        try:
            self._is_over = not self._stream.find_record()
        except BrokenGzip as damage:
            self._recover(Place(self._stream.member), str(damage))

    def _recover(self, place: Place, damage: str) -> None:
        """Report broken gzip, and resume at the next gzip member that begins a record."""
        self._told(place, damage)
        after = next(member_starts(self._file, self._stream.member + 1, self._form.start), None)
        if after is None:
            self._is_over = True
        else:
            self._stream.seek(Place(after))


def _look_at(file: BinaryIO) -> tuple[FileFormat, bool]:
    """The format of a file, and whether it is compressed; if its start is damaged, what follows decides."""
    file.seek(0)
    start = file.read(ARC.reach)
    if EITHER.match(start):
        return _form_of(start), False
    member = next(member_starts(file, 0, EITHER), None)
    if member is None:
        return WARC, start.startswith(GZIP)
    return _form_of(first_bytes(file, member)), True


def _form_of(start: bytes) -> FileFormat:
    return WARC if WARC.start.match(start) else ARC
