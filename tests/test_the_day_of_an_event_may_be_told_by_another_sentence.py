"""A sentence may refer to the day in the one before it, and what was postponed has its new day in the one after it."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from tests.support.texts import announced

event = partial(announced.event, "Ziņa", published_on=dt.date(2019, 3, 1))


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("14. martā pasaulē atzīmē ūdens dienu. Rīgā šajā dienā notiks koncerts.", (3, 14)),
        ("Kopš 2007. gada 18. marts ir ūdens diena. Arī šogad šajā dienā Rīgā notiks koncerts.", (3, 18)),
        ("World Water Day is marked on 22 March. A concert will be held in Riga on that day.", (3, 22)),
        ("Seminārs, kas bija pārcelts, notiks 14. martā. Jaunā kārtība ir spēkā no 1. aprīļa.", (3, 14)),
        ("14. martā notiks seminārs. Tas tika pārcelts uz Rīgu.", (3, 14)),
    ],
)
def test_the_day_is_the_one_meant(body: str, day: tuple[int, int]) -> None:
    found = event(body)
    assert found is not None
    assert found.starts_on == dt.date(2019, *day)


def test_the_same_day_long_ago_is_not_this_years() -> None:
    assert event("2007. gada 18. martā Rīgā sākās karš. Šajā dienā tauta cieta.") is None


@pytest.mark.parametrize(
    "body",
    [
        "14. martā plānotais seminārs ir pārcelts. Jaunais norises datums – 28. marts.",
        "A seminar planned for 14 March has been postponed. It will now take place on 28 March in Riga.",
    ],
)
def test_what_was_postponed_is_held_on_its_new_day(body: str) -> None:
    found = announced.event("Seminar for teachers", body, dt.date(2019, 3, 1))
    assert found is not None
    assert found.starts_on == dt.date(2019, 3, 28)
