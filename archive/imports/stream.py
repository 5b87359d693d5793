"""Reads the bytes of a capture file with gzip undone, and with places at which reading can be resumed.

A record should be a gzip member of its own, but may share one with all others (`gzip whole.warc`), or extend over
several (bgzip). So a place consists of the offset of a member in the file, and an offset within the member.
"""

from __future__ import annotations

import os
import zlib
from typing import BinaryIO, NamedTuple

from archive.imports.file_formats import WARC, FileFormat

_CHUNK = 1 << 16
GZIP = b"\x1f\x8b"
_VERSION = b"WARC/"
ZEROS = "zeros stand where a record should begin"
MAX_HEADER = 1 << 20  # bytes of a record's header


class Place(NamedTuple):
    """Where a record begins: the offset of its gzip member, and the offset in the decompressed member."""

    offset: int
    inner: int = 0

    def __str__(self) -> str:
        return f"byte {self.offset}" + (f" (byte {self.inner} of what is compressed there)" if self.inner else "")


class Damage(Exception):
    """The file is not as expected at a place; the message says why."""


class BrokenGzip(Damage):
    """The compressed data cannot be read any further."""


class Stream:
    """The bytes of a file from a place on, read in chunks, so that memory does not grow with the file.

    Reading stops where a gzip member ends and the next one begins a record, until `next_member` is called, so a record
    with a wrong length affects no other. In some formats it stops after each member. `torn` says that the file ended in
    the middle of a member.
    """

    def __init__(self, file: BinaryIO, *, is_gzip: bool, form: FileFormat = WARC) -> None:
        """Read `file`, which must be seekable and have records of this format."""
        self.is_gzip = is_gzip
        self._file = file
        self._size = file.seek(0, os.SEEK_END)
        self._form = form
        self.member = self._at = self._inner = 0
        self._buffer = b""
        self._start(0)

    @property
    def stopped(self) -> bool:
        """Whether reading has stopped before the next gzip member, and not at the end of the file."""
        return self._stopped

    @property
    def place(self) -> Place:
        """Where the next byte is read from."""
        inner = self._inner + self._at
        return Place(self.member, inner) if self.is_gzip else Place(self.member + inner)

    def seek(self, place: Place) -> None:
        """Go to a place. Within a gzip member, everything from the current place or its start on is decompressed."""
        if not self.is_gzip:
            self._start(place.offset)
        else:
            if place.offset != self.member or place.inner < self.place.inner:
                self._start(place.offset)
            self._stopped = False
            self.skip(place.inner - self.place.inner)

    def skip(self, length: int) -> int:
        """Skip so many bytes, and return how many of them there were."""
        if not self.is_gzip and length > len(self._buffer) - self._at:
            start = self.place.offset
            self._start(max(start, min(start + length, self._size)))
            return self.member - start
        left = length
        while left and self._more():
            step = min(left, len(self._buffer) - self._at)
            self._at += step
            left -= step
        return length - left

    def read(self, length: int) -> bytes:
        """The next bytes; fewer at the end of the file or where reading stops."""
        parts = []
        while length and self._more():
            part = self._buffer[self._at : self._at + length]
            self._at += len(part)
            length -= len(part)
            parts.append(part)
        return b"".join(parts)

    def readline(self) -> bytes:
        """The next line with its end. Raises Damage once MAX_HEADER bytes were read since `skip_blank_lines`."""
        parts = []
        while self._more():
            end = self._buffer.find(b"\n", self._at) + 1 or len(self._buffer)
            part = self._buffer[self._at : end]
            self._at = end
            self._header_left -= len(part)
            if self._header_left < 0:
                raise Damage("its header does not end")
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def skip_blank_lines(self) -> bool:
        """Skip the separator of records. Returns whether the gzip member, or else the file, ends there."""
        self._header_left = MAX_HEADER
        while not self._stopped:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in b"\r\n":
                    return False
                self._at += 1
            if not self._fill():
                break
        return True

    def begins_with(self, start: bytes) -> bool:
        """Whether these are the next bytes, in the same gzip member."""
        while len(self._buffer) - self._at < len(start) and self._fill():
            pass
        return self._buffer.startswith(start, self._at)

    def begins_record(self) -> bool:
        """Whether a record comes next, even if this gzip member has only its first letters."""
        while len(self._buffer) - self._at < self._form.reach and self._fill():
            pass
        if self._form.begins.match(self._buffer, self._at):
            return True
        start = self._buffer[self._at : self._at + len(_VERSION)]
        return bool(start) and self.is_gzip and self._form is WARC and _VERSION.startswith(start)

    def next_member(self) -> bool:
        """Continue after the end of a gzip member; False at the end of the file. Raises BrokenGzip if none begins."""
        if self._stopped:
            self._stopped = False
            return True
        return self._open_next()

    def find_record(self) -> bool:
        """Go to the next bytes that look like a record, in any gzip member. False if there are none."""
        while not self._stopped:
            if found := self._form.found.search(self._buffer, self._at):
                self._at = found.start()
                return True
            self._at = max(self._at, len(self._buffer) - self._form.overlap)
            if self._fill():
                continue
            if not self._open_next():
                return False
            self._stopped = self._form.ends_with_member or self.begins_record()
        self._stopped = False
        return True

    def _start(self, offset: int) -> None:
        self._file.seek(offset)
        self.member = self._read_to = offset
        self.torn = self._stopped = False
        self._header_left = MAX_HEADER
        self._empty(b"")

    def _empty(self, raw: bytes) -> None:
        """Start a member, of which `raw` has been read from the file."""
        self._raw = raw
        self._broken: str | None = None
        self._buffer, self._at, self._inner = b"", 0, 0
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def _more(self) -> bool:
        """Whether there is another byte before reading stops; if so, it is in the buffer."""
        while self._at >= len(self._buffer):
            if self._stopped:
                return False
            if self._fill():
                return True
            if not self._open_next():
                return False
            self._stopped = self._form.ends_with_member or self.begins_record()
        return not self._stopped

    def _open_next(self) -> bool:
        if not self.is_gzip or self.torn or not self._inflater.eof:
            return False
        raw = self._inflater.unused_data
        start = self._read_to - len(raw)
        if len(raw) < len(GZIP):
            raw += self._read()
        if not raw:
            return False
        self.member = start
        self._empty(raw)
        if not raw.startswith(GZIP):
            self._broken = ZEROS if raw[:8].strip(b"\0") == b"" else "it is not gzip data"
            raise BrokenGzip(self._broken)
        return True

    def _read(self) -> bytes:
        raw = self._file.read(_CHUNK)
        self._read_to += len(raw)
        return raw

    def _fill(self) -> bool:
        """Add more of the same gzip member, or of a plain file, to the buffer. False at its end."""
        data = self._inflate() if self.is_gzip else self._read()
        if not data:
            return False
        self._inner += self._at
        self._buffer, self._at = self._buffer[self._at :] + data, 0
        return True

    def _inflate(self) -> bytes:
        if self._broken:
            raise BrokenGzip(self._broken)
        try:
            while not self._inflater.eof:
                raw = self._raw or self._inflater.unconsumed_tail or self._read()
                self._raw = b""
                data = self._inflater.decompress(raw, _CHUNK)  # without `raw`: what zlib still holds back
                if data:
                    return data
                if not raw and not self._inflater.eof:
                    self.torn = True
                    break
        except zlib.error as error:
            self._broken = f"it is damaged ({error})"
            raise BrokenGzip(self._broken) from error
        return b""
