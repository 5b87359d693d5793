"""Documents made to harm: each ends within its limits with a problem in words, or with its honest text."""

from __future__ import annotations

import io
import random
import resource
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from pyexpat import ExpatError, errors
from typing import NoReturn
from unittest.mock import Mock

import pypdfium2
import pytest

from archive import documents
from archive.documents import kinds, markup, ole
from archive.documents.problems import (
    CRASHED,
    DAMAGED,
    MORE_CELLS,
    MORE_PAGES,
    MORE_TEXT,
    NO_TEXT,
    NOT_READ,
    PICTURES,
    PROBLEMS,
    PROTECTED,
    TOO_HUNGRY,
    TOO_LARGE,
    TOO_MANY_PARTS,
    TOO_SLOW,
)
from tests.support.documents.compound import compound, slides
from tests.support.documents.written import MAKERS, by_odfpy, by_openpyxl, by_python_pptx
from tests.support.sampled import sampled

SECRET = "slepens vārds"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPH = "<w:p><w:r><w:t>Teksts</w:t></w:r></w:p>"


def docx(body: str, parts: dict[str, bytes] | None = None, *, doctype: str = "") -> bytes:
    """A DOCX with the least that makes it one."""
    document = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **(parts or {})})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def replaced(content: bytes, name: str, part: bytes) -> bytes:
    """A zip with another part in the place of one."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        return zipped({one: whole.read(one) for one in whole.namelist()} | {name: part})


def blank_pdf(pages: int) -> bytes:
    """A PDF with so many empty pages."""
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(100, 100)
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def protected_pdf() -> bytes:
    """A PDF that says that it has a password."""
    digits = b"<" + b"00" * 32 + b">"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/O" + digits + b"/U" + digits + b"/P -4>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
    )


LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{number + 1} '{f'&a{number};' * 10}'>" for number in range(12)
)
STYLES = b"<office:document-styles xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>"
CONTAINER = {"mimetype": kinds.ASICE.encode(), "META-INF/signatures.xml": b""}
HOSTILE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "a bomb in the text": (lambda: docx("<a>" + " " * 120_000_000 + "</a>"), TOO_LARGE),
    "a bomb in a sheet": (
        lambda: replaced(by_openpyxl().content, "xl/sharedStrings.xml", b" " * 120_000_000),
        TOO_LARGE,
    ),
    "a bomb in a slide": (
        lambda: replaced(by_python_pptx().content, "ppt/slides/slide1.xml", b"<a>" + b" " * 120_000_000 + b"</a>"),
        TOO_LARGE,
    ),
    "a bomb in styles": (lambda: replaced(by_odfpy().content, "styles.xml", STYLES + b" " * 120_000_000), TOO_LARGE),
    "a bomb in a container": (lambda: zipped(CONTAINER | {"a.txt": b"a " * 60_000_000}), TOO_LARGE),
    "bombs in documents in a container": (
        lambda: zipped(CONTAINER | {f"{number}.docx": docx("<a>" + " " * 30_000_000 + "</a>") for number in range(4)}),
        TOO_LARGE,
    ),
    "much text": (lambda: docx("<w:p><w:r><w:t>" + "vārds " * 1_800_000 + "</w:t></w:r></w:p>"), MORE_TEXT),
    "many parts": (lambda: docx(PARAGRAPH, {f"{number}.xml": b"" for number in range(10_001)}), TOO_MANY_PARTS),
    "laughs": (lambda: docx("<w:p><w:r><w:t>&a12;</w:t></w:r></w:p>", doctype=LAUGHS + "]>"), DAMAGED),
    "laughs in an attribute": (lambda: docx('<w:p a="&a12;"/>', doctype=LAUGHS + "]>"), DAMAGED),
    "deep": (lambda: docx("<w:p>" * 1_000_000), DAMAGED),
    "deep groups": (lambda: b"{\\rtf1 " + b"{" * 2_000_000 + b"dzi\\'eb\\'ef" + b"}" * 2_000_000 + b"}", None),
    "deep blocks": (lambda: b"<html>" + b"<div>" * 200_000 + b"teksts", NO_TEXT),
    "pages": (lambda: blank_pdf(10_000), MORE_PAGES),
    "a password": (protected_pdf, PROTECTED),
    "a password around a document": (lambda: compound({"EncryptionInfo": b"", "EncryptedPackage": b""}), PROTECTED),
    "a password around sheets": (lambda: compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), PROTECTED),
    "a password around slides": (lambda: slides([("a", "b", "c")], token=0xF3D1C4DF), PROTECTED),
    "a password in an old document": (lambda: compound({"WordDocument": b"\xec\xa5" + b"\0" * 9 + b"\1"}), PROTECTED),
    "slides without slides": (lambda: compound({"PowerPoint Document": b""}), DAMAGED),
    "a package": (lambda: compound({"\x01Ole10Native": b""}), NOT_READ),
    "an empty workbook": (lambda: compound({"Workbook": b""}), DAMAGED),
}

SLOW = {"deep groups", "much text"}


@pytest.mark.parametrize("case", sampled(HOSTILE, HOSTILE.keys() - SLOW))
def test_it_ends_with_a_problem_in_words(case: str) -> None:
    make, problem = HOSTILE[case]
    read = documents.read(make(), mime="text/html", name="a.xlsx" if "sheets" in case else "")
    assert read.problem == problem
    assert sum(map(len, read.pages)) <= documents.LIMITS.text
    assert len(read.pages) <= documents.LIMITS.pages


def test_what_was_before_the_damage_is_kept() -> None:
    read = documents.read(docx(PARAGRAPH + "<w:p>" * 1_000 + "<w:t>dziļi"))
    assert (read.pages, read.problem) == (("Teksts",), DAMAGED)


@pytest.mark.parametrize("reference", ['SYSTEM "file://{path}"', 'PUBLIC "a" "file://{path}"', 'SYSTEM "{path}"'])
def test_no_file_of_ours_is_read(reference: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    doctype = f"<!DOCTYPE a [<!ENTITY a {reference.format(path=secret)}>]>"
    for content in (
        docx("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", doctype=doctype),
        replaced(by_odfpy().content, "content.xml", f"{doctype}<p>&a;</p>".encode()),
        replaced(by_openpyxl().content, "xl/sharedStrings.xml", f"{doctype}<sst><si><t>&a;</t></si></sst>".encode()),
        f"{doctype}<html><p>&a;".encode(),
    ):
        read = documents.read(content, mime="text/html")
        assert SECRET not in "".join(read.pages)
        assert read.mime is None or read.mime == kinds.HTML or read.problem == DAMAGED


def test_a_pdf_that_kills_the_library_costs_only_its_document() -> None:
    packed = zlib.compress(b"\0" * 400_000_000, 1)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj\n"
        + stream
        + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    # PDFium ends its process where it gets no memory. With less to be had, it does not take as much to show it.
    assert documents.read(content, limits=documents.LIMITS._replace(memory=1 << 28)).problem == CRASHED


def test_names_in_a_zip_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "a" / "b"))
    (tmp_path / "a" / "b").mkdir(parents=True)
    names = ("../../x", "/tmp/x", "..\\..\\x", "../word/document.xml")
    assert documents.read(docx(PARAGRAPH, dict.fromkeys(names, b"cits"))).pages == ("Teksts",)
    assert documents.read(zipped(CONTAINER | {"../../x.txt": b"Teksts"})).pages == ("Teksts",)
    assert [one.name for one in tmp_path.rglob("*")] == ["a", "b"]


def test_sizes_that_a_zip_claims_are_not_believed() -> None:
    content = docx(PARAGRAPH)
    for size in (2_000_000_000, 0xFFFFFFFE, 1):
        end = content.rfind(b"PK\x01\x02")
        lying = content[: end + 24] + struct.pack("<I", size) + content[end + 28 :]
        assert documents.read(lying).problem in (None, DAMAGED)


def test_a_cell_far_away_costs_no_other() -> None:
    far = (
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
    )
    content = replaced(by_openpyxl().content, "xl/worksheets/sheet1.xml", far + b"</row></sheetData></worksheet>")
    reading = documents.read(content)
    assert reading.problem == MORE_CELLS
    assert reading.pages[0].endswith("\n1")
    assert "Jēkabpils" in reading.pages[1]


@pytest.mark.parametrize("kind", sorted(MAKERS))
@pytest.mark.parametrize("kept", [0.05, 0.5, 0.95])
def test_a_file_that_is_cut_off_is_damaged_or_has_what_is_left(kind: str, kept: float) -> None:
    made = MAKERS[kind]()
    size = len(made.content.rstrip(b"\0"))  # after which there may be nothing but filling
    read = documents.read(made.content[: int(size * kept)])
    assert read.problem in {None, *PROBLEMS} - {CRASHED, TOO_SLOW}
    if made.mime not in (kinds.TEXT, kinds.HTML, kinds.RTF):  # of which a part is one, too
        assert read.problem
        assert read.mime in (made.mime, kinds.ZIP, kinds.OLE)  # the end tells more of what it was


def test_a_damaged_pdf_is_damaged_or_has_what_is_left() -> None:
    content = blank_pdf(3)
    for size in range(0, len(content), 50):
        assert documents.read(content[:size]).problem in (None, DAMAGED, NOT_READ)


def test_the_reader_is_confined() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    content = docx("<w:p><w:r><w:t>" + "vārds " * 1_500_000 + "</w:t></w:r></w:p>")
    assert documents.read(content).problem is None
    eaten = documents.read(content, limits=documents.LIMITS._replace(memory=1 << 26))
    assert eaten.problem in (CRASHED, TOO_HUNGRY)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_parser_without_memory_is_not_taken_for_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hungry:
        def Parse(self, *_: object) -> NoReturn:  # noqa: N802  # as of Expat
            error = ExpatError("out of memory")
            error.code = errors.codes[errors.XML_ERROR_NO_MEMORY]
            raise error

    monkeypatch.setattr(markup, "ParserCreate", lambda **_: Hungry())
    with pytest.raises(MemoryError):
        markup.parse(io.BytesIO(b"<a/>"), Mock())


def test_noise_behind_any_beginning_is_survived() -> None:
    noise = random.Random(16)
    for beginning in (b"%PDF-1.7\n", b"PK\x03\x04", ole.MAGIC, b"{\\rtf1", b"<html>", b""):
        read = documents.read(beginning + noise.randbytes(50_000), mime="application/msword", name="a.doc")
        assert read.problem in {None, *PROBLEMS} - {PICTURES}
