"""Days and months in numbers, days below the name of their month, and dates whose parts are elements of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.calendar.lists.abbreviated import with_dots
from archive.extract.calendar.short_dates import days_alone, of_parts, without_year
from archive.extract.dom.reader import read
from tests.support.texts.calendar_page import days as days_of
from tests.support.texts.calendar_page import page, planned

OCTOBER = dt.date(2023, 10, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("13.11.", "13.11-13.11"),
        ("22.-24.10.", "22.10-24.10"),
        ("31.10. - 02.11. Tallina", "31.10-02.11"),
        ("29.12.–02.01.", "29.12-02.01"),
        ("plkst. 10.11.", None),
        ("31.02.", None),
    ],
)
def test_days_and_months_in_numbers(text: str, days: str | None) -> None:
    found = [f"{one.starts_on:%d.%m}-{one.ends_on:%d.%m}" for one in without_year(text, OCTOBER)]
    assert found == ([days] if days else [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8. plkst. 11.00", "08.10-08.10"),
        ("22.–24. – Mācības", "22.10-24.10"),
        ("19., trešdiena", "19.10-19.10"),
        ("Friday 20th to Sunday 22nd – Camp", "20.10-22.10"),
        ("Monday 30th to Friday 3rd November – Camp", "30.10-03.11"),
        ("2. stāvs", None),
        ("Maija 5., Rīga", None),
    ],
)
def test_days_below_the_name_of_their_month(text: str, days: str | None) -> None:
    found = days_alone(text, OCTOBER)
    assert (found and f"{found.starts_on:%d.%m}-{found.ends_on:%d.%m}") == days


@pytest.mark.parametrize(
    ("parts", "days"),
    [
        (["Okt", "9", "Pirm", "2023"], "09.10.23-09.10.23"),
        (["12–14", "okt."], "12.10.23-14.10.23"),
        (["Dec-Jan", "28-3", "2023-2024"], "28.12.23-03.01.24"),
        (["02", "JAN"], "02.01.24-02.01.24"),
        (["12", "okt", "14", "okt"], "12.10.23-14.10.23"),
        (["29", "dec", "02", "jan"], "29.12.23-02.01.24"),
        (["Okt, Pirm", "9"], "09.10.23-09.10.23"),
        (["9", "Seminārs"], None),
    ],
)
def test_the_parts_of_a_date_in_elements_of_their_own(parts: list[str], days: str | None) -> None:
    found = of_parts(parts, OCTOBER)
    assert (found and f"{found.starts_on:%d.%m.%y}-{found.ends_on:%d.%m.%y}") == days


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("25.–26. novembris", "2.–3. decembris"),
        ("25. – 26. nov.", "2. – 3. dec."),
        ("Se, 25.11.–26.11.", "Se, 02.12.–03.12."),
        ("S 25.–26. novembris", "S 2.–3. decembris"),
    ],
)
def test_days_before_the_name_of_a_month_are_all_of_it(first: str, second: str) -> None:
    matter = f"<ul><li>{first} – Seminārs<li>{second} – Filmas vakars</ul>"
    found = days_of(f"<h1>Pasākumi</h1>{matter}")
    assert found == [("Seminārs", "25.11-26.11"), ("Filmas vakars", "02.12-03.12")]


@pytest.mark.parametrize(
    "period",
    ["28.–2. decembris", "28.-2. decembrim", "28.–2.12.", "28.–2.12.2023.", "28–2 December", "Nov 28 - Dec 2, 2023"],
)
def test_days_that_cross_the_end_of_a_month_need_the_name_of_the_second_alone(period: str) -> None:
    card = "<div><h3>{}</h3><p>{}</p><p>Ogre</p></div>"
    matter = card.format("Izstāde", period) + card.format("Lekcija", "4. decembris, plkst. 10.00")
    assert planned(page(f"<h1>Pasākumi</h1>{matter}"))[0] == ("Izstāde", "28.11-02.12", None, "Ogre")


def test_a_month_may_stand_before_its_day() -> None:
    card = "<div><h3>{}</h3><p>{}</p></div>"
    matter = card.format("Izstāde", "novembris 28 - decembris 2") + card.format("Lekcija", "decembris 4 @ 11:00")
    assert [one[:3] for one in planned(page(f"<h1>Pasākumi</h1>{matter}"))] == [
        ("Izstāde", "28.11-02.12", None),
        ("Lekcija", "04.12-04.12", "11:00"),
    ]


def test_days_over_the_end_of_a_month_begin_in_the_one_before() -> None:
    matter = "<h2>Novembris 2023</h2><ul><li>28.–2. decembris – Izstāde<li>25.–26. – Seminārs</ul>"
    found = days_of(f"<h1>Pasākumi</h1>{matter}")
    assert found == [("Seminārs", "25.11-26.11"), ("Izstāde", "28.11-02.12")]


@pytest.mark.parametrize(
    "opening",
    [
        ("20/11", "03/12", "04/12"),
        ("24.11", "3.12", "4.12"),
        ("20. XI", "1. XII", "3.XII"),
        ("Pr, 20/11", "Sv, 3/12", "P, 4/12"),
        ("2.1", "28.11", "20.11"),
        ("24.1", "25.1", "26.1"),
    ],
)
def test_days_in_other_numbers_are_read_where_several_lines_open_with_them(opening: tuple[str, ...]) -> None:
    entries = "".join(f"<li>{on} – Seminārs {at}" for at, on in zip("ABC", opening, strict=True))
    found = planned(page(f"<h1>Pasākumi</h1><ul>{entries}</ul>"))
    assert sorted(title for title, *_ in found) == ["Seminārs A", "Seminārs B", "Seminārs C"]


def test_blanks_around_days_in_other_numbers_cost_no_letters() -> None:
    blocks = read("<p>Pr,   20/11   Forums<p>\n Sv, \n 3/12 &nbsp; Izstāde<p><b>4/12 </b>Nometne".encode()).blocks
    lines = ["Pr, 20.11. Forums", "Sv, 03.12. Izstāde", "04.12. Nometne"]
    assert [block.text for block in with_dots(blocks)] == lines
    assert ["".join(run.text for run in block.runs) for block in with_dots(blocks)] == lines


def test_periods_in_other_numbers_may_cross_the_end_of_a_year() -> None:
    matter = "<li>20/11 – Seminārs<li>28/11–02/12 – Izstāde<li>30/12-02/01 – Nometne"
    assert [one[:2] for one in planned(page(f"<h1>Pasākumi</h1><ul>{matter}</ul>"))] == [
        ("Seminārs", "20.11-20.11"),
        ("Izstāde", "28.11-02.12"),
        ("Nometne", "30.12-02.01"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("1/4", "3/4"),
        ("3/12", "5/12"),
        ("25/11", "14/45"),
        ("25/11", "3/12", "2/11"),
        ("10.12", "11.12"),
        ("24.11", "10.00"),
        ("2. I", "3. V"),
        ("25/11",),
        ("24.1", "24.2", "25.1"),
        ("25.10 EUR", "26.10 EUR"),
    ],
    ids=[
        *("fractions", "either order", "no month", "no order", "hours", "an hour among them", "one letter", "alone"),
        *("points of a plan", "prices"),
    ],
)
def test_numbers_that_may_be_anything_are_no_days(lines: tuple[str, ...]) -> None:
    entries = "".join(f"<li>{line} – Seminārs {at}" for at, line in enumerate(lines))
    found = page(f"<h1>Pasākumi</h1><ul>{entries}</ul>")
    assert not getattr(found, "events", ())
    assert not getattr(found, "calendar", ())


@pytest.mark.parametrize("between", ["<br>", "<br />\n", "<br><br>"])
def test_several_days_in_other_numbers_may_stand_in_one_paragraph(between: str) -> None:
    lines = ("4/11 Seminārs", "18/11 Izstāde", "25/11 Nometne")
    found = planned(page(f"<h1>Pasākumi</h1><p>{between.join(lines)}</p>"))
    assert [one[:2] for one in found] == [
        ("Seminārs", "04.11-04.11"),
        ("Izstāde", "18.11-18.11"),
        ("Nometne", "25.11-25.11"),
    ]


def test_the_month_stands_first_where_only_that_makes_days_of_all_lines() -> None:
    found = planned(page("<h1>Pasākumi</h1><ul><li>11/4 Seminārs<li>11/18–11/19 Izstāde<li>12/2 Nometne</ul>"))
    assert [one[:2] for one in found] == [
        ("Seminārs", "04.11-04.11"),
        ("Izstāde", "18.11-19.11"),
        ("Nometne", "02.12-02.12"),
    ]


def test_a_day_may_touch_what_stands_beside_it() -> None:
    rows = "".join(
        f"<div><div><b>{weekday}</b><span>{day}. novembris</span><b>plkst. 15.00</b></div><p>{title}</p></div>"
        for weekday, day, title in (("Otrdiena", 4, "Seminārs"), ("Ceturtdiena", 20, "Izstāde"))
    )
    found = planned(page(f"<h1>Pasākumi</h1>{rows}"))
    assert [one[:2] for one in found] == [("Seminārs", "04.11-04.11"), ("Izstāde", "20.11-20.11")]


def test_lines_of_one_element_that_open_with_a_day_are_an_event_each() -> None:
    months = (("November", "Tuesday 7th", "Monday 20th"), ("December", "Friday 1st", "Saturday 9th"))
    parts = "".join(
        f"<div><h3>{month}</h3><div>{first}, 4.30pm – Talk<br>Main Hall<br><br>{last} – Camp</div></div>"
        for month, first, last in months
    )
    found = planned(page(f"<h1>Programme 2023</h1>{parts}", head="Programme 2023", path="/en/programme"))
    assert [one[:2] for one in found] == [
        ("Talk", "07.11-07.11"),
        ("Camp", "20.11-20.11"),
        ("Talk", "01.12-01.12"),
        ("Camp", "09.12-09.12"),
    ]
