"""Lists of news and feeds show an import as one entry; what our own visits found stays in them as it was."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml.html import HtmlElement
from sqlite_utils import Database

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.origin import origin
from archive.web.pages.changes import import_title
from archive.web.pages.home import read_home
from archive.web.parts.history.changes import Imported, read_changes
from archive.web.serving.i18n import Interface
from tests.support.imports.with_imports import ALONE, EDITED, WithImports
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of


def entries(database: Path, asked: str = "") -> dict[str, str]:
    """What the feed has, as titles by id, newest first."""
    with closing(ReadingRoom(database)) as room:
        feed: Any = feedparser.parse(room.get(f"/changes.atom{asked}", "en").content)
    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    return {entry.id: entry.title for entry in feed.entries}


def test_nothing_of_the_feed_is_lost_or_moved_and_each_import_is_one_more(archive_with_imports: WithImports) -> None:
    before = entries(archive_with_imports.before)
    now = entries(archive_with_imports.folder.database)
    added = [title for id, title in now.items() if id not in before]
    assert {id: title for id, title in now.items() if id in before} == before
    assert added == [
        "Import of 1 capture from files made by others, 2022: 0 new articles, 0 changed",
        "Import of 10 captures from the Internet Archive, 2018–2021: 1 new article, 2 changed",
    ]


def test_an_import_keeps_its_id_through_a_rebuild(archive_with_imports: WithImports, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "copy")
    shutil.copytree(archive_with_imports.folder.root, folder.root)
    folder.database.unlink()
    rebuild(folder)
    assert entries(folder.database) == entries(archive_with_imports.folder.database)


def test_the_lists_of_the_home_page_are_those_of_our_visits(archive_with_imports: WithImports) -> None:
    with (
        closing(open_database(archive_with_imports.before)) as before,
        closing(open_database(archive_with_imports.folder.database)) as now,
    ):
        homes = read_home(before), read_home(now)
    assert homes[0]
    assert homes[1]
    lists = [
        {what: [{**one, "first_seen_at": None} for one in articles] for what, articles in home.latest.items()}
        for home in homes
        if home
    ]
    assert lists[0] == lists[1]  # but for the day of the first capture, be it of others
    assert ALONE not in {article["id"] for article in homes[1].latest["new"]}
    assert [article["id"] for article in homes[1].latest["changed"]] == [EDITED]


def kinds(page: HtmlElement) -> list[str]:
    return [one.removeprefix("change-") for one in page.xpath("//ul[@class='articles']/li/p[1]/@class")]


def test_the_page_tells_it_with_links_to_what_came(room_with_imports: ReadingRoom) -> None:
    page = room_with_imports.page("/changes", "en")
    assert kinds(page) == ["import", "import", "changed"]
    (_, imported, _) = page.xpath("//ul[@class='articles']/li")
    assert text_of(imported.find("h3")).startswith("Import of 10 captures from the Internet Archive, 2018–2021")
    assert "Could not be read: 1. Not accepted: 1." in text_of(imported)
    brought, captures = imported.xpath(".//h3/a/@href")[0], imported.xpath(".//small/a/@href")[0]
    assert "First captured" in room_with_imports.text(brought, "en")
    assert room_with_imports.page(captures).xpath("//table")
    assert kinds(room_with_imports.page("/changes?kind=import")) == ["import", "import"]
    assert kinds(room_with_imports.page("/changes?kind=changed")) == ["changed"]


def test_what_others_captured_stands_by_the_time_of_capture_in_its_own_list(
    room_with_imports: ReadingRoom,
) -> None:
    page = room_with_imports.page("/changes?kind=others", "en")
    days = [text_of(day) for day in page.xpath("//main/h2")]
    assert days == ["3 March 2018"]
    told = page.xpath("//ul[@class='articles']/li")
    assert len(told) == 6
    assert all("captured by the Internet Archive" in text_of(one) for one in told)
    assert page.xpath("//link[@type='application/atom+xml']/@href") == ["/changes.atom?kind=import"]
    lang = room_with_imports.page("/changes?kind=others&lang=en", "en")
    assert len(lang.xpath("//ul[@class='articles']/li")) == 1
    assert not room_with_imports.page("/changes?kind=others&import=20990101T000000.000000Z").xpath(
        "//ul[@class='articles']"
    )


def test_what_others_captured_is_in_no_feed(archive_with_imports: WithImports) -> None:
    assert entries(archive_with_imports.folder.database, "?kind=others") == {
        id: title
        for id, title in entries(archive_with_imports.folder.database).items()
        if title.startswith("Import of")
    }


def test_the_first_words_go_back_to_the_first_capture(
    room_with_imports: ReadingRoom, archive_with_imports: WithImports
) -> None:
    home, changes = room_with_imports.text("/", "en"), room_with_imports.text("/changes", "en")
    assert "It has captures since 2018, made by others; our own visits began on 1 August 2026." in home
    assert "For the time before our first visit, there are only captures made by others." in home
    assert "Captures made by others go back to 2018, our own visits to 1 August 2026." in changes
    assert "What our own visits started with." in changes
    latvian = room_with_imports.text("/")
    assert "citu veidotas kopijas kopš 2018. gada; mūsu apmeklējumi sākās 2026. gada 1. augustā." in latvian
    with closing(ReadingRoom(archive_with_imports.before)) as room:
        assert "It starts with our first visit, on 1 August 2026." in room.text("/", "en")
        assert "What the archive started with" in room.text("/changes", "en")


def add_import(db: Database, id: str, outcome: str | None, captures: int) -> None:
    with db.atomic():
        db.execute(
            "INSERT INTO imports (id, source, started_at, outcome) VALUES (?, 'commoncrawl', '2024-05-01T00:00Z', ?)",
            [id, outcome],
        )
        for number in range(captures):
            db.execute(
                "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, source, import_id) "
                "VALUES (?, 'http://a/', ?, 200, '', '', 0, 0, 'commoncrawl', ?)",
                [f"{id}-{number}", f"20{15 + number}-01-01T00:00:00Z", id],
            )


@pytest.mark.parametrize(
    ("outcome", "captures", "told"),
    [("done", 3, 1), ("partial", 3, 1), ("interrupted", 3, 1), (None, 3, 0), ("done", 0, 0)],
)
def test_an_import_counts_that_has_ended_and_brought_something(
    tmp_path: Path, outcome: str | None, captures: int, told: int
) -> None:
    with closing(archive_of(tmp_path / "archive.db", [Row("lv-1", "Pirmais", "Teksts")])) as db:
        add_import(db, "20240501T000000.000000Z", outcome, captures)
        found = [one for one in read_changes(db, limit=10).changes if isinstance(one, Imported)]
    assert [(one.captures, one.years) for one in found] == [(3, "2015–2017")] * told


def test_an_import_from_before_the_first_visit_stands_behind_it(tmp_path: Path) -> None:
    with closing(archive_of(tmp_path / "archive.db", [Row("lv-1", "Pirmais", "Teksts")])) as db:
        for year in ("2019", "2027"):
            add_import(db, f"{year}0501T000000.000000Z", "done", 1)
        db.execute("UPDATE imports SET started_at = substr(id, 1, 4) || '-05-01T00:00Z'")
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        days = [text_of(one) for one in room.page("/changes", "en").xpath("//h2")]
        feed: Any = feedparser.parse(room.get("/changes.atom", "en").content)
    assert [day[-4:] if day[-3] != ":" else "first" for day in days] == ["2027", "first", "2019"]
    assert [entry.title[:6] for entry in feed.entries] == ["Import", "First ", "Import"]


@pytest.mark.parametrize(
    ("numbers", "english", "latvian"),
    [
        (
            (1234, 40, 12),
            "Import of 1,234 captures from the Internet Archive, 2014–2024: 40 new articles, 12 changed",
            "Importētas 1234 kopijas (Interneta arhīvs, 2014–2024): 40 jauni raksti, 12 mainīti",
        ),
        (
            (1, 1, 21),
            "Import of 1 capture from the Internet Archive, 2014–2024: 1 new article, 21 changed",
            "Importēta 1 kopija (Interneta arhīvs, 2014–2024): 1 jauns raksts, 21 mainīts",
        ),
    ],
)
def test_its_title_has_the_forms_of_the_language(numbers: tuple[int, int, int], english: str, latvian: str) -> None:
    captures, new, changed = numbers
    made = origin("wayback", "https://web.archive.org/web/20180303100000id_/http://a/")
    assert made
    one = Imported("2024-05-01", "i", made, new, changed, 0, 0, captures, "2014-05-01", "2024-01-01")
    assert import_title(Interface("en"), one) == english
    assert import_title(Interface("lv"), one) == latvian
    assert re.fullmatch(r"\d{4}–\d{4}", one.years)
