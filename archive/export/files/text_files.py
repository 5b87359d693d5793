"""Writes the tables as CSV and as JSON Lines, row by row, so that an archive of any size takes the same memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from archive.export.parts import Output, Source
from archive.export.tables import Table, tables
from archive.spreadsheets import BOM, inert

CSV, JSON_LINES = "text/csv; charset=utf-8; header=present", "application/jsonl"
_EVERY = 1000  # rows between two reports of progress
_BUFFER = 1 << 20  # bytes
_QUOTE = '"'
_TO_BE_QUOTED = re.compile(r'[",\r\n]|^\s|\s$|^$')

_encode = msgspec.json.Encoder(order="sorted").encode
Write = Callable[[Sequence[Any]], None]
Opened = Callable[[Path, Table], AbstractContextManager[Write]]


def write_csv(source: Source, output: Output) -> None:
    """Write each table as `csv/<name>.csv`."""
    _write(source, output, ".csv", CSV, _csv)


def write_json_lines(source: Source, output: Output) -> None:
    """Write each table as `jsonl/<name>.jsonl`, an object in a line for each row."""
    _write(source, output, ".jsonl", JSON_LINES, _json_lines)


def csv_line(values: Sequence[Any]) -> str:
    """A row of RFC 4180. NULL is nothing between two commas, an empty text is two quotation marks."""
    return ",".join(map(_cell, values)) + "\r\n"


def json_line(names: Sequence[str], values: Sequence[Any]) -> bytes:
    """A row as an object in UTF-8, its names in alphabetical order."""
    return _encode(dict(zip(names, values, strict=True))) + b"\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)  # for a float, the shortest text that is read as the same number
    text = inert(value)
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _TO_BE_QUOTED.search(text) else text


@contextmanager
def _csv(path: Path, table: Table) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="", buffering=_BUFFER) as file:
        file.write(BOM + csv_line(table.names))

        def write(values: Sequence[Any]) -> None:
            file.write(csv_line(values))

        yield write


@contextmanager
def _json_lines(path: Path, table: Table) -> Iterator[Write]:
    names = table.names
    with path.open("wb", buffering=_BUFFER) as file:

        def write(values: Sequence[Any]) -> None:
            file.write(json_line(names, values))

        yield write


def _write(source: Source, output: Output, ending: str, media_type: str, opened: Opened) -> None:
    for table in tables():
        name = f"{ending[1:]}/{table.name}{ending}"
        with output.file(name, media_type, table.name, table.licence) as path, opened(path, table) as write:
            count = 0
            for count, row in enumerate(table.rows(source), 1):
                write(row)
                if not count % _EVERY:
                    output.tell(name, count)
        output.counts[table.name] = count
