from __future__ import annotations

import errno
import gzip
import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from archive import documents
from archive.store.database import open_database
from archive.store.documents import reading
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica import files
from tests.replica.content import Attachment, ReplicaArticle
from tests.replica.misbehaviour import Changed, Raw
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows

REPORT = files.document("parskats.docx", "Pārskats par paligu mājām")
PATHS = [f"/upload/files/{number}-parskats.docx" for number in range(5)]


def articles() -> list[ReplicaArticle]:
    """Five articles, each with a link of its own to a report."""
    return [
        replace(one, attachments=(Attachment(f"{number}-parskats.docx", f"Pārskats {number}"),))
        for number, one in enumerate(six_articles()[:5])
    ]


@pytest.fixture
def site() -> Iterator[ReplicaServer]:
    """The five articles; behind every link is the same report."""
    with ReplicaServer(Site("semantic", articles=articles(), events=[])) as server:
        for path in PATHS:
            server.script(path, Changed(REPORT))
        yield server


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    names: list[str] = []
    as_usual = documents.read

    def note(content: bytes, **told: Any) -> documents.Reading:
        names.append(told["name"])
        return as_usual(content, **told)

    monkeypatch.setattr(documents, "read", note)
    return names


def rows(folder: DataFolder, sql: str) -> list[tuple[Any, ...]]:
    with closing(open_database(folder.database)) as db:
        return list(db.execute(sql).fetchall())


DOCUMENTS = ("documents", "document_pages", "attachments")
ATTACHED = "SELECT article_id, url, document_id, bytes FROM attachments ORDER BY 1, 2"
SAID = """
SELECT id, mime, bytes, documents.pages, extractor, problem, text FROM documents JOIN document_pages ON id = document_id
"""


def test_a_document_behind_five_links_is_read_once(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    assert crawl(site).outcome == "done"
    assert len(read) == 1
    ((digest, mime, size, pages, extractor, problem, text),) = rows(folder, SAID)
    assert digest == hashlib.sha256(REPORT).hexdigest()
    assert (mime, size, pages, problem) == (files.mime_type("a.docx"), len(REPORT), 1, None)
    assert "Pārskats par paligu mājām" in text
    assert extractor == documents.extractor_of(mime)
    assert len(rows(folder, ATTACHED)) == 5
    assert {row[2:] for row in rows(folder, ATTACHED)} == {(digest, len(REPORT))}
    assert len(rows(folder, "SELECT * FROM attachments_narrow")) == 5


def test_nothing_is_read_again(site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]) -> None:
    crawl(site)
    before = derived_rows(folder)
    crawl(site, full=True)
    rebuild(folder)
    assert len(read) == 1
    after = derived_rows(folder)
    assert [after[table] for table in DOCUMENTS] == [before[table] for table in DOCUMENTS]


def test_a_rebuild_without_the_old_database_reads_the_same(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    crawl(site)
    before = derived_rows(folder)
    folder.database.unlink()
    rebuild(folder)
    assert len(read) == 2
    assert derived_rows(folder) == before


def test_what_another_version_has_read_is_read_again(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    crawl(site)
    with closing(open_database(folder.database, create=True)) as db, db.atomic():
        db.execute("UPDATE documents SET extractor = 'rules 0'")
    crawl(site)
    assert len(read) == 2
    assert len(rows(folder, "SELECT * FROM document_pages")) == 1


def test_a_new_edition_takes_the_place_of_the_one_before(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    crawl(site)
    edition = files.document("parskats.docx", "Pārskats, otrais izdevums")
    site.script(PATHS[0], Changed(edition))
    assert crawl(site, full=True).changed == 0
    found = {url.rpartition("/")[2]: digest for _, url, digest, _ in rows(folder, ATTACHED)}
    assert found["0-parskats.docx"] == hashlib.sha256(edition).hexdigest()
    assert found["1-parskats.docx"] == hashlib.sha256(REPORT).hexdigest()
    assert len(rows(folder, "SELECT * FROM documents")) == 2


def test_what_was_compressed_on_the_way_is_the_same_document(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    packed = gzip.compress(REPORT, mtime=0)
    fields = ("Content-Type: application/octet-stream", "Content-Encoding: gzip", f"Content-Length: {len(packed)}")
    head = "\r\n".join(["HTTP/1.1 200 OK", *fields, "", ""])
    site.script(PATHS[0], Raw(head.encode() + packed))
    crawl(site)
    assert len(read) == 1
    assert len({row[2] for row in rows(folder, ATTACHED)}) == 1
    assert len(rows(folder, "SELECT * FROM document_payloads")) == 2


@pytest.mark.parametrize("page", [b"<html><body><p>Lapa nav atrasta</p></body></html>", b"", b"\x89PNG\r\n\x1a\n"])
def test_what_stands_in_the_place_of_a_document_is_none(
    page: bytes, site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    site.script(PATHS[0], Changed(page))
    crawl(site)
    found = {url.rpartition("/")[2]: (digest, size) for _, url, digest, size in rows(folder, ATTACHED)}
    assert found["0-parskats.docx"] == (None, None)
    assert found["1-parskats.docx"] == (hashlib.sha256(REPORT).hexdigest(), len(REPORT))


def redirect(to: str) -> Raw:
    return Raw(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())


def test_a_document_is_known_by_its_bytes_also_where_a_redirect_leads(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    pdf = files.document("a.pdf", "Cits")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(pdf)}\r\n\r\n"
    site.script(PATHS[0], redirect("/upload/dati/3"))
    site.script("/upload/dati/3", Raw(head.encode() + pdf))
    site.script(PATHS[1], redirect("/lv"))
    crawl(site)
    found = {url.rpartition("/")[2]: (digest, size) for _, url, digest, size in rows(folder, ATTACHED)}
    assert found["0-parskats.docx"] == (hashlib.sha256(pdf).hexdigest(), len(pdf))
    assert found["1-parskats.docx"] == (None, None)
    assert not rows(folder, "SELECT * FROM documents WHERE mime = 'text/html'")


def test_a_document_that_cannot_be_read_says_why_and_ends_nothing(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    site.script(PATHS[0], Changed(b"%PDF-1.7\nnekas vairs"))
    assert crawl(site).outcome == "done"
    assert sorted(rows(folder, "SELECT problem, pages FROM documents"), key=str) == [("it is damaged", 0), (None, 1)]
    assert all(row[2] for row in rows(folder, ATTACHED))


def test_an_interrupted_reading_goes_on_the_next_time(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.script(PATHS[0], Changed(files.document("a.docx", "Cits pārskats")))
    as_usual = documents.read

    def interrupted(*_: object, **__: object) -> documents.Reading:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(documents, "read", interrupted)
        assert crawl(site).outcome == "done"
    assert not rows(folder, "SELECT * FROM documents")
    assert documents.read is as_usual
    assert reading.read_new(folder).read == 2
    assert all(row[2] for row in rows(folder, ATTACHED))


@pytest.mark.parametrize("again", [lambda folder: rebuild(folder), lambda folder: reading.read_new(folder)])
def test_while_somebody_else_is_at_work_nothing_is_read(
    again: Callable[[DataFolder], object], site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(site)
    before = derived_rows(folder)
    again(folder)
    with folder.lock():
        assert reading.read_new(folder).read == 0
    assert derived_rows(folder) == before


def test_a_full_disk_costs_documents_and_not_what_the_crawl_says(
    site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> documents.Reading:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(documents, "read", full)
        summary = crawl(site)
    assert summary.outcome == "done"
    assert "not all documents could be read (the disk is full" in str(summary.detail)
    assert crawl(site).detail is None
    assert all(row[2] for row in rows(folder, ATTACHED))
