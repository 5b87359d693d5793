"""XLSX, XLS and ODS, read by calamine: a sheet becomes a page, with its name as the first line and tabs between cells.

The text of boxes on a sheet of XLSX, which calamine leaves out, comes at the end of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from archive.documents import kinds, ole
from archive.documents.collector import PageCollector
from archive.documents.formats import html
from archive.documents.formats.office.package import (
    Relations,
    parse_part,
    raise_where_encrypted,
    set_title_from_properties,
)
from archive.documents.formats.office.pptx import Order, Shapes
from archive.documents.formats.workbooks import spreadsheetml
from archive.documents.formats.workbooks.cells import in_words
from archive.documents.formats.workbooks.sheet_bounds import MOST_ROWS, bounded_ods, bounded_xls, bounded_xml
from archive.documents.problems import DAMAGED, MORE_CELLS, PROTECTED, TOO_WIDE, Unreadable
from archive.documents.text import as_the_text_has_it
from archive.documents.text_flow import TextFlow
from archive.documents.zips import Zip

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml")  # of ODS, all are in one


def read(content: bytes, collector: PageCollector) -> None:
    """Put the visible sheets into the collector, also those of Excel 2003 XML, and HTML tables saved as sheets."""
    if not content.startswith((ole.MAGIC, b"PK")):
        (spreadsheetml if kinds.is_spreadsheetml(content) else html).read(content, collector)
        return
    if "EncryptedPackage" in ole.streams(content):
        raise Unreadable(PROTECTED)
    boxes: dict[int, str] = {}
    title = ""
    if not content.startswith(ole.MAGIC):
        whole = Zip(content, collector)
        raise_where_encrypted(whole)
        left = list[int]()  # the numbers of rows to keep, of the sheets that had more

        def bounded(sheet: bytes) -> bytes | None:
            found = bounded_xml(sheet)
            if found is None:
                return bounded_ods(sheet)
            left.append(found[1])
            return found[0]

        # All is unpacked here within the limits, because calamine has none.
        content = whole.with_parts(_SHEET, bounded) or content
        if left:
            collector.problem = MORE_CELLS if min(left) >= MOST_ROWS else TOO_WIDE
        for name in ("docProps/core.xml", "meta.xml"):
            set_title_from_properties(whole, name, collector)
        boxes = _boxes(whole, collector)
    else:
        title = ole.title(content)
        content, is_cut = bounded_xls(content)
        if is_cut:
            collector.problem = TOO_WIDE
    try:
        _add_sheets(content, boxes, collector)
    finally:  # also if a limit ends the reading
        collector.set_title(as_the_text_has_it(title, collector.pages))


def _add_sheets(content: bytes, boxes: dict[int, str], collector: PageCollector) -> None:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError:
        raise Unreadable(PROTECTED) from None
    except CalamineError:
        raise Unreadable(DAMAGED) from None
    if not book.sheets_metadata:
        raise Unreadable(DAMAGED)
    for number, about in enumerate(book.sheets_metadata):
        if about.visible != SheetVisibleEnum.Visible:
            continue
        lines = [about.name]
        try:
            lines += _lines(book.get_sheet_by_index(number), collector)
        except CalamineError:
            if about.typ == SheetTypeEnum.WorkSheet:  # charts and macros have no cells
                collector.problem = DAMAGED
        collector.add("\n".join([*lines, *filter(None, [boxes.get(number)])]))


def _boxes(whole: Zip, collector: PageCollector) -> dict[int, str]:
    """The text of the boxes on the sheets of XLSX, by the number of the sheet; {} for other types."""
    said: dict[int, str] = {}
    try:
        main = next(iter(Relations(whole, "").of_type("officeDocument")), "xl/workbook.xml")
        if main not in whole or not main.endswith(".xml"):
            return said
        parse_part(whole, main, order := Order("sheet"))
        targets = Relations(whole, main).targets
        for number, sheet in enumerate(targets.get(one, ("", ""))[1] for one in order.ids):
            drawn = PageCollector(collector.limits)
            flow = TextFlow(drawn)
            for drawing in filter(whole.__contains__, Relations(whole, sheet).of_type("drawing")):
                parse_part(whole, drawing, Shapes(flow))
            flow.finish()
            said[number] = "\n".join(drawn.pages)
    except Unreadable as error:
        collector.problem = error.problem  # calamine may still read the cells
    return said


def _lines(sheet: CalamineSheet, collector: PageCollector) -> Iterator[str]:
    size = 0
    for count, row in enumerate(sheet.iter_rows()):
        if count >= MOST_ROWS:
            collector.problem = MORE_CELLS
            return
        line = "\t".join(map(in_words, row)).rstrip("\t")
        yield line
        size += len(line) + 1
        if not collector.has_room(size):
            return
