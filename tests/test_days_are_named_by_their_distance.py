"""`vakar`, `rīt`, `otrdien`, `next Tuesday`: days that a text names by their distance from the day it was written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.dates.relative import find_relative_days

WEDNESDAY = date(2019, 3, 13)
WEEKDAYS = ["pirmdien", "otrdien", "trešdien", "ceturtdien", "piektdien", "sestdien", "svētdien"]


def days(text: str, *, ahead: bool = False) -> list[tuple[int, int]]:
    """The distances of the first and the last day of each expression."""
    return [
        ((one.starts_on - WEDNESDAY).days, (one.ends_on - WEDNESDAY).days)
        for one in find_relative_days(text, WEDNESDAY, ahead=ahead)
    ]


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("Šodien notiek sanāksme.", 0),
        ("Vakar notika sanāksme.", -1),
        ("Aizvakar notika sanāksme.", -2),
        ("Rīt notiks sanāksme.", 1),
        ("Parīt notiks sanāksme.", 2),
        ("The hearing took place yesterday.", -1),
        ("The seminar was opened this morning.", 0),
        ("Nākamajā trešdienā notiks seminārs.", 7),
        ("Pagājušajā trešdienā notika seminārs.", -7),
        ("Otrdienas vakarā notika koncerts.", -1),
        ("They met last Wednesday.", -7),
        ("They meet next Tuesday.", 6),
        ("Šo otrdien notika sanāksme.", -1),
        ("Šo piektdien notiks sanāksme.", 2),
    ],
)
def test_a_day_is_so_many_days_away(text: str, distance: int) -> None:
    assert days(text) == [(distance, distance)]


@pytest.mark.parametrize(
    ("text", "past", "to_come"),
    [("otrdien", -1, 6), ("trešdien", 0, 0), ("ceturtdien", -6, 1), ("on Friday", -5, 2), ("on Monday", -2, 5)],
)
def test_a_weekday_alone_lies_where_the_tense_says(text: str, past: int, to_come: int) -> None:
    assert days(text) == [(past, past)]
    assert days(text, ahead=True) == [(to_come, to_come)]


@pytest.mark.parametrize(
    ("text", "ahead", "first", "last"),
    [
        ("Vizītē no pirmdienas līdz trešdienai", False, -2, 0),
        ("Vizītē no pirmdienas līdz trešdienai", True, 5, 7),
        ("The visit from Friday to Monday", True, 2, 5),
    ],
)
def test_weekdays_may_be_a_range(text: str, ahead: bool, first: int, last: int) -> None:
    assert days(text, ahead=ahead) == [(first, last)]


@pytest.mark.parametrize(
    "text", ["otrdienās", "katru otrdien", "on Tuesdays", "Tuesday's meeting", "avakar", "rītdiena"]
)
def test_a_habit_or_a_part_of_a_word_is_no_day(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("Nākamnedēļ piektdien Ogrē notiks seminārs.", 9),
        ("Nākamās nedēļas pirmdienā notiks seminārs.", 5),
        ("Seminārs notiks aiznākamajā nedēļā, ceturtdien.", 15),
        ("Aizvadītās nedēļas pirmdienā notika seminārs.", -9),
        ("Pagājušajā nedēļā, ceturtdien, notika seminārs.", -6),
        ("Šonedēļ otrdien notika seminārs.", -1),
        ("We meet on Friday next week.", 9),
        ("They met last week on Monday.", -9),
        ("They met on Tuesday of last week.", -8),
        # the week of something else
        ("Pagājušnedēļ ministre bija Ogrē, bet otrdien notika seminārs.", -1),
        ("They met on Tuesday. Next week there is no meeting.", -1),
        ("Nākamajā piektdienā notiks seminārs.", 2),
        ("Nākampiektdien notiks seminārs.", 9),
        ("Šopiektdien notiks seminārs.", 2),
        ("Rītdien notiks seminārs.", 1),
    ],
)
def test_a_weekday_may_be_that_of_another_week(text: str, distance: int) -> None:
    assert days(text) == [(distance, distance)]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS), st.booleans())
def test_a_weekday_is_less_than_a_week_away_and_has_its_name(today: date, weekday: str, ahead: bool) -> None:
    (found,) = find_relative_days(weekday, today, ahead=ahead)
    assert found.starts_on.weekday() == WEEKDAYS.index(weekday)
    assert timedelta(0) <= (found.starts_on - today if ahead else today - found.starts_on) < timedelta(days=7)
