"""The tooltips of the days of a month: they name events, repeat the day, or only tell that there are events."""

from __future__ import annotations

import pytest

from tests.support.calendar_page import days as days_of
from tests.support.calendar_page import events, page


def month_of(tooltips: dict[int, str], attribute: str = "title") -> str:
    """A page with a grid of October 2023, of which some days have a tooltip."""
    cells = [f'<td {attribute}="{tooltips.get(day, "")}">{day}</td>' for day in range(1, 32)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, 31, 7))
    return f"<h1>Oktobris 2023</h1><table>{weeks}</table>"


def of_every_day(tooltip: str) -> str:
    return month_of({day: tooltip.format(day) for day in range(1, 32)})


@pytest.mark.parametrize(
    "tooltip",
    [
        *("Nav notikumu", "0 notikumi", "{0}. oktobris, 1 pasākums", "Pasākumi {0}. oktobrī", "Notikumi šajā dienā"),
        *("Apskatīt {0}.10.2023", "Atvērt {0}. oktobri", "Izvēlēties datumu", "{0}. oktobris", "Dienas plāns"),
        *("October {0}, no events", "Choose October {0}, 2023", "{0} October 2023", "Events"),
    ],
)
def test_what_the_tooltip_of_any_day_says_is_no_event(tooltip: str) -> None:
    assert days_of(of_every_day(tooltip), head="Kalendārs") == []


@pytest.mark.parametrize("tooltip", ["1 pasākums", "2 events", "Pasākumi 18. oktobrī", "Šodien", "Oktobris 18"])
def test_what_only_tells_of_the_day_is_no_event(tooltip: str) -> None:
    assert days_of(month_of({18: tooltip}), head="Kalendārs") == []


@pytest.mark.parametrize(
    "tooltip",
    [
        *("Seminārs", "18. oktobris: Seminārs", "Trešdiena, 18. oktobris – Seminārs", "18. oktobrī Seminārs"),
        *("18.10. Seminārs", "18.10.2023 Seminārs", "Seminārs (18.10.2023.)", "Seminārs, 18. oktobris"),
        *("18. oktobris (trešdiena) Seminārs", "October 18, 2023 – Seminārs"),
    ],
)
def test_an_event_is_named_without_its_day(tooltip: str) -> None:
    assert days_of(month_of({18: tooltip}), head="Kalendārs") == [("Seminārs", "18.10-18.10")]


@pytest.mark.parametrize("tooltip", ["18. oktobra koncerts", "20. oktobris: Seminārs", "Ceļā uz 18. oktobri"])
def test_a_day_that_belongs_to_the_name_stays(tooltip: str) -> None:
    assert days_of(month_of({18: tooltip}), head="Kalendārs") == [(tooltip, "18.10-18.10")]


def test_a_period_in_a_tooltip_is_that_of_the_event() -> None:
    tooltip = "18. oktobris: 17.–19. oktobris, Izstāde"
    assert days_of(month_of({18: tooltip}), head="Kalendārs") == [("Izstāde", "17.10-19.10")]


@pytest.mark.parametrize("tooltip", ["18. oktobris, 10:00 Seminārs", "18. oktobris plkst. 10.00 – Seminārs"])
def test_a_time_with_the_day_is_that_of_the_event(tooltip: str) -> None:
    found = events(page(month_of({18: tooltip}), head="Kalendārs"))
    assert found == [("Seminārs", "18.10-18.10", "10:00", None)]


@pytest.mark.parametrize("attribute", ["data-bs-title", "data-tippy-content", "data-tooltip-content"])
def test_tooltips_that_a_script_draws_are_read(attribute: str) -> None:
    assert days_of(month_of({18: "Seminārs"}, attribute), head="Kalendārs") == [("Seminārs", "18.10-18.10")]


@pytest.mark.parametrize("hours", ["10:00–12:00", "10:00 - 12:00", "10.00 līdz 12.00"])
def test_the_hour_of_the_end_is_not_in_the_name(hours: str) -> None:
    page_of_month = page(month_of({18: f"18.10.2023 {hours} Seminārs"}), head="Kalendārs")
    assert events(page_of_month) == [("Seminārs", "18.10-18.10", "10:00", None)]
