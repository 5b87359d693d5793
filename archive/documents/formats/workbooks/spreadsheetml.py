"""Excel 2003 XML. Other programs write it too, mostly with the extension .xls."""

from __future__ import annotations

import datetime
from contextlib import suppress
from io import BytesIO

from archive.documents.collector import PageCollector
from archive.documents.formats.workbooks.cells import Cell, in_words
from archive.documents.formats.workbooks.sheet_bounds import MOST_ROWS
from archive.documents.markup import parse
from archive.documents.problems import MORE_CELLS, TOO_WIDE

_WIDEST = 16_384  # columns of a sheet
# The day zero of Excel; and the day before which a moment with a time of day is not a date, but a number of hours.
_ZERO, _FIRST_DAY = datetime.datetime(1899, 12, 31), datetime.datetime(1900, 3, 1)


def read(content: bytes, collector: PageCollector) -> None:
    """Put the visible sheets into the collector: the name of each, then its rows, with tabs between cells."""
    book = _Book(collector)
    try:
        parse(BytesIO(content), book)
    finally:  # keep what comes before damage
        book.end("Worksheet")


class _Book:
    def __init__(self, collector: PageCollector) -> None:
        self._collector = collector
        self._lines: list[str] | None = None
        self._size = 0
        self._cells: list[str] = []
        self._column = self._across = 0
        self._type = ""
        self._said: list[str] = []
        self._into = ""  # the element that text belongs to
        self._is_hidden = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "Worksheet":
                self._lines, self._size, self._is_hidden = [attributes.get("Name", "")], 0, False
            case "Row":
                self._cells, self._column = [], 0
            case "Cell":
                self._column = max(_number(attributes.get("Index")) - 1, self._column)
                self._across = _number(attributes.get("MergeAcross"))
            case "Data" if self._into != "Comment":
                self._into, self._said, self._type = name, [], attributes.get("Type", "String")
            case "Comment" | "Visible":
                self._into, self._said = name, []
            case "Title" if self._lines is None:
                self._into, self._said = name, []
            case _:
                pass

    def data(self, text: str) -> None:
        if self._into:
            self._said.append(text)

    def end(self, name: str) -> None:
        match name:
            case "Data" if self._into == name:
                self._into = ""
                self._add_cell(_in_words("".join(self._said), self._type))
            case "Comment":
                self._into = ""
            case "Cell":
                self._column += 1 + self._across
            case "Row":
                self._end_row()
            case "Visible":
                self._is_hidden, self._into = "".join(self._said).strip() in ("SheetHidden", "SheetVeryHidden"), ""
            case "Title" if self._into == name:
                self._into = ""
                self._collector.set_title("".join(self._said))
            case "Worksheet":
                if self._lines is not None and not self._is_hidden:
                    self._collector.add("\n".join(self._lines))
                self._lines = None
            case _:
                pass

    def _add_cell(self, words: str) -> None:
        if self._column < _WIDEST:
            self._cells += [""] * (self._column - len(self._cells))
            self._cells.append(words)
        elif words:
            self._collector.problem = TOO_WIDE

    def _end_row(self) -> None:
        line = "\t".join(self._cells).rstrip("\t")
        self._cells = []
        if self._lines is None or not line or not self._collector.has_room(self._size):
            return
        if len(self._lines) > MOST_ROWS:
            self._collector.problem = MORE_CELLS
            return
        self._lines.append(line)
        self._size += len(line) + 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _in_words(text: str, kind: str) -> str:
    with suppress(ValueError):  # otherwise as written
        match kind:
            case "Number" if "_" not in text:  # Python would accept `1_000` as a number
                return in_words(float(text))
            case "DateTime":
                return in_words(_moment(datetime.datetime.fromisoformat(text)))
            case "Boolean":
                return in_words(text.strip() == "1")
            case _:
                pass
    return in_words(text)


def _moment(written: datetime.datetime) -> Cell:
    """The value of a date: on day zero or the day before it is a time of day, on later days a duration.

    1 January 1900 without a time stays a date, because exports use it for an unknown one.
    """
    written = written.replace(tzinfo=None)
    if written < _ZERO + datetime.timedelta(days=1):
        return written.time() if written >= _ZERO - datetime.timedelta(days=1) else written
    return written - _ZERO if written < _FIRST_DAY and written.time() != datetime.time() else written
