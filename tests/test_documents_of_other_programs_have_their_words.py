"""Documents that LibreOffice wrote, and pictures of pages, read with the programs that a machine may have."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from archive import documents
from archive.documents import versions
from archive.documents.problems import NO_PROGRAM, PICTURES, PROTECTED
from tests.support.documents.written import TEXT, by_openpyxl, by_python_docx, by_python_pptx, recall

pytestmark = pytest.mark.peers

PATIENCE = 60  # seconds for LibreOffice to convert one file


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """What LibreOffice makes of a document."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice")
    profile = tmp_path_factory.mktemp("profile")

    def convert(content: bytes, name: str, to: str) -> bytes:
        folder: Path = tmp_path_factory.mktemp("office")
        (folder / name).write_bytes(content)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to, name]
        out = folder / "out"
        with subprocess.Popen([*command, "--outdir", out], cwd=folder, start_new_session=True) as office:
            try:
                assert office.wait(PATIENCE) == 0
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(office.pid, signal.SIGKILL)  # it starts others, which would outlive it
        (made,) = out.iterdir()
        return made.read_bytes()

    return convert


def written(kind: str) -> tuple[bytes, str]:
    """A document of text, slides or sheets, and what its file is called."""
    if kind in ("odp", "ppt", "pptx"):
        return by_python_pptx().content, "a.pptx"
    if kind in ("ods", "xls", "xlsx"):
        return by_openpyxl().content, "a.xlsx"
    return by_python_docx().content, "a.docx"


@pytest.mark.parametrize(
    ("kind", "floor"),
    [("pdf", 0.99), ("docx", 0.99), *((kind, 0.97) for kind in "odt rtf doc odp ppt pptx ods xls xlsx html".split())],
)
def test_nearly_every_word_of_libreoffice_is_read(converted: Callable[..., bytes], kind: str, floor: float) -> None:
    content, name = written(kind)
    to = {"docx": "odt", "pptx": "odp", "xlsx": "ods"}.get(kind, kind)
    content = converted(content, name, to)
    if to in ("odt", "odp", "ods") and kind != to:  # and back again: its own, not a copy of ours
        content = converted(content, f"a.{to}", kind)
    read = documents.read(content, name=f"a.{kind}")
    if kind == "doc" and not versions.tools()["antiword"]:
        assert (read.problem, read.lacks) == (NO_PROGRAM, "antiword")
        pytest.skip("needs antiword")
    assert read.problem is None
    assert recall(TEXT, "\n".join(read.pages)) >= floor


def test_an_old_document_that_one_program_does_not_know_is_read_by_the_next(converted: Callable[..., bytes]) -> None:
    if not all(map(versions.tools().get, ("antiword", "catdoc"))):
        pytest.skip("needs antiword and catdoc")
    written = Document()
    written.add_paragraph("Īss ziņojums.")  # antiword says that it is too small to handle
    file = io.BytesIO()
    written.save(file)
    read = documents.read(converted(file.getvalue(), "a.docx", "doc"), name="a.doc")
    assert (read.pages, read.problem) == (("Īss ziņojums.",), None)


def test_a_password_of_libreoffice_is_told(converted: Callable[..., bytes]) -> None:
    content, name = written("pdf")
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"a"}}'
    read = documents.read(converted(content, name, f"pdf:writer_pdf_Export:{options}"))
    assert (read.problem, read.pages) == (PROTECTED, ())


@pytest.mark.parametrize("kind", ["doc", "docx", "odt", "rtf"])
def test_what_is_deleted_or_hidden_is_left_out_whatever_the_type(converted: Callable[..., bytes], kind: str) -> None:
    if kind == "doc" and not versions.tools()["antiword"]:
        pytest.skip("needs antiword")
    made = Document()
    paragraph = made.add_paragraph("Sākums ")
    mark = {qn("w:id"): "1", qn("w:author"): "A", qn("w:date"): "2020-01-01T00:00:00Z"}
    text = paragraph.add_run("dzēsts")._r
    deleted: Any = OxmlElement("w:del", attrs=mark)
    text.addprevious(deleted)
    deleted.append(text)
    text[0].tag = qn("w:delText")
    paragraph.add_run("slēpts").font.hidden = True
    paragraph.add_run("beigas. " * 50)
    made.save(file := io.BytesIO())
    content = file.getvalue() if kind == "docx" else converted(file.getvalue(), "a.docx", kind)
    (page,) = documents.read(content).pages
    assert page.startswith("Sākums beigas.")
    assert "dzēsts" not in page


@pytest.fixture(scope="session")
def scanned(converted: Callable[..., bytes]) -> bytes:
    """A PDF whose pages are pictures of pages."""
    return pictured(converted(by_python_docx().content, "a.docx", "pdf"))


def pictured(content: bytes, degrees: int = 0) -> bytes:
    """A PDF of pictures of the pages of another, each laid upon the scanner turned by some degrees."""
    made = pypdfium2.PdfDocument.new()
    for page in pypdfium2.PdfDocument(content):
        page.set_rotation(degrees)
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        picture.convert("RGB").save(buffer := io.BytesIO(), "JPEG", quality=85)
        image = pypdfium2.PdfImage.new(made)
        image.load_jpeg(buffer)
        width, height = page.get_size()
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        new = made.new_page(width, height)
        new.insert_obj(image)
        new.gen_content()
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def test_pictures_of_pages_are_read_where_tesseract_is(scanned: bytes) -> None:
    if not versions.tools()["tesseract"]:
        pytest.skip("needs tesseract with lav")
    read = documents.read(scanned)
    assert (read.problem, read.lacks) == (None, None)
    assert recall(TEXT, "\n".join(read.pages)) >= 0.97


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pictures_of_pages_that_were_scanned_turned_are_read(converted: Callable[..., bytes], degrees: int) -> None:
    if not versions.tools()["tesseract"]:
        pytest.skip("needs tesseract with lav")
    read = documents.read(pictured(converted(by_python_docx().content, "a.docx", "pdf"), degrees))
    assert recall(TEXT, "\n".join(read.pages)) >= 0.97


def test_without_tesseract_they_are_told_to_be_pictures(scanned: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    without = dict.fromkeys(versions.tools())
    monkeypatch.setattr("archive.documents.reading.tools", lambda: without)
    read = documents.read(scanned)
    assert (read.problem, read.lacks, read.pages) == (PICTURES, "tesseract", ("",))


PRINTED = "Koordinatore Zane Paraudziņa Ķekavā iepazīstināja pedagogus un policistus ar ekspluatācijas pazīmēm."


@pytest.mark.parametrize(
    "style",
    [
        "text-align: justify; hyphens: auto; columns: 3",
        "letter-spacing: 0.15em",
        "text-shadow: 1px 1px 2px gray",
        "writing-mode: vertical-rl; height: 20cm",
        "",
    ],
)
def test_what_chromium_prints_is_read_as_it_looks(tmp_path: Path, style: str) -> None:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs Chromium")
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=lv><meta charset=utf-8><title>Lapa</title><style>h1 { letter-spacing: .4em }"
        f"i {{ float: left; font: 300% serif }} div {{ {style} }}</style><h1>VALSTS POLICIJA</h1>"
        f"<div>{f'<p>{PRINTED}</p>' * 3}</div><p><i>K</i>{PRINTED[1:]}"
    )
    command = [program, "--headless", "--no-sandbox", f"--user-data-dir={tmp_path}", "--no-pdf-header-footer"]
    page = (tmp_path / "a.html").as_uri()
    with subprocess.Popen([*command, f"--print-to-pdf={tmp_path / 'a.pdf'}", page], start_new_session=True) as browser:
        try:
            browser.wait(PATIENCE)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(browser.pid, signal.SIGKILL)
    read = " ".join("\n".join(documents.read((tmp_path / "a.pdf").read_bytes()).pages).split())
    assert "VALSTS POLICIJA" in read
    assert read.count(PRINTED) == 4


def test_headings_that_stand_upright_beside_the_rows_of_a_table_are_whole(converted: Callable[..., bytes]) -> None:
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{oasis}:{name}:1.0"' for name in ("office", "style", "text", "table"))
    rows = "".join(
        "<table:table-row>"
        f"<table:table-cell table:style-name='V'><text:p>Sadaļa {number}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{PRINTED} {PRINTED} {PRINTED}</text:p></table:table-cell></table:table-row>"
        for number in range(20, 28)
    )
    made = (
        f"<office:document {names} office:version='1.3' office:mimetype='application/vnd.oasis.opendocument.text'>"
        "<office:automatic-styles><style:style style:name='V' style:family='table-cell'>"
        "<style:table-cell-properties style:writing-mode='tb-rl'/></style:style></office:automatic-styles><office:body>"
        f"<office:text><table:table><table:table-column/><table:table-column/>{rows}</table:table></office:text>"
        "</office:body></office:document>"
    )
    read = " ".join("\n".join(documents.read(converted(made.encode(), "a.fodt", "pdf")).pages).split())
    assert [f"Sadaļa {number}" in read for number in range(20, 28)] == [True] * 8
    assert read.count(PRINTED) == 24
