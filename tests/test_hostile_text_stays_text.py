"""What the hostile site says is data in every file and feed of ours: other programs read it, as it is."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from archive.store.folder import DataFolder
from tests.replica.hostile import attack, hostile_articles
from tests.support.reading_room import ReadingRoom


@pytest.fixture(scope="module")
def room(hostile_archive: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(hostile_archive.database)) as room:
        yield room


@pytest.fixture(scope="module")
def titles(hostile_archive: DataFolder) -> dict[str, str]:
    """The titles of the articles by their ids."""
    with closing(sqlite3.connect(hostile_archive.database)) as db:
        return dict(db.execute("SELECT id, title FROM articles"))


def test_the_attacks_are_in_the_archive(titles: dict[str, str]) -> None:
    assert len(titles) == len(hostile_articles())
    assert titles["lv-301"] == attack("title")


@pytest.mark.parametrize("path", ["/search.atom?q=", "/changes.atom", "/search.atom?speaker=zelma-pucite"])
def test_feeds_are_read(path: str, room: ReadingRoom) -> None:
    feed = feedparser.parse(room.get(path).content, sanitize_html=False)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.entries
    assert all(entry.link.startswith("http://localhost/") for entry in feed.entries)
    for entry in feed.entries:
        assert entry.title_detail.type == "text/plain"
        assert "<script" not in entry.content[0].value


def test_a_feed_has_titles_word_for_word(room: ReadingRoom, titles: dict[str, str]) -> None:
    feed = feedparser.parse(room.get("/search.atom?q=").content, sanitize_html=False)
    assert attack("title") in [entry.title for entry in feed.entries]


def test_the_calendar_has_the_events_and_no_more(room: ReadingRoom, hostile_archive: DataFolder) -> None:
    with closing(sqlite3.connect(hostile_archive.database)) as db:
        (number,) = db.execute("SELECT count(*) FROM events").fetchone()
    calendar = Calendar.from_ical(room.get("/calendar.ics").content)
    events = calendar.walk("VEVENT")
    assert len(events) == number
    assert not [error for component in calendar.walk() for error in component.errors]
    assert not any(event.get("attach") for event in events)
    assert any(str(event["summary"]).startswith(attack("event")) for event in events)


def test_a_table_has_a_row_for_each_article_and_no_formula(room: ReadingRoom, titles: dict[str, str]) -> None:
    text = room.get("/search.csv?q=&size=1000").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), strict=True))
    assert {row["id"] for row in rows} == set(titles)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_json_has_titles_word_for_word(room: ReadingRoom, titles: dict[str, str]) -> None:
    results = room.get("/search.json?q=&size=1000").json()["results"]
    assert {one["id"]: one["title"] for one in results} == titles


@pytest.mark.parametrize("id", [article.id for article in hostile_articles()])
def test_citations_are_read(id: str, room: ReadingRoom, titles: dict[str, str]) -> None:
    (cited,) = json.loads(room.get(f"/article/{id}.csl.json").content)
    assert cited["title"] == titles[id]
    bibtex = room.get(f"/article/{id}.bib").text
    assert bibtex.count("@") == 1
    assert bibtex.count("{") - bibtex.count("\\{") == bibtex.count("}") - bibtex.count("\\}")


def test_no_page_links_to_a_script(room: ReadingRoom, titles: dict[str, str]) -> None:
    pages = ["/search", "/calendar/2020/01", *(f"/article/{id}" for id in titles)]
    links = [unescape(link) for page in pages for link in re.findall(r'(?:href|src)="([^"]*)"', room.text(page))]
    assert links
    assert not [link for link in links if not re.match(r"https?://|webcal://|mailto:|/|#", link)]


def test_the_type_of_a_municipality_is_no_markup(hostile_archive: DataFolder, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    shutil.copy(hostile_archive.database, path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE municipalities SET type = '<i>tips</i>'")
        (slug,) = db.execute("SELECT slug FROM municipalities WHERE slug IS NOT NULL LIMIT 1").fetchone()
    with closing(ReadingRoom(path)) as room:
        page = room.text(f"/municipality/{slug}")
    assert "&lt;i&gt;tips&lt;/i&gt;" in page
    assert "<i>" not in page
