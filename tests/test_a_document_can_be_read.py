"""The page of a document has its text by pages, with the words that were looked for marked in any inflection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from lxml.html import HtmlElement

from archive.store.folder import DataFolder
from archive.web.parts.documents.addresses import PART, document_address
from archive.web.parts.documents.text import MOST_CHARACTERS, as_html
from tests.support.archives.shelf import Shelf
from tests.support.documents.shelved_documents import attach, put_article, put_document
from tests.support.reading_room import text_of
from tests.support.rows.articles import Row

URL = "http://localhost/upload/parskats.pdf"
PAGES = [f"Pārskata {number}. lappuse.\nŠeit nav nekā." for number in range(1, 9)]
PAGES[6] = "Septītā nodaļa\nPašvaldībām jāsargā cilvēki.\nNovads\tGadījumi\nOgres novads\t7\nCēsu novads\t12"


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        put_article(made.db, Row("lv-1", "Publicēts pārskats", "Pašvaldībām jāsargā rezervātu."))
        yield made


def put(shelf: Shelf, pages: list[str] | None = None, content: bytes = b"%PDF-1.4 a", **more: str | None) -> str:
    """A document with these pages, captured and attached to lv-1."""
    capture = shelf.put(content, "application/pdf", path="/upload/parskats.pdf")
    document_id = put_document(shelf.db, capture, content, PAGES if pages is None else pages, **more)
    attach(shelf.db, "lv-1", (URL, "Gada pārskats"))
    return document_id


def marked(page: HtmlElement) -> list[str]:
    return [text_of(one) for one in page.xpath("//mark")]


def test_it_is_called_as_its_link_and_told_by_type_pages_size_and_day(shelf: Shelf) -> None:
    address = document_address(put(shelf, title="Pārskats par 2019. gadu"))
    page = shelf.room.page(address)
    (heading,) = page.xpath("//h1")
    assert (text_of(heading), heading.get("lang")) == ("Gada pārskats", "lv")
    assert "PDF, 8 lappuses, 10 B · saglabāts 02.01.2024." in text_of(page.xpath('//p[@class="byline"]')[0])
    facts = text_of(page.xpath("//aside")[0])
    assert "Publicēts pārskats" in facts
    assert "Pārskats par 2019. gadu" in facts
    assert page.xpath('//aside//a[@href="/article/lv-1"]')
    assert "PDF, 8 pages, 10 B · captured 2 Jan 2024" in text_of(shelf.room.page(address, "en"))


@pytest.mark.parametrize(("content", "told"), [(b"%PDF-1.4 a", "10 B"), (b"%PDF".ljust(8471), "8 KB (8471 B)")])
def test_its_size_is_told_in_bytes_once(content: bytes, told: str, shelf: Shelf) -> None:
    page = shelf.room.page(document_address(put(shelf, content=content)))
    assert told in [text_of(one) for one in page.xpath("//aside//dd")]


def test_its_pages_have_anchors_paragraphs_and_tables(shelf: Shelf) -> None:
    page = shelf.room.page(document_address(put(shelf)))
    headings = page.xpath('//div[@id="text"]//h2')
    assert [one.get("id") for one in headings] == [f"page-{number}" for number in range(1, 9)]
    assert text_of(headings[6]) == "7. lappuse"
    (seventh,) = page.xpath('//section[@aria-labelledby="page-7"]')
    assert [text_of(one) for one in seventh.xpath("./p")] == ["Septītā nodaļa", "Pašvaldībām jāsargā cilvēki."]
    rows = [[text_of(cell) for cell in row.xpath("td")] for row in seventh.xpath(".//tr")]
    assert rows == [["Novads", "Gadījumi"], ["Ogres novads", "7"], ["Cēsu novads", "12"]]
    assert page.xpath('//div[@id="text"]/div[contains(@class, "pages")]/@lang') == ["lv"]


@pytest.mark.parametrize(
    "query", ["pašvaldība", "pasvaldibas", '"pašvaldība jāsargā"', "pašvald*", "-nekā pašvaldībai"]
)
def test_words_are_marked_in_any_inflection(query: str, shelf: Shelf) -> None:
    page = shelf.room.page(document_address(put(shelf), query, 7).partition("#")[0])
    assert marked(page)[0].startswith("Pašvaldībām")
    links = page.xpath('//div[@class="found"]//a')
    assert [text_of(one) for one in links[:-1]] == ["7. lappuse"]
    assert links[0].get("href").endswith("#page-7")
    assert "Atrasts 1 vietā" in text_of(page)


def test_pages_that_have_all_words_come_before_those_that_have_some(shelf: Shelf) -> None:
    document_id = put(shelf)
    both = shelf.room.page(document_address(document_id, "septītā novads").partition("#")[0])
    assert [text_of(one) for one in both.xpath('//div[@class="found"]//li')] == ["7. lappuse"]
    apart = shelf.room.page(document_address(document_id, "nodaļa lappuse"))
    assert len(apart.xpath('//div[@class="found"]//li')) == 8


def test_words_that_are_not_there_are_told(shelf: Shelf) -> None:
    page = shelf.room.page(document_address(put(shelf), "bruņurupucis"))
    assert "Šo vārdu šajā dokumentā nav" in text_of(page)
    assert not marked(page)


def test_a_long_one_is_shown_in_parts_and_a_link_to_a_page_leads_to_it(shelf: Shelf) -> None:
    pages = [f"{number}. lappuse" + (" par rezervātu" if number == 207 else "") for number in range(1, 241)]
    document_id = put(shelf, pages)
    first = shelf.room.page(document_address(document_id, "rezervāts"))
    assert first.xpath(f'//h2[@id="page-{PART}"]')
    assert not first.xpath('//h2[@id="page-207"]')
    (link,) = first.xpath('//div[@class="found"]//li/a/@href')
    assert link == document_address(document_id, "rezervāts", 207)
    there = shelf.room.page(link.partition("#")[0])
    assert there.xpath('//h2[@id="page-207"]')
    assert marked(there) == ["rezervātu"]
    assert text_of(there.xpath('//nav[@aria-label="Šā dokumenta daļas"]')[0]).startswith("1.–50. lappuse 51.–100.")
    assert shelf.room.page(f"/document/{document_id}?part=99").xpath('//h2[@id="page-240"]')


def test_a_page_without_end_is_shown_around_what_was_found(shelf: Shelf) -> None:
    lines = [f"Rinda {number}" for number in range(20_000)]
    lines[19_000] = "Rinda par rezervātu"
    document_id = put(shelf, ["\n".join(lines)])
    page = shelf.room.page(document_address(document_id, "rezervāts"))
    assert marked(page) == ["rezervātu"]
    assert "Parādīta tikai daļa" in text_of(page)
    assert len(text_of(page)) < 2 * MOST_CHARACTERS
    assert shelf.room.text(f"/document/{document_id}.txt") == "\n".join(lines)


@pytest.mark.parametrize(
    ("problem", "pages", "language", "told"),
    [
        ("it is protected by a password", [], "lv", "Teksts nav nolasīts: "),
        ("it is protected by a password", [], "en", "Its text could not be read: it is protected by a password."),
        ("<b>100%</b>", [], "lv", "Teksts nav nolasīts: <b>100%</b>."),
        ("only the first 2000 pages were read", ["a"], "en", "Not all of its text could be read: only the first 2000"),
    ],
)
def test_what_could_not_be_read_is_told(problem: str, pages: list[str], language: str, told: str, shelf: Shelf) -> None:
    page = shelf.room.page(document_address(put(shelf, pages, problem=problem)), language)
    assert told in text_of(page.xpath('//p[@class="note"]')[0])
    assert page.xpath('//a[contains(@href, "/file")]')


def test_an_article_that_had_it_in_a_former_version_is_named(shelf: Shelf) -> None:
    document_id = put(shelf)
    put_article(shelf.db, Row("en-2", "A report", "Of last year."))
    with shelf.db.atomic():
        shelf.db.execute(
            "UPDATE revisions SET attachments = ? WHERE article_id = 'en-2'",
            ['[{"url": "http://localhost/upload/parskats.pdf", "label": "The report", "mime": "application/pdf"}]'],
        )
        shelf.db.execute("UPDATE articles SET revision = 2 WHERE id = 'en-2'")
    facts = text_of(shelf.room.page(document_address(document_id)).xpath("//aside")[0])
    assert "Agrāk pievienots rakstam A report" in facts
    assert "The report" in facts


def test_other_documents_at_its_address_are_named(shelf: Shelf) -> None:
    old = put(shelf)
    later = datetime(2024, 3, 1, 9, tzinfo=UTC)
    content = b"%PDF-1.4 b"
    capture = shelf.put(content, "application/pdf", path="/upload/parskats.pdf", moment=later)
    new = put_document(shelf.db, capture, content, ["Jaunais"])
    before, after = shelf.room.page(document_address(old), "en"), shelf.room.page(document_address(new), "en")
    assert before.xpath(f'//aside//a[@href="/document/{new}"]/text()') == ["since 1 Mar 2024: a later version"]
    assert after.xpath(f'//aside//a[@href="/document/{old}"]/text()') == ["since 2 Jan 2024: an earlier version"]


def test_a_beginning_of_its_digest_leads_to_it(shelf: Shelf) -> None:
    document_id = put(shelf)
    answer = shelf.room.get(f"/document/{document_id[:12].upper()}?q=x")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/document/{document_id}?q=x")


@pytest.mark.parametrize("path", ["0" * 64, "0" * 12, "0" * 64 + "/file", "0" * 64 + ".txt", "x", "0" * 11])
def test_what_is_unknown_is_not_found(path: str, shelf: Shelf) -> None:
    put(shelf)
    assert shelf.room.get(f"/document/{path}").status_code == 404


def test_text_is_shown_as_text() -> None:
    assert as_html("a <b>\x02<i>\x03 & c") == "<p>a &lt;b&gt;<mark>&lt;i&gt;</mark> &amp; c</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a \x02b\nc\x03 d", "<p>a <mark>b</mark></p>\n<p><mark>c</mark> d</p>"),
        ("\x02a\tb\x03\nc\td", "<tr><td><mark>a</mark></td><td><mark>b</mark></td></tr>"),
        ("half \x02a", "<p>half a</p>"),
        ("\x03a\x02", "<p>a</p>"),
    ],
)
def test_a_phrase_over_lines_and_cells_is_marked_in_each(text: str, html: str) -> None:
    assert html in as_html(text)
