"""An event that the Latvian and the English calendar announce is one where that is proven, and else it is two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.extract import Event
from archive.extract.events.announced import event_id
from archive.twins.events import Candidate, likeness, pair
from tests.replica.content import load_calendar
from tests.support.rows.event_captures import Seen, add_captures, archive_of_sightings, article, event, month, rows_of
from tests.support.sampled import sampled

DAY = date(2022, 10, 18)


def calendars() -> tuple[list[Candidate], list[Candidate]]:
    """The calendar of the stand-in site in each language, twins at the same place."""
    found: dict[str, list[Candidate]] = {"lv": [], "en": []}
    for one in load_calendar():
        if one.lang:
            at = time.fromisoformat(one.starts_at) if one.starts_at else None
            own = Event(one.id, one.title, one.starts_on, one.ends_on, at, one.place)
            found[one.lang].append(Candidate(own, one.lang))
    return found["lv"], found["en"]


def stripped(those: list[Candidate], *, one_day: bool, clock: bool, place: bool) -> list[Candidate]:
    """The same events with less to know them by: all on one day, without hours, without places."""
    made = []
    for one in those:
        its = one.event
        first = DAY if one_day else its.starts_on
        made.append(
            replace(
                one,
                event=replace(
                    its,
                    starts_on=first,
                    ends_on=first + (its.ends_on - its.starts_on),
                    starts_at=its.starts_at if clock else None,
                    place=its.place if place else None,
                ),
            )
        )
    return made


LATVIAN, ENGLISH = calendars()
LESS = [dict(zip(("one_day", "clock", "place"), those, strict=True)) for those in product((False, True), repeat=3)]


@pytest.mark.parametrize("less", sampled(LESS, LESS[::3]), ids=str)
def test_no_pair_is_wrong_however_little_is_known_of_the_events(less: dict[str, bool]) -> None:
    latvian, english = stripped(LATVIAN, **less), stripped(ENGLISH, **less)
    twins = {one.event.id: other.event.id for one, other in zip(latvian, english, strict=True)}
    found = {one.event.id: other.event.id for one, other in pair(latvian, english)}
    assert found.items() <= twins.items()
    for left_out in english:  # and an event whose twin is not there has none
        found = {
            one.event.id: other.event.id for one, other in pair(latvian, [e for e in english if e is not left_out])
        }
        assert found.items() <= twins.items()


def test_nearly_all_twins_of_the_calendar_are_found() -> None:
    assert len(LATVIAN) == len(ENGLISH) > 50
    assert len(pair(LATVIAN, ENGLISH)) > 0.95 * len(LATVIAN)


def lv(title: str, **more: Any) -> Candidate:
    return Candidate(_event(title, **more), "lv", str(more["page"]) if "page" in more else None)


def en(title: str, **more: Any) -> Candidate:
    return Candidate(_event(title, **more), "en", str(more["page"]) if "page" in more else None)


def _event(title: str, *, days: int = 0, at: str | None = None, place: str | None = None, page: str = "") -> Event:
    clock = time.fromisoformat(at) if at else None
    last = DAY.replace(day=DAY.day + days)
    return Event(event_id(title, DAY), title, DAY, last, clock, place, page or None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lv("Seminārs", at="10:00"), en("Seminar", at="10:00")),
        (lv("Apmācības darba inspektoriem", days=1), en("Training of inspectors", days=1)),
        (lv("GRETA vizīte Latvijā"), en("GRETA visit to Latvia")),
        (lv("ES cilvēku tirdzniecības apkarošanas diena"), en("EU Anti-Trafficking Day")),
        (lv("Tikšanās Smiltenes novadā", at="10:00"), en("Meeting in Smiltene", at="10:00")),
        (lv("Jauns raksts", page="lv-7"), en("News", page="lv-7")),
    ],
)
def test_what_does_not_depend_on_the_language_proves_it(one: Candidate, other: Candidate) -> None:
    assert pair([one], [other]) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lv("Sanāksme"), en("Meeting")),  # on the same day, and no more is known
        (lv("Seminārs", at="10:00"), en("Seminar", at="10:30")),
        (lv("Seminārs", days=1), en("Seminar", days=2)),
        (lv("Seminārs", at="10:00"), en("Conference", at="10:00")),
        (lv("Seminārs", at="10:00", place="Liepāja"), en("Seminar", at="10:00", place="Valmiera")),
        (lv("Seminārs Smiltenē", at="10:00"), en("Seminar in Gulbene", at="10:00")),
        (lv("5. konference", at="10:00"), en("Conference No 6", at="10:00")),
        (lv("GRETA vizīte", at="10:00"), en("OSCE visit", at="10:00")),
        (lv("Plakātu izstādes atklāšana", place="Cēsu Centrālā bibliotēka"), en("Exhibition", place="Culture Centre")),
    ],
)
def test_what_is_ambiguous_or_contradicts_keeps_them_apart(one: Candidate, other: Candidate) -> None:
    assert pair([one], [other]) == []


def test_of_two_that_are_as_good_neither_is_taken() -> None:
    latvian = [lv("Seminārs skolotājiem", at="10:00"), lv("Seminārs vecākiem", at="10:00")]
    assert pair(latvian, [en("Seminar", at="10:00")]) == []
    english = [en("Seminar for teachers", at="10:00"), en("Seminar for parents", at="10:00")]
    assert pair(latvian, english) == list(zip(latvian, english, strict=True))


texts = st.text(max_size=60)


@given(texts, texts, texts, texts, st.none() | st.times(), st.none() | st.times())
def test_any_titles_and_places_can_be_compared(
    title: str, other: str, place: str, elsewhere: str, at: time | None, then: time | None
) -> None:
    one = Candidate(Event("a", title, DAY, DAY, at, place), "lv")
    points = likeness(one, Candidate(Event("b", other, DAY, DAY, then, elsewhere), "en"))
    assert points is None or -1 <= points <= 14


SEMINAR = event("Seminārs skolotājiem", "2023-06-28", starts_at="10:00", place="Rīga")
IN_ENGLISH = event("Seminar for teachers", "2023-06-28", starts_at="10:00", place="Riga")


def on(day: str, *shown: Event) -> Seen:
    return Seen(f"2023-{day}", month("2023-06", *shown))


def on_en(day: str, *shown: Event) -> Seen:
    return Seen(f"2023-{day}", month("2023-06", *shown, lang="en"))


def test_it_has_both_titles_and_the_id_that_was_shown_first() -> None:
    for seen, kept, other in (
        ([on("06-02", SEMINAR), on_en("06-03", IN_ENGLISH)], SEMINAR, IN_ENGLISH),
        ([on_en("06-02", IN_ENGLISH), on("06-03", SEMINAR)], IN_ENGLISH, SEMINAR),
        ([on_en("06-02", IN_ENGLISH), on("06-02", SEMINAR)], SEMINAR, IN_ENGLISH),
    ):
        db = archive_of_sightings(*seen)
        (row,) = rows_of(db)
        assert [row[name] for name in ("id", "title", "lang", "place", "title_en", "place_en")] == [
            *(kept.id, SEMINAR.title, "lv", "Rīga", IN_ENGLISH.title, "Riga")
        ]
        assert (row["first_seen_at"][:10], row["last_seen_at"][:10]) == (seen[0].day, seen[1].day)
        assert list(db.execute("SELECT id, event_id, title FROM event_ids")) == [(other.id, kept.id, other.title)]


def both(*seen: Seen) -> list[dict[str, Any]]:
    return [row for row in rows_of(archive_of_sightings(*seen)) if row["title_en"]]


def test_what_both_calendars_dropped_is_gone_and_what_one_announces_is_not() -> None:
    forum = event("Forums", "2023-06-09")
    shown = [on("06-02", SEMINAR, forum), on_en("06-02", IN_ENGLISH, forum)]
    dropped = [on("06-05", forum), on("06-06", forum)]
    (there,) = both(*shown, *dropped, on_en("06-07", IN_ENGLISH, forum))
    assert there["gone_at"] is None
    (gone,) = both(*shown, *dropped)
    assert gone["gone_at"].startswith("2023-06-05")


def test_one_that_has_moved_in_both_calendars_is_one_on_each_day() -> None:
    moved = event(SEMINAR.title, "2023-06-21", starts_at="10:00", place="Rīga")
    moved_en = event(IN_ENGLISH.title, "2023-06-21", starts_at="10:00", place="Riga")
    shown = [on("06-02", SEMINAR), on_en("06-02", IN_ENGLISH), on("06-05", moved)]
    both = rows_of(archive_of_sightings(*shown, on_en("06-05", moved_en)))
    assert [(row["id"], row["replaced_by"], row["title_en"]) for row in both] == [
        (moved.id, None, IN_ENGLISH.title),
        (SEMINAR.id, moved.id, IN_ENGLISH.title),
    ]
    # One calendar says so, and the other, seen later, does not.
    one = rows_of(archive_of_sightings(*shown, on_en("06-06", IN_ENGLISH)))
    assert {(row["title"], row["starts_on"][8:], row["replaced_by"]) for row in one} == {
        (SEMINAR.title, "28", moved.id),
        (SEMINAR.title, "21", None),
        (IN_ENGLISH.title, "28", None),
    }


def test_one_that_is_called_otherwise_is_one_with_its_twin() -> None:
    renamed = event("ATCELTS: Seminārs skolotājiem", "2023-06-28", starts_at="10:00", place="Rīga")
    rows = rows_of(archive_of_sightings(on("06-02", SEMINAR), on_en("06-02", IN_ENGLISH), on("06-05", renamed)))
    assert {(row["title"], row["title_en"], row["replaced_by"]) for row in rows} == {
        (SEMINAR.title, None, IN_ENGLISH.id),
        (renamed.title, IN_ENGLISH.title, None),
    }


EVENTS = [
    event(title, day, ends_on=last, starts_at=at)
    for title in ("Seminārs skolotājiem", "Seminar for teachers", "Seminar")
    for day, last in (("2023-06-28", "2023-06-28"), ("2023-06-28", "2023-06-30"), ("2023-07-01", "2023-07-02"))
    for at in ("10:00", None)
]
shown = st.lists(st.sampled_from(EVENTS), max_size=3, unique_by=lambda one: one.id)
captures = st.lists(
    st.builds(
        lambda day, name, events, lang: Seen(f"2023-06-{day:02}", month(name, *events, lang=lang)),
        st.integers(1, 6),
        st.sampled_from(["2023-06", "2023-07"]),
        shown,
        st.sampled_from(["lv", "en"]),
    )
    | st.builds(lambda day, events: Seen(f"2023-06-{day:02}", article("lv-7", *events[:1])), st.integers(1, 6), shown),
    max_size=8,
    unique_by=lambda one: one.capture,
)


def everything(db: Database) -> list[list[tuple[object, ...]]]:
    return [sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in ("events", "event_ids")]


@settings(max_examples=40)
@given(captures, st.randoms(use_true_random=False), st.integers(0, 8))
def test_the_order_in_which_captures_come_plays_no_part(seen: list[Seen], lot: Random, at: int) -> None:
    shuffled = seen.copy()
    lot.shuffle(shuffled)
    at_once = archive_of_sightings(*seen)
    later = archive_of_sightings(*shuffled[:at])
    add_captures(later, shuffled[at:])
    assert everything(later) == everything(at_once)
    # No id is lost, none is given twice, and each leads to an event.
    ids = [row[0] for row in at_once.execute("SELECT id FROM events")]
    others = dict(at_once.execute("SELECT id, event_id FROM event_ids").fetchall())
    assert not set(ids) & others.keys()
    assert set(others.values()) <= set(ids)
    told = {row[0] for row in at_once.execute("SELECT replaced_by FROM events WHERE replaced_by IS NOT NULL")}
    assert told <= set(ids)
