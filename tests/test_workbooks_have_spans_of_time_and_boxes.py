"""Spans of time in workbooks are told in hours, and the text boxes upon a sheet end its page."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow

from archive.documents import LIMITS
from archive.documents.collector import PageCollector
from archive.documents.formats.workbooks import sheets

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(("hours", "said"), [(30, "30:00:00"), (1.5, "1:30:00"), (-2, "-2:00:00"), (0.01, "0:00:36")])
def test_a_span_of_time_is_told_in_hours(hours: float, said: str) -> None:
    made = openpyxl.Workbook()
    made.active.append([datetime.timedelta(hours=hours)])
    made.active["A1"].number_format = "[h]:mm:ss"
    made.save(buffer := io.BytesIO())
    collector = PageCollector(LIMITS)
    sheets.read(buffer.getvalue(), collector)
    assert collector.pages == [f"Sheet\n{said}"]


def test_a_span_of_time_in_opendocument_is_told_in_hours() -> None:
    made = OpenDocumentSpreadsheet()
    made.spreadsheet.addElement(sheet := Table(name="Stundas"))
    sheet.addElement(row := TableRow())
    for value in ("PT30H00M00S", "-PT02H05M00S"):
        row.addElement(TableCell(valuetype="time", timevalue=value))
    made.save(buffer := io.BytesIO())
    collector = PageCollector(LIMITS)
    sheets.read(buffer.getvalue(), collector)
    assert collector.pages == ["Stundas\n30:00:00\t-2:05:00"]


def test_boxes_upon_a_sheet_end_its_page() -> None:
    made = openpyxl.Workbook()
    made.active.append(["šūna"])
    made.create_sheet("Otrā").append(["skaits"])
    made.save(buffer := io.BytesIO())
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in ("Piezīme: dati", "par gadu"))
    drawing = f'<Relationship Id="r1" Type="{OFFICE}/drawing" Target="../drawings/drawing1.xml"/>'
    with zipfile.ZipFile(buffer, "a") as whole:
        whole.writestr("xl/worksheets/_rels/sheet2.xml.rels", f"<Relationships>{drawing}</Relationships>")
        whole.writestr("xl/drawings/drawing1.xml", f"<wsDr {a}><sp><txBody>{lines}</txBody></sp></wsDr>")
    collector = PageCollector(LIMITS)
    sheets.read(buffer.getvalue(), collector)
    assert (collector.pages, collector.problem) == (["Sheet\nšūna", "Otrā\nskaits\nPiezīme: dati\npar gadu"], None)
