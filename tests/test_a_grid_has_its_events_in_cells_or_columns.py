"""Months and weeks that are grids: events in the cell of their day, or in the rows below it in its columns."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract import CalendarMonth
from tests.support.texts.calendar_page import days as days_of
from tests.support.texts.calendar_page import events, page

WEEKS = [[dt.date(2023, 9, 25) + dt.timedelta(7 * week + day) for day in range(7)] for week in range(6)]


def rows(week: int, below: str) -> str:
    return "<tr>" + "".join(f"<td>{day.day}</td>" for day in WEEKS[week]) + f"</tr>{below}"


def test_events_stand_below_their_days_in_columns() -> None:
    below = (
        "<tr><td rowspan=2></td><td><a href=/1>9:00 Sanāksme</a></td><td colspan=3><a href=/2>Skola</a></td></tr>"
        "<tr><td><a href=/3>Lekcija</a></td><td></td></tr>"
    )
    grid = "".join(rows(week, below if week == 2 else "<tr><td></td></tr>") for week in range(6))
    assert events(page(f"<h1>Oktobris 2023</h1><table>{grid}</table>", head="Kalendārs")) == [
        ("Sanāksme", "10.10-10.10", "09:00", None),
        ("Lekcija", "10.10-10.10", None, None),
        ("Skola", "11.10-13.10", None, None),
    ]


def test_a_short_last_week_is_no_row_of_events() -> None:
    days = {5: "<a href=/1 title=Kurss>5</a>", 31: "<a href=/2 title=Forums>31</a>"}
    cells = [f"<td>{days.get(day, day)}</td>" for day in range(1, 32)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, 31, 7))
    assert days_of(f"<h1>Oktobris 2023</h1><table>{weeks}</table>", head="Kalendārs") == [
        ("Kurss", "05.10-05.10"),
        ("Forums", "31.10-31.10"),
    ]


def test_a_month_with_events_in_its_last_week_alone_has_them_in_cells() -> None:
    days = [None, *range(1, 32)]  # the first of October is a Sunday
    cells = [*["<td></td>"] * 5, *(f"<td>{day or ''}{'<br>Talka' if day == 31 else ''}</td>" for day in days)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, len(cells), 7))
    found = days_of(f"<h1>Oktobris 2023</h1><table>{weeks}</table>", head="Kalendārs")
    assert found == [("Talka", "31.10-31.10")]


def month_of(entries: dict[int, str]) -> str:
    """A grid of November 2023, which begins on a Wednesday, with something below the numbers of some days."""
    cells = [*["<td></td>"] * 2, *(f"<td>{day}{entries.get(day, '')}</td>" for day in range(1, 31))]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, len(cells), 7))
    return f"<table>{weeks}</table>"


@pytest.mark.parametrize("title", ["", "<h1>Kalendārs</h1>", "<h1>Notikumu kalendārs</h1>"])
def test_a_grid_is_of_the_month_in_its_own_heading(title: str) -> None:
    grid = month_of({7: "<div>Sanāksme</div>"})
    found = page(f"{title}<h2>Notikumu kalendārs - Novembris, 2023</h2>{grid}", head="Kalendārs")
    assert events(found) == [("Sanāksme", "07.11-07.11", None, None)]


def test_behind_a_title_with_its_hour_in_a_line_stands_its_place() -> None:
    entries = {7: "<div>9:00 Sanāksme <span>Ogre</span></div>", 8: "<div>9:00 Lekcija <span>11:00 Saruna</span></div>"}
    assert events(page(f"<h1>Novembris 2023</h1>{month_of(entries)}", head="Kalendārs")) == [
        ("Sanāksme", "07.11-07.11", "09:00", "Ogre"),
        ("Lekcija", "08.11-08.11", "09:00", None),
        ("Saruna", "08.11-08.11", "11:00", None),
    ]


def test_the_number_of_an_activity_is_no_day() -> None:
    entries = "<dt>4</dt><dd>Seminārs</dd><dt>24</dt><dd>Projekta 2.1. aktivitātes sanāksme</dd>"
    assert days_of(f"<h3>Notikumu kalendārs - Janvāris, 2024</h3><dl>{entries}</dl>", head="Kalendārs") == [
        ("Seminārs", "04.01-04.01"),
        ("Projekta 2.1. aktivitātes sanāksme", "24.01-24.01"),
    ]


def test_a_week_has_its_days_in_columns_and_its_hours_in_rows() -> None:
    head = "<tr><th></th><th>P 02.10.</th><th>O 03.10.</th><th>T 04.10.</th><th>C 05.10.</th></tr>"
    hours = "<tr><th>9:00</th><td></td><td>Sanāksme</td></tr><tr><th>10:00</th><td colspan=2>Mācības</td></tr>"
    assert events(page(f"<h1>Nedēļas plāns</h1><table>{head}{hours}</table>", path="/plans", head="Plāns")) == [
        ("Mācības", "02.10-03.10", "10:00", None),
        ("Sanāksme", "03.10-03.10", "09:00", None),
    ]


def test_an_attribute_says_which_day_a_column_is() -> None:
    columns = "".join(
        f"<td data-date=2023-10-{day:02}>{'<a href=/1><p>9:00</p><p>Sanāksme</p></a>' if day == 4 else 'x'}</td>"
        for day in range(2, 7)
    )
    found = page(f"<h1>Kalendārs</h1><h2>2.–6. oktobris 2023</h2><table><tr>{columns}</tr></table>", path="/kalendars")
    assert ("Sanāksme", "04.10-04.10", "09:00", None) in events(found)


def grid(cells: dict[int, str], every: str = "") -> str:
    days = "".join(f"<td><b>{day}</b>{every}{cells.get(day, '')}</td>" for day in range(1, 32))
    return f"<h1>Oktobris 2023</h1><table><tr><td>30</td>{days}<td>1</td><td>2<p>Pārcelšanās</p></td></tr></table>"


@pytest.mark.parametrize(
    ("cell", "event"),
    [
        ("<a href=/1><i>9:00–12:00</i> <b>Kurss</b> <i>Zoom</i></a>", ("Kurss", "05.10-05.10", "09:00", "Zoom")),
        ("<a href=/1>Kurss</a><p>9:00</p><p>Ogre</p>", ("Kurss", "05.10-05.10", "09:00", "Ogre")),
        ("<a href=/1>Kurss</a><div hidden><h4>Kurss</h4>5. okt. – 7. okt.</div>", ("Kurss", "05.10-07.10", None, None)),
        ("<i hidden>20231005T140000</i><a href=/1>Kurss</a>", ("Kurss", "05.10-05.10", None, None)),
        ("<a href=/1>Kurss</a><i class=location>Rīgas pils</i>", ("Kurss", "05.10-05.10", None, "Rīgas pils")),
    ],
    ids=["one link", "time and place below", "hidden range", "for programs", "by its class"],
)
def test_a_day_of_a_grid(cell: str, event: tuple[str, str, str | None, str | None]) -> None:
    every = "<span>0 notikumi</span><button>Pievienot</button>"
    assert events(page(grid({5: cell}, every), head="Kalendārs")) == [
        event,
        ("Pārcelšanās", "02.11-02.11", None, None),
    ]


@pytest.mark.parametrize("every", ["<p>Rezervēt telpu</p>", "<i>Skatīt dienas notikumus</i>", "<a href=/n>Rādīt 3</a>"])
def test_what_every_cell_says_is_no_event(every: str) -> None:
    assert days_of(grid({5: "<a href=/1>Kurss</a>"}, every), head="Kalendārs") == [
        ("Kurss", "05.10-05.10"),
        ("Pārcelšanās", "02.11-02.11"),
    ]


def test_a_tooltip_with_the_day_alone_is_no_event() -> None:
    cells = "".join(f"<td><a href=/d/{n} title='{n}. oktobris'>{n}</a></td>" for n in range(1, 32))
    cells = cells.replace(">5</a>", ">5</a><a href=/1>Kurss</a>")
    assert days_of(f"<h1>Oktobris 2023</h1><table><tr>{cells}</tr></table>", head="Kalendārs") == [
        ("Kurss", "05.10-05.10")
    ]


def test_what_every_cell_says_of_its_day_is_no_event() -> None:
    link = "<a href=/1>Kurss</a>"
    days = "".join(f"<td>{n}<p>Rezervēt, {n}. oktobris</p>{link if n == 5 else ''}</td>" for n in range(1, 32))
    found = days_of(f"<h1>Oktobris 2023</h1><table><tr>{days}</tr></table>", head="Kalendārs")
    assert found == [("Kurss", "05.10-05.10")]


@pytest.mark.parametrize(
    ("of_second", "expected"),
    [
        ("/kalendars", [("Kampaņa", None), ("Verdzības atcelšanas diena", None), ("Forums", None)]),
        ("/notikums/1", [("Kampaņa", "Verdzības atcelšanas diena"), ("Forums", None)]),
    ],
    ids=["the address of all events", "the address of one event"],
)
def test_a_second_link_of_a_day_is_another_event_unless_only_one_event_leads_there(
    of_second: str, expected: list[tuple[str, str | None]]
) -> None:
    linked = f"<div><a href={of_second}>{{}}</a></div>"
    day = linked.format("Kampaņa") + linked.format("Verdzības atcelšanas diena")
    grid = month_of({2: day, 17: "<i>11:00</i> <a href=/kalendars>Forums</a>"})
    found = events(page(f"<h1>Novembris 2023</h1>{grid}", head="Kalendārs"))
    assert [(title, place) for title, _, _, place in found] == expected


@pytest.mark.parametrize(
    "cell",
    [
        "5<span title=Kurss>•</span>",
        "5<i class=dot title=Kurss></i>",
        "<abbr title=Kurss>5</abbr>",
        "<a href=/1 data-toggle=popover data-content=Kurss>5</a>",
    ],
    ids=["sign", "icon", "day", "popover"],
)
def test_a_mark_on_a_day_tells_its_event_to_who_points_at_it(cell: str) -> None:
    cells = [f"<td>{cell if day == 5 else day}</td>" for day in range(1, 32)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, 31, 7))
    assert days_of(f"<h1>Oktobris 2023</h1><table>{weeks}</table>", head="Kalendārs") == [("Kurss", "05.10-05.10")]


def test_a_grid_whose_cells_are_no_cells_does_not_tell_the_days_of_events_below_them() -> None:
    below = "<div><div></div><div>9:00 Sanāksme</div></div>"
    weeks = "".join(
        f"<div>{''.join(f'<div>{day.day}</div>' for day in WEEKS[week])}</div>{below if week == 2 else ''}"
        for week in range(6)
    )
    found = page(f"<h1>Oktobris 2023</h1><div>{weeks}</div>", head="Kalendārs")
    assert isinstance(found, CalendarMonth)
    assert (found.events, found.is_whole) == ((), False)
