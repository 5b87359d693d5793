"""Events are a function of what captures showed and when these were made, whatever the order in which they come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.extract import CalendarMonth, Event
from tests.support.rows.event_captures import (
    Seen,
    add_captures,
    archive_of_sightings,
    article,
    beside,
    event,
    month,
    rows_of,
)

SEMINAR = event("Seminārs", "2023-06-28", place="Rīga", url="http://localhost/lv/seminars/7")
CONFERENCE = event("Konference", "2023-06-30")
FORUM = event("Forums", "2023-06-09")


def told(*seen: Seen) -> dict[str, tuple[str | None, str | None]]:
    """By the title and day of each event since when it is gone, and the day and title of what stands for it."""
    rows = rows_of(archive_of_sightings(*seen))
    names = {row["id"]: f"{row['starts_on'][5:]} {row['title']}" for row in rows}
    return {
        names[row["id"]]: (row["gone_at"] and row["gone_at"][5:10], row["replaced_by"] and names[row["replaced_by"]])
        for row in rows
    }


def on(day: str, *shown: Event, clock: str = "03:00") -> Seen:
    """The calendar's page of June 2023, as shown on a day of that year."""
    return Seen(f"2023-{day}", month("2023-06", *shown), clock)


def test_an_event_has_the_times_of_the_captures_that_show_it() -> None:
    (row,) = rows_of(archive_of_sightings(on("06-05", SEMINAR), on("06-02", SEMINAR), on("06-03", SEMINAR)))
    assert (row["first_seen_at"][:10], row["last_seen_at"][:10]) == ("2023-06-02", "2023-06-05")
    assert row["capture_id"] == on("06-02", SEMINAR).capture
    assert (row["gone_at"], row["replaced_by"], row["notice"], row["lang"]) == (None, None, None, "lv")


def test_an_event_that_two_days_do_not_show_any_more_is_gone() -> None:
    shown = [on("06-02", SEMINAR, CONFERENCE), on("06-05", CONFERENCE, clock="21:00"), on("06-06", CONFERENCE)]
    assert told(*shown) == {"06-28 Seminārs": ("06-05", None), "06-30 Konference": (None, None)}
    assert told(*shown[:2])["06-28 Seminārs"] == (None, None)
    assert told(*shown[:2], on("06-05", CONFERENCE, clock="22:00"))["06-28 Seminārs"] == (None, None)


def test_an_event_that_is_back_again_was_never_gone() -> None:
    without = [on(f"06-{day:02}", CONFERENCE) for day in range(3, 9)]
    back = on("06-09", SEMINAR, CONFERENCE)
    assert told(on("06-02", SEMINAR, CONFERENCE), *without, back)["06-28 Seminārs"] == (None, None)


@pytest.mark.parametrize("day", ["06-21", "07-05"])
def test_an_event_that_stands_on_another_day_has_moved(day: str) -> None:
    moved = event("Seminārs", f"2023-{day}", url=SEMINAR.url)
    after = (
        [on("06-05", CONFERENCE, moved)]
        if day < "07"
        else [on("06-05", CONFERENCE), Seen("2023-06-05", month("2023-07", moved))]
    )
    fates = told(on("06-02", SEMINAR, CONFERENCE), *after)
    assert fates["06-28 Seminārs"] == ("06-05", f"{day} Seminārs")
    assert fates[f"{day} Seminārs"] == (None, None)


@pytest.mark.parametrize(
    "other",
    [
        event("Seminārs", "2023-06-21", url="http://localhost/lv/cits/8"),  # of another article
        event("Seminārs", "2023-11-28"),  # too far away
        event("Cits seminārs", "2023-06-21", url=SEMINAR.url),
    ],
)
def test_an_event_of_its_own_is_no_other_that_moved(other: Event) -> None:
    after = [on(f"06-{day}", CONFERENCE) for day in ("05", "06")]
    seen = Seen("2023-06-05", month(other.starts_on.isoformat()[:7], other, CONFERENCE))
    assert told(on("06-02", SEMINAR, CONFERENCE), *after, seen)["06-28 Seminārs"] == ("06-05", None)


def test_a_meeting_that_is_held_again_and_again_does_not_move() -> None:
    first, second = event("Sanāksme", "2023-06-14"), event("Sanāksme", "2023-06-21")
    fates = told(on("06-02", first, second), on("06-05", second), on("06-06", second))
    assert fates == {"06-14 Sanāksme": ("06-05", None), "06-21 Sanāksme": (None, None)}


def test_an_event_that_moves_twice_leads_on() -> None:
    days = [event("Seminārs", f"2023-06-{day}") for day in ("14", "21", "28")]
    fates = told(*(on(f"06-0{number}", CONFERENCE, one) for number, one in enumerate(days, start=1)))
    assert [fates[f"06-{day} Seminārs"][1] for day in ("14", "21", "28")] == ["06-21 Seminārs", "06-28 Seminārs", None]


def test_an_event_that_is_called_otherwise_is_the_same() -> None:
    renamed = event("Seminārs skolotājiem", "2023-06-28", url="https://localhost/lv/cits-nosaukums/7")
    assert told(on("06-02", SEMINAR, CONFERENCE), on("06-05", renamed, CONFERENCE)) == {
        "06-28 Seminārs": ("06-05", "06-28 Seminārs skolotājiem"),
        "06-28 Seminārs skolotājiem": (None, None),
        "06-30 Konference": (None, None),
    }


def test_an_event_that_moved_leads_to_what_it_is_called_by_now() -> None:
    first = event("Seminārs", "2023-06-21", url=SEMINAR.url)
    second, third = (event(f"{name} seminārs", "2023-06-21", url=SEMINAR.url) for name in ("Otrs", "Trešais"))
    days = enumerate([SEMINAR, first, second, third], start=1)
    fates = told(*(on(f"06-0{number}", CONFERENCE, one) for number, one in days))
    names = ("06-28 Seminārs", "06-21 Seminārs", "06-21 Otrs seminārs", "06-21 Trešais seminārs")
    assert [fates[name][1] for name in names] == [names[3], names[3], names[3], None]


def test_what_the_title_says_of_its_fate_is_kept() -> None:
    off, put_off = event("ATCELTS: Seminārs", "2023-06-28"), event("Konference (pārcelta)", "2023-06-30")
    db = archive_of_sightings(on("06-02", SEMINAR, CONFERENCE), on("06-05", off, put_off))
    rows = {row["title"]: row for row in rows_of(db)}
    assert [rows[one.title]["notice"] for one in (SEMINAR, off, CONFERENCE, put_off)] == [
        *(None, "cancelled"),
        *(None, "postponed"),
    ]
    assert rows[SEMINAR.title]["replaced_by"] == off.id
    assert rows[CONFERENCE.title]["replaced_by"] == put_off.id


@pytest.mark.parametrize(
    "after",
    [
        [month("2023-06", FORUM, is_whole=False)] * 5,  # cut off, or read in part
        [month("2023-06", is_whole=False)] * 5,  # no event at all was read
        [month("2023-07", FORUM)] * 5,  # another month
        [month("2023-06", FORUM, lang="en")] * 5,  # another calendar
        [beside("2023-06", FORUM)] * 5,  # which never had the event
        [article("lv-7"), article("lv-8")],
        [],
    ],
)
def test_what_is_not_shown_where_it_must_be_is_not_gone(after: Sequence[CalendarMonth]) -> None:
    seen = [Seen(f"2023-06-{day:02}", page) for day, page in enumerate(after, start=5)]
    assert told(on("06-02", SEMINAR), *seen)["06-28 Seminārs"] == (None, None)


def test_a_day_that_has_passed_is_past_and_not_gone() -> None:
    after = [on(f"06-{day}", CONFERENCE) for day in ("09", "10", "11")] + [Seen("2023-07-01", month("2023-07"))]
    assert told(on("06-02", FORUM, CONFERENCE), *after)["06-09 Forums"] == (None, None)


def test_a_capture_of_a_wrong_clock_counts_only_where_there_is_no_other() -> None:
    wrong = [Seen(f"2023-06-{day}", month("2023-06", CONFERENCE), timely=False) for day in ("05", "06", "07")]
    assert told(on("06-02", SEMINAR), *wrong)["06-28 Seminārs"] == (None, None)
    ahead = Seen("2023-06-27", month("2023-06", SEMINAR), timely=False)
    fates = told(on("06-02", SEMINAR, CONFERENCE), ahead, on("06-05", CONFERENCE), on("06-06", CONFERENCE))
    assert fates["06-28 Seminārs"] == ("06-05", None)
    (row,) = rows_of(archive_of_sightings(ahead))
    assert row["last_seen_at"].startswith("2023-06-27")


def test_another_time_or_place_is_told_with_what_was_said_before() -> None:
    before = event("Seminārs", "2023-06-28", starts_at="10:00", place="Rīga")
    now = event("Seminārs", "2023-06-28", starts_at="12:30", place="Valmiera")
    (row,) = rows_of(archive_of_sightings(on("06-02", before), on("06-05", now), on("06-07", now)))
    assert [row[name] for name in ("starts_at", "earlier_starts_at", "place", "earlier_place")] == [
        *("12:30", "10:00"),
        *("Valmiera", "Rīga"),
    ]
    assert row["capture_id"] == on("06-05", now).capture


def test_what_the_latest_leaves_out_is_kept_and_two_calendars_do_not_contradict_each_other() -> None:
    full = event("UNODC", "2023-06-28", starts_at="10:00", place="Rīga")
    english = event("UNODC", "2023-06-28", place="Riga")
    shown = [on("06-02", full), Seen("2023-06-03", month("2023-06", english, lang="en"))]
    (row,) = rows_of(archive_of_sightings(*shown, on("06-05", event("UNODC", "2023-06-28"))))
    assert (row["starts_at"], row["place"], row["earlier_place"], row["lang"]) == ("10:00", "Riga", None, None)


def test_an_event_that_an_article_announces_otherwise_has_moved() -> None:
    was, now = (event("Diskusija", f"2023-06-{day}", source="article") for day in (20, 22))
    fates = told(Seen("2023-06-02", article("lv-7", was)), Seen("2023-06-05", article("lv-7", now)))
    assert fates == {"06-20 Diskusija": ("06-05", "06-22 Diskusija"), "06-22 Diskusija": (None, None)}
    assert told(Seen("2023-06-02", article("lv-7", was)), Seen("2023-07-05", article("lv-7"))) == {
        "06-20 Diskusija": ("07-05", None)
    }


def test_of_two_names_that_took_turns_on_one_day_the_later_one_stands_for_the_event() -> None:
    was, now = (event(title, "2023-06-20", source="article") for title in ("Diskusija", "Saruna"))
    other = event("Diskusija", "2023-06-20", source="article", starts_at="10:00")
    pages = [article("lv-7", was), article("lv-7", now), article("lv-7", other), article("lv-7")]
    seen = [Seen("2023-06-02", page, f"0{hour}:00") for hour, page in enumerate(pages, 3)]
    fates = told(*seen)
    assert fates["06-20 Diskusija"] == ("06-02", "06-20 Saruna")
    assert fates["06-20 Saruna"] == ("06-02", None)


def test_an_event_of_the_calendar_and_of_its_article_is_one_and_is_announced_while_either_does() -> None:
    written = event("Seminārs ir klāt", "2023-06-28", url=SEMINAR.url, source="article")
    seen = [on("06-02", SEMINAR, CONFERENCE), Seen("2023-06-03", article("lv-7", written))]
    db = archive_of_sightings(*seen)
    assert [(row["title"], row["article_id"], row["source"]) for row in rows_of(db)] == [
        ("Seminārs", "lv-7", "calendar"),
        ("Konference", None, "calendar"),
    ]
    without = [on("06-05", CONFERENCE), on("06-06", CONFERENCE)]
    assert told(*seen, *without)["06-28 Seminārs"] == (None, None)
    assert told(*seen, *without, Seen("2023-06-07", article("lv-7")))["06-28 Seminārs"] == ("06-05", None)


def test_the_municipality_is_that_of_the_place_or_else_of_the_title() -> None:
    shown = [
        event("Apmācības Smiltenē", "2023-06-10"),
        event("Tikšanās ar Madonas novada speciālistiem", "2023-06-11", place="viesnīca, Jūrmala"),
        event("Sanāksme", "2023-06-12", place="Rīgas Stradiņa universitāte"),
        event("Saruna", "2023-06-13", place="Latvijas Universitāte"),
        event("Meeting outside Riga", "2023-06-14", place="Kuldīgas Rātsnams"),
        event("Diskusija", "2016-04-07", place="Alojas novada dome"),
    ]
    db = archive_of_sightings(Seen("2023-06-02", month("2023-06", *shown)))
    sql = "SELECT events.title, name FROM event_municipalities JOIN events ON events.id = event_id"
    assert sorted(db.execute(f"{sql} JOIN municipalities ON municipalities.id = municipality_id")) == [
        ("Apmācības Smiltenē", "Smiltenes novads"),
        ("Diskusija", "Alojas novads"),
        ("Meeting outside Riga", "Kuldīgas novads"),
        ("Sanāksme", "Rīga"),
        ("Tikšanās ar Madonas novada speciālistiem", "Jūrmala"),
    ]


TITLES = ("Seminārs", "ATCELTS: Seminārs", "Konference")
EVENTS = [
    event(title, f"2023-{day}", place=place, url=url)
    for title in TITLES
    for day in ("06-07", "06-28", "07-02")
    for place, url in (("Rīga", None), (None, SEMINAR.url))
]
shown = st.lists(st.sampled_from(EVENTS), max_size=3, unique_by=lambda one: one.id)
pages = st.one_of(
    st.builds(
        lambda name, events, whole: month(name, *events, is_whole=whole),
        st.sampled_from(["2023-06", "2023-07"]),
        shown,
        st.booleans(),
    ),
    st.builds(lambda events: beside("2023-06", *events), shown),
    st.builds(lambda key, events: article(key, *events[:1]), st.sampled_from(["lv-7", "lv-8"]), shown),
)
captures = st.lists(
    st.builds(
        lambda day, page, clock, timely: Seen(f"2023-06-{day:02}", page, clock, timely),
        st.integers(1, 12),
        pages,
        st.sampled_from(["03:00", "17:00"]),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.capture,
)


def everything(db: Database) -> list[list[tuple[object, ...]]]:
    tables = ("events", "event_municipalities", "event_blocks", "event_sightings")
    return [sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables]


@settings(max_examples=30)
@given(captures, st.randoms(use_true_random=False), st.integers(0, 8))
def test_the_order_in_which_captures_come_plays_no_part(seen: list[Seen], lot: Random, at: int) -> None:
    shuffled = seen.copy()
    lot.shuffle(shuffled)
    at_once = everything(archive_of_sightings(*seen))
    assert everything(archive_of_sightings(*shuffled)) == at_once
    later = archive_of_sightings(*shuffled[:at])
    add_captures(later, shuffled[at:])
    add_captures(later, shuffled)  # a second time adds nothing
    assert everything(later) == at_once


def test_a_story_is_the_same_in_every_order() -> None:
    moved = event("Seminārs", "2023-06-21", url=SEMINAR.url)
    seen = [
        on("06-02", SEMINAR, FORUM),
        on("06-04", FORUM),
        on("06-05", moved, FORUM),
        Seen("2023-06-06", beside("2023-06", moved)),
        Seen("2023-06-07", month("2023-06")),
    ]
    told_at_first = told(*seen)
    assert told_at_first["06-28 Seminārs"] == ("06-04", "06-21 Seminārs")
    assert told_at_first["06-09 Forums"] == (None, None)
    assert all(told(*order) == told_at_first for order in permutations(seen))
