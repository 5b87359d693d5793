"""Reads untrusted zip files: parts are streamed within the limits, and nothing is written to disk."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from typing import Protocol, cast

from archive.documents import ole
from archive.documents.collector import PageCollector
from archive.documents.problems import DAMAGED, PROTECTED, TOO_MANY_PARTS, Unreadable

_PIECE = 1 << 16
# What zipfile and its decompressors raise of a file that is damaged, cut off, or made to mislead them.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, IndexError)


class Stream(Protocol):
    """An object that can be read in pieces."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most that many."""


class Zip:
    """The parts of a zip by their names. Everything unpacked counts towards the limit of the collector.

    Every method raises Unreadable if the file is damaged, has a password, or exceeds the limits.
    """

    def __init__(self, content: bytes, collector: PageCollector) -> None:
        self.collector = collector
        if content.startswith(ole.MAGIC):  # Office wraps in one what has a password
            raise Unreadable(PROTECTED)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _DAMAGE:
            raise Unreadable(DAMAGED) from None
        self.names = self._zip.namelist()
        if len(self.names) > collector.limits.members:
            raise Unreadable(TOO_MANY_PARTS)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    @property
    def parts(self) -> list[zipfile.ZipInfo]:
        """All its parts, also those whose name another has as well: of these a name means the last."""
        return self._zip.infolist()

    def open(self, name: str | zipfile.ZipInfo) -> Part:
        """A part, to be read in pieces."""
        try:
            return Part(self, cast(zipfile.ZipExtFile, self._zip.open(name)))
        except RuntimeError:  # encrypted
            raise Unreadable(PROTECTED) from None
        except (*_DAMAGE, KeyError):
            raise Unreadable(DAMAGED) from None

    def read(self, name: str | zipfile.ZipInfo) -> bytes:
        """All of a part."""
        with closing(self.open(name)) as part:
            return b"".join(iter(lambda: part.read(_PIECE), b""))

    def check(self) -> None:
        """Unpack everything and keep nothing: for libraries that unpack without a limit of their own."""
        for name in self.names:
            self._check(name)

    def with_parts(self, wanted: re.Pattern[str], make: Callable[[bytes], bytes | None]) -> bytes | None:
        """The zip with the parts of these names replaced; None if `make` gives no replacement for any.

        Everything is unpacked on the way, as by `check`.
        """
        made: dict[str, bytes] = {}
        for name in self.names:
            if not wanted.fullmatch(name):
                self._check(name)
            elif new := make(self.read(name)):
                made[name] = new
        if not made:
            return None
        with zipfile.ZipFile(buffer := BytesIO(), "w") as whole:
            for name in dict.fromkeys(self.names):
                whole.writestr(name, made.get(name) or self._zip.read(name))  # which counted when it was unpacked
        return buffer.getvalue()

    def _check(self, name: str) -> None:
        with closing(self.open(name)) as part:
            while part.read(_PIECE):
                pass


class Part:
    """A part of a zip as a stream."""

    def __init__(self, whole: Zip, stream: zipfile.ZipExtFile) -> None:
        self._whole = whole
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises Unreadable as `Zip` does."""
        try:
            piece = self._stream.read(size)
        except _DAMAGE:
            raise Unreadable(DAMAGED) from None
        self._whole.collector.count_unpacked(len(piece))
        return piece

    def close(self) -> None:
        """Close it."""
        self._stream.close()
