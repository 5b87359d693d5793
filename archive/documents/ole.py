"""The directory of a compound file (OLE): what .doc, .xls and .ppt of before 2007 are, and what passwords wrap."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFF9  # from here on numbers of sectors mean "no more"
_MOST_SECTORS = 1_000  # of a directory: 32,000 entries, far more than any document has


def streams(content: bytes) -> frozenset[str]:
    """The names of the streams at the root; empty where there is no directory that can be read."""
    if not content.startswith(MAGIC):
        return frozenset()
    try:
        return frozenset(_at_root(b"".join(_directory(content))))
    except (struct.error, IndexError, UnicodeDecodeError):
        return frozenset()


def _directory(content: bytes) -> Iterator[bytes]:
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        return
    size = 1 << shift
    tables = struct.unpack_from("<109I", content, 76)  # the first 7 MB; of larger files the directory's start may do
    (sector,) = struct.unpack_from("<I", content, 48)
    for _ in range(_MOST_SECTORS):
        if sector >= _LAST:
            return
        at = (sector + 1) << shift
        yield content[at : at + size]
        table, entry = divmod(sector, size // 4)
        if table >= len(tables) or tables[table] >= _LAST:
            return
        (sector,) = struct.unpack_from("<I", content, ((tables[table] + 1) << shift) + 4 * entry)


def _at_root(directory: bytes) -> Iterator[str]:
    """The names of the entries in the tree of the root: a document in a document has a tree of its own."""
    (first,) = struct.unpack_from("<I", directory, 76)
    waiting, seen = [first], set[int]()
    while waiting:
        entry = waiting.pop()
        if entry >= len(directory) // 128 or entry in seen:
            continue
        seen.add(entry)
        (length,) = struct.unpack_from("<H", directory, entry * 128 + 64)
        yield directory[entry * 128 : entry * 128 + min(max(length - 2, 0), 62)].decode("utf-16-le")
        waiting += struct.unpack_from("<II", directory, entry * 128 + 68)
