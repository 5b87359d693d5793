"""Events are found by the words of their titles and places, in any inflection, also where no article tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlite_utils import Database

from archive.search.counted import cache, postings
from archive.search.events import ALL_EVENTS, read_index
from archive.search.filters import COUNTED
from archive.store.publish import CACHED_COUNTS
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, add_articles
from tests.support.rows.events import archive_of_events, put_events

TRAINING = "Apmācības pašvaldību policijai Smiltenē"
EVENTS: list[dict[str, str | None]] = [
    {"title": TRAINING, "starts_on": "2022-11-09", "place": "Smiltenes novada Kultūras centrs", "lang": "lv",
     "title_en": "Training for municipal police", "place_en": "Smiltene Culture Centre"},
    {"title": "Palīdzības tālruņa gadumijas dežūra", "starts_on": "2025-12-30", "ends_on": "2026-01-02", "lang": "lv"},
    {"title": "Webinar for bright librarians", "starts_on": "2023-05-05", "lang": "en", "place": "tiešsaistē"},
    {"title": "Forums", "starts_on": "2020-03-03", "place": "Cēsis", "lang": "lv"},
    {"title": "Konference", "starts_on": "2020-03-03", "place": "Cēsis", "lang": "lv", "replaced_by": "ev-3"},
    {"title": "Zīlītes", "starts_on": "2019-01-01", "source": "article", "article_id": "lv-1"},
]  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(archive_of_events(tmp_path / "archive.db", *EVENTS)) as database:
        with database.atomic():
            database.execute(
                "INSERT INTO municipalities (id, name, slug, type) VALUES ('s', 'Smiltenes novads', 's', 'n')"
            )
            database.execute("INSERT INTO event_municipalities VALUES ('ev-0', 's')")
        yield database


@pytest.fixture
def room(db: Database, tmp_path: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(tmp_path / "archive.db")) as reading_room:
        yield reading_room


def replace_events(db: Database, *events: dict[str, str | None]) -> None:
    db.execute("DELETE FROM event_municipalities")
    put_events(db, *events)


def found(room: ReadingRoom, query: str, **narrowing: str) -> list[str]:
    events: Any = room.get(f"/search.json?{urlencode({'q': query, **narrowing})}").json()["events"]
    assert events["total"] == len(events["results"])
    return [event["id"] for event in events["results"]]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('"pašvaldību policijai Smiltenē"', ["ev-0"]),
        ("pašvaldības policija", ["ev-0"]),
        ("pasvaldibas policija", ["ev-0"]),
        ('"policijas pašvaldība"', []),
        ("gadumija", ["ev-1"]),  # a form that no article has
        ("gadumiju tālrunis", ["ev-1"]),
        ("kultūras centrā", ["ev-0"]),
        ("title:kultūras", []),
        ("libr*", ["ev-2"]),
        ("librarian", ["ev-2"]),
        ("training police", ["ev-0"]),
        ("training policija", []),  # no article has words of both languages either
        ("policija OR forums", ["ev-0", "ev-3"]),
        ("Cēsīs", ["ev-3"]),
        ("konference", ["ev-3"]),  # what it was called before
        ("apmācības -policija", []),
        ("dežūra year:2026", ["ev-1"]),  # its last day
        ("dežūra before:2025", []),
        ("apmācības municipality:Smiltenes", ["ev-0"]),
        ("dežūra municipality:*", []),
        ("apmācības speaker:Liepa", []),
        ("in:title apmācības", []),
        ("zīlīte", ["ev-5"]),
        ("year:2022", []),  # no words: the calendar has them all
        ("-policija", []),
        ("", []),
    ],
)
def test_words_mean_what_they_mean_in_articles(room: ReadingRoom, query: str, ids: list[str]) -> None:
    assert found(room, query) == ids


@pytest.mark.parametrize(
    ("narrowing", "ids"),
    [
        ({"year": "2022"}, ["ev-0"]),
        ({"since": "2022-11-10"}, []),
        ({"until": "2022-11-09"}, ["ev-0"]),
        ({"municipality": "s"}, ["ev-0"]),
        ({"municipality": "nav"}, []),
        ({"lang": "lv"}, ["ev-0"]),
        ({"lang": "en"}, []),
        ({"kind": "news"}, []),
        ({"speaker": "*"}, []),
        ({"is": "gone"}, []),
    ],
)
def test_filters_narrow_them_too(room: ReadingRoom, narrowing: dict[str, str], ids: list[str]) -> None:
    assert found(room, "policija", **narrowing) == ids


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "lv",
            "Notikumi: 1 Apmācības pašvaldību policijai Smiltenē 2022. gada 9. novembris, Smiltenes novada Kultūras",
        ),
        ("en", "Events: 1 Training for municipal police 9 November 2022, Smiltene Culture Centre"),
    ],
)
def test_the_page_leads_to_them_although_no_article_is_found(room: ReadingRoom, language: str, said: str) -> None:
    page = room.page(f"/search?{urlencode({'q': 'policija Smiltene'})}", language)
    (line,) = page.xpath("//details[@class='note found-events']")
    assert text_of(line).startswith(said)
    assert line.get("open") is not None
    assert not page.xpath("//h2[.='Nekas nav atrasts' or .='Nothing was found']")
    (address,) = line.xpath(".//li/a/@href")
    assert address == "/calendar/2022/11#ev-0"
    assert room.page(address.partition("#")[0]).xpath("//li[@id='ev-0']")


def test_they_stay_folded_above_articles(room: ReadingRoom, db: Database) -> None:
    replace_events(db, {"title": "Seminārs Saldū"})
    page = room.page("/search?q=seminārs")
    (line,) = page.xpath("//details[@class='note found-events']")
    assert line.get("open") is None
    assert page.xpath("//ol[@id='results']/li")
    assert not room.page("/search?q=seminārs&page=2").xpath("//details[@class='note found-events']")


def test_only_the_latest_of_many_are_shown(room: ReadingRoom, db: Database) -> None:
    many: list[dict[str, str | None]] = [
        {"title": f"Lekcija {number}", "starts_on": f"{1950 + number}-01-01"} for number in range(60)
    ]
    replace_events(db, *many)
    page = room.page("/search?q=lekcijas", "en")
    assert "Events: 60" in text_of(page)
    assert "10 earlier events are not shown" in text_of(page)
    assert len(page.xpath("//details[@class='note found-events']//li")) == 50
    answer = room.get("/search.json?q=lekcijas").json()["events"]
    assert answer["total"] == 60
    assert answer["results"][0]["starts_on"] == "2009-01-01"


def test_what_is_no_longer_there_is_not_remembered(room: ReadingRoom, db: Database) -> None:
    assert found(room, "policija") == ["ev-0"]
    replace_events(db, {"title": "Forums"})
    assert found(room, "policija") == []
    assert found(room, "forumi") == ["ev-0"]


@pytest.mark.parametrize(
    ("write", "query", "ids"),
    [
        ("UPDATE events SET title = 'Simpozijs' WHERE id = 'ev-3'", "simpozijā", ["ev-3"]),
        ("UPDATE events SET title_en = 'Symposium' WHERE id = 'ev-0'", "symposium", ["ev-0"]),
        ("UPDATE events SET place = 'Talsi' WHERE id = 'ev-3'", "Talsos", ["ev-3"]),
        ("UPDATE events SET ends_on = '2027-01-01' WHERE id = 'ev-0'", "policija year:2027", ["ev-0"]),
        ("UPDATE events SET replaced_by = NULL WHERE id = 'ev-4'", "konference", ["ev-4"]),
        ("DELETE FROM events WHERE id = 'ev-1'", "gadumija", []),
        (
            "INSERT INTO events (id, title, starts_on, ends_on, source) "
            "VALUES ('ev-9', 'Vebināri', '2024-01-01', '2024-01-01', 'calendar')",
            "vebinārs",
            ["ev-9"],
        ),
        ("DELETE FROM vocabulary WHERE form = 'semināra'; DELETE FROM vocabulary_keys", "semināri", ["ev-5"]),
        (
            "INSERT INTO vocabulary (lang, form, folded, articles) VALUES ('lv', 'zīlītes', 'zilites', 1)",
            "zīlītes",
            ["ev-5"],
        ),
        ("INSERT OR REPLACE INTO made_with (part, version) VALUES ('vocabulary', 'new')", "zīlīti", ["ev-5"]),
        ("UPDATE made_with SET version = 'new' WHERE part = 'vocabulary'", "zīlīti", ["ev-5"]),
    ],
)
def test_what_a_publication_kept_of_events_is_not_shown_once_they_change(
    room: ReadingRoom, db: Database, write: str, query: str, ids: list[str]
) -> None:
    with db.atomic():
        db.execute("UPDATE events SET title = 'Semināra zīlītes' WHERE id = 'ev-5'")
        postings.keep(db, COUNTED)
        cache.fill(db, CACHED_COUNTS)
    assert ALL_EVENTS.cached(db) is not None
    db.execute("UPDATE events SET last_seen_at = '2026-01-01T00:00:00Z'")
    assert ALL_EVENTS.cached(db) is not None  # tells nothing of that
    db.conn.executescript(write)
    assert ALL_EVENTS.cached(db) is None
    assert found(room, query) == ids


def test_a_publication_without_new_events_leaves_their_index_as_it_was(db: Database) -> None:
    before = read_index(db)
    with db.atomic():
        add_articles(db, [Row("lv-100", "Jauns raksts", "Policija ziņo.")])
        postings.keep(db, COUNTED)
        cache.fill(db, CACHED_COUNTS)
    assert read_index(db) is before
    db.execute("UPDATE events SET title = 'Semināra zīlītes' WHERE id = 'ev-5'")
    assert "zilites" in read_index(db).places
    assert read_index(db) is not before
