"""A workbook that Excel 2003 or another program saved as XML, under the name of an .xls, is read like other sheets."""

from __future__ import annotations

import pytest

from archive.documents import Reading, kind_of, kinds, read
from archive.documents.problems import DAMAGED, TOO_WIDE

HEAD = '<?xml version="1.0" encoding="{}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
BOOK = """<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:html="http://www.w3.org/TR/REC-html40">
 <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Title>Cietušo skaits</Title></DocumentProperties>
 <Worksheet ss:Name="Gadījumi"><Table ss:ExpandedColumnCount="6">
  <Row><Cell><Data ss:Type="String">Gads</Data><Comment><ss:Data>Piezīme</ss:Data></Comment></Cell>
   <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Cietu</B>šie&#10;kopā</ss:Data></Cell></Row>
  <Row ss:Index="4"><Cell><Data ss:Type="Number">2019</Data></Cell>
   <Cell ss:Index="3"><Data ss:Type="Number">0.25000000000000006</Data></Cell></Row>
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Ogres novads</Data></Cell>
   <Cell><Data ss:Type="DateTime">2019-03-05T00:00:00.000</Data></Cell>
   <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Number">daudz</Data></Cell></Row>
 </Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Selected/></WorksheetOptions></Worksheet>
 <Worksheet ss:Name="Slēptā"><Table><Row><Cell><Data ss:Type="String">Neredzams</Data></Cell></Row></Table>
 <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
 </Worksheet>
</Workbook>"""
SHEET = "Gadījumi\nGads\tCietušie kopā\n2019\t\t0.25\nOgres novads\t\t2019-03-05\tTRUE\tdaudz"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1257"])
def test_each_sheet_that_is_shown_is_a_page_of_rows(encoding: str) -> None:
    content = (HEAD.format(encoding.removesuffix("-sig")) + BOOK).encode(encoding)
    found = read(content, mime="application/vnd.ms-excel", name="skaits.xls")
    assert (found.mime, found.title, found.pages, found.problem) == (kinds.XLS, "Cietušo skaits", (SHEET,), None)


def test_of_one_that_is_cut_off_stays_what_was_before() -> None:
    content = (HEAD.format("utf-8") + BOOK).encode()
    found = read(content[: content.index(b"<Cell ss:Index")], name="skaits.xls")
    assert (found.pages, found.problem) == (("Gadījumi\nGads\tCietušie kopā",), DAMAGED)


@pytest.mark.parametrize(
    ("content", "linked", "kind"),
    [
        (f"<?xml version='1.0'?><!-- no sistēmas --><ss:{BOOK[1:-9]}ss:Workbook>", True, kinds.XLS),
        (BOOK, False, None),
        ("<?xml version='1.0'?><Workbook><Sheet/></Workbook>", True, None),
    ],
)
def test_its_first_element_tells(content: str, linked: bool, kind: str | None) -> None:
    assert kind_of(content.encode(), "text/xml", "skaits.xml", linked=linked) == kind


def read_rows(rows: str) -> Reading:
    start, end = BOOK.index("<Table"), BOOK.index("</Table>")
    return read((HEAD.format("utf-8") + BOOK[:start] + f"<Table>{rows}" + BOOK[end:]).encode(), name="skaits.xls")


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("DateTime", "1899-12-31T10:30:00.000", "10:30:00"),
        ("DateTime", "1899-12-30T10:30:00.000", "10:30:00"),
        ("DateTime", "1899-12-31T00:00:00.000", "00:00:00"),
        ("DateTime", "1900-01-01T06:00:00.000", "30:00:00"),
        ("DateTime", "1900-01-01T00:00:00.000", "1900-01-01"),
        ("DateTime", "1900-03-01T06:00:00.000", "1900-03-01 06:00"),
        ("DateTime", "1899-12-29T10:30:00.000", "1899-12-29 10:30"),
        ("DateTime", "2019-03-05T10:30:00Z", "2019-03-05 10:30"),
        ("Number", "1_000", "1_000"),
    ],
)
def test_a_cell_says_what_the_same_cell_says_in_xlsx(kind: str, written: str, said: str) -> None:
    found = read_rows(f'<Row><Cell><Data ss:Type="{kind}">{written}</Data></Cell></Row>')
    assert found.pages == (f"Gadījumi\n{said}",)


@pytest.mark.parametrize("place", [16_385, 1_000_000])
def test_a_cell_beyond_all_columns_is_told(place: int) -> None:
    far = f'<Cell ss:Index="{place}"><Data ss:Type="String">tālu</Data></Cell>'
    found = read_rows(f'<Row><Cell><Data ss:Type="String">tuvu</Data></Cell>{far}</Row>')
    assert (found.pages, found.problem) == (("Gadījumi\ntuvu",), TOO_WIDE)


def test_a_cell_of_many_pieces_is_whole() -> None:
    found = read_rows(f'<Row><Cell><Data ss:Type="String">{"x<B/>" * 100_000}</Data></Cell></Row>')
    assert found.pages == ("Gadījumi\n" + "x" * 100_000,)
