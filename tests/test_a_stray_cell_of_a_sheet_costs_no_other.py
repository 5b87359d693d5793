"""A cell far from all others makes a sheet too large to be held whole; what stands before it is read all the same."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from archive import documents
from archive.documents.problems import MORE_CELLS, TOO_WIDE


@pytest.mark.parametrize(("cell", "problem"), [("XFD1048576", MORE_CELLS), ("XFD90000", TOO_WIDE), ("C1200", None)])
def test_rows_before_a_stray_cell_are_read_and_so_are_other_sheets(cell: str, problem: str | None) -> None:
    made = openpyxl.Workbook()
    made.active.title = "Dati"
    made.active.append(["Gads", "Upuri"])
    made.active.append([2020, 41])
    made.active[cell] = " "
    made.create_sheet("Otra").append(["saturs"])
    made.save(buffer := io.BytesIO())
    reading = documents.read(buffer.getvalue())
    assert [page.rstrip() for page in reading.pages] == ["Dati\nGads\tUpuri\n2020\t41", "Otra\nsaturs"]
    assert reading.problem == problem


@pytest.mark.parametrize(("row", "column", "problem"), [(65_535, 255, TOO_WIDE), (9_999, 1, None), (9, 255, None)])
@pytest.mark.parametrize("sheets", [1, 3])
def test_so_are_those_of_old_workbooks(row: int, column: int, problem: str | None, sheets: int) -> None:
    made = xlwt.Workbook()
    for number in range(sheets):
        sheet = made.add_sheet(f"Dati{number}")
        for at, (year, count) in enumerate([("Gads", "Upuri"), (2020, 41)]):
            sheet.write(at, 0, year)
            sheet.write(at, 1, count)
        sheet.write(row, column, " ")
    made.save(buffer := io.BytesIO())
    reading = documents.read(buffer.getvalue())
    assert [page.rstrip() for page in reading.pages] == [f"Dati{at}\nGads\tUpuri\n2020\t41" for at in range(sheets)]
    assert reading.problem == problem


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (1_048_575, 0), (3, 16_383)])
def test_in_opendocument_it_is_read_itself(row: int, column: int) -> None:
    made = OpenDocumentSpreadsheet()
    for name, stray in (("Dati", "tālu"), ("Otra", "")):
        made.spreadsheet.addElement(sheet := Table(name=name))
        for words in ("Gads", "Upuri"):
            add_row(sheet, words)
        if stray:
            sheet.addElement(between := TableRow(numberrowsrepeated=row - 2))
            between.addElement(TableCell(numbercolumnsrepeated=16_384))
            add_row(sheet, stray, column)
    made.write(buffer := io.BytesIO())
    reading = documents.read(buffer.getvalue())
    assert [page.split() for page in reading.pages] == [["Dati", "Gads", "Upuri", "tālu"], ["Otra", "Gads", "Upuri"]]
    assert reading.problem is None


def add_row(sheet: Table, words: str, column: int = 0) -> None:
    sheet.addElement(row := TableRow())
    if column:
        row.addElement(TableCell(numbercolumnsrepeated=column))
    row.addElement(cell := TableCell(valuetype="string"))
    cell.addElement(P(text=words))
