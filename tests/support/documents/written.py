"""Documents in Latvian with the same content, written by common programs and libraries."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import docx
import odf.dc
import odf.opendocument
import odf.table
import odf.text
import openpyxl
import pptx
import xlwt

from archive.documents import kinds
from tests.support.documents.compound import slides

TITLE = "Pārskats par drošību"
HEADING = "Cilvēku tirdzniecības novēršana"
PARAGRAPHS = (
    "Ķekavas novada pašvaldības darbiniece Žanete Glāžšķūņa stāsta, ka pērnā gada rudenī četri viņas kaimiņi "
    "atbildējuši uz sludinājumu par darbu kādā ārzemju zivju pārstrādes uzņēmumā. Solīts bija daudz: dzīvoklis, "
    "apdrošināšana un alga ik nedēļu; saņemts nekas.",
    "Policijas pārstāvis Ģirts Pūcēns norāda: «Personas dokumentus neatdodiet nevienam.» Izmeklēšana rāda, ka upuri "
    "bieži nezina savas tiesības, baidās no parādiem un kaunas lūgt palīdzību tuviniekiem vai iestādēm.",
    "Šķēršļus pārvarēt palīdz sociālie darbinieki, juristi un psihologi. Rehabilitācija ilgst līdz 180 dienām, un to "
    "apmaksā valsts; fiksēti arī gadījumi, kad atbalsts bija vajadzīgs ilgāk. Ofisa tālrunis strādā visu diennakti.",
    "Ļaunprātīga izmantošana notiek arī Latvijā: būvlaukumos, zemnieku saimniecībās, ēdināšanā. Čakls darbs nedrīkst "
    "kļūt par ķīlu, ne Rīgā, ne Ūdrīšos, ne Ēdolē, ne Īslīcē.",
)
ROWS = (
    ("Gads", "Upuri", "Kriminālprocesi", "Novads"),
    ("2019", "38", "12", "Ādažu novads"),
    ("2020", "41", "9", "Jēkabpils novads"),
    ("2021", "27", "14", "Līvānu novads"),
)
TEXT = "\n".join([HEADING, *PARAGRAPHS, *("\t".join(row) for row in ROWS)])


class Made(NamedTuple):
    """A document, and how well it must be read."""

    content: bytes
    mime: str
    title: str | None = None
    floor: float = 0.97  # share of the words


def words(text: str) -> Counter[str]:
    """The words of a text, with repetitions."""
    return Counter(re.findall(r"\w+", text.casefold()))


def recall(written: str, read: str) -> float:
    """The share of the written words that was read."""
    expected = words(written)
    return (expected & words(read)).total() / expected.total()


def by_python_docx() -> Made:
    """DOCX."""
    made = docx.Document()
    made.core_properties.title = TITLE
    made.add_heading(HEADING, 1)
    for paragraph in PARAGRAPHS:
        made.add_paragraph(paragraph)
    table = made.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.save(buffer := io.BytesIO())
    return Made(buffer.getvalue(), kinds.DOCX, TITLE, 0.99)


def plain() -> Made:
    """Plain text in UTF-8."""
    return Made(TEXT.encode(), kinds.TEXT, floor=1)


def baltic() -> Made:
    """Plain text in the code page of Windows."""
    return Made(TEXT.encode("cp1257"), kinds.TEXT, floor=1)


def wide() -> Made:
    """Plain text in UTF-16, which Windows calls Unicode."""
    return Made(TEXT.encode("utf-16"), kinds.TEXT, floor=1)


def html(*, columns: int = 1, hyphens: bool = False) -> str:
    """A page, to read or to print."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    text = "".join(f"<p>{_with_soft_hyphens(one) if hyphens else one}</p>" for one in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang=lv><meta charset=utf-8><title>{TITLE}</title>"
        f"<style>.text{{columns:{columns};text-align:justify}} body{{font-family:'DejaVu Serif'}} "
        f".hidden{{display:none}}</style><h1>{HEADING}</h1><div class=text>{text}</div>"
        f"<table border=1>{table}</table></html>"
    )


def _with_soft_hyphens(text: str) -> str:
    """A text with soft hyphens between syllables, roughly: before a consonant that is followed by a vowel."""
    consonant, vowel = "bcčdfgģhjkķlļmnņprsštvzž", "aāeēiīouū"
    return re.sub(rf"(?<=\w\w)(?=[{consonant}][{vowel}]\w)", "\xad", text)


def by_python_pptx() -> Made:
    """PPTX: a slide with a table, one with text and notes."""
    made = pptx.Presentation()
    made.core_properties.title = TITLE
    first = made.slides.add_slide(made.slide_layouts[5])
    first.shapes.title.text = HEADING
    inch = 914_400
    table = first.shapes.add_table(len(ROWS), len(ROWS[0]), inch, inch, 5 * inch, 3 * inch).table
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    second = made.slides.add_slide(made.slide_layouts[1])
    second.placeholders[1].text = "\n".join(PARAGRAPHS[:3])
    second.notes_slide.notes_text_frame.text = PARAGRAPHS[3]
    made.save(buffer := io.BytesIO())
    return Made(buffer.getvalue(), kinds.PPTX, TITLE)


def by_openpyxl() -> Made:
    """XLSX: a sheet with text, one with a table, one that is hidden."""
    made = openpyxl.Workbook()
    made.properties.title = TITLE
    made.active.title = HEADING
    for paragraph in PARAGRAPHS:
        made.active.append([paragraph])
    table = made.create_sheet("Dati")
    table.append(ROWS[0])
    for row in ROWS[1:]:
        table.append([int(cell) if cell.isdigit() else cell for cell in row])
    table.append([datetime.date(2021, 5, 4), 1.5, True, None, datetime.datetime(2021, 5, 4, 12, 30), 12.0])
    made.create_sheet("Paslēpta").append(["noslēpums"])
    made["Paslēpta"].sheet_state = "hidden"
    made.save(buffer := io.BytesIO())
    return Made(buffer.getvalue(), kinds.XLSX, TITLE)


def by_xlwt() -> Made:
    """XLS."""
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet(HEADING)
    for number, row in enumerate([*((one,) for one in PARAGRAPHS), *ROWS]):
        for column, text in enumerate(row):
            sheet.write(number, column, int(text) if text.isdigit() else text)
    made.save(buffer := io.BytesIO())
    return Made(buffer.getvalue(), kinds.XLS)


def _table_by_odfpy() -> odf.table.Table:
    table = odf.table.Table(name="Dati")
    for cells in ROWS:
        table.addElement(row := odf.table.TableRow())
        for text in cells:
            row.addElement(cell := odf.table.TableCell(valuetype="string"))
            cell.addElement(odf.text.P(text=text))
    return table


def by_odfpy() -> Made:
    """ODT."""
    made = odf.opendocument.OpenDocumentText()
    made.meta.addElement(odf.dc.Title(text=TITLE))
    made.text.addElement(odf.text.H(outlinelevel=1, text=HEADING))
    for paragraph in PARAGRAPHS:
        made.text.addElement(odf.text.P(text=paragraph))
    made.text.addElement(_table_by_odfpy())
    made.save(buffer := io.BytesIO())
    return Made(buffer.getvalue(), kinds.ODT, TITLE)


def sheets_by_odfpy() -> Made:
    """ODS."""
    made = odf.opendocument.OpenDocumentSpreadsheet()
    text = odf.table.Table(name=HEADING)
    for paragraph in PARAGRAPHS:
        text.addElement(row := odf.table.TableRow())
        row.addElement(cell := odf.table.TableCell(valuetype="string"))
        cell.addElement(odf.text.P(text=paragraph))
    made.spreadsheet.addElement(text)
    made.spreadsheet.addElement(_table_by_odfpy())
    made.save(buffer := io.BytesIO())
    return Made(buffer.getvalue(), kinds.ODS)


def _in_code_page(text: str) -> str:
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode("cp1257"))


def rich(*, escape: Callable[[str], str] = _in_code_page) -> Made:
    """RTF as Word writes it, in a code page of Windows, or with letters as numbers."""
    rows = "".join("".join(f"\\intbl {escape(cell)}\\cell " for cell in row) + "\\row\n" for row in ROWS)
    text = "".join(f"\\pard {escape(one)}\\par\n" for one in (HEADING, *PARAGRAPHS))
    fonts = "{\\fonttbl{\\f0\\fcharset186 Times;}}"
    head = f"{{\\rtf1\\ansi\\ansicpg1257\\deff0{fonts}{{\\info{{\\title {escape(TITLE)}}}}}\\f0 "
    return Made((head + text + rows + "}").encode("ascii"), kinds.RTF, TITLE)


def rich_in_unicode() -> Made:
    """RTF as LibreOffice writes letters."""
    return rich(escape=lambda text: "".join(f"\\u{ord(one)}\\'3f" if ord(one) > 127 else one for one in text))


def old_slides() -> Made:
    """PPT as PowerPoint from before 2007 wrote it."""
    texts = [(HEADING, "\r".join(" ".join(row) for row in ROWS), PARAGRAPHS[0]), ("\x0b".join(PARAGRAPHS[1:]), "", "")]
    return Made(slides(texts), kinds.PPT)


def web() -> Made:
    """HTML."""
    return Made(html().encode(), kinds.HTML, TITLE)


def signed() -> Made:
    """ASiC-E, as documents are signed in Latvia: two documents and their signature."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", kinds.ASICE, zipfile.ZIP_STORED)
        made.writestr("Pārskats.docx", by_python_docx().content)
        made.writestr("../../Pielikums.txt", "Pielikums pie pārskata")
        made.writestr("META-INF/signatures0.xml", "<a>paraksts</a>")
    return Made(buffer.getvalue(), kinds.ASICE, None)


MAKERS: dict[str, Callable[[], Made]] = {
    "asice": signed,
    "docx by python-docx": by_python_docx,
    "html": web,
    "ods by odfpy": sheets_by_odfpy,
    "odt by odfpy": by_odfpy,
    "ppt": old_slides,
    "pptx by python-pptx": by_python_pptx,
    "rtf in unicode": rich_in_unicode,
    "rtf in windows-1257": rich,
    "text in utf-16": wide,
    "text in utf-8": plain,
    "text in windows-1257": baltic,
    "xls by xlwt": by_xlwt,
    "xlsx by openpyxl": by_openpyxl,
}
