"""A document that was replaced at its address is a version of its own, and stands in the history of its article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from archive.store.documents.versions import versions
from archive.store.folder import DataFolder
from tests.support.archives.shelf import Shelf
from tests.support.documents.shelved_documents import attach, put_article, put_document
from tests.support.reading_room import text_of
from tests.support.rows.articles import Row
from tests.support.rows.changes import publish

URL = "http://localhost/upload/plans.pdf"


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        put_article(made.db, Row("lv-1", "Plāns", "Teksts."))
        yield made


def put(shelf: Shelf, day: int, text: str, *, path: str = "/upload/plans.pdf", content_type: str = "application/pdf",
        mime: str = "application/pdf", status: int = 200) -> str:  # fmt: skip
    """What the address of the document answered on a day of March 2024, read."""
    content = f"%PDF-{text}".encode()
    moment = datetime(2024, 3, day, 9, tzinfo=UTC)
    capture = shelf.put(content, content_type, path=path, moment=moment, status=status)
    return put_document(shelf.db, capture, content, [text], mime=mime)


def told(shelf: Shelf) -> list[tuple[str, str]]:
    return [(one.document_id, one.fetched_at[:10]) for one in versions(shelf.db, URL)]


def test_each_content_is_a_version_from_when_it_was_first_seen(shelf: Shelf) -> None:
    old, *_ = [put(shelf, day, "Vecais plāns") for day in (1, 2, 3)]
    new, *_ = [put(shelf, day, "Jaunais plāns") for day in (4, 5)]
    assert told(shelf) == [(old, "2024-03-01"), (new, "2024-03-04")]


def test_what_came_back_is_told(shelf: Shelf) -> None:
    old, new, again = put(shelf, 1, "Vecais"), put(shelf, 2, "Jaunais"), put(shelf, 3, "Vecais")
    assert again == old
    assert [one for one, _ in told(shelf)] == [old, new, old]


@pytest.mark.parametrize("status", [404, 503])
def test_an_error_in_between_is_no_version(status: int, shelf: Shelf) -> None:
    put(shelf, 1, "Vecais")
    put(shelf, 2, "Nav atrasts", status=status)
    put(shelf, 3, "Vecais")
    assert len(told(shelf)) == 1


def test_a_page_in_between_is_no_version(shelf: Shelf) -> None:
    put(shelf, 1, "Vecais")
    put(shelf, 2, "Lūdzu, pieslēdzieties", content_type="text/html", mime="text/html")
    put(shelf, 3, "Vecais")
    assert len(told(shelf)) == 1


def test_where_the_address_leads_counts(shelf: Shelf) -> None:
    old = put(shelf, 1, "Vecais")
    shelf.put(b"", path="/upload/plans.pdf", status=302, moment=datetime(2024, 3, 2, tzinfo=UTC))
    with shelf.db.atomic():
        shelf.db.execute("UPDATE captures SET location = '/upload/2024/plans.pdf' WHERE status = 302")
    new = put(shelf, 3, "Jaunais", path="/upload/2024/plans.pdf")
    assert told(shelf) == [(old, "2024-03-01"), (new, "2024-03-03")]


@pytest.fixture
def ids(shelf: Shelf) -> list[str]:
    """The document of lv-1 before and after it was replaced, between two versions of the article."""
    attach(shelf.db, "lv-1", (URL, "Plāna projekts"))
    ids = [put(shelf, 10, "Plāns attiecas uz Ogres novadu."), put(shelf, 20, "Plāns attiecas uz Cēsu novadu.")]
    publish(shelf.db, "2024-03-15", Row("lv-1", "Plāns papildināts", "Teksts."))
    publish(shelf.db, "2024-03-25", Row("lv-1", "Plāns pieņemts", "Teksts."))
    return ids


def test_the_history_shows_it_between_the_versions_of_the_article(ids: list[str], shelf: Shelf) -> None:
    page = shelf.room.page("/article/lv-1/history", "en")
    headings = [text_of(one).partition(",")[0] for one in page.xpath("//h2")]
    assert headings == ["Version 3", "A document was replaced", "Version 2", "Version 1"]
    (section,) = page.xpath('//section[@class="of-document"]')
    assert section.xpath(".//a/@href") == [f"/document/{one}" for one in ids]
    words = text_of(section)
    assert "captured on 20 March 2024" in words
    assert "Plāna projekts" in words
    assert "PDF, 1 page, 37 B" in words
    assert [text_of(one) for one in section.xpath(".//del | .//ins")] == ["[removed: ] Ogres", "[added: ] Cēsu"] or (
        "Ogres" in text_of(section.xpath(".//del")[0]) and "Cēsu" in text_of(section.xpath(".//ins")[0])
    )


def test_it_stands_on_the_page_of_its_time_where_the_history_is_long(ids: list[str], shelf: Shelf) -> None:
    for day in range(1, 29):
        publish(shelf.db, f"2024-04-{day:02}", Row("lv-1", f"Plāns, {day}. labojums", "Teksts."))
    of_documents = '//section[@class="of-document"]'
    assert not shelf.room.page("/article/lv-1/history").xpath(of_documents)
    (older,) = shelf.room.page("/article/lv-1/history").xpath('//a[@rel="next"]/@href')
    assert len(shelf.room.page(older).xpath(of_documents)) == 1


def test_an_article_whose_document_alone_changed_does_not_say_that_all_is_the_same(shelf: Shelf) -> None:
    attach(shelf.db, "lv-1", (URL, "Plāna projekts"))
    put(shelf, 1, "Vecais")
    assert "Every capture has the same content" in shelf.room.text("/article/lv-1/history", "en")
    put(shelf, 2, "Jaunais")
    assert "Every capture has the same content" not in shelf.room.text("/article/lv-1/history", "en")
