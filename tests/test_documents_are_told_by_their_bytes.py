"""Bytes tell what kind of document they are; names and claimed types matter only where they leave a choice."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import kind_of, kinds

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def zipped(*names: str, mimetype: str = "") -> bytes:
    """A zip of empty parts."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, b"")
    return buffer.getvalue()


OFFICE = "urn:schemas-microsoft-com:office"
TABLE = "<table><tr><th>Gads<th>Upuri<tr><td>2020<td>41</table>"
ODT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", kinds.PDF),
        (b"\r\n\xef\xbb\xbf%PDF-1.4", kinds.PDF),
        (b"{\\rtf1 a}", kinds.RTF),
        (b"\r\n\n{\\rtf1 a}", kinds.RTF),
        (b"\xef\xbb\xbf\n" + zipped("[Content_Types].xml", "word/document.xml"), kinds.DOCX),
        (b"\n" + zipped("[Content_Types].xml", "word/document.xml")[:-80], kinds.DOCX),
        (zipped("[Content_Types].xml", "word/document.xml"), kinds.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), kinds.XLSX),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), kinds.PPTX),
        (zipped("[Content_Types].xml", "word/document.xml")[:-80], kinds.DOCX),
        # Named, for the bytes would be its name, and they have the time in them.
        pytest.param(zipped("_rels/.rels", "word/document.xml", "[Content_Types].xml")[:90], kinds.DOCX, id="cut off"),
        (zipped("content.xml", mimetype=ODT), kinds.ODT),
        (zipped("content.xml", mimetype=ODT + "-template"), kinds.ODT),
        (zipped("a.pdf", "META-INF/signatures0.xml", mimetype=kinds.ASICE), kinds.ASICE),
        (zipped("a.pdf", "META-INF/edoc-signatures-S1.xml"), kinds.ASICE),
        (zipped("word/a.jpg", "b.docx"), kinds.ZIP),
        (zipped(), kinds.ZIP),
        (b"PK\x03\x04", kinds.ZIP),
        (b"Rar!\x1a\x07\x01\x00", kinds.RAR),
        (b"7z\xbc\xaf\x27\x1c", kinds.SEVEN),
        (PICTURE, None),
        (b"\xff\xd8\xff\xe0", None),
        (b"ID3\x03\x00", None),
        (b"", None),
    ],
)
def test_bytes_decide_whatever_is_claimed(content: bytes, kind: str | None) -> None:
    for mime, name in (
        ("", ""),
        ("application/msword", "a.doc"),
        ("text/html", "a.html"),
        ("application/pdf", "a.pdf"),
    ):
        assert kind_of(content, mime, name, linked=True) == kind


def test_a_zip_in_a_zip_is_no_office_file() -> None:
    inner = zipped("[Content_Types].xml", "word/document.xml")
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        made.writestr("a.docx", inner)
    assert kind_of(buffer.getvalue()) == kinds.ZIP


@pytest.mark.parametrize(
    ("content", "mime", "name", "kind", "linked_kind"),
    [
        ("Vienkāršs teksts", "text/plain", "a.txt", None, kinds.TEXT),
        ("Vienkāršs teksts", "application/octet-stream", "", None, kinds.TEXT),
        ("vārds;gads\nAnna;2020\n", "text/csv", "", kinds.CSV, kinds.CSV),
        ("vārds;gads\nAnna;2020\n", "", "DATI.CSV", kinds.CSV, kinds.CSV),
        ("<!DOCTYPE html><p>Sveiki", "text/csv", "a.csv", None, kinds.HTML),
        ("  <html><p>Sveiki", "application/msword", "a.doc", None, kinds.HTML),
        ("<p>Sveiki</p>", "text/html", "", None, kinds.HTML),
        (TABLE, "application/vnd.ms-excel", "", None, kinds.XLS),
        (f"<html><head><meta charset=utf-8></head><body>{TABLE}", "", "a.xls", None, kinds.XLS),
        (f"<HTML xmlns:x='{OFFICE}:excel'><title>Dati</title>{TABLE}", "", "a.xls", None, kinds.XLS),
        (f"<html xmlns:w='{OFFICE}:word'><title>Vēstule</title><p>Sveiki", "application/msword", "", None, kinds.DOC),
        (f"<html xmlns:w='{OFFICE}:word'><p>Sveiki", "", "a.xls", None, kinds.HTML),
        (f"<html>{TABLE}<a href=/>Sākums</a>", "application/vnd.ms-excel", "a.xls", None, kinds.HTML),
        ("<html><table><tr><td>Notiek darbi</table>", "", "a.xls", None, kinds.HTML),
        (f"<html>{TABLE}", "text/html", "a.pdf", None, kinds.HTML),
        ("<svg xmlns='a'></svg>", "image/svg+xml", "a.svg", None, None),
        ("<?xml version='1.0'?><a/>", "text/xml", "a.xml", None, None),
    ],
)
def test_text_is_a_document_where_it_is_linked_as_one(
    content: str, mime: str, name: str, kind: str | None, linked_kind: str | None
) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert kind_of(content.encode(encoding), mime, name) == kind
        assert kind_of(content.encode(encoding), mime, name, linked=True) == linked_kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<!---->" * 280, None),
        ("<!---->" * 10 + "<html>", kinds.HTML),
        ("<?xml version='1.0'?><!-- a > --> <!DOCTYPE HTML>", kinds.HTML),
        ("<p " * 20_000, kinds.HTML),
        ("display" + " " * 60_000, kinds.TEXT),
        ("teksts\x1a", kinds.TEXT),
        ("teksts" * 100 + "\x01", kinds.TEXT),
        ("teksts" * 100 + "\x01" * 10, None),
        ("<html>" + "teksts" * 100 + "\x01", kinds.HTML),
    ],
)
def test_text_that_could_be_taken_in_many_ways_is_told_at_once(content: str, kind: str | None) -> None:
    assert kind_of(content.encode(), "text/html" if content.startswith("<p") else "", linked=True) == kind


def test_a_zip_of_many_names_is_told_at_once() -> None:
    names = [f"word/{number}.xml" for number in range(9_000)]
    assert kind_of(zipped(*names, "META-INF/" + "signatures" * 3_000)) == kinds.ZIP
    assert kind_of(zipped(*names, "[Content_Types].xml")) == kinds.DOCX


@given(
    st.binary(max_size=600) | st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06"]),
    st.binary(max_size=600),
    st.sampled_from(["", "text/csv", "application/msword"]),
)
def test_any_bytes_have_some_kind_or_none(head: bytes, rest: bytes, mime: str) -> None:
    known = {value for value in vars(kinds).values() if isinstance(value, str) and "/" in value}
    assert kind_of(head + rest, mime, "a.xls", linked=True) in {None, *known}
