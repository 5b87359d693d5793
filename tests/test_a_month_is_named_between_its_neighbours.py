"""Months of a calendar as its pages name them, and what their days only lead to."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import days as days_of
from tests.support.texts.calendar_page import events, page, planned


def grid(entries: dict[int, str]) -> str:
    """The days of November 2023, some with an entry."""
    cells = [*["<td></td>"] * 2, *(f"<td>{day}{entries.get(day, '')}</td>" for day in range(1, 31))]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, len(cells), 7))
    return f"<table>{weeks}</table>"


@pytest.mark.parametrize(
    "line",
    [
        "<a href=/10>« Oktobris</a> <b>Novembris 2023</b> <a href=/12>Decembris »</a>",
        "<a href=/10>«</a> 2023. gada novembris <a href=/12>»</a>",
        "<a href=/10>Iepriekšējais</a> | Novembris, 2023 | <a href=/12>Nākamais</a>",
        "<a href=/10>October</a> <b>November 2023</b> <a href=/12>December</a>",
    ],
)
def test_between_links_to_the_months_before_and_after(line: str) -> None:
    found = days_of(f"<h1>Kalendārs</h1><div>{line}</div>{grid({7: '<p>Sanāksme</p>'})}", head="Kalendārs")
    assert found == [("Sanāksme", "07.11-07.11")]


@pytest.mark.parametrize("more", ["+2", "+2 vairāk", "+2 more", "vēl 2", "un vēl 2", "2 more"])
def test_how_many_more_events_a_day_has_is_none(more: str) -> None:
    day = f"<a href=/1>Sanāksme</a><a href=/2>Talka</a><a href=/7>{more}</a>"
    found = days_of(f"<h1>Kalendārs</h1><h2>Novembris 2023</h2>{grid({7: day})}", head="Kalendārs")
    assert found == [("Sanāksme", "07.11-07.11"), ("Talka", "07.11-07.11")]


def test_a_linked_title_may_have_its_time_behind_it() -> None:
    listed = "<ul><li><a href=/1>05.11. Sanāksme</a><li><a href=/2>18.11. Koncerts, plkst. 18.00</a></ul>"
    found = page(f"<h1>Kalendārs</h1><h2>Novembris 2023</h2>{grid({})}{listed}", head="Kalendārs", path="/pasakumi")
    assert events(found) == [("Sanāksme", "05.11-05.11", None, None), ("Koncerts", "18.11-18.11", "18:00", None)]


def test_the_month_below_a_heading_is_none_of_the_entries_of_a_menu_above_it() -> None:
    menu = "<ul><li><a href=/lv>Sākums</a><li><a href=/lv/pasakumi>Notikumi</a><li><a href=/lv/skolas>Skolām</a></ul>"
    entries = "".join(
        f"<h5>{month} 2023</h5><div><h3>{title}</h3><div>{day}</div></div>"
        for month, title, day in (("Oktobris", "Seminārs", "11. okt. 2023"), ("Novembris", "Izstāde", "13. nov. 2023"))
    )
    found = page(f"<h1>Notikumi</h1><div>{entries}</div>", head="Notikumi", path="/lv/notikumi", above=menu)
    assert [one[0] for one in planned(found)] == ["Seminārs", "Izstāde"]


def test_an_entry_of_a_menu_heads_no_news() -> None:
    menu = "<ul><li><a href=/lv>Sākums</a><li><a href=/lv/jaunumi>Jaunumi</a></ul>"
    plan = "<h1>Pasākumu plāns 2023. gada oktobrim</h1><p><b>18. oktobris</b><br>Seminārs"
    plan += "<p><b>26. oktobris</b><br>Izstāde"
    found = page(plan, head="Pasākumu kalendārs", path="/lv/kalendars", above=menu)
    assert [one[:2] for one in planned(found)] == [("Seminārs", "18.10-18.10"), ("Izstāde", "26.10-26.10")]


def test_days_below_months_without_a_year_are_the_nearest() -> None:
    days = "<h2>Novembris</h2><p>18. – Seminārs</p><p>26.–27. – Izstāde</p><h2>Janvāris</h2><p>9. – Nometne</p>"
    found = page(f"<h1>Norises</h1>{days}", head="Pasākumu kalendārs", path="/lv/kalendars")
    assert [one[:2] for one in planned(found)] == [
        ("Seminārs", "18.11-18.11"),
        ("Izstāde", "26.11-27.11"),
        ("Nometne", "09.01-09.01"),
    ]
