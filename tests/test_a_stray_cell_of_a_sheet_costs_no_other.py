"""A cell far from all others makes a sheet too large to be held whole; what stands before it is read all the same."""

from __future__ import annotations

import io

import openpyxl
import pytest

from archive import documents
from archive.documents.problems import MORE_CELLS


@pytest.mark.parametrize(("cell", "problem"), [("XFD1048576", MORE_CELLS), ("XFD90000", MORE_CELLS), ("C1200", None)])
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
