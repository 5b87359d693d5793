"""Truncates sheets that are too large, because calamine holds each as a rectangle up to its last cell.

So a single stray cell far from the others makes a sheet too large.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from archive.documents import ole

MOST_ROWS = 100_000
_MOST_CELLS = 16_000_000  # of the rectangle, whether full or empty; each takes 24 bytes
_MOST_OF_XLS = 24_000_000  # of all sheets, which are held at the same time, and one of them twice
_WIDEST = 16_384  # columns of a sheet
_ROW = re.compile(rb'<((?:\w+:)?)row\s(?:[^>]*?\s)?r="(\d{1,9})"')
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})\d')
_REPEATED = re.compile(rb'(:number-(?:rows|columns)-repeated=")(\d{4,})"')
_MOST_REPEATED = 1_000  # equal rows or columns; more of them are empty, or say nothing new

# Records of [MS-XLS].
_BEGIN, _SIZE, _SEVERAL = 0x0809, 0x0200, 0x00BD
_CELLS = frozenset([0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _SEVERAL])
_IGNORED = 0x0FFF  # a record that is ignored


def bounded_xml(sheet: bytes) -> tuple[bytes, int] | None:
    """The XML of a sheet of XLSX without the rows that make it too large, and the highest number of rows to keep.

    None if it has no such rows.
    """
    rows = [(int(row[2]), row) for row in _ROW.finditer(sheet)]
    most = MOST_ROWS
    beyond = next((row for number, row in rows if number > most), None)
    end = beyond.start() if beyond else len(sheet)
    last = max((number for number, row in rows if row.start() < end), default=0)
    if last * _WIDEST > _MOST_CELLS:
        columns = {cell[1] for cell in _CELL.finditer(sheet, 0, end)}
        fitting = _MOST_CELLS // max(map(_number, columns), default=1)
        if wide := next((row for number, row in rows if number > fitting and row.start() < end), None):
            beyond, most = wide, fitting
    if beyond is None:
        return None
    return sheet[: beyond.start()] + b"</%bsheetData></%bworksheet>" % (beyond[1], beyond[1]), most


def bounded_ods(content: bytes) -> bytes | None:
    """The XML of the sheets of ODS with long repetitions shortened, so that stray cells move closer.

    None if it has no long repetitions.
    """

    def shortened(found: re.Match[bytes]) -> bytes:
        return found[1] + b'%d"' % min(int(found[2]), _MOST_REPEATED)

    bounded = _REPEATED.sub(shortened, content)
    return None if bounded == content else bounded


def _number(column: bytes) -> int:
    """The number of a column from its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in column:
        number = 26 * number + letter - 64
    return number


class _Cell(NamedTuple):
    """A record of one or more cells in a row: its offset, and the position of its last cell in the sheet."""

    at: int
    row: int
    column: int


def bounded_xls(content: bytes) -> tuple[bytes, bool]:
    """An XLS without the cells beyond the limits, and whether there were such cells.

    Records are not removed but overwritten in place with ones that are ignored.
    """
    name = "Workbook" if "Workbook" in ole.streams(content) else "Book"
    stream = ole.stream(content, name)
    sheets: list[list[_Cell]] = [[]]
    claims: list[int] = []  # the declared sizes of sheets, for which calamine would allocate memory at once
    for at, kind, length in _records(stream):
        if kind == _BEGIN:
            sheets.append([])
        elif kind == _SIZE:
            claims.append(at)
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, at + 4)
            last = struct.unpack_from("<H", stream, at + 2 + length)[0] if kind == _SEVERAL else column
            sheets[-1].append(_Cell(at, row, last))
    sheets = list(filter(None, sheets))
    widths = [1 + max(cell.column for cell in sheet) for sheet in sheets]
    sizes = [width * (1 + max(cell.row for cell in sheet)) for sheet, width in zip(sheets, widths, strict=True)]
    beyond: list[int] = []
    if sum(sizes) + max(sizes, default=0) > _MOST_OF_XLS:
        share = _MOST_OF_XLS // (len(sheets) + 1)
        for sheet, width in zip(sheets, widths, strict=True):
            beyond += [cell.at for cell in sheet if (cell.row + 1) * width > share]
    return _without(content, name, [*claims, *beyond]), bool(beyond)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The records of a stream: offset, type and length in bytes."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            return
        yield at, kind, length
        at += 4 + length


def _without(content: bytes, name: str, records: list[int]) -> bytes:
    size, places = ole.places(content, name)
    changed = bytearray(content)
    for at in records:
        for offset, byte in enumerate(_IGNORED.to_bytes(2, "little"), at):
            if offset // size < len(places):
                changed[places[offset // size] + offset % size] = byte
    return bytes(changed)
