"""Compound files (OLE): the format of .doc, .xls and .ppt before 2007, and of files that Office encrypts."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFF9  # sector numbers from here on are end marks
_MOST_SECTORS = 1_000  # of a directory: 32,000 entries, far more than any document has
_SMALL = 64  # bytes of the sectors of small streams
_CODE_PAGE, _TITLE = 1, 2  # properties
_TEXT, _WIDE_TEXT = 0x1E, 0x1F  # types of values
_CODE_PAGES = {1200: "utf-16-le", 65001: "utf-8", 10000: "mac-roman"}  # those not called `cp` and their number
_MOST_OF_ONE = 1_000  # properties of a document; programs write some twenty
_BROKEN = (struct.error, IndexError, UnicodeDecodeError, ValueError)


def streams(content: bytes) -> frozenset[str]:
    """The names of the streams at the root; empty if there is no readable directory."""
    try:
        return frozenset(name for name, _ in _Compound(content).at_root())
    except _BROKEN:
        return frozenset()


def stream(content: bytes, name: str) -> bytes:
    """The content of a stream at the root, or what is left of it; empty if there is no such stream."""
    try:
        compound = _Compound(content)
        return next((compound.read(entry) for found, entry in compound.at_root() if found == name), b"")
    except _BROKEN:
        return b""


def title(content: bytes) -> str:
    """The title in the properties, as specified by [MS-OLEPS]; empty if there is none."""
    said = stream(content, "\x05SummaryInformation")
    try:
        (section,) = struct.unpack_from("<I", said, 44)
        (count,) = struct.unpack_from("<I", said, section + 4)
        pairs = (
            struct.unpack_from("<II", said, section + 8 + 8 * number) for number in range(min(count, _MOST_OF_ONE))
        )
        at = {id: section + offset for id, offset in pairs}
        kind, size = struct.unpack_from("<II", said, at[_TITLE])
        if kind == _WIDE_TEXT:
            return said[at[_TITLE] + 8 :][: 2 * size].decode("utf-16-le", "replace").partition("\0")[0]
        (page,) = struct.unpack_from("<H", said, at[_CODE_PAGE] + 4)
        coding = _CODE_PAGES.get(page, f"cp{page}")
        return said[at[_TITLE] + 8 :][:size].decode(coding, "replace").partition("\0")[0] if kind == _TEXT else ""
    except (*_BROKEN, KeyError, LookupError):
        return ""


def places(content: bytes, name: str) -> tuple[int, list[int]]:
    """The size of a file's sectors, and the offsets of a stream's sectors; none if the stream is small or missing."""
    try:
        compound = _Compound(content)
        entry = next((entry for found, entry in compound.at_root() if found == name), None)
        return compound.size, [] if entry is None else compound.places(entry)
    except _BROKEN:
        return 1 << 9, []


class _Compound:
    """The directory and the tables of a compound file. Raises one of `_BROKEN` if they are inconsistent."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(MAGIC):
            raise ValueError("no compound file")
        self._content = content
        (self._shift,) = struct.unpack_from("<H", content, 30)
        if self._shift not in (9, 12):
            raise ValueError("no size that sectors have")
        self._tables = list(struct.unpack_from("<109I", content, 76))
        self._tables += self._more_tables()
        (first,) = struct.unpack_from("<I", content, 48)
        self._directory = b"".join(self._chain(first, _MOST_SECTORS))

    def at_root(self) -> Iterator[tuple[str, int]]:
        """Names and numbers of the entries at the root. Those of an embedded document have a tree of their own."""
        (first,) = struct.unpack_from("<I", self._directory, 76)
        waiting, seen = [first], set[int]()
        while waiting:
            entry = waiting.pop()
            if entry >= len(self._directory) // 128 or entry in seen:
                continue
            seen.add(entry)
            at = entry * 128
            (length,) = struct.unpack_from("<H", self._directory, at + 64)
            yield self._directory[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le"), entry
            waiting += struct.unpack_from("<II", self._directory, at + 68)

    def read(self, entry: int) -> bytes:
        """The content of an entry."""
        first, size = struct.unpack_from("<II", self._directory, entry * 128 + 116)
        (cutoff,) = struct.unpack_from("<I", self._content, 56)
        if size >= cutoff:
            return b"".join(self._chain(first, len(self._content)))[:size]
        (root,) = struct.unpack_from("<I", self._directory, 116)
        (table,) = struct.unpack_from("<I", self._content, 60)
        small = b"".join(self._chain(root, len(self._content)))
        following = b"".join(self._chain(table, len(self._content)))
        parts: list[bytes] = []
        sector = first
        while sector < _LAST and len(parts) * _SMALL < size:
            parts.append(small[sector * _SMALL : (sector + 1) * _SMALL])
            (sector,) = struct.unpack_from("<I", following, 4 * sector)
        return b"".join(parts)[:size]

    @property
    def size(self) -> int:
        """The number of bytes in a sector."""
        return int(1 << self._shift)

    def places(self, entry: int) -> list[int]:
        """The offsets in the file of the sectors of an entry; none if the entry is small."""
        first, size = struct.unpack_from("<II", self._directory, entry * 128 + 116)
        (cutoff,) = struct.unpack_from("<I", self._content, 56)
        if size < cutoff:
            return []
        return [(number + 1) << self._shift for number in self._numbers(first, len(self._content))]

    def _chain(self, sector: int, most: int) -> Iterator[bytes]:
        """The sectors of a chain in order, at most `most` and none twice."""
        return map(self._sector, self._numbers(sector, most))

    def _numbers(self, sector: int, most: int) -> Iterator[int]:
        seen = set[int]()
        while sector < _LAST and sector not in seen and len(seen) < most:
            seen.add(sector)
            yield sector
            table, entry = divmod(sector, (1 << self._shift) // 4)
            if table >= len(self._tables) or self._tables[table] >= _LAST:
                return
            at = ((self._tables[table] + 1) << self._shift) + 4 * entry
            if at + 4 > len(self._content):
                return
            (sector,) = struct.unpack_from("<I", self._content, at)

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) << self._shift : (number + 2) << self._shift]

    def _more_tables(self) -> Iterator[int]:
        """The sectors of those tables for which the header of a large file has no room."""
        (sector,) = struct.unpack_from("<I", self._content, 68)
        count = (1 << self._shift) // 4
        seen = set[int]()
        while sector < _LAST and sector not in seen:
            seen.add(sector)
            *tables, sector = struct.unpack(f"<{count}I", self._sector(sector))
            yield from tables
