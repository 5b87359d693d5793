"""Pages without the name of a calendar, whose title says of which events they have the dates."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import page, planned

LATVIAN = (
    "Afiša, Kas notiek novadā, Semināri, Apmācības, Kursi, Tikšanās, Dievkalpojumi, Repertuārs, Vebināri, "
    "Sēžu grafiks, Plānotās aktivitātes, Komisijas sēdes, Izstādes, Drīzumā, Programma"
)
ENGLISH = "What's on, Webinars, Save the date, Public lectures, Court hearings, Activities, Plenary sessions"
DAYS = [("Sarunas", "25.11-25.11", "10:00", None), ("Filma", "02.12-02.12", "18:30", None)]


@pytest.mark.parametrize("title", [*LATVIAN.split(", "), *ENGLISH.split(", ")])
@pytest.mark.parametrize("path", ["/lv/lapa", "/lapa"])
def test_its_dates_are_those_of_events(title: str, path: str) -> None:
    matter = "<li>25. novembrī plkst. 10.00 – Sarunas<li>2. decembrī plkst. 18.30 – Filma"
    assert planned(page(f"<h1>{title}</h1><ul>{matter}</ul>", head=title, path=path)) == DAYS


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        (
            "Izglītības pārvaldes pasākumi novembrī un decembrī",
            "<table><tr><th>Datums<th>Laiks<th>Pasākums<tr><td>25.11.<td>10.00<td>Sarunas<tr><td>02.12.<td>18:30<td>Filma"
            "<tr><td>05.12.<td><td>Skate",
        ),
        (
            "Pasākumi novada kultūras namos",
            "<p>25. novembrī plkst. 10.00 <b>Sarunas</b><br>2. decembrī plkst. 18.30 Filma<br>5. decembrī Skate",
        ),
        (
            "Novada nedēļas notikumi līdz decembrim",
            "<ul><li><b>Sestdiena, 25.11.</b><ul><li>10:00 Sarunas</ul><li><b>Otrdiena, 28.11.</b><ul>"
            "<li>nav plānots</ul><li><b>Sestdiena, 02.12.</b><ul><li>18:30 Filma</ul>"
            "<li><b>Otrdiena, 05.12.</b><ul><li>Skate</ul></ul>",
        ),
    ],
)
def test_a_longer_title_needs_three_events(title: str, matter: str) -> None:
    path = "/lv/lapa"
    assert planned(page(f"<h1>{title}</h1>{matter}", head=title, path=path)) == [
        *DAYS,
        ("Skate", "05.12-05.12", None, None),
    ]


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("Konferences", "<p>Pirmā konference notika 2015. gada 5. maijā, un to apmeklēja simts dalībnieku.</p>"),
        ("Konferences", "<p>5. maijā plkst. 10.00 notika pirmā konference, ko apmeklēja vairāk nekā simts.</p>" * 2),
        ("Sēžu protokoli", "<li><a href=/a.pdf>05.10.2023. protokols</a><li><a href=/b.pdf>12.10.2023. protokols</a>"),
        ("Konkursi", "<li>Līdz 25.11.2023. Fotokonkurss<li>Līdz 02.12.2023. Eseju konkurss"),
        ("Projekta aktivitātes", "<p>01.02.2022.–30.06.2022. Pētījums<p>01.07.2022.–31.12.2022. Izstrāde"),
        ("Aktivitātes", "<p>01.02.2022.–31.12.2024. Pētījums<p>01.07.2023.–30.06.2025. Izstrāde"),
        ("Mācību materiāli", "<li>Burtnīca (no 01.12.2023.)<li>Filma (no 01.02.2024.)"),
        ("Kampaņas", "<li>„Acis vaļā” (01.03.2021.–30.06.2021.)<li>„Drošs darbs” (01.03.2022.–30.06.2022.)"),
        ("Seminārs par darba drošību Kuldīgā", "<li>25. novembrī – Sarunas<li>2. decembrī – Filma"),
        ("Darba laiks svētku dienās", "<li>18. novembris – slēgts<li>25. decembris – slēgts"),
    ],
)
def test_other_pages_with_days_have_none(title: str, matter: str) -> None:
    assert planned(page(f"<h1>{title}</h1>{matter}", head=title, path="/lv/lapa")) == []
