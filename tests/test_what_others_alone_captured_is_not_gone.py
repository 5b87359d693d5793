"""An article that is known from imports alone is found like any other, and is told from one that has vanished."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.web.parts.history.presence import Alone, alone
from tests.support.imports.with_imports import ALONE, EDITED, WithImports
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of


def test_its_page_says_when_others_saw_it_last_and_that_we_never_did(room_with_imports: ReadingRoom) -> None:
    (note,) = room_with_imports.page(f"/article/{ALONE}", "en").find_class("alone")
    assert text_of(note).startswith(
        "Known only from captures by others: last seen on 3 March 2018 by the Internet Archive. "
        "It was not on the site when we first visited it, on 1 August 2026."
    )
    # The visit after the import has asked for it.
    assert "Since 1 November 2026 the site has answered that there is no such page." in text_of(note)
    assert "No longer on the site" not in room_with_imports.text(f"/article/{ALONE}", "en")
    assert room_with_imports.page(f"/article/{ALONE}/history").find_class("alone")
    assert not room_with_imports.page(f"/article/{EDITED}").find_class("alone")


def test_a_search_finds_it_and_marks_it(room_with_imports: ReadingRoom) -> None:
    with_title = room_with_imports.page(f"/article/{ALONE}").xpath("string(//h1)")
    page = room_with_imports.page(f"/search?q={with_title}", "en")
    hits = {one.xpath("string(h3/a/@href)"): text_of(one) for one in page.xpath("//ol[@id='results']/li")}
    assert "known only from captures by others" in hits[f"/article/{ALONE}"]
    assert sum("only from captures by others" in text for text in hits.values()) == 1
    answer = json.loads(room_with_imports.text(f"/search.json?q={with_title}"))
    assert ALONE in [hit["id"] for hit in answer["results"]]
    assert ALONE in room_with_imports.text(f"/archive/articles?id={ALONE}")


def test_the_home_page_counts_it_apart_from_what_is_gone(room_with_imports: ReadingRoom) -> None:
    facts = room_with_imports.page("/", "en").xpath("//aside//dl")[0]
    told = dict(zip(map(text_of, facts.xpath("dt")), map(text_of, facts.xpath("dd")), strict=True))
    assert told["Known only from captures by others"] == "1"
    assert told["Gone from the site, kept here"] == "0"


@pytest.fixture
def db(tmp_path: Path) -> Database:
    """An archive in which one article is known from an import of 2018, and the site was first visited in 2024."""
    db = archive_of(tmp_path / "archive.db", [Row("lv-1", "Pirmais", "Teksts"), Row("lv-2", "Otrais", "Teksts")])
    db.execute("INSERT INTO imports (id, source, started_at, outcome) VALUES ('i', 'wayback', '2024-02-02', 'done')")
    db.execute(
        "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, source, import_id, "
        "article_id, read_as) VALUES ('other', 'http://a/', '2018-03-03T10:00:00Z', 200, '', '', 0, 0, 'wayback', "
        "'i', 'lv-1', 'Article')"
    )
    db.execute("INSERT INTO crawled VALUES ('lv-1', NULL, '[]', '[]', '[]')")
    return db


def answer(db: Database, moment: str, status: int) -> None:
    """Let a visit of ours have asked for the article."""
    db.execute(
        "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id, article_id) "
        "VALUES (?, 'http://a/', ?, ?, '', '', 0, 0, 'crawl', 'lv-1')",
        [moment, moment, status],
    )


def told(db: Database) -> Alone:
    found = alone(db, "lv-1")
    assert found
    return found


def test_of_others_nothing_is_said(db: Database) -> None:
    with closing(db):
        assert alone(db, "lv-2") is None
        assert alone(db, "lv-3") is None


def test_without_a_visit_of_our_own_nobody_can_tell_whether_it_is_there(db: Database) -> None:
    with closing(db):
        db.execute("UPDATE crawls SET outcome = 'drift'")
        answer(db, "2024-01-01T00:00:00Z", 404)
        assert (told(db).first_visit, told(db).missing_since) == (None, None)


@pytest.mark.parametrize(("status", "missing"), [(404, True), (410, True), (302, False)])
def test_what_the_site_answered_is_said_since_when(db: Database, status: int, missing: bool) -> None:
    with closing(db):
        answer(db, "2024-03-01T00:00:00Z", status)
        answer(db, "2024-04-01T00:00:00Z", status)
        since = "2024-03-01T00:00:00Z"
        assert told(db).missing_since == (since if missing else None)
        assert told(db).elsewhere_since == (None if missing else since)
        answer(db, "2024-05-01T00:00:00Z", 200)
        assert (told(db).missing_since, told(db).elsewhere_since) == (None, None)


@pytest.mark.parametrize("status", [304, 429, 500])
def test_trouble_of_the_site_says_nothing(db: Database, status: int) -> None:
    with closing(db):
        answer(db, "2024-03-01T00:00:00Z", status)
        assert (told(db).missing_since, told(db).elsewhere_since) == (None, None)


def test_a_page_that_cannot_be_read_is_not_called_missing(db: Database) -> None:
    with closing(db):
        answer(db, "2024-03-01T00:00:00Z", 404)
        db.execute("INSERT INTO unread VALUES ('http://a/', 'lv-1', 'no title', 'capture', '2024', '2024')")
        assert (told(db).first_visit, told(db).missing_since) == (None, None)
        assert told(db).seen_at == "2018-03-03T10:00:00Z"


def test_an_archive_without_imports_says_nothing_of_others(archive_with_imports: WithImports) -> None:
    with closing(ReadingRoom(archive_with_imports.before)) as room:
        for path in ("/", "/changes", f"/article/{EDITED}", f"/article/{EDITED}/history", "/search"):
            page = room.text(path, "en")
            main = page[page.index("<main") : page.index("</main>")]
            assert "by others" not in main
            assert "mport" not in main.replace("important", "")
