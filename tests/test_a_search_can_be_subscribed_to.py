"""/search.atom: any search as a feed, read by a reader that is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import feedparser
import pytest

from archive.web.formats import feeds
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import MOMENT, Row, archive_of
from tests.support.rows.stand_in import PLACES, SPEAKERS, add_people_and_places, stand_in_rows

HOSTILE = Row(
    "lv-900", "<b>Virsraksts</b> ]]> & \x0b\ufffe\U0001f600", "Pašvaldība <script>alert(1)</script> & \x01 ]]>"
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path: Path = tmp_path_factory.mktemp("data") / "archive.db"
    db = archive_of(path, [*stand_in_rows(), HOSTILE])
    add_people_and_places(db)
    db.close()
    with closing(ReadingRoom(path)) as room:
        yield room


def read(room: ReadingRoom, language: str = "lv", /, **parameters: object) -> Any:
    response = room.get(f"/search.atom?{urlencode(parameters)}", language)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def found(room: ReadingRoom, **parameters: object) -> list[str]:
    address = urlencode({**parameters, "size": 1000, "sort": "newest"})
    return [hit["id"] for hit in room.get(f"/search.json?{address}").json()["results"]]


def ids(feed: Any) -> list[str]:
    return [entry.link.rpartition("/")[2] for entry in feed.entries]


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"q": "pašvaldība"},
        {"q": "pašvaldība", "sort": "oldest", "size": 3},
        {"speaker": SPEAKERS[0].lower().replace(" ", "-")},
        {"municipality": PLACES[2][0], "since": "2016"},
    ],
)
def test_the_feed_has_what_the_search_finds_newest_first(room: ReadingRoom, parameters: dict[str, object]) -> None:
    expected = found(room, **{name: value for name, value in parameters.items() if name not in ("sort", "size")})
    assert expected
    assert ids(read(room, **parameters)) == expected[:50]


def test_a_long_feed_goes_on_at_another_address(room: ReadingRoom) -> None:
    (following,) = [link.href for link in read(room).feed.links if link.rel == "next"]
    assert following.startswith("http://localhost/")
    rest = feedparser.parse(room.get(following.removeprefix("http://localhost")).content)
    assert [*ids(read(room)), *ids(rest)] == found(room)


ARCHIVE = {"lv": "cilvektirdznieciba.lv arhīvs", "en": "Archive of cilvektirdznieciba.lv"}


@pytest.mark.parametrize(
    ("language", "address", "what"),
    [
        ("lv", "/search.atom", "Meklējums: viss arhīvs"),
        ("en", "/search.atom", "Search: the whole archive"),
        ("lv", "/search.atom?q=policija&municipality=0054010", "Meklējums: „policija” · Pašvaldība: Liepāja"),
        ("en", "/search.atom?speaker=ilze-liepa&kind=news", "Search: Speaker: Ilze Liepa · Kind: News"),
        ("lv", "/search.atom?q=%3Cb%3E%26%0B", "Meklējums: „<b>&”"),
        ("en", "/statements.atom", "Statements: the whole archive"),
        ("lv", "/changes.atom", "Izmaiņas"),
        ("lv", "/changes.atom?kind=gone&lang=en", "Izmaiņas · Pazudis · Angļu"),
        ("en", "/changes.atom?kind=gone&lang=lv", "Changes · Gone · Latvian"),
    ],
)
def test_the_title_names_what_is_subscribed_to_and_the_archive(
    room: ReadingRoom, language: str, address: str, what: str
) -> None:
    raw = room.get(address, language).content
    assert feedparser.parse(raw, sanitize_html=False).feed.title == f"{what} – {ARCHIVE[language]}"


def test_hostile_text_stays_text(room: ReadingRoom) -> None:
    raw = room.get("/search.atom?q=title:virsraksts", "lv").content
    (entry,) = feedparser.parse(raw, sanitize_html=False).entries
    assert entry.title == "<b>Virsraksts</b> ]]> & \U0001f600"
    assert entry.title_detail.type == "text/plain"
    assert "&lt;script&gt;" in entry.content[0].value


def test_entries_keep_their_names_and_move_when_a_revision_comes(room: ReadingRoom) -> None:
    one, other = read(room, q="policija"), read(room, "en", q="valsts policija")
    names = {entry.link: entry.id for entry in one.entries}
    shared = {entry.link: entry.id for entry in other.entries if entry.link in names}
    assert shared
    assert shared.items() <= names.items()
    assert len(set(names.values())) == len(names)
    assert one.feed.id != other.feed.id
    assert one.feed.id == read(room, "en", q="policija", size=3, page=1).feed.id
    assert {entry.updated for entry in one.entries} == {one.feed.updated} == {MOMENT}


def test_a_search_that_finds_nothing_yet_is_a_feed(room: ReadingRoom) -> None:
    feed = read(room, q="vārdskākāneviensnelieto")
    assert not feed.entries
    assert feed.feed.updated == feeds.NEVER


def test_the_page_names_its_feed(room: ReadingRoom) -> None:
    page = room.text(f"/search?q={quote('pašvaldība')}&page=2&sort=oldest")
    address = f"/search.atom?{urlencode({'q': 'pašvaldība', 'ui': 'lv'})}".replace("&", "&amp;")
    assert page.count(f'href="{address}"') == 1  # in the head; a link leads to the page that explains it
    assert room.get(address.replace("&amp;", "&"), "en").headers["content-language"] == "lv"


@pytest.mark.parametrize("day", ["0001-01-01", "1900-02-28", "1926-05-11", "2016-03-27", "9999-12-31"])
def test_any_day_is_a_moment_that_readers_know(day: str, tmp_path: Path) -> None:
    archive_of(tmp_path / "archive.db", [Row("lv-1", "Raksts", "Teksts.", published_on=day)]).close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        (entry,) = read(room).entries
    assert re.fullmatch(rf"{day}T00:00:00[+-]\d\d:\d\d", entry.published)


@pytest.mark.parametrize("path", ["/search.atom", "/changes.atom"])
def test_a_feed_is_kept_for_nobody_of_another_language(path: str, room: ReadingRoom) -> None:
    answer = room.get(path, "en")
    assert answer.headers["content-language"] == "en"
    assert answer.headers["vary"].startswith("Accept-Language, Cookie")
