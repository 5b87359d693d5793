"""The tooltips of the days of a month: they name events, repeat the day, or only tell that there are events."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import days as days_of
from tests.support.texts.calendar_page import events, page


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


@pytest.mark.parametrize(
    ("tooltip", "titles"),
    [
        ("1 pasākums: Domes sēde", ["Domes sēde"]),
        ("2 pasākumi: Koncerts, Lekcija", ["Koncerts", "Lekcija"]),
        ("2 events: Concert; Talk, then tea", ["Concert", "Talk, then tea"]),
        ("2 pasākumi: Koncerts, dziesmas, dejas; Lekcija", ["Koncerts, dziesmas, dejas", "Lekcija"]),
        ("3 pasākumi: Koncerts, Lekcija", ["Koncerts, Lekcija"]),
        ("2 pasākumi: Lekcija „Bērni, vecāki”, Koncerts", ["Lekcija „Bērni, vecāki”", "Koncerts"]),
    ],
)
def test_a_tooltip_may_count_the_events_that_it_names(tooltip: str, titles: list[str]) -> None:
    assert [title for title, _ in days_of(month_of({18: tooltip}), head="Kalendārs")] == titles


MARKS = {
    "a label of the link": "<a href=/18 aria-label='{}'>18</a>",
    "a label of the number": "<span aria-label='{}'>18</span>",
    "a label of an empty element": "<div>18</div><div role=button aria-label='{}'><i></i></div>",
    "the words for a picture": "18 <img src=/p.png alt='{}'>",
}


def labelled(mark: str, label: str) -> str:
    cells = [f"<td>{mark.format(label) if day == 18 else day}</td>" for day in range(1, 32)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, 31, 7))
    return f"<h1>Oktobris 2023</h1><table>{weeks}</table>"


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize(
    ("label", "event"),
    [
        ("18. oktobris: Domes sēde", ("Domes sēde", "18.10-18.10", None, None)),
        ("Sanāksme, 10:00 to 11:00, Wednesday, October 18, 2023, Busy", ("Sanāksme", "18.10-18.10", "10:00", None)),
        ("10am to 11am, Dialogue, Location: Ogre, 18 October 2023", ("Dialogue", "18.10-18.10", "10:00", "Ogre")),
    ],
)
def test_an_event_may_be_told_to_those_alone_who_do_not_see_it(
    mark: str, label: str, event: tuple[str, str, str | None, str | None]
) -> None:
    assert events(page(labelled(mark, label), head="Kalendārs")) == [event]


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Ieraksti publicēti 18. oktobris, 2023",
            "Posts published on October 18, 2023",
            "Wednesday, October 18, 2023",
        ),
        *("18. oktobris, izvēlētā diena", "October 18, today, selected", "2 notikumi, trešdiena, 18. oktobris"),
        *("Pievienot pasākumu, 18. oktobris", "Aizvērt", "Available", "18. oktobris, brīvdiena"),
        *("Rezervēt 18. oktobri plkst. 10:00", "Reserve October 18, 10:00", "Pieejami laiki: 10:00, 12:00"),
        *("Atvērts, 18. oktobris, 9:00–17:00", "October 18, open, 9:00–17:00", "Darba laiks, 9:00–17:00"),
    ],
)
def test_a_label_that_tells_of_the_day_is_no_event(label: str) -> None:
    assert events(page(labelled(MARKS["a label of the link"], label), head="Kalendārs")) == []


def test_the_labels_of_a_day_are_read_whole_or_not_at_all() -> None:
    labels = [f"1{hour}:00 Koncerts numur {hour} pilsētas svētkos, {'ļoti ' * 9}garš" for hour in range(8)]
    marks = "".join(f"<a href=/{at} aria-label='{label}'></a>" for at, label in enumerate([*labels, "Garš" * 80]))
    found = events(page(labelled(f"18{marks}<!--{{}}-->", ""), head="Kalendārs"))
    assert 3 < len(found) <= 8
    assert all(title.endswith("garš") for title, *_ in found)


def test_a_label_of_every_day_leaves_the_hours_in_its_cells() -> None:
    cells = [
        f"<td aria-label='{day}. oktobris'>{day}{'<p>16:00</p><p>Kurss</p>' if day == 5 else ''}"
        for day in range(1, 32)
    ]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, 31, 7))
    found = events(page(f"<h1>Oktobris 2023</h1><table>{weeks}</table>", head="Kalendārs"))
    assert found == [("Kurss", "05.10-05.10", "16:00", None)]
