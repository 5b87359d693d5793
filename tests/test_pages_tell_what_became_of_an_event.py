"""The calendar, its file, articles and municipalities tell what became of an event, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import icalendar
import pytest

from archive.extract import Event
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import archive_of
from tests.support.rows.event_captures import ARTICLES, Seen, add_captures, article, event, month
from tests.support.rows.events import archive_of_events

LINK = "http://localhost/lv/seminars/7"
STAYS = event("Konference", "2023-06-30", place="Valmiera")
WENT = event("Nometne", "2023-06-29", place="Alojas novada dome")
MOVES, MOVED = event("Seminārs", "2023-06-28", url=LINK), event("Seminārs", "2023-07-05", url=LINK)
CALLED = event("Diskusija", "2023-06-27", url="http://localhost/lv/d/8", starts_at="10:00", place="Rīga")
RENAMED = event("Diskusija skolā", "2023-06-27", url="http://localhost/lv/d/8", starts_at="12:30", place="Valmiera")
LATER = event("Diskusija skolā", "2023-06-27", url="http://localhost/lv/d/8", starts_at="13:00", place="Jūrmala")
OFF, PUT_OFF = event("ATCELTS: Forums", "2023-06-26"), event("Izstāde (pārcelta)", "2023-06-25")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path = tmp_path_factory.mktemp("events") / "archive.db"
    many = [event(f"Lekcija {number}", f"2022-03-{number:02}", place="Smiltene") for number in range(1, 29)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTARCHIVE_NOW", "2023-06-10T12:00:00Z")
        with closing(archive_of(path, ARTICLES)) as db:
            add_captures(
                db,
                [
                    Seen("2022-03-01", month("2022-03", *many)),
                    Seen("2023-06-02", month("2023-06", STAYS, WENT, MOVES, CALLED, OFF, PUT_OFF)),
                    Seen("2023-06-05", month("2023-06", STAYS, RENAMED, OFF, PUT_OFF)),
                    Seen("2023-06-05", month("2023-07", MOVED)),
                    Seen("2023-06-06", month("2023-06", STAYS, LATER, OFF, PUT_OFF)),
                    Seen("2023-06-06", article("lv-8", event("Par konferenci", "2023-06-30", source="article"))),
                    Seen("2023-06-07", article("lv-8")),
                ],
            )
        with closing(ReadingRoom(path)) as reading_room:
            yield reading_room


def entry(room: ReadingRoom, one: Event, language: str) -> str:
    page = room.page(f"/calendar/{one.starts_on:%Y/%m}", language)
    (item,) = page.xpath("//li[@id=$id]", id=one.id)
    return text_of(item)


@pytest.mark.parametrize(
    ("one", "latvian", "english"),
    [
        (WENT, "Kopš 2023. gada 5. jūnija pasākums vairs nav izziņots", "No longer announced since 5 June 2023"),
        (MOVES, "Pasākums pārcelts uz 2023. gada 5. jūliju", "Moved to 5 July 2023"),
        (MOVED, "Pasākums pārcelts no 2023. gada 28. jūnija", "Moved from 28 June 2023"),
        (RENAMED, "Iepriekšējais nosaukums: Diskusija", "Earlier called: Diskusija"),
        (RENAMED, "Iepriekš izziņotais sākums: plkst. 12:30", "Earlier announced for 12:30"),
        (RENAMED, "Iepriekš izziņotā vieta: Valmiera", "Earlier announced place: Valmiera"),
        (OFF, "Pasākums atcelts", "Cancelled"),
        (PUT_OFF, "Pasākums atlikts", "Postponed"),
        (STAYS, "pēdējo reizi redzēts 2023. gada 6. jūnijā", "last seen on 6 June 2023"),
    ],
)
def test_the_calendar_says_what_became_of_it(room: ReadingRoom, one: Event, latvian: str, english: str) -> None:
    assert latvian in entry(room, one, "lv")
    assert english in entry(room, one, "en")


def test_what_did_not_change_says_nothing(room: ReadingRoom) -> None:
    said = entry(room, STAYS, "en")
    assert not [word for word in ("Moved", "Cancelled", "Postponed", "longer", "Earlier") if word in said]


@pytest.mark.parametrize(("language", "days"), [("lv", "2018. gada 3.–5. maijs"), ("en", "3–5 May 2018")])
def test_an_article_says_all_days_of_an_event_as_the_calendar_does(tmp_path: Path, language: str, days: str) -> None:
    several: dict[str, str | None] = {"starts_on": "2018-05-03", "ends_on": "2018-05-05", "article_id": "lv-1"}
    archive_of_events(tmp_path / "archive.db", several, {"article_id": "lv-1", "starts_at": "10:00"}).close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        said = [text_of(one) for one in room.page("/article/lv-1", language).xpath("//dl[@class='facts']//li/a/time")]
        calendar = text_of(room.page("/calendar/2018/05", language).xpath("//li[@id='ev-0']/p/time")[0])
    assert days in said
    assert calendar == days
    assert any("10:00" in one for one in said)


def test_the_old_day_and_the_new_one_lead_to_each_other(room: ReadingRoom) -> None:
    june, july = (room.page(f"/calendar/2023/{month}") for month in ("06", "07"))
    assert june.xpath("//li[@id=$id]//p[@class='fate']/a/@href", id=MOVES.id) == [f"/calendar/2023/07#{MOVED.id}"]
    assert july.xpath("//li[@id=$id]//p[@class='fate']/a/@href", id=MOVED.id) == [f"/calendar/2023/06#{MOVES.id}"]


def test_the_grid_crosses_out_what_does_not_take_place_then(room: ReadingRoom) -> None:
    page = room.page("/calendar/2023/06")
    crossed = {text_of(one) for one in page.xpath("//td//s")}
    assert crossed == {"Par konferenci", *(one.title for one in (WENT, MOVES, OFF, PUT_OFF))}
    assert {text_of(one) for one in page.xpath("//td//li[not(.//s)]/a")} >= {STAYS.title, RENAMED.title}


def test_an_event_that_is_called_otherwise_stands_once_and_is_found_at_both_names(room: ReadingRoom) -> None:
    page = room.page("/calendar/2023/06")
    assert not page.xpath("//td//a[.='Diskusija']")
    assert len(page.xpath("//td//a[.='Diskusija skolā']")) == 1
    assert page.xpath("//li[@id=$new]//p[@id=$old]", new=RENAMED.id, old=CALLED.id)


def test_search_engines_are_told(room: ReadingRoom) -> None:
    graph: dict[str, Any] = {}
    for name in ("06", "07"):
        (script,) = room.page(f"/calendar/2023/{name}").xpath("//script[@type='application/ld+json']")
        graph |= {one["name"]: one for one in json.loads(script.text)["@graph"]}
    assert {name: (one.get("eventStatus"), one.get("previousStartDate")) for name, one in graph.items()} == {
        OFF.title: ("https://schema.org/EventCancelled", None),
        PUT_OFF.title: ("https://schema.org/EventPostponed", None),
        MOVED.title: ("https://schema.org/EventRescheduled", "2023-06-28"),
        STAYS.title: (None, None),
        RENAMED.title: (None, None),
    }


def test_subscribers_are_told_in_both_languages_and_uids_stay(room: ReadingRoom) -> None:
    calendar = icalendar.Calendar.from_ical(room.get("/calendar.ics").content)
    found = {str(one["UID"]): (str(one.get("STATUS", "")), str(one.get("DESCRIPTION", ""))) for one in calendar.events}
    uids = {one.id: f"{one.id}@cilvektirdznieciba.lv" for one in (STAYS, WENT, MOVES, MOVED, OFF, PUT_OFF)}
    assert found[uids[STAYS.id]] == ("", "")
    assert found[uids[OFF.id]] == ("CANCELLED", "Pasākums atcelts / Cancelled")
    assert found[uids[PUT_OFF.id]][0] == "TENTATIVE"
    assert found[uids[WENT.id]] == (
        "TENTATIVE",
        "Kopš 2023. gada 5. jūnija pasākums vairs nav izziņots / No longer announced since 5 June 2023",
    )
    assert found[uids[MOVES.id]] == (
        "TENTATIVE",
        "Par semināru. Pasākums pārcelts uz 2023. gada 5. jūliju / Moved to 5 July 2023",
    )
    assert found[uids[MOVED.id]][0] == ""


def test_an_article_says_what_became_of_its_events(room: ReadingRoom) -> None:
    said = text_of(room.page("/article/lv-7", "en").xpath("//aside[@aria-labelledby='facts']")[0])
    assert "28 June 2023" in said
    assert "Moved to 5 July 2023" in said
    said = text_of(room.page("/article/lv-8", "lv").xpath("//aside[@aria-labelledby='facts']")[0])
    assert "Kopš 2023. gada 7. jūnija pasākums vairs nav izziņots" in said


def listed(room: ReadingRoom, path: str) -> list[str]:
    return [text_of(one) for one in room.page(path, "en").xpath("//ul[contains(@class, 'events')]/li/a")]


def test_a_municipality_lists_its_events_and_those_of_its_predecessors(
    room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2023-06-10T12:00:00Z")
    assert listed(room, "/municipality/valmieras-novads") == ["Konference"]
    assert listed(room, "/municipality/jurmala") == ["Diskusija skolā"]
    assert not room.page("/municipality/riga", "en").xpath("//main//h2[.='Events']")
    assert not room.page("/municipality/valmieras-novads").xpath("//a[contains(@href, '/events')]")
    monkeypatch.setenv("CTARCHIVE_NOW", "2023-07-10T12:00:00Z")
    heads = [text_of(one) for one in room.page("/municipality/valmieras-novads", "en").xpath("//main//h3")]
    assert "Past" in heads
    assert "Upcoming" not in heads


def test_all_events_of_a_municipality_are_on_pages_of_their_own(
    room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2022-03-10T12:00:00Z")
    coming, past = ([f"Lekcija {number}" for number in numbers] for numbers in (range(10, 29), range(9, 0, -1)))
    assert listed(room, "/municipality/smiltenes-novads") == [*coming[:5], *past[:5]]
    page = room.page("/municipality/smiltenes-novads", "en")
    (more,) = page.xpath("//a[.='All events: 28']/@href")
    assert listed(room, more) == [*coming, *past]
    monkeypatch.setattr("archive.web.pages.entities.municipalities._EVENTS_ON_A_PAGE", 12)
    assert listed(room, f"{more}?page=2") == [*coming[12:], *past[:5]]
    assert listed(room, f"{more}?page=9") == past[5:]
    assert room.get("/municipality/nekas/events").status_code == 404
    assert "Notikumu nav." in room.text("/municipality/rezekne/events")
