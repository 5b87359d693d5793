"""/changes lists what each refresh found new, changed or gone, with the differences, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from sqlite_utils import Database

from archive.store.folder import DataFolder
from archive.web.parts.history.changes import Change, read_changes
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.changes import lose, publish

BODY = "Seminārā piedalījās 46 dalībnieki no Saldus.\n\nTo vadīja Zelma Pūcīte."


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An archive that began with two articles."""
    with closing(
        archive_of(tmp_path / "archive.db", [Row("lv-1", "Pirmais", BODY), Row("en-2", "Second", "Text", "en")])
    ) as database:
        yield database


@pytest.fixture
def room(db: Database, tmp_path: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(tmp_path / "archive.db")) as reading_room:
        yield reading_room


def marks(element: HtmlElement) -> list[tuple[str, str]]:
    """What is marked as removed and as added, without the words for those who do not see the marks."""
    return [(mark.tag, "".join(mark.xpath("text()"))) for mark in element.xpath(".//del | .//ins")]


def entries(page: HtmlElement) -> list[tuple[str, str]]:
    """What happened to which article, in the order of the page."""
    items = page.xpath("//main//ul[@class='articles']/li")
    return [
        (item.xpath("string(p/@class)").removeprefix("change-"), item.xpath("string(h3/a/@href)")) for item in items
    ]


@pytest.fixture
def eventful(db: Database) -> Database:
    publish(db, "2024-02-01", Row("lv-3", "Trešais", "Trešā raksta sākums.\n\nTurpinājums."))
    publish(db, "2024-03-01", Row("lv-1", "Pirmais", BODY.replace("46", "60")))
    lose(db, "2024-02-15", "en-2")
    publish(db, "2024-03-05", Row("en-4", "Fourth", "A text.", "en"))
    return db


def test_they_stand_by_day_newest_first(eventful: Database, room: ReadingRoom) -> None:
    page = room.page("/changes")
    assert [text_of(day) for day in page.xpath("//main/h2")] == [
        "2024. gada 5. marts",
        "2024. gada 1. marts",
        "2024. gada 15. februāris",
        "2024. gada 1. februāris",
        "2024. gada 1. janvāris plkst. 02:00",
    ]
    assert entries(page) == [
        ("new", "/article/en-4"),
        ("changed", "/article/lv-1"),
        ("gone", "/article/en-2"),
        ("new", "/article/lv-3"),
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kind=new", ["en-4", "lv-3"]),
        ("kind=changed", ["lv-1"]),
        ("kind=gone", ["en-2"]),
        ("lang=en", ["en-4", "en-2"]),
        ("lang=lv&kind=new", ["lv-3"]),
        ("lang=lv&kind=gone", []),
        ("kind=x&lang=%00&page=-1", ["en-4", "lv-1", "en-2", "lv-3"]),
        ("page=99999999999999999999", ["en-4", "lv-1", "en-2", "lv-3"]),
    ],
)
def test_they_can_be_narrowed(eventful: Database, room: ReadingRoom, asked: str, expected: list[str]) -> None:
    page = room.page(f"/changes?{asked}")
    assert [address.removeprefix("/article/") for _, address in entries(page)] == expected
    assert page.xpath("//link[@type='application/atom+xml']/@href")


def test_a_change_shows_the_words_that_differ_and_some_around_them(db: Database, room: ReadingRoom) -> None:
    far = "Tālu no tā. " * 100
    publish(db, "2024-02-01", Row("lv-5", "Vecs nosaukums", far + BODY + far))
    publish(db, "2024-03-01", Row("lv-5", "Jauns nosaukums", far + BODY.replace("46", "<b>60</b>") + far))
    (changed, _) = room.page("/changes").xpath("//main//ul[@class='articles']/li")
    assert marks(changed.find("h3")) == [("del", "Vecs"), ("ins", "Jauns")]
    (differences,) = changed.find_class("differences")
    assert marks(differences) == [("del", "46"), ("ins", "<b>60</b>")]
    assert "Seminārā piedalījās" in text_of(differences)
    assert len(text_of(differences)) < 400
    assert changed.xpath(".//a/@href")[-1] == "/article/lv-5/history"


def test_a_long_title_that_stays_is_told_whole(db: Database, room: ReadingRoom) -> None:
    title = "Noslēdzies projekts, par kura rokasgrāmatu piecās valodās bija jāraksta ļoti garš virsraksts"
    publish(db, "2024-02-01", Row("lv-3", title, BODY))
    publish(db, "2024-03-01", Row("lv-3", title, BODY.replace("46", "60")))
    page = room.page("/changes")
    assert [text_of(link) for link in page.xpath("//main//li//h3/a")] == [title, title]


def test_a_new_date_and_other_attachments_are_changes_too(db: Database, room: ReadingRoom) -> None:
    publish(db, "2024-02-01", Row("lv-1", "Pirmais", BODY, published_on="2020-01-02"))
    publish(db, "2024-03-01", Row("lv-1", "Pirmais", BODY, published_on="2020-01-02"))
    attachments, dates = room.page("/changes").xpath("//main//ul[@class='articles']/li")
    assert "mainījušies pievienotie dokumenti" in text_of(attachments)
    assert not marks(attachments)
    assert marks(dates) == [("del", "2020. gada 1. janvāris"), ("ins", "2020. gada 2. janvāris")]


def test_a_text_written_anew_does_not_flood_the_page(db: Database, room: ReadingRoom) -> None:
    publish(db, "2024-02-01", Row("lv-1", "Pirmais", "pavisam citi vārdi " * 5000))
    assert len(room.text("/changes")) < 20_000


words = st.lists(st.sampled_from(["viens", "divi", "\n\n", " ", "\t", "garš" * 80]), max_size=300).map(" ".join)


@settings(max_examples=50)
@example("a" * 499 + " piecdesmit", " piecdesmit divi")  # room is left for a single space
@given(words, words)
def test_of_any_two_texts_a_little_is_shown(old: str, new: str) -> None:
    change = Change("changed", "2024-03-01T03:00:00Z", "lv-1", 2, "lv", "Raksts", new, None, "Raksts", old, None)
    shown = change.body_differences
    assert sum(len(text) for _, text in shown) < 600
    assert {"added", "removed"} & {kind for kind, _ in shown} or old == new or ("omitted", "") in shown


def test_there_are_pages_and_they_end(db: Database, room: ReadingRoom) -> None:
    for number in range(120):
        publish(db, f"2024-{2 + number // 28:02}-{1 + number % 28:02}", Row(f"lv-{1000 + number}", "Raksts", BODY))
    path, seen = "/changes?kind=new", []
    for _ in range(10):
        page = room.page(path)
        seen += entries(page)
        following = page.xpath("//a[@rel='next']/@href")
        assert bool(page.xpath("//a[contains(., 'Pirmais apmeklējums')]")) == (not following)
        if not following:
            break
        (path,) = following
    assert seen == [("new", f"/article/lv-{1000 + number}") for number in reversed(range(120))]
    assert page.xpath("//a[@rel='prev']/@href") == ["/changes?kind=new&page=2"]
    assert room.get("/changes?kind=new&page=4").status_code == 404


def test_the_first_visit_is_one_entry(reading_room: ReadingRoom) -> None:
    page = reading_room.page("/changes")
    assert not entries(page)
    assert "Pirmais apmeklējums: 56 raksti" in text_of(page.find_class("first-visit")[0])
    assert "First visit" in reading_room.text("/changes", "en")


@pytest.mark.parametrize(
    ("outcome", "ended_early"),
    [
        *((outcome, None) for outcome in ("limited", "drift", "unreachable", "interrupted", None)),
        ("partial", "stopped"),
    ],
)
def test_the_first_visit_lasts_until_one_has_gone_through_the_whole_site(
    db: Database, outcome: str | None, ended_early: str | None
) -> None:
    db.execute("UPDATE crawls SET outcome = ?, ended_early = ?", [outcome, ended_early])
    publish(db, "2024-02-01", Row("lv-3", "Trešais", BODY))
    db.execute(
        "INSERT INTO crawls (id, started_at, finished_at, outcome) VALUES ('2', '2024-02-01', '2024-02-02', 'done')"
    )
    publish(db, "2024-03-01", Row("lv-4", "Ceturtais", BODY))
    found = read_changes(db, limit=10)
    assert [change.article_id for change in found.changes if isinstance(change, Change)] == ["lv-4"]
    assert found.first_visit
    assert found.first_visit.articles == 3


def test_an_empty_archive_has_an_empty_list(tmp_path: Path) -> None:
    archive_of(tmp_path / "empty.db", []).close()
    with closing(ReadingRoom(tmp_path / "empty.db")) as room:
        assert "Nekas tāds vēl nav noticis." in room.text("/changes")


def test_refreshes_fill_the_list(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, edited, lost = (path_of(article_id) for article_id in ("lv-240", "lv-101", "lv-103"))
    small_site.script(late, Status(404))
    for day in ("2026-01-01", "2026-02-01", "2026-02-10", "2026-02-20"):
        monkeypatch.setenv("CTARCHIVE_NOW", f"{day}T12:00:00Z")
        crawl(small_site, full=True)
        small_site.script(late)
        small_site.script(lost, Status(404))
        small_site.script(
            edited, Changed(lambda page: page.replace("46 dalībnieki".encode(), "60 dalībnieki".encode()))
        )
    with closing(ReadingRoom(folder.database)) as room:
        page = room.page("/changes")
    assert sorted(entries(page)) == [
        ("changed", "/article/lv-101"),
        ("gone", "/article/lv-103"),
        ("new", "/article/lv-240"),
    ]
    assert marks(page) == [("del", "46"), ("ins", "60")]
    assert "2026. gada 1. februāris" in text_of(page)
