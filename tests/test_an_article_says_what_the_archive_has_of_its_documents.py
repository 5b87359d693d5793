"""An article tells of each document its type, length and size, or why the archive has not got it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from lxml.html import HtmlElement

from archive.store.documents.rows import note_payload
from archive.store.folder import DataFolder
from tests.support.archives.shelf import Shelf
from tests.support.documents.shelved_documents import attach, put_article, put_document
from tests.support.reading_room import text_of
from tests.support.rows.articles import Row

SITE = "http://localhost/upload"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        put_article(made.db, Row("lv-1", "Seminārs", "Teksts."))
        yield made


def told(shelf: Shelf, language: str = "lv") -> HtmlElement:
    """What lv-1 says of its one document."""
    found: list[HtmlElement] = shelf.room.page("/article/lv-1", language).xpath('//ul[@class="documents"]/li')
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("mime", "pages", "size", "latvian", "english"),
    [
        ("application/pdf", 12, 245 * 1024, "PDF, 12 lappuses, 245 KB", "PDF, 12 pages, 245 KB"),
        ("application/pdf", 1, 1000, "PDF, 1 lappuse, 1000 B", "PDF, 1 page, 1,000 B"),
        ("application/pdf", 21, 1_300_000, "PDF, 21 lappuse, 1,2 MB", "PDF, 21 pages, 1.2 MB"),
        ("application/pdf", 10, 1_048_400, "PDF, 10 lappuses, 1,0 MB", "PDF, 10 pages, 1.0 MB"),
        (WORKBOOK, 3, 20_000, "Excel darbgrāmata, 3 darblapas, 20 KB", "Excel workbook, 3 sheets, 20 KB"),
        (WORD, 1, 20_000, "Word dokuments, 20 KB", "Word document, 20 KB"),
        (None, 0, 20_000, "Fails, 20 KB", "File, 20 KB"),
    ],
)
def test_type_length_and_size_are_told(
    mime: str | None, pages: int, size: int, latvian: str, english: str, shelf: Shelf
) -> None:
    content = bytes(size)
    capture = shelf.put(content, mime or "", path="/upload/a.pdf")
    document_id = put_document(shelf.db, capture, content, ["teksts"] * pages, mime=mime)
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    item = told(shelf)
    assert (
        text_of(item.xpath("small")[0])
        .replace("\xa0", " ")
        .startswith(f"{latvian} · arhīva kopija: Programma (02.01.2024.) · sākotnējā adrese")
    ), text_of(item)
    assert text_of(told(shelf, "en")).replace("\xa0", " ").startswith(f"Programma {english} · archive’s copy")
    assert item.xpath("a/@href") == [f"/document/{document_id}"]
    assert item.xpath("small/a/@href") == [f"/document/{document_id}/file", f"{SITE}/a.pdf"]


def test_what_could_not_be_read_is_told(shelf: Shelf) -> None:
    capture = shelf.put(b"%PDF-", "application/pdf", path="/upload/a.pdf")
    put_document(shelf.db, capture, b"%PDF-", problem="it is protected by a password")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert "Teksts nav nolasīts: tas ir aizsargāts ar paroli." in text_of(told(shelf))
    assert "Its text could not be read: it is protected by a password." in text_of(told(shelf, "en"))


@pytest.mark.parametrize(
    ("pages", "problem", "latvian"),
    [
        (["", ""], "its pages are pictures without text", "Teksts nav nolasīts: "),
        ([""], "no text was found in it", "Teksts nav nolasīts: tajā nav atrasts teksts."),
        (["", "a"], "some of its pages are pictures whose text was not read", "Nolasīta tikai daļa teksta: "),
    ],
)
def test_pages_without_text_are_no_part_of_it(pages: list[str], problem: str, latvian: str, shelf: Shelf) -> None:
    capture = shelf.put(b"%PDF-", "application/pdf", path="/upload/a.pdf")
    put_document(shelf.db, capture, b"%PDF-", pages, problem=problem)
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert latvian in text_of(told(shelf))


def failed(reason: str) -> str:
    return f"INSERT INTO failures VALUES ('{SITE}/a.pdf', '{reason}', '2024-01-01', '2024-01-01')"


@pytest.mark.parametrize(
    ("url", "sql", "why"),
    [
        (f"{SITE}/a.pdf", "", "The archive has not requested it yet."),
        (f"{SITE}/a.pdf", f"INSERT INTO pending VALUES ('{SITE}/a.pdf')", "The archive has not requested it yet."),
        ("https://www.mk.gov.lv/a.pdf", "", "It is on another website, which the archive does not copy."),
        ("javascript:ran('a')", "", "It is on another website, which the archive does not copy."),
        (f"{SITE}/a.pdf", failed("HTTP 503"), "It could not be fetched: HTTP 503."),
        (f"{SITE}/a.pdf", failed("<b>100%</b> %(s)s"), "It could not be fetched: <b>100%</b> %(s)s."),
        (
            f"{SITE}/a.pdf",
            failed(f"{SITE}/a.pdf has more than 20971520 bytes"),
            "It is larger than the archive accepts (20.0 MB).",
        ),
    ],
)
def test_why_it_is_not_there_is_told(url: str, sql: str, why: str, shelf: Shelf) -> None:
    attach(shelf.db, "lv-1", (url, "Programma"))
    if sql:
        with shelf.db.atomic():
            shelf.db.execute(sql)
    item = told(shelf, "en")
    assert f"Not stored in the archive. {why}" in text_of(item).replace("\xa0", " ")
    assert not item.xpath('.//a[starts-with(@href, "/")]')
    assert not item.xpath('.//a[starts-with(@href, "javascript:")]')


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("took longer than 180 seconds", "Vietne to nepaguva atsūtīt 180 sekundēs."),
        (f"{SITE}/a.pdf took longer than 180 seconds", "Vietne to nepaguva atsūtīt 180 sekundēs."),
        ("cannot connect to localhost:80: Connection refused", "Ar vietni neizdevās savienoties."),
        ("the certificate of localhost is not valid: certificate has expired", "Vietnes sertifikāts nav derīgs."),
        ("ended too early: not enough data", "Vietne to neatsūtīja līdz galam."),
        (f"{SITE}/a.pdf ended too early: not enough data", "Vietne to neatsūtīja līdz galam."),
        ("it redirects in a circle", "Tā adrese ved pa riņķi."),
        ("it redirects more than 20 times", "Tā adrese ved pa riņķi."),
        ("an empty answer", "Vietne atsūtīja tukšu failu."),
        ("HTTP 503", "To neizdevās iegūt: HTTP 503."),
    ],
)
def test_why_it_could_not_be_fetched_is_told_in_latvian_too(reason: str, why: str, shelf: Shelf) -> None:
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    with shelf.db.atomic():
        shelf.db.execute(failed(reason))
    assert f"Arhīvā nav saglabāts. {why}" in text_of(told(shelf))


def redirect(shelf: Shelf, path: str, to: str) -> None:
    """Let the site have sent who asked for a path to another one."""
    capture = shelf.put(b"", path=path, status=302)
    with shelf.db.atomic():
        shelf.db.execute("UPDATE captures SET location = ? WHERE id = ?", [to, capture.id])


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        (b"", 404, "The site answered that there is no such file (HTTP 404, 2 Jan 2024)."),
        (b"<title>Kluda</title>", 200, "The site answered with a page instead of a file."),
        (b"", 200, "The site sent an empty file."),
    ],
)
def test_what_is_told_is_what_stands_where_a_redirect_leads(body: bytes, status: int, why: str, shelf: Shelf) -> None:
    redirect(shelf, "/upload/a.pdf", "/upload/b.pdf")
    redirect(shelf, "/upload/b.pdf", "c")
    shelf.put(body, "text/html", path="/upload/c", status=status)
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert why in text_of(told(shelf, "en"))


def test_redirects_in_a_circle_end(shelf: Shelf) -> None:
    redirect(shelf, "/upload/a.pdf", "/upload/a.pdf")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert "The archive has not requested it yet." in text_of(told(shelf, "en"))


def test_that_the_site_has_it_no_longer_is_told(shelf: Shelf) -> None:
    capture = shelf.put(b"%PDF-", "application/pdf", path="/upload/a.pdf")
    put_document(shelf.db, capture, b"%PDF-", ["a"])
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    later = datetime(2024, 3, 1, 12, tzinfo=UTC)
    shelf.put(b"", path="/upload/a.pdf", status=404, moment=later)
    assert "The site no longer has it (HTTP 404, 1 Mar 2024)." in text_of(told(shelf, "en"))
    assert "Not stored" not in text_of(told(shelf, "en"))
    shelf.put(b"%PDF-", "application/pdf", path="/upload/a.pdf", moment=later + timedelta(days=1))
    assert "no longer" not in text_of(told(shelf, "en"))


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "The site answered that there is no such file (HTTP 404, 2 Jan 2024)."),
        (410, "The site answered that there is no such file (HTTP 410, 2 Jan 2024)."),
        (403, "The site refused to send it (HTTP 403, 2 Jan 2024)."),
    ],
)
def test_what_the_site_answered_instead_is_told(status: int, why: str, shelf: Shelf) -> None:
    shelf.put(b"", path="/upload/a.pdf", status=status)
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert why in text_of(told(shelf, "en"))


def test_a_page_in_its_place_is_told_and_linked(shelf: Shelf) -> None:
    capture = shelf.put(b"<title>Kluda</title>", "text/html", path="/upload/a.pdf")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    item = told(shelf, "en")
    assert "The site answered with a page instead of a file." in text_of(item)
    assert item.xpath(f'.//a[@href="/capture/{capture.id}/content"]')


def test_a_page_that_is_called_a_file_is_told_as_well(shelf: Shelf) -> None:
    capture = shelf.put(b"<title>Kluda</title>", "application/pdf", path="/upload/a.pdf")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    with shelf.db.atomic():
        note_payload(shelf.db, capture.sha256, None)
        shelf.db.execute(failed("a page came instead of the file"))
    assert "The site answered with a page instead of a file." in text_of(told(shelf, "en"))


@pytest.mark.parametrize(("mime", "is_told"), [("application/pdf", True), (None, False)])
def test_a_file_that_is_not_what_its_link_says_is_told(mime: str | None, is_told: bool, shelf: Shelf) -> None:
    capture = shelf.put(b"%!PS-Adobe-3.0", "application/octet-stream", path="/upload/a")
    attach(shelf.db, "lv-1", (f"{SITE}/a", "Programma"), mime=mime)
    with shelf.db.atomic():
        note_payload(shelf.db, capture.sha256, None)
    item = told(shelf)
    assert ("Teksts nav nolasīts: šāda veida failus arhīvs nelasa." in text_of(item)) == is_told
    assert f"/capture/{capture.id}/content" in item.xpath(".//a/@href")


def test_a_file_that_was_not_read_yet_is_handed_out_all_the_same(shelf: Shelf) -> None:
    capture = shelf.put(b"%PDF-", "application/pdf", path="/upload/a.pdf")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert f"/capture/{capture.id}/content" in told(shelf).xpath(".//a/@href")


def test_a_file_that_was_cut_off_is_told_unless_a_whole_one_is_there(shelf: Shelf) -> None:
    later = datetime(2024, 3, 1, 12, tzinfo=UTC)
    cut = shelf.put(b"%PDF-1.4", "application/pdf", path="/upload/a.pdf", moment=later)
    with shelf.db.atomic():
        shelf.db.execute("UPDATE captures SET truncated = 'length'")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    item = told(shelf)
    assert "Šeit ir tikai sākums, tāpēc nekas nav nolasīts." in text_of(item)
    assert f"/capture/{cut.id}/content" in item.xpath(".//a/@href")
    whole = shelf.put(b"%PDF-1.4 viss", "application/pdf", path="/upload/a.pdf")
    item = told(shelf)
    assert "tikai sākums" not in text_of(item)
    assert f"/capture/{whole.id}/content" in item.xpath(".//a/@href")


def test_what_robots_txt_forbids_is_told(shelf: Shelf) -> None:
    shelf.put(b"User-agent: *\nDisallow: /upload/\n", "text/plain", path="/robots.txt")
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    assert "The site’s robots.txt asks programs not to fetch it." in text_of(told(shelf, "en"))


def test_a_damaged_copy_is_told(shelf: Shelf) -> None:
    capture = shelf.put(b"%PDF-", "application/pdf", path="/upload/a.pdf")
    put_document(shelf.db, capture, b"%PDF-", ["a"])
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    with shelf.db.atomic():
        shelf.db.execute("INSERT INTO damage VALUES (?, 'its bytes are zeros', '2024-01-01')", [capture.id])
    assert "The archive’s copy is damaged." in text_of(told(shelf, "en"))


def test_the_bar_below_the_title_leads_to_what_is_there(shelf: Shelf) -> None:
    bar = "//nav[@class='on-this-page']//a/@href"
    assert shelf.room.page("/article/lv-1").xpath(bar) == ["#facts", "#cite"]
    attach(shelf.db, "lv-1", (f"{SITE}/a.pdf", "Programma"))
    page = shelf.room.page("/article/lv-1")
    assert page.xpath(bar) == ["#facts", "#documents", "#cite"]
    assert all(page.xpath(f"//*[@id='{target[1:]}']") for target in page.xpath(bar))
