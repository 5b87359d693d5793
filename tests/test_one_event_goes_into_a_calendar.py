"""An event that is yet to come has a link that puts it alone into a reader's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import icalendar
import pytest

from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.events import archive_of_events, put_events

OVER: dict[str, str | None] = {"id": "ev-over", "title": "Seminārs", "starts_on": "2026-12-01"}
COMING: dict[str, str | None] = {
    "id": "ev-coming",
    "title": "Izstāde",
    "starts_on": "2026-12-01",
    "ends_on": "2026-12-16",
}
CANCELLED: dict[str, str | None] = {
    "id": "ev-off",
    "title": "ATCELTA: Lekcija",
    "starts_on": "2026-12-17",
    "notice": "cancelled",
}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingRoom]:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-12-16T10:00:00Z")
    with closing(archive_of_events(tmp_path / "archive.db")) as db:
        put_events(db, OVER, COMING, CANCELLED)
        with closing(ReadingRoom(tmp_path / "archive.db")) as reading_room:
            yield reading_room


def events_of(body: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(body).events


@pytest.mark.parametrize("chosen", ["", "lv"])
def test_an_event_that_takes_place_is_a_file_of_its_own(room: ReadingRoom, chosen: str) -> None:
    page = room.page(f"/calendar/2026/12?lang={chosen}", "lv")
    (link,) = page.xpath("//a[contains(., 'Pievienot savam kalendāram')]")
    assert text_of(link) == "Pievienot savam kalendāram Izstāde"
    answer = room.get(link.get("href"))
    (event,) = events_of(answer.content)
    assert str(event["SUMMARY"]) == "Izstāde"
    assert event in events_of(room.get("/calendar.ics").content)
    ending = f"ev-coming{'-' if chosen else ''}{chosen}.ics"
    assert answer.headers["content-disposition"].endswith(f'-{ending}"')


@pytest.mark.parametrize("id", ["ev-nothing", "../x", "ev-coming' OR 1=1"])
def test_an_id_that_no_event_has_is_not_found(room: ReadingRoom, id: str) -> None:
    assert room.get(f"/calendar.ics?event={id}").status_code == 404
