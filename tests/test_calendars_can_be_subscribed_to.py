"""/calendar.ics is read alike by two libraries, and an event keeps its UID for good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar.parser import Contentline
from sqlite_utils import Database

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom
from tests.support.rows.events import archive_of_events, put_events

RIGA = ZoneInfo("Europe/Riga")


class Read(NamedTuple):
    """What a reader makes of an event."""

    uid: str
    title: str
    place: str
    url: str
    start: date | None
    end: date | None


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(archive_of_events(tmp_path / "archive.db")) as database:
        yield database


@pytest.fixture
def room(db: Database, tmp_path: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(tmp_path / "archive.db")) as reading_room:
        yield reading_room


def read_strictly(body: bytes) -> list[Read]:
    """The events as the icalendar library reads them. Fails on any line or property that is not as RFC 5545 has it."""
    assert body.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    for line in re.sub(rb"\r\n[ \t]", b"", body).decode().split("\r\n")[:-1]:
        Contentline.from_ical(line, strict=True).parts()  # type: ignore[no-untyped-call]  # icalendar has no type here
    calendar = icalendar.Calendar.from_ical(body)
    assert isinstance(calendar, icalendar.Calendar)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert not [error for part in calendar.walk() for error in part.errors]
    assert len(re.findall(rb"\r\nDTSTAMP:\d{8}T\d{6}Z\r\n", body)) == len(calendar.events)
    return [
        Read(
            str(event["UID"]),
            str(event["SUMMARY"]),
            str(event.get("LOCATION", "")),
            str(event.get("URL", "")),
            event.DTSTART,
            event.DTEND,
        )
        for event in calendar.events
    ]


def read_elsewhere(body: bytes) -> list[Read]:
    """The events as another library reads them."""
    calendar = IcsCalendarStream.calendar_from_ics(body.decode())
    return [
        Read(str(e.uid), e.summary or "", e.location or "", str(e.url or ""), e.dtstart, e.dtend)
        for e in calendar.events
    ]


def read_alike(room: ReadingRoom) -> list[Read]:
    body = room.get("/calendar.ics").content
    events = read_strictly(body)
    assert events == read_elsewhere(body)
    return events


def test_it_says_what_it_is(room: ReadingRoom, db: Database) -> None:
    put_events(db, {"starts_at": "10:00"})
    response = room.get("/calendar.ics")
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="cilvektirdznieciba.lv.ics"'
    calendar = icalendar.Calendar.from_ical(response.content)
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "cilvektirdznieciba.lv"
    assert calendar["X-WR-TIMEZONE"] == "Europe/Riga"
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in response.content
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Riga"]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_it_is_the_same_whoever_asks(reading_room: ReadingRoom, language: str) -> None:
    assert reading_room.get("/calendar.ics", language).content == reading_room.get("/calendar.ics", "de").content


def test_the_whole_archive_is_read_alike(reading_room: ReadingRoom) -> None:
    events = read_alike(reading_room)
    assert len(events) > 20
    assert len({event.uid for event in events}) == len(events)


@pytest.mark.parametrize(
    ("event", "start", "end"),
    [
        ({}, date(2018, 3, 28), date(2018, 3, 29)),
        ({"ends_on": "2018-03-30"}, date(2018, 3, 28), date(2018, 3, 31)),
        ({"starts_at": "10:00"}, datetime(2018, 3, 28, 10, tzinfo=RIGA), None),
        (
            {
                "starts_at": "09:30",
                "starts_on": "2018-03-24",
                "ends_on": "2018-03-25",
            },  # summer time begins on the 25th
            datetime(2018, 3, 24, 9, 30, tzinfo=RIGA),
            datetime(2018, 3, 26, tzinfo=RIGA),
        ),
    ],
)
def test_days_and_hours_are_those_of_riga(
    db: Database, room: ReadingRoom, event: dict[str, str | None], start: date, end: date | None
) -> None:
    put_events(db, event)
    body = room.get("/calendar.ics").content
    (ours,), (theirs,) = read_strictly(body), read_elsewhere(body)
    assert ours.start == theirs.start == start
    assert theirs.end == end
    assert (b"\r\nDTEND" in body) == (end is not None)
    if isinstance(start, datetime):
        assert isinstance(ours.start, datetime)
        assert isinstance(theirs.start, datetime)
        assert (
            ours.start.utcoffset()
            == theirs.start.utcoffset()
            == start.utcoffset()
            == timedelta(hours=2 + (start.day == 28))
        )


def test_an_event_leads_to_its_article_here(db: Database, room: ReadingRoom) -> None:
    put_events(
        db,
        {"article_id": "lv-1", "url": "http://localhost/lv/x/1"},
        {"url": "https://x/\r\nATTENDEE:x"},
        {"url": "ftp://x/"},
    )
    assert [event.url for event in read_alike(room)] == ["http://localhost/article/lv-1", "", ""]


@pytest.mark.parametrize(
    ("seen", "stamp"), [("2020-01-02T03:04:05.678Z", b"20200102T030405Z"), (None, b"20180328T000000Z")]
)
def test_it_can_be_had_before_any_visit(db: Database, room: ReadingRoom, seen: str | None, stamp: bytes) -> None:
    with db.atomic():
        db.execute("UPDATE crawls SET outcome = 'drift'")
    put_events(db, {"last_seen_at": seen})
    read_alike(room)
    assert b"\r\nDTSTAMP:" + stamp in room.get("/calendar.ics").content


def test_an_import_settles_events_as_a_visit_does(db: Database, room: ReadingRoom) -> None:
    put_events(db, {"last_seen_at": "2020-01-02T03:04:05Z"})
    moments = ["2024-05-06T07:08:09Z", "2024-05-06T07:09:10Z"]
    with db.atomic():
        db.execute(
            "INSERT INTO imports (id, source, started_at, finished_at, outcome) VALUES ('i', 'file', ?, ?, 'done')",
            moments,
        )
    assert b"\r\nDTSTAMP:20240506T070910Z\r\n" in room.get("/calendar.ics").content
    with db.atomic():
        db.execute("UPDATE crawls SET outcome = 'drift'")
    assert b"\r\nDTSTAMP:20240506T070910Z\r\n" in room.get("/calendar.ics").content


# Without \N, which icalendar writes as if it were a line feed.
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120).filter(lambda text: "\\N" not in text)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.none() | texts, days, st.integers(0, 400), st.none() | st.times())
def test_whatever_an_event_is_called_it_is_read_alike(
    db: Database, room: ReadingRoom, title: str, place: str | None, first: date, more: int, begins: time | None
) -> None:
    put_events(
        db,
        {
            "title": title,
            "place": place,
            "starts_on": first.isoformat(),
            "ends_on": (first + timedelta(days=more)).isoformat(),
            "starts_at": f"{begins:%H:%M}" if begins else None,
        },
        {"title": "Cits"},
    )
    events = {event.uid: event for event in read_alike(room)}
    assert set(events) == {"ev-0@cilvektirdznieciba.lv", "ev-1@cilvektirdznieciba.lv"}
    event = events["ev-0@cilvektirdznieciba.lv"]
    assert printable(event.title) == printable(title)
    assert printable(event.place) == printable(place or "")
    assert event.start
    assert (event.start.year, event.start.month, event.start.day) == (first.year, first.month, first.day)


def printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


def test_it_is_the_same_after_a_rebuild(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    with closing(ReadingRoom(folder.database)) as room:
        before = room.get("/calendar.ics").content
    folder.database.unlink()
    rebuild(folder)
    with closing(ReadingRoom(folder.database)) as room:
        assert room.get("/calendar.ics").content == before
    assert len(read_strictly(before)) > 1
