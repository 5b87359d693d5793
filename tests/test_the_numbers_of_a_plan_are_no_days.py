"""Plans of events whose entries are numbered: in the first column of a table, or at the start of lines."""

from __future__ import annotations

import pytest

from archive.extract import Page
from tests.support.texts.calendar_page import page, planned

FIRST = ("Seminārs", "25.11-25.11", "10:00", "Rīga")
SECOND = ("Konference", "27.11-28.11", None, "Liepāja")
THIRD = ("Filmas vakars", "02.12-02.12", "18:30", "Cēsis")


def table(*rows: tuple[str, ...]) -> Page:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return page(f"<h1>Pasākumu plāns</h1><h2>Novembris 2023</h2><table>{lines}</table>", head="Pasākumu plāns")


@pytest.mark.parametrize("header", ["Nr.", "Nr.p.k.", "N.p.k.", "#", "No.", ""])
@pytest.mark.parametrize("mark", ["{}.", "{}", "{})"])
def test_a_column_of_numbers_has_no_days(header: str, mark: str) -> None:
    plan = table(
        (header, "Pasākums", "Norises laiks", "Norises vieta", "Atbildīgais"),
        (mark.format(1), "Seminārs", "25.11.2023. plkst.10.00", "Rīga", "A. Kļava"),
        (mark.format(2), "Konference", "27.11.2023.-28.11.2023.", "Liepāja", "B. Osis"),
        (mark.format(3), "Talka", "30. novembris plkst. 9.00", "Cēsis", "A. Kļava"),
    )
    assert planned(plan) == [FIRST, SECOND, ("Talka", "30.11-30.11", "09:00", "Cēsis")]


def test_the_numbers_may_begin_anew_in_each_section() -> None:
    plan = table(
        ("Nr.", "Pasākums", "Datums un laiks", "Vieta"),
        ("1.", "Seminārs", "25. plkst. 10.00", "Rīga"),
        ("2.", "Konference", "27.–28.", "Liepāja"),
        ("Decembris",),
        ("1.", "Filmas vakars", "2. plkst. 18.30", "Cēsis"),
    )
    assert planned(plan) == [FIRST, SECOND, THIRD]


def test_a_header_may_name_several_things() -> None:
    plan = table(
        ("Nr.", "Pasākuma nosaukums", "Datums, laiks, vieta"),
        ("1.", "Seminārs", "25.11.2023. plkst. 10.00, Rīga"),
        ("2.", "Konference", "27.–28.11.2023., Liepāja"),
    )
    assert planned(plan) == [FIRST, SECOND]


def test_a_column_of_days_has_them() -> None:
    plan = table(("Datums", "Pasākums"), ("1.", "Seminārs"), ("2.", "Konference"), ("3.", "Filmas vakars"))
    assert [event[:2] for event in planned(plan)] == [
        ("Seminārs", "01.11-01.11"),
        ("Konference", "02.11-02.11"),
        ("Filmas vakars", "03.11-03.11"),
    ]


def test_a_month_that_spans_rows_is_that_of_each() -> None:
    rows = (
        "<tr><th>Mēnesis<th>Datums<th>Pasākums</tr><tr><td rowspan=2>Novembris<td>25.<td>Seminārs</tr>"
        "<tr><td>27.<td>Konference</tr><tr><td>Decembris<td>2.<td>Filmas vakars</tr>"
    )
    plan = page(f"<h1>Pasākumu plāns 2023. gadam</h1><table>{rows}</table>", head="Pasākumu plāns 2023. gadam")
    assert [event[:2] for event in planned(plan)] == [
        ("Seminārs", "25.11-25.11"),
        ("Konference", "27.11-27.11"),
        ("Filmas vakars", "02.12-02.12"),
    ]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", ""])
def test_lines_may_be_numbered_and_name_the_place_behind_the_day(mark: str) -> None:
    lines = (
        "Seminārs – 25.11.2023. plkst. 10.00, Rīga",
        "Konference – 27.–28.11.2023., Liepāja",
        "Filmas vakars – 2. decembrī plkst. 18.30, Cēsis",
    )
    text = "".join(f"<p>{mark.format(number)}{line}</p>" for number, line in enumerate(lines, start=1))
    plan = page(f"<h1>Pasākumu plāns 2023. gada novembrim</h1>{text}", head="Pasākumu plāns")
    assert planned(plan) == [FIRST, SECOND, THIRD]


def test_the_day_may_stand_right_behind_the_number() -> None:
    lines = ("25.11.2023. plkst. 10.00 Seminārs", "27.11.2023. Konference", "2.12.2023. plkst. 18.30 Filmas vakars")
    matter = "".join(f"<p>{number}. {line}</p>" for number, line in enumerate(lines, 1))
    assert [event[:3] for event in planned(page(f"<h1>Semināri</h1>{matter}", head="Semināri"))] == [
        ("Seminārs", "25.11-25.11", "10:00"),
        ("Konference", "27.11-27.11", None),
        ("Filmas vakars", "02.12-02.12", "18:30"),
    ]
