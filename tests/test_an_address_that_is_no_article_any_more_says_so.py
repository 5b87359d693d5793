"""The address of an article that proved to be none answers with what became of it, and with its captures."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.imports.captures import captured, import_captures
from tests.support.imports.with_imports import NO_ARTICLE, PARKED, WithImports
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of


@pytest.mark.parametrize("below", ["", "/history", "/20210708100000"])
def test_it_lists_the_captures(below: str, room_with_imports: ReadingRoom, archive_with_imports: WithImports) -> None:
    answer = room_with_imports.get(f"/article/{NO_ARTICLE}{below}", "en")
    assert answer.status_code == 410
    assert "There is no article here" in answer.text
    assert "by <a href=" in answer.text
    with closing(sqlite3.connect(archive_with_imports.folder.database)) as db:
        (capture,) = db.execute("SELECT id FROM captures WHERE article_id = ?", [NO_ARTICLE]).fetchone()
    assert f'href="/capture/{capture}"' in answer.text


def test_an_article_that_further_captures_disprove_leaves_a_page(folder: DataFolder) -> None:
    site = Site("semantic", articles=six_articles(), events=[])
    paths = [path_of(one.id) for one in six_articles() if one.id.startswith("lv-1")]
    pages = [captured(site(path), f"http://127.0.0.1{path}", "2020-01-01") for path in paths]
    import_captures(folder, [replace(pages[0], body=PARKED.body)])
    id = f"lv-{paths[0].rpartition('/')[2]}"
    with closing(ReadingRoom(folder.database)) as room:
        assert "Domēns ir pārdošanā" in room.text(f"/article/{id}")
    import_captures(folder, [replace(one, body=PARKED.body) for one in pages[1:]])
    with closing(ReadingRoom(folder.database)) as room:
        answer = room.get(f"/article/{id}", "lv")
        assert answer.status_code == 410
        assert "Šeit raksta nav" in answer.text
        assert "Par rakstu netiek uzskatīta: tajā ir tas pats, kas rakstā lv-103." in answer.text


def test_what_may_become_an_article_yet_is_only_not_found(tmp_path: Path) -> None:
    with closing(archive_of(tmp_path / "archive.db", [Row("lv-1", "Pirmais", "Teksts")])) as db, db.atomic():
        db.execute("UPDATE captures SET article_id = 'lv-2'")
        db.execute("INSERT INTO unread VALUES ('http://a/', 'lv-2', 'no title', 'capture', '2024', '2024')")
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        answer = room.get("/article/lv-2", "en")
        assert (answer.status_code, "could not be read" in answer.text) == (404, True)


def test_the_id_that_an_article_had_before_it_moved_leads_to_it(tmp_path: Path) -> None:
    with closing(archive_of(tmp_path / "archive.db", [Row("lv-1", "Pirmais", "Teksts")])) as db, db.atomic():
        db.execute("INSERT INTO addresses VALUES ('lv-jaunums-pirmais', 'lv-1', 'http://a/', 'crawl')")
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        for below in ("", "/history"):
            answer = room.get(f"/article/lv-jaunums-pirmais{below}?ui=en")
            assert (answer.status_code, answer.headers["location"]) == (301, f"/article/lv-1{below}?ui=en")


def test_where_there_is_nothing_the_page_is_not_found(room_with_imports: ReadingRoom) -> None:
    for path in ("/article/lv-999", "/article/lv-999/history", "/article/lv-999/20200101000000"):
        answer = room_with_imports.get(path)
        assert answer.status_code == 404
        assert "Tādas lapas nav" in answer.text


def test_a_captured_page_of_many_captures_shows_a_hundred(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "archive.db", create=True)) as db, db.atomic():
        db.execute("INSERT INTO crawls (id, started_at, outcome) VALUES ('crawl', '2024', 'done')")
        db.conn.executemany(
            "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id, article_id) "
            "VALUES (?, 'http://a/', ?, 200, '', '', 0, 0, 'crawl', 'lv-saraksts')",
            [(f"c{number}", f"2024-01-01T00:{number // 60:02}:{number % 60:02}Z") for number in range(130)],
        )
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        answer = room.get("/article/lv-saraksts", "en")
        assert answer.text.count('href="/capture/') == 100
        assert '"/capture/c129"' in answer.text
        assert "All captures of this address" in answer.text
