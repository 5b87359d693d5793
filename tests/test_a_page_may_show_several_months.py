"""Two months' grids on one page, beside or below each other; the calendar of every page is not one of them."""

from __future__ import annotations

import pytest

from archive.extract import CalendarMonth
from tests.support.texts.calendar_page import days as days_of
from tests.support.texts.calendar_page import page


def grid(number_of_days: int, entries: dict[int, str]) -> str:
    cells = [f"<td>{day}{entries.get(day, '')}</td>" for day in range(1, number_of_days + 1)]
    weeks = ("".join(cells[at : at + 7]) for at in range(0, number_of_days, 7))
    return f"<table>{''.join(f'<tr>{week}</tr>' for week in weeks)}</table>"


OCTOBER = grid(31, {5: "<p>Seminārs</p>"})
NOVEMBER = grid(30, {7: "<p>Lekcija</p>"})
EVENTS = [("Seminārs", "05.10-05.10"), ("Lekcija", "07.11-07.11")]


@pytest.mark.parametrize("title", ["<h1>Kalendārs</h1>", "<h1>Pasākumu kalendārs</h1>", ""])
@pytest.mark.parametrize("around", ["{}{}", "<div>{}</div><div>{}</div>"])
def test_each_month_has_its_events(title: str, around: str) -> None:
    months = f"<h2>Oktobris 2023</h2>{OCTOBER}", f"<h2>Novembris 2023</h2>{NOVEMBER}"
    matter = title + around.format(*months)
    assert days_of(matter, head="Kalendārs") == EVENTS
    found = page(matter, head="Kalendārs")
    assert isinstance(found, CalendarMonth)
    assert found.is_whole


def test_a_month_that_is_cut_short_is_not_whole_because_another_is() -> None:
    matter = f"<h2>Oktobris 2023</h2>{grid(20, {})}<h2>Novembris 2023</h2>{NOVEMBER}"
    found = page(matter, head="Kalendārs", path="/kalendars/2023/10")
    assert isinstance(found, CalendarMonth)
    assert (found.month, found.is_whole) == (10, False)


def test_the_calendar_of_every_page_is_not_of_the_month() -> None:
    block = f"<div><h2>Notikumu kalendārs - Novembris, 2023</h2>{NOVEMBER}</div>"
    matter = f"<div><h2>Notikumu kalendārs - Oktobris, 2023</h2>{OCTOBER}</div>{block}"
    assert days_of(matter, head="Kalendārs", path="/kalendars/2023/10") == EVENTS[:1]


def test_lists_of_several_months_are_read_each() -> None:
    entry = "<div><p><time>{}</time></p><h3><a href=/{}>{}</a></h3></div>"
    first, second = entry.format("oktobris 5", 1, "Seminārs"), entry.format("novembris 7 @ 11:00", 2, "Lekcija")
    matter = f"<h2>oktobris 2023</h2>{first}<h2>novembris 2023</h2>{second}"
    assert days_of(f"<h1>Pasākumi</h1><div>{matter}</div>") == EVENTS
