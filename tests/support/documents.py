"""Documents in Latvian, written by usual programs and libraries, that all say the same."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import docx

from archive.documents import kinds

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
    """A document, and what is expected of its reading."""

    content: bytes
    mime: str
    title: str | None = None
    floor: float = 0.97  # of the words


def words(text: str) -> Counter[str]:
    """The words of a text, as often as they stand there."""
    return Counter(re.findall(r"\w+", text.casefold()))


def recall(written: str, read: str) -> float:
    """Which part of the words that were written was read."""
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
    """Plain text in UTF-16, as Windows calls Unicode."""
    return Made(TEXT.encode("utf-16"), kinds.TEXT, floor=1)


def html(*, columns: int = 1, hyphens: bool = False) -> str:
    """A page, to be read or to be printed."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    text = "".join(f"<p>{_with_soft_hyphens(one) if hyphens else one}</p>" for one in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang=lv><meta charset=utf-8><title>{TITLE}</title>"
        f"<style>.text{{columns:{columns};text-align:justify}} body{{font-family:'DejaVu Serif'}} "
        f".hidden{{display:none}}</style><h1>{HEADING}</h1><div class=text>{text}</div>"
        f"<table border=1>{table}</table></html>"
    )


def _with_soft_hyphens(text: str) -> str:
    """A text with soft hyphens after syllables, roughly: before a consonant that a vowel follows."""
    consonant, vowel = "bcčdfgģhjkķlļmnņprsštvzž", "aāeēiīouū"
    return re.sub(rf"(?<=\w\w)(?=[{consonant}][{vowel}]\w)", "\xad", text)


MAKERS: dict[str, Callable[[], Made]] = {
    "docx by python-docx": by_python_docx,
    "text in utf-8": plain,
    "text in utf-16": wide,
    "text in windows-1257": baltic,
}
