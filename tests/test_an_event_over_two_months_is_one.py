"""An event of which the calendar shows a part in each of two months is one, from its first day to its last."""

from __future__ import annotations

from itertools import permutations

import pytest

from archive.extract import Event
from tests.support.rows.event_captures import Seen, archive_of_sightings, event, month, rows_of

JUNE = event("Nometne", "2023-06-28", ends_on="2023-06-30", starts_at="10:00", place="Kolka")
JULY = event("Nometne", "2023-07-01", ends_on="2023-07-03")


def shown(day: str, name: str, *those: Event) -> Seen:
    return Seen(f"2023-{day}", month(f"2023-{name}", *those))


def days_of(*seen: Seen) -> list[tuple[str, str]]:
    return [(row["starts_on"][5:], row["ends_on"][5:]) for row in rows_of(archive_of_sightings(*seen))]


def test_two_parts_are_one_event_with_the_id_that_was_shown_first() -> None:
    seen = [shown("06-02", "06", JUNE), shown("07-02", "07", JULY)]
    for order in permutations(seen):
        db = archive_of_sightings(*order)
        (row,) = rows_of(db)
        assert [row[name] for name in ("id", "starts_on", "ends_on", "starts_at", "place")] == [
            *(JUNE.id, "2023-06-28", "2023-07-03", "10:00", "Kolka")
        ]
        assert list(db.execute("SELECT id, event_id, starts_on FROM event_ids")) == [(JULY.id, JUNE.id, "2023-07-01")]


def test_the_id_of_the_second_part_stays_where_it_was_shown_first() -> None:
    (row,) = rows_of(archive_of_sightings(shown("05-02", "07", JULY), shown("06-02", "06", JUNE)))
    assert (row["id"], row["starts_on"], row["ends_on"]) == (JULY.id, "2023-06-28", "2023-07-03")


def test_three_months_are_one_event_too() -> None:
    parts = [
        event("Kampaņa", "2023-06-20", ends_on="2023-06-30"),
        event("Kampaņa", "2023-07-01", ends_on="2023-07-31"),
        event("Kampaņa", "2023-08-01", ends_on="2023-08-05"),
    ]
    seen = [shown("06-02", f"{number:02}", part) for number, part in enumerate(parts, 6)]
    assert days_of(*seen) == [("06-20", "08-05")]


def test_a_list_that_tells_all_days_and_a_grid_that_cuts_them_agree() -> None:
    whole = event("Nometne", "2023-06-28", ends_on="2023-07-03")
    assert days_of(shown("06-02", "06", whole), shown("06-02", "07", JULY)) == [("06-28", "07-03")]


@pytest.mark.parametrize("clock", ["05:00", "07:00"], ids=["before", "after"])
def test_of_one_day_the_page_that_cuts_the_event_off_does_not_end_it(clock: str) -> None:
    cut, whole = (event("Nometne", "2023-06-28", ends_on=end) for end in ("2023-06-30", "2023-07-01"))
    june = Seen("2023-06-02", month("2023-06", cut), clock)
    assert days_of(june, Seen("2023-06-02", month("2023-07", whole), "06:00")) == [("06-28", "07-01")]


@pytest.mark.parametrize(
    "second",
    [
        event("Nometne", "2023-07-02", ends_on="2023-07-03"),  # a day is missing between them
        event("Cita nometne", "2023-07-01"),
        event("Nometne", "2023-07-01", starts_at="12:00"),
        event("Nometne", "2023-07-01", place="Saldus"),
    ],
)
def test_two_that_follow_each_other_are_two(second: Event) -> None:
    assert len(days_of(shown("06-02", "06", JUNE), shown("06-02", "07", second))) == 2


def test_parts_within_a_month_are_no_matter_of_this_rule() -> None:
    first, second = event("Kurss", "2023-06-07", starts_at="10:00"), event("Kurss", "2023-06-08", starts_at="12:00")
    assert len(days_of(shown("06-02", "06", first), shown("06-03", "06", second, first))) == 2


def test_an_event_that_has_moved_to_the_first_of_a_month_has_moved() -> None:
    before, after = event("Seminārs", "2023-06-30"), event("Seminārs", "2023-07-01")
    rows = rows_of(
        archive_of_sightings(shown("06-02", "06", before), shown("06-05", "06"), shown("06-05", "07", after))
    )
    assert [(row["starts_on"][5:], row["replaced_by"]) for row in rows] == [("06-30", after.id), ("07-01", None)]


def test_where_the_calendar_drops_one_part_alone_the_other_stands() -> None:
    other = event("Forums", "2023-06-09")
    seen = [shown("06-02", "06", JUNE, other), shown("06-02", "07", JULY)]
    dropped = [shown(f"06-0{day}", "06", other) for day in (5, 6)]
    rows = rows_of(archive_of_sightings(*seen, *dropped))
    assert {(row["title"], bool(row["gone_at"]), row["starts_on"]) for row in rows} == {
        ("Forums", False, "2023-06-09"),
        ("Nometne", True, "2023-06-28"),
        ("Nometne", False, "2023-07-01"),
    }
