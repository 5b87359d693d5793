"""A page that answered and could not be read as the article it should be is counted, listed and asked for again."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlite_utils import Database

from archive.extract import Article
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from archive.store.staging.page_json import Staged, encode
from tests.replica.misbehaviour import Changed, Honest, Raw, Redirect, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import answer_of
from tests.support.articles import path_of
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later

SHELL = Changed(b'<!doctype html><html><head><title></title></head><body><div id="app"></div></body></html>')
NOT_FOUND = Changed(b"<!doctype html><html><body><h1>Lapa nav atrasta</h1></body></html>")
NOTHING = Changed(b"")
PDF = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 8\r\n\r\n%PDF-1.4"
FILE = Changed(b"%PDF-1.4 something")
PATH = "/lv/statistika/103"


def unread(folder: DataFolder) -> list[dict[str, Any]]:
    with closing(open_database(folder.database)) as db:
        return list(db.query("SELECT * FROM unread ORDER BY url"))


def article(folder: DataFolder, article_id: str = "lv-103") -> dict[str, Any]:
    with closing(open_database(folder.database)) as db:
        return next(db.query("SELECT * FROM articles WHERE id = ?", [article_id]))


def as_list(server: ReplicaServer) -> Step:
    """The page of an article becomes a list of articles."""
    return Changed(lambda _: server.handler("/lv").body)


@pytest.mark.parametrize(
    ("article_id", "step", "reason"),
    [
        ("lv-103", SHELL, "nothing recognised"),
        ("lv-103", NOT_FOUND, "error page"),
        later("lv-103", NOTHING, "empty"),
        ("lv-103", FILE, "not HTML"),
        later("lv-greta", SHELL, "nothing recognised"),
        ("lv-greta", "list", "read as a list of articles"),
    ],
    ids=["shell", "not found", "empty", "file", "reference page", "list"],
)
def test_an_article_whose_page_cannot_be_read_any_more_keeps_its_text_and_is_listed(
    article_id: str, step: Step | str, reason: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    before = article(folder, article_id)
    path = path_of(article_id)
    small_site.script(path, as_list(small_site) if isinstance(step, str) else step)
    summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.exit_code) == ("partial", 6)
    assert (summary.unread, summary.changed, summary.failed, summary.suspect) == (1, 0, 0, 0)
    assert f"{path}: {reason}" in str(summary.detail)
    assert "ctarchive status" in str(summary.detail)
    assert article(folder, article_id) == before
    (page,) = unread(folder)
    assert page["url"] == small_site.url + path
    assert (page["article_id"], page["reason"]) == (article_id, reason)
    with closing(open_database(folder.database)) as db:
        capture = next(db.query("SELECT * FROM captures WHERE id = ?", [page["capture_id"]]))
    assert (capture["crawl_id"], capture["fetched_at"]) == (summary.id, page["last_seen_at"])


def test_a_page_that_cannot_be_stored_has_failed_and_keeps_its_text(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(small_site)
    before = article(folder)

    def with_half_a_character(page: Staged) -> str:
        if isinstance(page, Article) and "Pusburts" in page.body:
            page = replace(page, title="\ud83d")
        return encode(page)

    small_site.script(PATH, Changed(lambda page: page.replace(b"</p>", b" Pusburts.</p>")))
    for module in ("staged", "page_json"):
        monkeypatch.setattr(f"archive.store.staging.{module}.encode", with_half_a_character)
    summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.failed, summary.unread) == ("partial", 1, 1)
    assert (article(folder), unread(folder)[0]["reason"]) == (before, "not storable (UnicodeEncodeError)")
    rows = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == rows
    with closing(open_database(folder.database, create=True)) as db:
        db.execute("DELETE FROM made_with")
        db.conn.commit()
        assert rereading.apply_new_rules(db, folder.warc).refused is None
    assert derived_rows(folder) == rows


def test_it_is_told_once_and_then_listed_until_it_is_mended(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.script(PATH, SHELL)
    assert crawl(small_site).exit_code == 6
    first = unread(folder)
    small_site.script(path_of("lv-104"), SHELL)
    summary = crawl(small_site, full=True)
    assert (summary.exit_code, summary.unread) == (6, 2)
    assert str(summary.detail).startswith("1 ")
    assert path_of("lv-104") in str(summary.detail)
    summary = crawl(small_site)
    assert (summary.outcome, summary.exit_code, summary.unread, summary.detail) == ("done", 0, 2, None)
    still = next(page for page in unread(folder) if page["article_id"] == "lv-103")
    assert still["first_seen_at"] == first[0]["first_seen_at"] < still["last_seen_at"]
    for path in (PATH, path_of("lv-104")):
        small_site.script(path, Honest())
    summary = crawl(small_site)
    assert (summary.outcome, summary.unread, summary.new) == ("done", 0, 1)
    assert unread(folder) == []


@pytest.mark.parametrize("step", [Status(404), Status(410), Redirect("/lv/")], ids=repr)
def test_a_page_that_is_none_any_more_leaves_the_list(
    step: Step, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    small_site.script(PATH, SHELL)
    crawl(small_site, full=True)
    small_site.script(PATH, step)
    assert crawl(small_site).unread == 0
    assert unread(folder) == []


@pytest.mark.parametrize("step", [Status(500), Status(403)], ids=repr)
def test_trouble_of_the_site_takes_nothing_from_the_list(
    step: Step, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.script(PATH, SHELL)
    crawl(small_site)
    before = unread(folder)
    small_site.script(PATH, step)
    crawl(small_site)
    assert unread(folder) == before


def test_a_crawl_that_is_not_published_takes_nothing_from_the_list_and_adds_nothing(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.script(PATH, SHELL)
    crawl(small_site)
    before = unread(folder)
    small_site.handler = lambda path: answer_of(b"<p>new design</p>", "text/html")
    summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.unread) == ("drift", 0)
    assert unread(folder) == before


@pytest.mark.parametrize(
    ("article_id", "step", "is_listed"),
    [
        ("lv-103", SHELL, True),
        later("lv-103", NOTHING, True),
        later("lv-103", NOT_FOUND, False),
        ("lv-103", Raw(PDF), False),
        ("lv-greta", SHELL, False),
        ("lv-greta", "list", False),
    ],
    ids=["shell", "empty", "not found", "a file that says so", "no number", "list"],
)
def test_what_never_was_an_article_is_listed_where_its_address_is_numbered_and_nothing_else_explains_it(
    article_id: str, step: Step | str, is_listed: bool, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.script(path_of(article_id), as_list(small_site) if isinstance(step, str) else step)
    summary = crawl(small_site)
    assert summary.new == 5
    assert summary.unread == len(unread(folder)) == is_listed
    assert summary.exit_code == (6 if is_listed else 0)


def test_an_article_that_is_read_at_another_address_is_not_lost(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    other = PATH.replace("/lv/", "/lv/cits-")
    small_site.script(other, SHELL)
    link = f'<a href="{other}">'.encode()
    small_site.script(path_of("lv-104"), Changed(lambda page: page.replace(b"<p>", b"<p>" + link + b"Cits</a> ", 1)))
    assert crawl(small_site).outcome == "done"
    assert other in {request.path for request in small_site.requests}
    assert crawl(small_site).outcome == "done"
    assert unread(folder) == []


@pytest.mark.parametrize("known", [True, False])
def test_it_is_asked_for_each_time_and_without_validators(known: bool, small_site: ReplicaServer, crawl: Crawl) -> None:
    old = path_of("lv-103")  # so old that it is asked for once a month
    if known:
        crawl(small_site)
    small_site.script(old, SHELL)
    crawl(small_site, full=True)
    for _ in range(2):
        asked = len(small_site.requests)
        summary = crawl(small_site)
        (request,) = [one for one in small_site.requests[asked:] if one.path == old]
        assert not {"If-None-Match", "If-Modified-Since"} & {name.title() for name in request.headers}
        assert summary.unread == 1


def test_status_lists_it_with_its_reason_and_capture(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    small_site.script(PATH, SHELL)
    options = ("--site", f"{small_site.url}/", "--data", folder.root, "--delay", 0)
    ran = ctarchive("refresh", *options, "--full", "--json")
    assert (ran.code, ran.json["unread"], ran.json["suspect"], ran.json["failed"]) == (6, 1, 0, 0)
    assert len(ran.err.splitlines()) == 1
    assert PATH in ran.err
    ran = ctarchive("refresh", *options)
    assert (ran.code, ran.err) == (0, "")
    assert "1 unread" in ran.out
    (page,) = unread(folder)
    told = ctarchive("status", "--data", folder.root)
    assert told.code == 0
    (line,) = [line for line in told.out.splitlines() if line.startswith("unread ")]
    assert [page[name] in line for name in ("url", "reason", "capture_id")] == [True, True, True]
    assert ctarchive("status", "--data", folder.root, "--json").json["unread"] == [page]


@pytest.mark.parametrize(
    ("language", "name", "on_article"),
    [
        ("en", "Pages that could not be read", "The page on the site can no longer be read"),
        ("lv", "Lapas, ko neizdevās nolasīt", "Lapu vietnē vairs neizdodas nolasīt"),
    ],
)
def test_readers_are_told(
    language: str, name: str, on_article: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    with closing(ReadingRoom(folder.database)) as room:
        (term,) = room.page("/", language).xpath(f'//dt[text()="{name}"]')
        assert text_of(term.getnext()) == "0"
    small_site.script(PATH, SHELL)
    crawl(small_site, full=True)
    (page,) = unread(folder)
    with closing(ReadingRoom(folder.database)) as room:
        (term,) = room.page("/", language).xpath(f'//dt[text()="{name}"]')
        count, capture = term.getnext().xpath(".//a")
        assert (text_of(count), text_of(capture)) == ("1", page["url"])
        assert capture.get("href") == f"/capture/{page['capture_id']}"
        assert room.get(capture.get("href")).status_code == 200
        assert page["reason"] in room.text(count.get("href"))
        (note,) = room.page("/article/lv-103", language).xpath('//p[@class="note"]')
        assert on_article in text_of(note)
        assert note.xpath(".//a/@href") == [f"/capture/{page['capture_id']}"]
        assert on_article not in room.text("/article/lv-104", language)


def test_a_rebuild_lists_the_same(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    small_site.script(path_of("lv-101"), SHELL)
    crawl(small_site)
    small_site.script(PATH, NOTHING)
    small_site.script(path_of("lv-101"), Status(404))
    small_site.script(path_of("lv-104"), NOT_FOUND)
    crawl(small_site, full=True)
    small_site.script(path_of("lv-104"), Honest())
    crawl(small_site)
    counts = "SELECT id, outcome, detail, failed, unread, suspect FROM crawls ORDER BY id"
    with closing(open_database(folder.database)) as db:
        before = derived_rows(folder), db.execute(counts).fetchall()
    assert [row["article_id"] for row in unread(folder)] == ["lv-103"]
    folder.database.unlink()
    rebuild(folder)
    with closing(open_database(folder.database)) as db:
        assert (derived_rows(folder), db.execute(counts).fetchall()) == before


def test_an_archive_without_the_table_is_still_shown(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    with closing(Database(folder.database)) as db:
        db.execute("DROP TABLE unread")
        for table, column in (("articles", "confidence"), ("crawls", "unread"), ("crawls", "suspect")):
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_unread'")
    told = ctarchive("status", "--data", folder.root, "--json")
    assert json.loads(told.out)["unread"] == []
    with closing(ReadingRoom(folder.database)) as room:
        assert room.get("/").status_code == room.get("/article/lv-103").status_code == 200
    assert crawl(small_site, full=True).outcome == "done"
