"""The archive's copy of a document comes byte for byte, under its right name and type, and never as a page."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.store.folder import DataFolder
from archive.web.parts.documents.addresses import KINDS, as_attachment, file_name
from archive.web.serving.middleware.security import CAPTURE_POLICY
from tests.support.archives.shelf import Shelf
from tests.support.documents.shelved_documents import put_document
from tests.support.texts.codings import CODERS, coded

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = b"<!doctype html><script>parent.document.body.remove()</script>"


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        yield made


@pytest.mark.parametrize(
    ("mime", "sent_as"),
    [
        ("application/pdf", "application/pdf"),
        (DOCX, DOCX),
        ("text/html", "text/html"),
        (None, "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("text/javascript", "application/octet-stream"),
        ("application/pdf\r\nX-Evil: 1", "application/octet-stream"),
    ],
)
def test_it_is_handed_out_as_a_file_under_a_policy_that_lets_it_do_nothing(
    mime: str | None, sent_as: str, shelf: Shelf
) -> None:
    capture = shelf.put(HTML, "text/html", path="/upload/a.html")
    answer = shelf.room.get(f"/document/{put_document(shelf.db, capture, HTML, mime=mime)}/file")
    assert answer.content == HTML
    assert answer.headers["content-type"].partition(";")[0] == sent_as
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert answer.headers.get_list("content-security-policy") == [CAPTURE_POLICY]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "x-evil" not in answer.headers


@pytest.mark.parametrize("coding", ["", *CODERS])
def test_its_content_coding_is_undone_and_its_digest_is_its_address(coding: str, shelf: Shelf) -> None:
    content = b"%PDF-1.4\n" + bytes(range(256)) * 5000
    capture = shelf.put(coded(content, coding), "application/pdf", coding=coding)
    document_id = put_document(shelf.db, capture, content)
    answer = shelf.room.get(f"/document/{document_id}/file")
    assert hashlib.sha256(answer.content).hexdigest() == document_id
    assert answer.headers["content-length"] == str(len(content))
    assert answer.headers["cache-control"] == "public, max-age=3600, s-maxage=300, must-revalidate"


def test_another_capture_stands_in_where_one_is_damaged(shelf: Shelf) -> None:
    content = b"%PDF-1.4 a"
    first = shelf.put(content, "application/pdf", path="/upload/a.pdf")
    document_id = put_document(shelf.db, first, content)
    damage(shelf, first.offset, first.length)
    answer = shelf.room.get(f"/document/{document_id}/file")
    assert answer.status_code == 404
    assert "Šā dokumenta arhīva kopiju nevar nolasīt" in answer.text
    packed = shelf.put(gzip.compress(content), "application/pdf", path="/upload/a.pdf", coding="gzip")
    put_document(shelf.db, packed, content)
    assert shelf.room.get(f"/document/{document_id}/file").content == content


def damage(shelf: Shelf, offset: int, length: int) -> None:
    with (shelf.folder.warc / "crawl.warc.gz").open("r+b") as file:
        file.seek(offset + length // 2)
        file.write(bytes(20))


@pytest.mark.parametrize(
    ("url", "mime", "name"),
    [
        ("http://x/upload/programma.pdf", "application/pdf", "programma.pdf"),
        ("http://x/upload/Sanāksmes%20kārtība.PDF", "application/pdf", "Sanāksmes kārtība.PDF"),
        ("http://x/upload/lejupielade", "application/pdf", "lejupielade.pdf"),
        ("http://x/download.php?id=7", "application/pdf", "download.pdf"),
        ("http://x/upload/anketa.doc", DOCX, "anketa.doc.docx"),
        ("http://x/upload/anketa.doc", "application/rtf", "anketa.doc"),
        ("http://x/upload/", "application/pdf", "document.pdf"),
        ("http://x/upload/..%2f..%2fetc%2fpasswd", "text/plain", "etc-passwd.txt"),
        ("http://x/a%22%0d%0aX: 1.pdf", "application/pdf", "a-X- 1.pdf"),
        ("http://x/gada%E2%80%AEfdp.exe", "application/pdf", "gadafdp.exe.pdf"),
        ("http://x/fails.bin", None, "fails.bin"),
        ("http://x/fails", None, "fails"),
        ("http://x/fails." + "%C4%81" * 1500, None, "ā" * 120),
        ("http://x/fails." + "%C4%81" * 1500, "application/pdf", "ā" * 120 + ".pdf"),
    ],
)
def test_a_file_is_called_as_its_address_with_an_ending_of_its_type(url: str, mime: str | None, name: str) -> None:
    assert file_name(url, mime) == name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("programma.pdf", 'attachment; filename="programma.pdf"'),
        (
            "kārtība.pdf",
            "attachment; filename=\"kartiba.pdf\"; filename*=UTF-8''k%C4%81rt%C4%ABba.pdf",
        ),
    ],
)
def test_letters_beyond_ascii_are_told_as_browsers_understand_them(name: str, told: str) -> None:
    assert as_attachment(name) == told


@given(st.text(), st.sampled_from([*KINDS, None]))
def test_no_address_breaks_the_header(path: str, mime: str | None) -> None:
    name = file_name(f"http://x/{path}", mime)
    told = as_attachment(name)
    assert told.isascii()
    assert told.isprintable()
    assert told.count('"') == 2
    assert "/" not in name
    exact = told.partition("filename*=UTF-8''")[2]
    assert unquote(exact) == name if exact else name in told
