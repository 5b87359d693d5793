"""What Word and old systems save as XML, or as a web page with all its files, under the name of a `.doc` is read."""

from __future__ import annotations

import email.message
import email.policy

import pytest

from archive import documents
from archive.documents import kinds
from archive.documents.problems import DAMAGED

HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">
<o:DocumentProperties><o:Title>Nolikums par ģimenēm</o:Title></o:DocumentProperties><w:body>"""
END = "</w:body></w:wordDocument>"


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(run(text))}</w:tc>"


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (paragraph(run("Ģime") + run("ne")) + paragraph(run("šķērslis")), ("Ģimene\nšķērslis",)),
        (paragraph(run("a") + '<w:r><w:br w:type="page"/></w:r>' + run("b")), ("a", "b")),
        (paragraph(run("a") + f"<w:r><w:footnote>{paragraph(run('piezīme'))}</w:footnote></w:r>"), ("a\npiezīme",)),
        (paragraph('<w:pPr><w:listPr><wx:t wx:val="1."/></w:listPr></w:pPr>' + run("a")), ("1. a",)),
        (paragraph(run("a") + f'<aml:annotation w:type="Word.Comment">{run("b")}</aml:annotation>'), ("a",)),
        (f"<w:tbl><w:tr>{cell('2020')}{cell('41')}</w:tr></w:tbl>", ("2020\t41",)),
        (paragraph(run("a")) + f"<w:sectPr><w:hdr>{paragraph(run('Galvene'))}</w:hdr></w:sectPr>", ("a\nGalvene",)),
    ],
)
def test_xml_of_word_2003_has_its_text(body: str, pages: tuple[str, ...]) -> None:
    read = documents.read((HEAD + body + END).encode(), name="a.doc")
    assert (read.mime, read.title, read.pages, read.problem) == (kinds.DOC, "Nolikums par ģimenēm", pages, None)


def test_what_comes_before_its_damage_is_read() -> None:
    read = documents.read((HEAD + paragraph(run("Ģimene")) + "<w:p>").encode(), name="a.doc")
    assert (read.pages, read.problem) == (("Ģimene",), DAMAGED)


def web_archive(*pages: str, encoding: str = "utf-8") -> bytes:
    """A web page with its files, as Word saves it: pages in HTML, and a picture."""
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["MIME-Version"] = "1.0"
    made.make_related()
    for page in pages:
        part = email.message.EmailMessage()
        part.set_content(page.encode(encoding), "text", "html", cte="quoted-printable")
        made.attach(part)
    picture = email.message.EmailMessage()
    picture.set_content(b"\x89PNG" * 100, "image", "png")
    made.attach(picture)
    return bytes(made)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1257"])
@pytest.mark.parametrize(("name", "kind"), [("a.doc", kinds.DOC), ("a.xls", kinds.XLS)])
def test_a_web_page_with_all_its_files_has_its_text_alone(encoding: str, name: str, kind: str) -> None:
    first = "<html><head><title>Nolikums</title></head><body><p>Ģimenes atbalsts ļaudīm</p></body></html>"
    content = web_archive(first, "<html><table><tr><td>2020<td>šķēršļi</table></html>", encoding=encoding)
    read = documents.read(content, name=name)
    assert (read.mime, read.title, read.problem) == (kind, "Nolikums", None)
    assert read.pages == ("Ģimenes atbalsts ļaudīm", "2020\tšķēršļi")


def test_a_text_about_mails_is_text() -> None:
    text = "Vēstule\n\nMIME-Version: 1.0\nContent-Type: multipart/related"
    read = documents.read(text.encode(), name="a.doc")
    assert (read.mime, read.pages) == (kinds.TEXT, (text,))
