"""/calendar/<yyyy>/<mm> shows each event on each of its days, and in a list with all that is known of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from sqlite_utils import Database

from archive.store.folder import DataFolder
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.events import archive_of_events, put_events


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(archive_of_events(tmp_path / "archive.db")) as database:
        yield database


@pytest.fixture
def room(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingRoom]:
    """The pages of an archive, on the evening of 24 November, which is the 25th in Riga."""
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-11-24T22:30:00Z")
    with closing(ReadingRoom(tmp_path / "archive.db")) as reading_room:
        yield reading_room


def days_of(page: HtmlElement, title: str) -> list[int]:
    """The numbers of the days that an event stands on in the grid."""
    cells = page.xpath("//table//td[.//li[contains(., $title)]]", title=title)
    return [int(text_of(cell.find_class("number")[0]).split()[0]) for cell in cells]


def test_every_event_stands_on_each_of_its_days(reading_room: ReadingRoom, archived_replica: DataFolder) -> None:
    with closing(sqlite3.connect(archived_replica.database)) as db:
        events = db.execute("SELECT id, starts_on, ends_on FROM events").fetchall()
    assert len(events) > 20
    pages: dict[str, HtmlElement] = {}
    for event_id, starts_on, ends_on in events:
        day, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
        while day <= last:
            month = f"/calendar/{day:%Y/%m}"
            page = pages.setdefault(month, reading_room.page(month))
            (item,) = page.xpath("//li[@id=$id]", id=event_id)
            title = text_of(item.find("h3"))
            assert day.day in days_of(page, title), (event_id, day)
            day += timedelta(days=1)


def test_the_links_to_captures_are_told_apart_by_those_who_hear_them(reading_room: ReadingRoom) -> None:
    items = reading_room.page("/calendar/2026/11").xpath(
        "//ol[@class='articles']/li[.//a[contains(@href, '/capture/')]]"
    )
    assert len(items) > 2
    for item in items:
        (link,) = item.xpath(".//a[contains(@href, '/capture/')]")
        assert text_of(link) == f"Saglabātais oriģināls: {text_of(item.xpath('h3')[0])}"


def test_an_event_over_the_turn_of_a_month_stands_in_both(db: Database, room: ReadingRoom) -> None:
    put_events(db, {"title": "Nometne", "starts_on": "2018-02-27", "ends_on": "2018-03-02"})
    assert days_of(room.page("/calendar/2018/02"), "Nometne") == [27, 28]
    assert days_of(room.page("/calendar/2018/03"), "Nometne") == [1, 2]
    assert days_of(room.page("/calendar/2018/04"), "Nometne") == []


@pytest.mark.parametrize(
    ("language", "first", "name", "caption"),
    [
        ("lv", "Pr", "Pirmdiena", "2018. gada marts: dienas un notikumi"),
        ("en", "Mo", "Monday", "March 2018: days and events"),
    ],
)
def test_the_grid_is_a_table_that_begins_on_monday(
    room: ReadingRoom, language: str, first: str, name: str, caption: str
) -> None:
    (table,) = room.page("/calendar/2018/03", language).xpath("//table")
    assert text_of(table.find("caption")) == caption
    heads = table.xpath(".//th[@scope='col']")
    assert len(heads) == 7
    seen, read = heads[0]
    assert (text_of(seen), seen.get("aria-hidden"), text_of(read)) == (first, "true", name)
    weeks = [[text_of(cell) for cell in row.xpath("td")] for row in table.xpath("./tbody/tr")]
    assert weeks[0] == ["", "", "", "1", "2", "3", "4"]  # 1 March 2018 was a Thursday
    assert weeks[-1] == ["26", "27", "28", "29", "30", "31", ""]


@pytest.mark.parametrize(
    ("event", "latvian", "english"),
    [
        ({}, "2018. gada 28. marts", "28 March 2018"),
        ({"starts_at": "09:30"}, "2018. gada 28. marts plkst. 09:30", "28 March 2018, 09:30"),
        ({"ends_on": "2018-03-29"}, "2018. gada 28.–29. marts", "28–29 March 2018"),
        ({"ends_on": "2018-04-02"}, "2018. gada 28. marts – 2. aprīlis", "28 March – 2 April 2018"),
        (
            {"starts_at": "10:00", "starts_on": "2017-12-30", "ends_on": "2018-03-02"},
            "2017. gada 30. decembris – 2018. gada 2. marts, sākums plkst. 10:00",
            "30 December 2017 – 2 March 2018, beginning at 10:00",
        ),
        ({"ends_on": "2018-03-01"}, "2018. gada 28. marts", "28 March 2018"),
    ],
)
def test_the_list_tells_the_days_in_words(
    db: Database, room: ReadingRoom, event: dict[str, str | None], latvian: str, english: str
) -> None:
    put_events(db, event)
    for language, words in (("lv", latvian), ("en", english)):
        (item,) = room.page("/calendar/2018/03", language).xpath("//li[@id='ev-0']")
        assert text_of(item.xpath(".//time")[0]) == words


@pytest.mark.parametrize(
    ("event", "address"),
    [
        ({"article_id": "lv-1", "url": "http://localhost/lv/x/1"}, "/article/lv-1"),
        ({"url": "https://www.iem.gov.lv/pasakums"}, "https://www.iem.gov.lv/pasakums"),
        ({"url": "javascript:alert(1)"}, None),
        ({"url": "https://x/\nX-Evil: 1"}, None),
        ({}, None),
    ],
)
def test_an_event_leads_to_its_article_or_else_to_the_web(
    db: Database, room: ReadingRoom, event: dict[str, str | None], address: str | None
) -> None:
    put_events(db, event)
    page = room.page("/calendar/2018/03")
    assert page.xpath("//li[@id='ev-0']/h3//a/@href") == ([address] if address else [])
    assert page.xpath("//td//li/a/@href") == [address or "#ev-0"]


def test_titles_and_places_are_shown_and_never_obeyed(db: Database, room: ReadingRoom) -> None:
    hostile = "</script><script>alert(1)</script><b>&amp;"
    put_events(db, {"title": hostile, "place": hostile})
    page = room.page("/calendar/2018/03")
    assert not page.xpath("//script[not(@type='application/ld+json')]")
    (item,) = page.xpath("//li[@id='ev-0']")
    assert text_of(item).count(hostile) == 2


def test_today_is_marked_as_it_is_in_riga(room: ReadingRoom) -> None:
    assert [text_of(cell) for cell in room.page("/calendar/2026/11").xpath("//td[@aria-current='date']")] == ["25"]
    assert not room.page("/calendar/2026/10").xpath("//td[@aria-current]")


@pytest.mark.parametrize(
    ("asked", "month"),
    [
        ("", "/calendar/2026/11"),
        ("?month=2018-03", "/calendar/2018/03"),
        ("?month=2018-03&ui=en", "/calendar/2018/03?ui=en"),
        ("?month=&ui=%22%3E", "/calendar/2026/11"),
        ("?month=//example.com", "/calendar/2026/11"),
        ("?month=٢٠١٨-٠٣", "/calendar/2026/11"),
    ],
)
def test_the_calendar_opens_at_the_month_asked_for_or_the_current_one(
    room: ReadingRoom, asked: str, month: str
) -> None:
    response = room.get(f"/calendar{asked}")
    assert (response.status_code, response.headers["location"]) == (302, month)


@pytest.mark.parametrize("month", ["/2026/13", "/2026/00", "/0000/01", "/2026/1", "/99999/01", "?month=2026-13"])
def test_there_are_no_other_months(room: ReadingRoom, month: str) -> None:
    assert room.get(f"/calendar{month}").status_code == 404


def test_links_lead_on_from_the_first_event_to_the_last_or_today(db: Database, room: ReadingRoom) -> None:
    put_events(db, {"starts_on": "2026-09-30", "ends_on": "2026-10-01"})
    path, seen = "/calendar/2026/09", ["/calendar/2026/09"]
    assert not room.page(path).xpath("//a[@rel='prev']")
    while following := room.page(path).xpath("//a[@rel='next']/@href"):
        (path,) = following
        seen.append(path)
    assert seen == [f"/calendar/2026/{month}" for month in ("09", "10", "11")]


@pytest.mark.parametrize(
    ("month", "nearest"),
    [("0001/01", ["2014/02"]), ("2016/05", ["2014/02", "2018/03"]), ("9999/12", ["2018/03"])],
)
def test_a_month_without_events_names_the_nearest_that_have_some(
    db: Database, room: ReadingRoom, month: str, nearest: list[str]
) -> None:
    put_events(db, {"starts_on": "2014-02-03"}, {"starts_on": "2018-03-28"}, {"starts_on": "2018-03-30"})
    page = room.page(f"/calendar/{month}")
    links = page.xpath("//main//p/a/@href")
    assert [link for link in links if link.startswith("/calendar/")] == [f"/calendar/{name}" for name in nearest]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("ends_on", ["2027-01-06", "9999-12-31"])
def test_the_months_into_which_an_event_goes_on_are_led_to_as_well(
    db: Database, room: ReadingRoom, ends_on: str
) -> None:
    put_events(db, {"starts_on": "2026-10-28", "ends_on": ends_on})
    assert room.page("/calendar/2026/12").xpath("//a[@rel='next']/@href") == ["/calendar/2027/01"]
    values = room.page("/calendar/2026/12").xpath("//select[@name='month']/option/@value")
    assert values[-4:] == ["2027-01", "2026-12", "2026-11", "2026-10"]
    assert len(values) <= 24
    assert room.page("/calendar/2026/09").xpath("//main//p/a/@href")[0] == "/calendar/2026/10"


def test_every_month_with_events_can_be_chosen(db: Database, room: ReadingRoom) -> None:
    put_events(db, {"starts_on": "2014-02-03"}, {"starts_on": "2018-03-28"}, {"starts_on": "2018-03-30"})
    options = room.page("/calendar/2016/05").xpath("//select[@name='month']/option")
    assert [option.get("value") for option in options] == ["2026-11", "2018-03", "2016-05", "2014-02"]
    assert [option.get("value") for option in options if option.get("selected") is not None] == ["2016-05"]
