"""The calendar shows an event once, with both titles; who wants one language gets it, as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import icalendar
import pytest

from archive.extract import Event
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.event_captures import ARTICLES, Seen, add_captures, event, month

LATVIAN = event("Seminārs skolotājiem", "2023-06-28", starts_at="10:00", place="Gulbenes novada bibliotēka")
ENGLISH = event("Seminar for teachers", "2023-06-28", starts_at="10:00", place="Gulbene Municipality Library")
ONLY_LATVIAN, ONLY_ENGLISH = event("Izstāde", "2023-06-05"), event("Talk", "2023-06-06")
ALIKE = event("UNODC", "2023-06-07")
JUNE, JULY = event("Nometne", "2023-06-29", ends_on="2023-06-30"), event("Nometne", "2023-07-01", ends_on="2023-07-02")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path = tmp_path_factory.mktemp("events") / "archive.db"
    with closing(archive_of(path, [*ARTICLES, Row("en-9", "About", "Text.", lang="en")])) as db:
        add_captures(
            db,
            [
                Seen("2023-06-02", month("2023-06", ONLY_LATVIAN, ALIKE, LATVIAN, JUNE)),
                Seen("2023-06-03", month("2023-06", ONLY_ENGLISH, ALIKE, ENGLISH, lang="en")),
                Seen("2023-06-03", month("2023-07", JULY)),
            ],
        )
    with closing(ReadingRoom(path)) as reading_room:
        yield reading_room


def titles(room: ReadingRoom, path: str, language: str = "lv") -> list[str]:
    return [text_of(one) for one in room.page(path, language).xpath("//main//ol//h3")]


def test_an_event_stands_once_with_both_titles(room: ReadingRoom) -> None:
    for language, first, second in (("lv", LATVIAN, ENGLISH), ("en", ENGLISH, LATVIAN)):
        page = room.page("/calendar/2023/06", language)
        (item,) = page.xpath("//li[@id=$id]", id=LATVIAN.id)
        assert text_of(item.find("h3")) == first.title
        (other,) = item.xpath("p[@class='faint']")
        assert (text_of(other), other.get("lang")) == (second.title, {"lv": "en", "en": "lv"}[language])
        assert first.place is not None
        assert first.place in text_of(item)
        assert page.xpath("//td//li/a[.=$title]", title=first.title)
        assert not page.xpath("//td//li/a[.=$title]", title=second.title)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", [ONLY_LATVIAN, ONLY_ENGLISH, ALIKE, LATVIAN, JUNE]),
        ("?lang=lv", [ONLY_LATVIAN, ALIKE, LATVIAN, JUNE]),
        ("?lang=en", [ONLY_ENGLISH, ALIKE, ENGLISH]),
        ("?lang=de", [ONLY_LATVIAN, ONLY_ENGLISH, ALIKE, LATVIAN, JUNE]),
    ],
)
def test_a_language_can_be_chosen(room: ReadingRoom, asked: str, shown: list[Event]) -> None:
    assert titles(room, f"/calendar/2023/06{asked}") == [one.title for one in shown]


def test_the_choice_goes_along_from_month_to_month(room: ReadingRoom) -> None:
    page = room.page("/calendar/2023/06?lang=en", "lv")
    (chosen,) = page.xpath("//nav//a[@aria-current='true']")
    assert (text_of(chosen), chosen.get("href")) == ("Notikumi angļu valodā", "/calendar/2023/06?lang=en")
    assert page.xpath("//a[@rel='next']/@href") == ["/calendar/2023/07?lang=en"]
    assert page.xpath("//form//input[@name='lang']/@value") == ["en"]
    assert page.xpath("//p[@class='formats']//a/@href")[1:] == ["/calendar.ics?lang=en"]
    assert room.get("/calendar?month=2023-06&lang=en").headers["location"] == "/calendar/2023/06?lang=en"
    assert "Arhīvā nav ziņu par šā mēneša notikumiem šajā valodā." in room.text("/calendar/2023/07?lang=en", "lv")


def test_the_address_of_each_id_that_was_given_leads_to_the_event(room: ReadingRoom) -> None:
    june, july = room.page("/calendar/2023/06"), room.page("/calendar/2023/07")
    assert june.xpath("//li[@id=$id]//*[@id=$other]", id=LATVIAN.id, other=ENGLISH.id)
    assert july.xpath("//li[@id=$id]//*[@id=$other]", id=JUNE.id, other=JULY.id)


def file(room: ReadingRoom, asked: str = "") -> dict[str, tuple[str, str]]:
    calendar = icalendar.Calendar.from_ical(room.get(f"/calendar.ics{asked}", "en").content)
    found = [(str(one["UID"]), (str(one["SUMMARY"]), str(one.get("LOCATION", "")))) for one in calendar.events]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_the_file_has_it_once_under_the_uid_that_was_given_first(room: ReadingRoom) -> None:
    uid = f"{LATVIAN.id}@cilvektirdznieciba.lv"
    both, latvian, english = file(room), file(room, "?lang=lv"), file(room, "?lang=en")
    assert both[uid] == (f"{LATVIAN.title} / {ENGLISH.title}", LATVIAN.place)
    assert latvian[uid] == (LATVIAN.title, LATVIAN.place)
    assert english[uid] == (ENGLISH.title, ENGLISH.place)
    assert f"{ENGLISH.id}@cilvektirdznieciba.lv" not in both
    assert {title for title, _ in english.values()} == {ONLY_ENGLISH.title, ALIKE.title, ENGLISH.title}
    assert {title for title, _ in latvian.values()} == {one.title for one in (ONLY_LATVIAN, ALIKE, LATVIAN, JUNE)}
    assert file(room, "?lang=xx") == both
    name = room.get("/calendar.ics?lang=en").headers["content-disposition"]
    assert name == 'attachment; filename="cilvektirdznieciba.lv-en.ics"'
