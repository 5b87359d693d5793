"""A calendar whose month is named by nothing but what the lists of a form have chosen."""

from __future__ import annotations

import pytest

from archive.extract import CalendarMonth
from tests.support.texts.calendar_page import VISIT, events, page

CELLS = "".join(f"<td>{day}{'<p>Seminārs</p>' if day == 7 else ''}</td>" for day in range(1, 31))
YEARS = "<select name=year><option>2022<option selected>{}</select>"


@pytest.mark.parametrize(
    "form",
    [
        "<select><option>Oktobris 2023<option selected>Novembris 2023<option>Decembris 2023</select>",
        "<select><option value=10>Oktobris</option><option value=11 selected>Novembris</option></select>"
        + YEARS.format(2023),
        "<select name=month><option>10</option><option selected>11</option></select>" + YEARS.format(2023),
        "<select><option>October<option selected=selected>November</select>",
    ],
    ids=["both in one", "a list for each", "a number", "no year"],
)
def test_the_chosen_month_is_that_of_the_days(form: str) -> None:
    found = page(f"<h1>Kalendārs</h1><form>{form}</form><table><tr>{CELLS}</tr></table>", head="Kalendārs")
    assert events(found) == [("Seminārs", "07.11-07.11", None, None)]


@pytest.mark.parametrize(
    "form",
    [
        "<select><option>Oktobris 2023<option>Novembris 2023</select>",
        "<select name=district><option>10<option selected>11</select>" + YEARS.format(2023),
        "<select><option selected>Visas kategorijas</select>",
    ],
    ids=["nothing chosen", "a number of something else", "no month"],
)
def test_what_is_no_chosen_month_is_not_taken_for_one(form: str) -> None:
    found = page(f"<h1>Kalendārs</h1><form>{form}</form><table><tr>{CELLS}</tr></table>", head="Kalendārs")
    assert isinstance(found, CalendarMonth)
    assert found.month == VISIT.month


def test_a_month_that_is_written_out_counts_more() -> None:
    form = "<select><option selected>Decembris 2023</select>"
    found = page(f"<h1>Kalendārs</h1>{form}<h2>Novembris 2023</h2><table><tr>{CELLS}</tr></table>", head="Kalendārs")
    assert events(found) == [("Seminārs", "07.11-07.11", None, None)]
