"""DOC: finds deleted text, hidden text and comments, which the programs that read DOC would show.

The numbers of fields and records are those of [MS-DOC].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from archive.documents import ole

_OLDEST = 0xC1  # version of Word 97; older files have another layout
_DELETED, _HIDDEN = 0x0800, 0x083C  # sprmCFRMarkDel, sprmCFVanish
_ON = (1, 0x81)
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of a property's value, by the property's kind; 0: the value's first byte
_PAGE = 512  # bytes of the pages that list the formatting of characters
_KEPT = frozenset(b"\x07\x0b\x0c\x0d\x0e\x13\x14\x15")  # ends of cells, lines, pages and paragraphs; bounds of fields
_NOTHING = 0x1F  # an optional hyphen, which is not printed


class _Piece(NamedTuple):
    """A range of the text: its first character, where its bytes begin and end, and the bytes of each character."""

    first: int
    begin: int
    end: int
    width: int


def hidden_text_overwrites(content: bytes) -> dict[int, int]:
    """Bytes to write to the file, by their offsets, so that it lacks everything that readers do not see."""
    main = ole.stream(content, "WordDocument")
    try:
        (version, flags) = struct.unpack_from("<2xH6xH", main)
        table = ole.stream(content, "1Table" if flags & 0x200 else "0Table")
        if version < _OLDEST:
            return {}
        pieces = list(_pieces(main, table))
        runs = [*_runs(main, table), *_remarks(main, pieces)]
    except (struct.error, IndexError):
        return {}
    size, places = ole.places(content, "WordDocument")
    changed: dict[int, int] = {}
    for at, value in _changes(main, pieces, runs):
        if at // size < len(places):
            changed[places[at // size] + at % size] = value
    return changed


def _changes(main: bytes, pieces: list[_Piece], runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The bytes to write, with their offsets in the stream."""
    for piece in pieces:
        for begin, end in runs:
            for at in range(max(begin, piece.begin), min(end, piece.end, len(main)), piece.width):
                code = int.from_bytes(main[at : at + piece.width], "little")
                if code not in _KEPT:
                    yield at, _NOTHING
                    if piece.width > 1:
                        yield at + 1, 0


def _pieces(main: bytes, table: bytes) -> Iterator[_Piece]:
    at, size = struct.unpack_from("<II", main, 418)  # fcClx
    end = at + size
    while at < end and table[at] == 1:  # skip the properties, which come first
        at += 3 + int(struct.unpack_from("<H", table, at + 1)[0])
    (size,) = struct.unpack_from("<I", table, at + 1)
    count = (size - 4) // 12
    firsts = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for number in range(count):
        (where,) = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)
        is_narrow = bool(where & 0x40000000)
        begin = (where & 0x3FFFFFFF) // (2 if is_narrow else 1)
        width = 1 if is_narrow else 2
        length = max(firsts[number + 1] - firsts[number], 0)
        yield _Piece(firsts[number], begin, min(begin + length * width, len(main)), width)


def _remarks(main: bytes, pieces: list[_Piece]) -> Iterator[tuple[int, int]]:
    """The ranges of comments, which come after the text, its footnotes, headers and footers."""
    text, notes, margins, macros, remarks = struct.unpack_from("<5I", main, 76)
    first = text + notes + margins + macros
    for piece in pieces:
        begin = piece.begin + max(first - piece.first, 0) * piece.width
        end = piece.begin + max(first + remarks - piece.first, 0) * piece.width
        if begin < min(end, piece.end):
            yield begin, min(end, piece.end)


def _runs(main: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of deleted or hidden text."""
    at, size = struct.unpack_from("<II", main, 250)  # fcPlcfBteChpx
    count = max(size - 4, 0) // 8
    for number in struct.unpack_from(f"<{count}I", table, at + 4 * (count + 1)):
        page = main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        runs = page[_PAGE - 1]
        bounds = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            properties = 2 * page[4 * (runs + 1) + run]
            if properties and _is_unshown(page[properties + 1 :][: page[properties]]):
                yield bounds[run], bounds[run + 1]


def _is_unshown(properties: bytes) -> bool:
    at = 0
    unshown = False
    while at + 2 < len(properties):
        (code,) = struct.unpack_from("<H", properties, at)
        if code in (_DELETED, _HIDDEN):
            unshown = unshown or properties[at + 2] in _ON
        at += 2 + (_SIZES[code >> 13] or 1 + properties[at + 2])
    return unshown
