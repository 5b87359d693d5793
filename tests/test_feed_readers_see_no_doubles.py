"""/changes.atom: an entry has one id, the same at every host, after any refresh and after a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import feedparser
import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.changes import lose, publish


def feed_of(database: Path, asked: str = "", **headers: str) -> Any:
    """The feed as a feed reader reads it."""
    with closing(ReadingRoom(database)) as room:
        response = room.get(f"/changes.atom{asked}", **headers)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


def ids_of(feed: Any) -> dict[str, str]:
    """The ids of the entries, by what they are called. Fails where two have the same."""
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    return {entry.title: entry.id for entry in feed.entries}


@pytest.fixture
def visit(small_site: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Refresh on a day."""

    def on(day: str) -> None:
        monkeypatch.setenv("CTARCHIVE_NOW", f"{day}T12:00:00Z")
        crawl(small_site, full=True)

    return on


def test_an_entry_keeps_its_id(small_site: ReplicaServer, folder: DataFolder, visit: Callable[[str], None]) -> None:
    small_site.script(path_of("lv-240"), Status(404))
    visit("2026-01-01")
    small_site.script(path_of("lv-240"))
    small_site.script(path_of("lv-103"), Status(404))
    edited = Changed(lambda page: page.replace(b"46 dal", b"60 dal"))
    small_site.script(path_of("lv-101"), edited)
    for day in ("2026-02-01", "2026-02-10", "2026-02-20"):
        visit(day)
    before = ids_of(feed_of(folder.database))
    assert {title.partition(":")[0] for title in before} == {"Jauns", "Mainīts", "Pazudis", "Pirmais apmeklējums"}

    edited_again = Changed(lambda page: page.replace(b"46 dal", b"61 dal"))
    small_site.script(path_of("lv-101"), edited_again)
    visit("2026-03-01")
    feed = feed_of(folder.database)
    assert len(feed.entries) == len(before) + 1
    assert set(before.values()) < {entry.id for entry in feed.entries}

    folder.database.unlink()
    rebuild(folder)
    again = feed_of(folder.database)
    assert [dict(entry) for entry in again.entries] == [dict(entry) for entry in feed.entries]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An archive that began with one article and saw four changes since."""
    path = tmp_path / "archive.db"
    with closing(archive_of(path, [Row("lv-1", "Pirmais", "Piedalījās 46 cilvēki.")])) as db:
        publish(db, "2024-02-01", Row("en-3", "Third <b>&</b>", "A beginning.\n\nThe rest.", "en"))
        publish(db, "2024-03-01", Row("lv-1", "Pirmais", "Piedalījās <60> cilvēki."))
        publish(db, "2024-04-01", Row("lv-1", "Pirmais", "Piedalījās <61> cilvēki."))
        lose(db, "2024-05-01", "lv-1")
    return path


def test_ids_are_the_same_at_every_host_and_in_every_language(database: Path) -> None:
    feeds = [feed_of(database), feed_of(database, host="arhivs.example"), feed_of(database, "?ui=en")]
    assert len({feed.feed.id for feed in feeds}) == 1
    assert len({tuple(entry.id for entry in feed.entries) for feed in feeds}) == 1
    assert feeds[1].entries[0].link == "http://arhivs.example/article/lv-1"


def test_an_entry_is_told_in_the_language_of_its_article(database: Path) -> None:
    feed = feed_of(database, language="de")
    assert [entry.title for entry in feed.entries] == [
        "Pazudis: Pirmais",
        "Mainīts: Pirmais",
        "Mainīts: Pirmais",
        "New: Third <b>&</b>",
        "Pirmais apmeklējums: 1 raksts",
    ]
    assert [entry.updated[:10] for entry in feed.entries] == [
        "2024-05-01",
        "2024-04-01",
        "2024-03-01",
        "2024-02-01",
        "2024-01-01",
    ]
    assert feed.entries[3].content[0].language == "en"
    assert feed.feed.updated == feed.entries[0].updated


def test_an_entry_shows_what_differs_and_runs_nothing(database: Path) -> None:
    feed = feed_of(database)
    assert feed.entries[1].content[0].value == "<p>Piedalījās &lt;<del>60</del><ins>61</ins>&gt; cilvēki.</p>"
    assert feed.entries[3].content[0].value == "<p>A beginning.</p>"


def test_the_feed_knows_its_own_address_and_its_page(database: Path) -> None:
    feed = feed_of(database, "?kind=changed&lang=lv")
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {
        "self": "http://localhost/changes.atom?kind=changed&lang=lv",
        "alternate": "http://localhost/changes?kind=changed&lang=lv",
    }
    assert len(feed.entries) == 2
    assert feed.feed.id != feed_of(database).feed.id


def test_an_article_that_is_lost_twice_is_told_of_twice(database: Path) -> None:
    before = feed_of(database).entries[0].id
    with closing(open_database(database, create=True)) as db:
        lose(db, "2024-06-01", "lv-1")
    assert feed_of(database).entries[0].id != before


def test_the_newest_hundred_are_there(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(archive_of(path, [])) as db:
        for number in range(120):
            publish(
                db,
                f"2024-{2 + number // 28:02}-{1 + number % 28:02}",
                Row(f"lv-{1000 + number}", f"Nr. {number}", "Teksts."),
            )
    assert list(ids_of(feed_of(path))) == [f"Jauns: Nr. {number}" for number in range(119, 19, -1)]


def test_an_empty_archive_has_an_empty_feed(tmp_path: Path) -> None:
    archive_of(tmp_path / "archive.db", []).close()
    assert feed_of(tmp_path / "archive.db").entries == []


def test_many_changes_fill_several_pages_without_gap(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(archive_of(path, [Row("lv-1", "Pirmais", "Teksts")])) as db:
        for number in range(2, 232):
            publish(db, "2024-02-01", Row(f"lv-{number}", f"Raksts {number}", "Teksts"))
    found: list[str] = []
    asked, sizes = "?kind=new&ui=en", []
    while asked:
        feed = feed_of(path, asked)
        found += ids_of(feed)
        sizes.append(len(feed.entries))
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        asked = following[0].partition("/changes.atom")[2] if following else ""
    assert sizes == [100, 100, 31]  # the last entry is that of the first visit
    assert {f"Jauns: Raksts {number}" for number in range(2, 232)} < set(found)
    assert len(found) == len(set(found))
