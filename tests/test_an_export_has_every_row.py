"""Each file of an export has all rows of the archive, value by value, and always the same bytes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.export import dataset
from archive.export.dataset import MadeExport
from archive.export.files import sqlite_file, text_files
from archive.export.tables import Table, tables
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.support.rows.to_export import NASTY, fill_all_tables

ADDRESS = "https://arhivs.example/kopija"
TABLES = {table.name: table for table in tables()}
Row = tuple[Any, ...]


class Exported(NamedTuple):
    """An archive, and what was made of it."""

    folder: DataFolder
    made: MadeExport

    def stored(self, table: Table) -> list[dict[str, Any]]:
        """The rows that the archive itself has, in the order of the table's key."""
        with closing(sqlite3.connect(self.folder.database)) as db:
            db.row_factory = sqlite3.Row
            rows = [dict(row) for row in db.execute(f"SELECT * FROM {table.name}")]
        return sorted(rows, key=lambda row: [(row[name] is not None, row[name]) for name in table.key])


@pytest.fixture(scope="module")
def exported(twice_crawled: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """An export of an archive that has something in each table, and texts that would break them."""
    folder = DataFolder(tmp_path_factory.mktemp("nasty") / "data")
    shutil.copytree(twice_crawled.root, folder.root)
    folder.settings.write_text(f'[archive]\naddress = "{ADDRESS}/"\n')
    fill_all_tables(folder)
    return Exported(folder, dataset.make(folder))


def cells(text: str) -> Iterator[list[str | None]]:
    """The records of RFC 4180, NULL (nothing between two commas) told from an empty text (two quotation marks)."""
    row: list[str | None] = []
    for cell, end in re.findall(r'("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)', text):
        row.append(cell[1:-1].replace('""', '"') if cell.startswith('"') else cell or None)
        if end != ",":
            yield row
            row = []


def unguarded(cell: str | None) -> str | None:
    """A cell as docs/exports.md says to read it."""
    return re.sub(r"^'(?='*[=+\-@\t\r])", "", cell) if cell else cell


def written(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else repr(value)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_in_all_formats_and_in_the_archive(name: str, exported: Exported) -> None:
    table = TABLES[name]
    rows = exported.stored(table)
    assert rows, "the table has nothing to compare"
    assert exported.made.release.counts[name] == len(rows)

    lines = (exported.made.folder / f"jsonl/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    own = [column for column in table.names if column in rows[0]]
    assert [{column: row[column] for column in own} for row in told] == [
        {column: row[column] for column in own} for row in rows
    ]
    assert all(list(row) == sorted(table.names) for row in told)

    head, *records = cells((exported.made.folder / f"csv/{name}.csv").read_bytes().decode("utf-8-sig"))
    assert head == table.names
    assert [dict(zip(table.names, map(unguarded, record), strict=True)) for record in records] == [
        {column: written(value) for column, value in row.items()} for row in told
    ]

    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(gzip.decompress((exported.made.folder / sqlite_file.NAME).read_bytes()))
        db.row_factory = sqlite3.Row
        assert [dict(row) for row in db.execute(f"SELECT * FROM {name} ORDER BY rowid")] == told
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not db.execute(f"PRAGMA foreign_key_check({name})").fetchall()
        found = db.execute(f"PRAGMA table_info({name})").fetchall()
    assert sorted(row[1] for row in found if row[5]) == sorted(table.key)


def test_nothing_but_what_is_said_is_left_out(exported: Exported) -> None:
    left = {(name, column) for name, table in TABLES.items() for column in exported.stored(table)[0]}
    left -= {(name, column) for name, table in TABLES.items() for column in table.names}
    assert left == {("document_pages", "number")}


def test_links_lead_to_this_copy(exported: Exported) -> None:
    def first(name: str) -> dict[str, Any]:
        with (exported.made.folder / f"jsonl/{name}.jsonl").open(encoding="utf-8") as file:
            return next(one for line in file if (one := json.loads(line)).get("id", one.get("article_id")))

    article, capture = first("articles"), first("captures")
    assert article["permalink"] == f"{ADDRESS}/article/{article['id']}"
    assert re.fullmatch(rf"{ADDRESS}/article/{article['id']}/20[0-9]{{12}}", article["version_permalink"])
    assert article["capture_address"] == f"{ADDRESS}/capture/{article['capture_id']}"
    assert capture["permalink"] == f"{ADDRESS}/capture/{capture['id']}"


def test_no_cell_of_a_spreadsheet_is_a_formula(exported: Exported) -> None:
    for path in sorted((exported.made.folder / "csv").iterdir()):
        table = TABLES[path.stem]
        numbers = [one.type in ("integer", "number") for one in table.columns]
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in list(csv.reader(file))[1:]:
                texts = [cell for cell, is_number in zip(row, numbers, strict=True) if not is_number]
                assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.lists(st.none() | st.text(st.characters(codec="utf-8")) | st.sampled_from(NASTY), min_size=2, max_size=4))
def test_any_row_comes_back_from_csv(row: list[str | None]) -> None:
    line = text_files.csv_line(row)
    assert [list(map(unguarded, one)) for one in cells(line)] == [row]
    assert list(csv.reader(io.StringIO(line, newline=""))) == [[cell or "" for cell in next(cells(line))]]


@given(st.lists(st.none() | st.text(st.characters(codec="utf-8")) | st.integers(-(2**53), 2**53), max_size=4))
def test_any_row_comes_back_from_a_line_of_json(row: list[object]) -> None:
    names = [f"c{number}" for number in range(len(row))]
    line = text_files.json_line(names, row)
    assert line.count(b"\n") == 1
    assert json.loads(line) == dict(zip(names, row, strict=True))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_archive_gives_the_same_bytes_also_after_a_rebuild(copied: DataFolder, tmp_path: Path) -> None:
    first = dataset.make(copied, tmp_path / "first")
    assert first.is_new
    assert files(dataset.make(copied, tmp_path / "second").folder) == files(first.folder)
    rebuild(copied)
    again = dataset.make(copied, tmp_path / "third")
    assert again.release.version == first.release.version
    assert files(again.folder) == files(first.folder)


def test_the_version_differs_where_anything_does(copied: DataFolder, tmp_path: Path) -> None:
    first = dataset.make(copied, tmp_path)
    assert not dataset.make(copied, tmp_path).is_new
    copied.settings.write_text('[archive]\naddress = "https://arhivs.example"\n')
    second = dataset.make(copied, tmp_path)
    assert second.is_new
    assert second.release.version != first.release.version
    assert second.release.version[:10] == first.release.version[:10] == first.release.published_at[:10]
