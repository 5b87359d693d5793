"""A container that holds a withheld file goes with it, whenever it was captured, and comes back with it."""

from __future__ import annotations

import ctypes
import email.mime.application
import email.mime.multipart
import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable
from urllib.parse import urlsplit

import pypdfium2
import pytest
from pypdfium2 import raw

from archive import documents
from archive.documents import kinds
from archive.store.documents import reading
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import erasing, operations
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.sampled import sampled
from tests.support.takedowns.bytes_held import held_in
from tests.support.takedowns.taken_down import Rig, all_rows
from tests.support.takedowns.traces import traces

NOTE = b"Pielikums pie zinojuma par seminariem. " * 4


def zipped(file: bytes, *, declared: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", method) as made:
        if declared:
            made.writestr("mimetype", declared)
            made.writestr("META-INF/edoc-signatures-S1.xml", "<a/>")
        made.writestr("Pielikums.txt", NOTE)
        made.writestr("zinojums", file)
    return buffer.getvalue()


def locked(file: bytes) -> bytes:
    """A ZIP that says it has a password."""
    content = bytearray(zipped(file, method=zipfile.ZIP_STORED))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + flags] |= 1
    return bytes(content)


def mail(file: bytes) -> bytes:
    made = email.mime.multipart.MIMEMultipart("related")
    made.attach(email.mime.application.MIMEApplication(NOTE))
    made.attach(email.mime.application.MIMEApplication(file))
    return made.as_bytes()


def portfolio(file: bytes) -> bytes:
    """A PDF with a file, and before it one that has lost its data."""
    made = pypdfium2.PdfDocument.new()
    made.new_page(100, 100)
    made.new_attachment("pazudis")
    made.new_attachment("zinojums").set_data(file)
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def pinned(file: bytes) -> bytes:
    """A PDF with a file that is pinned to a page, as a note may be."""
    made = pypdfium2.PdfDocument.new()
    page = made.new_page(100, 100)
    note = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_FILEATTACHMENT)
    name = ctypes.create_string_buffer("zinojums\0".encode("utf-16-le"))
    attached = raw.FPDFAnnot_AddFileAttachment(note, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)))
    pypdfium2.PdfAttachment(attached, made).set_data(file)
    raw.FPDFPage_CloseAnnot(note)
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


CONTAINERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "ZIP": ("application/zip", zipped),
    "EDOC": (kinds.ASICE, lambda file: zipped(file, declared=kinds.ASICE)),
    "a ZIP in a ZIP": ("application/zip", lambda file: zipped(zipped(file))),
    "a ZIP cut off": ("application/zip", lambda file: zipped(file)[:-60]),
    "a ZIP cut off, not packed": ("application/zip", lambda file: zipped(file, method=zipfile.ZIP_STORED)[:-60]),
    "MHTML": ("multipart/related", mail),
    "PDF": ("application/pdf", portfolio),
    "PDF, pinned": ("application/pdf", pinned),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_the_files_in_a_container_are_told_by_their_digests(name: str) -> None:
    file = b"%PDF-1.4 " + bytes(range(256)) * 9
    wanted = {hashlib.sha256(one).hexdigest() for one in (file, NOTE)}
    found = documents.digests_within(CONTAINERS[name][1](file))
    assert wanted <= found if "PDF" not in name else wanted & found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_two() -> None:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        made.writestr("zinojums.txt", NOTE)
        made.writestr("zinojums.txt", NOTE * 2)
    assert documents.digests_within(buffer.getvalue()) == {hashlib.sha256(one).hexdigest() for one in (NOTE, NOTE * 2)}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\3\4" + bytes(999), b"%PDF-1.4 /EmbeddedFile", zipped(b"")[:50], NOTE],
    ids=["nothing", "signature of a ZIP", "words of a PDF", "torn ZIP", "plain text"],  # the ZIP has the time in it
)
def test_what_holds_no_file_has_none(content: bytes) -> None:
    assert not documents.digests_within(content)


def test_a_short_file_is_nobodys() -> None:
    assert hashlib.sha256(b"").hexdigest() not in documents.digests_within(zipped(b""))
    assert hashlib.sha256(b"GIF89a").hexdigest() not in documents.digests_within(zipped(b"GIF89a"))


@pytest.fixture
def rig(twice_crawled: DataFolder, changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl) -> Rig:
    """An archive that may be written to."""
    shutil.copytree(twice_crawled.root, folder.root)
    return Rig(folder, changed_site, crawl)


def document_of(rig: Rig) -> tuple[str, bytes]:
    """The id and the content of a document that an article links to."""
    ((id, url),) = rig.ask("SELECT document_id, url FROM attachments WHERE document_id IS NOT NULL ORDER BY 1 LIMIT 1")
    return str(id), rig.server.handler(urlsplit(str(url)).path).body


def import_file(rig: Rig, path: str, content: bytes, mime: str, *, status: int = 200) -> str:
    """Import the capture of a file. Returns its digest."""
    answer = captured(Answer(status, mime, content), f"{rig.server.url}{path}", "2019-03-05T10:11:12Z")
    import_captures(rig.folder, [answer], rig.server.url)
    reading.read_new(rig.folder)
    return hashlib.sha256(content).hexdigest()


def is_there(rig: Rig, digest: str) -> bool:
    rows = rig.ask("SELECT 1 FROM captures WHERE sha256 = ?1 UNION SELECT 1 FROM documents WHERE id = ?1", digest)
    return bool(rows) or bool(traces(rig.folder, [digest]))


@pytest.mark.parametrize("name", sampled(["EDOC", "MHTML", "PDF"], ["EDOC", "PDF"]))
def test_it_is_withheld_with_a_document_and_released_with_it(rig: Rig, name: str) -> None:
    document, file = document_of(rig)
    mime, made = CONTAINERS[name]
    held, other = made(file), zipped(NOTE * 2)
    digest, stays = (import_file(rig, f"/upload/{n}", *one) for n, one in enumerate([(held, mime), (other, mime)]))
    before = all_rows(rig.folder)
    scope = operations.look(rig.folder, document)
    assert any("/upload/0 holds a file of it" in note for note in scope.notes)
    rig.withhold(document)
    rig.never_comes_back([digest, document], "/upload/0")
    assert is_there(rig, stays)
    assert operations.release(rig.folder, document).carried_out
    after = all_rows(rig.folder)
    assert all(after[name] == before[name] for name in ("documents", "document_pages", "attachments"))


@pytest.mark.parametrize("status", [200, 404])
def test_one_that_comes_later_is_kept_and_not_shown_before_the_release(rig: Rig, status: int) -> None:
    document, file = document_of(rig)
    rig.withhold(document)
    digest = import_file(rig, "/upload/velak.zip", zipped(file), "text/html", status=status)
    assert not is_there(rig, digest)
    rebuild(rig.folder)
    assert not is_there(rig, digest)
    assert operations.release(rig.folder, document).carried_out
    assert rig.ask("SELECT 1 FROM captures WHERE sha256 = ?", digest)


def test_one_that_holds_an_erased_document_is_erased_and_not_stored_again(rig: Rig) -> None:
    document, file = document_of(rig)
    import_file(rig, "/upload/arhivs.zip", zipped(file, method=zipfile.ZIP_STORED), "application/zip")
    assert held_in(rig.folder.warc, [NOTE.decode()])
    erasing.erase(rig.folder, document, "court")
    assert not held_in(rig.folder.warc, [NOTE.decode()])
    import_file(rig, "/upload/cits.zip", zipped(file, declared=kinds.ASICE), "application/zip")
    assert not held_in(rig.folder.warc, [NOTE.decode()])


def test_the_keeper_is_told_what_nobody_can_look_into(rig: Rig) -> None:
    document, file = document_of(rig)
    files = {"a.rar": b"Rar!\x1a\x07\x01\x00" + NOTE, "b.7z": b"7z\xbc\xaf\x27\x1c" + NOTE, "c.zip": locked(file)}
    for name, content in files.items():
        import_file(rig, f"/upload/{name}", content, "application/octet-stream")
    notes = [note for note in operations.look(rig.folder, document).notes if "nobody can look into" in note]
    assert [all(f"/upload/{name}" in note for name in files) for note in notes] == [True]
