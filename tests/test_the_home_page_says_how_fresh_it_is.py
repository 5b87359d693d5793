"""/: how complete and how fresh the archive is, and what to do where it is neither."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.store.database import open_database
from archive.web.pages.home import read_home
from tests.replica.content import load_articles
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of

NOW = "2026-06-01T12:00:00+00:00"
Archive = Callable[..., str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """The page in English, on NOW, of an archive with these crawls, each (when it ended, its outcome)."""
    monkeypatch.setenv("CTARCHIVE_NOW", NOW)

    def page(*crawls: tuple[str, str | None], url: str = "http://www.cilvektirdznieciba.lv/lv/raksts") -> str:
        db = archive_of(tmp_path / "archive.db", [Row("lv-1", "Sanāksme Ogrē", "Sanāksme notika Ogrē.")])
        with db.atomic():
            db.execute("UPDATE crawls SET outcome = NULL")
            db.execute("UPDATE articles SET url = ?", [url])
            for moment, outcome in crawls:
                db.execute(
                    "INSERT INTO crawls (id, started_at, finished_at, outcome, failed) VALUES (?, ?, ?, ?, 3)",
                    [*[f"{moment}T10:00:00.000000Z"] * 3, outcome],
                )
        db.close()
        with closing(ReadingRoom(tmp_path / "archive.db")) as room:
            return room.text("/", "en")

    return page


def notes(page: str) -> list[str]:
    return re.findall(r'<p class="note">(.*?)</p>', page)


def test_it_is_said_when_it_was_refreshed(home: Archive) -> None:
    page = home(("2026-05-01", "done"), ("2026-05-29", "done"))
    assert "archive refreshed 3 days ago" in page
    assert "29 May 2026, 13:00" in page
    assert "starts with our first visit, on 1 May 2026." in page
    assert notes(page) == []


@pytest.mark.parametrize(
    ("crawls", "note"),
    [
        ([("2026-04-01", "done")], "not been refreshed for over thirty days"),
        ([("2026-05-29", "partial")], "some pages could not be fetched"),
        ([("2026-05-29", "done"), ("2026-05-30", "unreachable")], "could not be reached"),
        ([("2026-05-29", "done"), ("2026-05-30", "drift")], "nothing from it was published"),
        ([("2026-05-29", "done"), ("2026-05-30", "interrupted")], "cut short"),
    ],
)
def test_trouble_is_told(crawls: list[tuple[str, str]], note: str, home: Archive) -> None:
    (told,) = notes(home(*crawls))
    assert note in told


def test_a_crawl_at_work_is_no_trouble(home: Archive) -> None:
    page = home(("2026-05-29", "done"), ("2026-06-01", None))
    assert notes(page) == []
    assert "archive refreshed 3 days ago" in page


@pytest.mark.parametrize(
    ("url", "invented"),
    [
        ("http://127.0.0.1:8000/x", True),
        ("http://localhost/x", True),
        ("http://[::1]:80/x", True),
        ("http://www.cilvektirdznieciba.lv/127.0.0.1", False),
    ],
)
def test_invented_articles_are_called_so(url: str, invented: bool, home: Archive) -> None:
    assert ("invented" in " ".join(notes(home(("2026-05-29", "done"), url=url)))) == invented


def test_the_archive_is_counted(reading_room: ReadingRoom) -> None:
    text = reading_room.text("/", "en")
    articles = load_articles()
    assert f"<dt>Articles</dt><dd>{len(articles)} <small>" in text
    news = [article for article in articles if article.kind == "news"]
    assert f"<dt>Of these, news</dt><dd>{len(news)}</dd>" in text
    for year in {article.date.year for article in articles if article.date}:
        assert f'href="/search?year={year}"' in text
    assert text.count('href="/speaker/') == 10
    assert "invented" in text
    assert len(text.encode()) < 100_000


def test_new_changed_and_gone_are_listed(tmp_path: Path) -> None:
    with closing(archive_of(":memory:", [Row(f"lv-{number}", f"Ziņa {number}", "") for number in range(9)])) as db:
        db.execute("UPDATE articles SET first_seen_at = '2024-02-02T00:00:00Z' WHERE id IN ('lv-3', 'lv-4')")
        db.execute("UPDATE articles SET gone_at = '2024-03-03T00:00:00Z' WHERE id = 'lv-4'")
        db.execute(
            "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
            "SELECT id, 2, '2024-03-01T00:00:00Z', title, body, published_on, capture_id "
            "FROM articles WHERE id = 'lv-5'"
        )
        home = read_home(db)
        assert home
        ids = {what: [article["id"] for article in articles] for what, articles in home.latest.items()}
        assert ids["new"][0] == "lv-3"
        assert (len(ids["new"]), ids["changed"], ids["gone"]) == (5, ["lv-5"], ["lv-4"])


@pytest.mark.parametrize("schema", [True, False])
def test_an_empty_archive_says_how_to_begin(schema: bool, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    (open_database(path, create=True) if schema else Database(path)).close()
    with closing(ReadingRoom(path)) as room:
        assert "ctarchive refresh" in room.text("/")


def test_datasette_keeps_its_own_index(reading_room: ReadingRoom) -> None:
    assert "archive" in reading_room.get("/.json").json()
