"""Reads untrusted zip files: streams their parts within the limits, and writes nothing to disk."""

from __future__ import annotations

import lzma
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
# What zipfile and its decompressors raise for a file that is damaged, truncated, or made to mislead them.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, NotImplementedError, ValueError, IndexError),
)


class Stream(Protocol):
    """An object that can be read in pieces."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`."""


class Zip:
    """The parts of a zip by name. Everything unpacked counts towards the limit of the collector.

    Every method raises Unreadable if the file is damaged, has a password, or exceeds the limits.
    """

    def __init__(self, content: bytes, collector: PageCollector) -> None:
        self.collector = collector
        if content.startswith(ole.MAGIC):  # Office wraps files with a password in a compound file
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
        """All parts. If several have the same name, that name gives access only to the last."""
        return self._zip.infolist()

    def open(self, name: str | zipfile.ZipInfo) -> Part:
        """Open a part, to read it in pieces."""
        try:
            return Part(self, cast(zipfile.ZipExtFile, self._zip.open(name)))
        except RuntimeError:  # encrypted
            raise Unreadable(PROTECTED) from None
        except (*_DAMAGE, KeyError):
            raise Unreadable(DAMAGED) from None

    def read(self, name: str | zipfile.ZipInfo) -> bytes:
        """The whole content of a part."""
        with closing(self.open(name)) as part:
            return b"".join(iter(lambda: part.read(_PIECE), b""))

    def check(self) -> None:
        """Unpack everything and keep nothing. Do this before a library unpacks the file, if it has no limits."""
        for name in self.names:
            self._check(name)

    def with_parts(self, wanted: re.Pattern[str], make: Callable[[bytes], bytes | None]) -> bytes | None:
        """The zip with what `make` returns for the wanted parts; None if it returns nothing for any of them.

        In doing so, it unpacks everything, like `check`.
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
                whole.writestr(name, made.get(name) or self._zip.read(name))  # already counted above
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
