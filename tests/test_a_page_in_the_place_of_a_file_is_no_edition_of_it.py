"""A notice of maintenance at the address of a file is no edition of it, and the file is requested again."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.documents.files import capture_of_file
from archive.store.documents.reading import read_new
from archive.store.documents.versions import versions
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Changed, Exchange
from tests.replica.server import ReplicaServer
from tests.replica.site import answer_of
from tests.support.articles import path_of
from tests.support.sampled import later
from tests.support.sites.moved_articles import Visit, query

DOCUMENT = "/upload/files/103-statistika-2014.xls"
PICTURE = "/upload/images/101-apmacibas-saldus.jpg"
UNTYPED = "/media/12/download"
NOTICE = "<!doctype html><html lang=lv><title>{title}</title><main><h1>{title}</h1><p>Lūdzu, mēģiniet vēlāk.</p></main>"


@dataclass(frozen=True)
class Notice:
    """A page of maintenance, by whatever type the server calls it."""

    content_type: str = "text/html"
    title: str = "Vietnē notiek darbi"
    markup: str = NOTICE

    def play(self, exchange: Exchange) -> None:
        exchange.respond(answer_of(self.markup.format(title=self.title).encode(), self.content_type))


@dataclass(frozen=True)
class Nights:
    """Refreshes, each with the reading of documents that follows."""

    visit: Visit
    server: ReplicaServer
    folder: DataFolder

    def night(self, day: float, *, full: bool = False) -> Summary:
        summary = self.visit(day, self.server, full=full)
        read_new(self.folder)
        return summary

    def behind(self, path: str) -> list[tuple[str | None, str | None]]:
        """What stands behind the links to a document: its type by its bytes, and what its link says."""
        sql = "SELECT documents.mime, attachments.mime FROM attachments LEFT JOIN documents ON id = document_id"
        return query(self.folder, f"{sql} WHERE url LIKE ?", f"%{path}")

    def editions(self, path: str) -> int:
        with closing(open_database(self.folder.database)) as db:
            return len(versions(db, self.server.url + path))

    def link_without_type(self) -> None:
        """Let the address of the document tell nothing of its type."""
        site = self.server.handler
        self.server.script(path_of("lv-103"), Changed(lambda body: body.replace(DOCUMENT.encode(), UNTYPED.encode())))
        self.server.handler = lambda path: replace(site(DOCUMENT if path == UNTYPED else path), last_modified=None)


@pytest.fixture
def nights(visit: Visit, small_site: ReplicaServer, folder: DataFolder) -> Nights:
    return Nights(visit, small_site, folder)


@pytest.mark.parametrize("content_type", ["text/html", later("application/vnd.ms-excel")])
@pytest.mark.parametrize("path", [DOCUMENT, UNTYPED])
def test_a_known_document_stays_and_is_requested_each_night(path: str, content_type: str, nights: Nights) -> None:
    if path == UNTYPED:
        nights.link_without_type()
    nights.night(0)
    before = nights.behind(path)
    assert before[0][0] == "application/vnd.ms-excel"
    nights.server.script(path, Notice(content_type))
    first, *others = [nights.night(31, full=True), nights.night(32), nights.night(33)]
    assert (first.exit_code, first.failed) == (6, 1)
    assert f"{path}: a page came instead of the file" in str(first.detail)
    assert [(night.exit_code, night.failed) for night in others] == [(0, 1)] * 2
    assert (nights.behind(path), nights.editions(path)) == (before, 1)
    nights.server.script(path)
    assert nights.night(34).failed == 0
    assert (nights.behind(path), nights.editions(path)) == (before, 1)


def test_words_that_no_error_page_is_known_by_are_no_edition_either(nights: Nights) -> None:
    nights.link_without_type()
    nights.night(0)
    before = nights.behind(UNTYPED)
    nights.server.script(UNTYPED, Notice(title="Drīz atkal būsim kopā"))
    assert nights.night(31, full=True).failed == 1
    assert (nights.behind(UNTYPED), nights.editions(UNTYPED)) == (before, 1)


@pytest.mark.parametrize("content_type", ["text/html", "application/vnd.ms-excel"])
def test_a_table_that_an_old_system_calls_a_sheet_is_the_file(content_type: str, nights: Nights) -> None:
    table = "<html><body><table><tr><th>Gads</th><th>Upuri</th></tr><tr><td>2020</td><td>41</td></tr></table>"
    nights.server.script(DOCUMENT, Notice(content_type, markup=table))
    assert [nights.night(day).failed for day in (0, 31)] == [0, 0]
    assert nights.behind(DOCUMENT) == [("application/vnd.ms-excel", "application/vnd.ms-excel")]
    assert ("Gads\tUpuri\n2020\t41",) in query(nights.folder, "SELECT text FROM document_pages")


def test_a_document_that_never_came_is_requested_until_it_does(nights: Nights) -> None:
    nights.server.script(DOCUMENT, Notice())
    assert [nights.night(day).failed for day in (0, 1, 2)] == [1, 1, 1]
    assert nights.behind(DOCUMENT) == [(None, "application/vnd.ms-excel")]
    nights.server.script(DOCUMENT)
    assert nights.night(3).failed == 0
    assert nights.behind(DOCUMENT)[0][0] == "application/vnd.ms-excel"


def test_an_error_page_is_no_document_where_the_link_tells_no_type(nights: Nights) -> None:
    nights.link_without_type()
    nights.server.script(UNTYPED, Notice())
    nights.night(0)
    assert nights.behind(UNTYPED) == [(None, None)]
    assert query(nights.folder, "SELECT count(*) FROM documents WHERE mime = 'text/html'") == [(0,)]


def test_a_picture_that_is_a_page_is_requested_until_it_is_one(nights: Nights) -> None:
    nights.server.script(PICTURE, Notice("image/jpeg"))
    assert [nights.night(day).failed for day in (0, 1, 2)] == [1, 1, 1]
    nights.server.script(PICTURE)
    assert nights.night(3).failed == 0
    nights.server.script(PICTURE, Notice())
    assert [nights.night(4).failed, nights.night(5, full=True).failed] == [0, 1]  # ordinarily, it is requested once
    with closing(open_database(nights.folder.database)) as db:
        assert capture_of_file(db, nights.server.url + PICTURE)["captured_mime"] == "image/jpeg"


def test_a_rebuild_ends_with_the_same(nights: Nights) -> None:
    nights.night(0)
    nights.server.script(DOCUMENT, Notice())
    nights.night(31, full=True)
    sqls = ("SELECT url, reason FROM failures", "SELECT id, read_as FROM captures ORDER BY id")
    before = [query(nights.folder, sql) for sql in sqls], nights.behind(DOCUMENT)
    nights.folder.database.unlink()
    rebuild(nights.folder)
    assert ([query(nights.folder, sql) for sql in sqls], nights.behind(DOCUMENT)) == before
