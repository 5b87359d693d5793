"""A signed container or a zip is read document by document; what is wrong with one of them costs no other."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from archive import documents
from archive.documents import kinds
from archive.documents.problems import DAMAGED, EMBEDDED, NO_TEXT
from tests.support.documents.compound import compound
from tests.support.documents.written import TITLE, by_python_docx

SIGNATURE = ("META-INF/edoc-signatures-S1.xml", "<a/>")
NOTE = ("Pielikums.txt", "Pielikums pie ziņojuma")
PICTURE = ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(99))
TYPE = ("mimetype", kinds.ASICE)


def zipped(*parts: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip, all of whose parts are packed: that of the type too, which should not be, but is by some programs."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", method) as made:
        for name, content in parts:
            made.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped(TYPE, NOTE, SIGNATURE), kinds.ASICE),
        (zipped(NOTE, TYPE, SIGNATURE), kinds.ASICE),
        (b"MZ" + zipped(NOTE, TYPE, SIGNATURE), None),
        (zipped(("content.xml", "<a/>"), ("mimetype", kinds.ODT)), kinds.ODT),
        (zipped(NOTE, ("mimetype", "application/epub+zip"), SIGNATURE), kinds.ZIP),
        (zipped(NOTE, ("mimetype", "a" * 1_000_000), SIGNATURE), kinds.ZIP),
    ],
)
def test_what_a_zip_declares_itself_to_be_counts_wherever_it_stands(content: bytes, kind: str | None) -> None:
    assert documents.kind_of(content) == kind


@pytest.mark.parametrize("begin", [(), (TYPE, SIGNATURE)])
def test_each_document_in_it_is_read(begin: tuple[tuple[str, str], ...]) -> None:
    other = ("Ziņojums.docx", by_python_docx().content)
    of_a_system = [("__MACOSX/._Ziņojums.docx", b"\0\5\x16\7"), ("a/.DS_Store", b"\0\0\0\1"), ("a/Thumbs.db", b"\0")]
    read = documents.read(zipped(*begin, NOTE, other, *of_a_system))
    assert read.pages[0] == "Pielikums pie ziņojuma"
    assert len(read.pages) > 1
    assert (read.title, read.problem) == (None, None)


@pytest.mark.parametrize("begin", [(), (TYPE, SIGNATURE)])
def test_one_that_holds_a_pdf_as_it_is_is_no_pdf(begin: tuple[tuple[str, str], ...]) -> None:
    read = documents.read(zipped(*begin, ("a.pdf", b"%PDF-1.4\n%%EOF"), NOTE, method=zipfile.ZIP_STORED))
    assert (read.mime, "Pielikums pie ziņojuma" in read.pages) == (kinds.ASICE if begin else kinds.ZIP, True)


def test_the_title_of_its_only_document_is_its_own() -> None:
    assert documents.read(zipped(TYPE, SIGNATURE, ("a.docx", by_python_docx().content))).title == TITLE


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        (PICTURE, EMBEDDED),
        (("a.zip", zipped(NOTE)), EMBEDDED),
        (("a.pdf", b"%PDF-1.7"), DAMAGED),
        (("a.docx", by_python_docx().content[:-900]), DAMAGED),
    ],
)
def test_what_cannot_be_read_is_told_and_costs_no_other(other: tuple[str, bytes], problem: str) -> None:
    read = documents.read(zipped(other, NOTE))
    assert (read.pages, read.problem) == (("Pielikums pie ziņojuma",), problem)


def old_word(text: str) -> bytes:
    """An old Word document, as far as what tells its type; the stand-in for antiword prints what follows `text:`."""
    return compound({"WordDocument": b"\0" * 5_000}) + f"\ntext:{text}\n".encode()


def test_old_word_documents_in_it_are_read_by_their_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    antiword = tmp_path / "antiword"
    antiword.write_text("#!/bin/sh\nsed -n 's/^text://p' content\n")
    antiword.chmod(0o755)
    programs = {"antiword": str(antiword), "catdoc": None, "tesseract": None}
    monkeypatch.setattr("archive.documents.reading.tools", lambda: programs)
    old = [(f"{text}.doc", old_word(text)) for text in ("Garāks par nākamo", "Īsāks", "Otrs")]
    read = documents.read(zipped(old[0], NOTE, *old[1:]))
    assert read.pages == ("Garāks par nākamo", "Pielikums pie ziņojuma", "Īsāks", "Otrs")
    assert read.problem is None


def test_a_part_whose_bytes_are_damaged_costs_no_other() -> None:
    content = zipped(("a.txt", "Pazaudēts teksts"), NOTE)
    content = content[:40] + bytes(4) + content[44:]
    read = documents.read(content)
    assert (read.pages, read.problem) == (("Pielikums pie ziņojuma",), DAMAGED)


@pytest.mark.parametrize(("parts", "problem"), [([PICTURE], EMBEDDED), ([], NO_TEXT)])
def test_why_there_is_no_text_is_told(parts: list[tuple[str, bytes]], problem: str) -> None:
    read = documents.read(zipped(*parts))
    assert (read.mime, read.pages, read.problem) == (kinds.ZIP, (), problem)
