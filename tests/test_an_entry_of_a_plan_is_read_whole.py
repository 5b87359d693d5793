"""Entries of plans in which one element, one line or one link holds all that an event has."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import events, page, planned

FIRST = ("Seminārs", "25.11-25.11", "10:00", "Rīga")
SECOND = ("Filmas vakars", "02.12-02.12", "18:30", "Cēsis")


def card(tag: str, day: str, month: str, title: str, hour: str, place: str) -> str:
    return (
        f"<{tag} class=card href=/n/{day}><div class=card__date><span>{day}</span><span>{month}</span></div>"
        f"<div class=card__body><div class=card__title>{title}</div><div class=card__info>"
        f"<span class=card__time>{hour}</span><span class=card__place>{place}</span></div></div></{tag}>"
    )


@pytest.mark.parametrize("tag", ["a", "div"])
@pytest.mark.parametrize("hours", [("10.00", "18.30"), ("10:00", "18:30"), ("plkst. 10.00", "plkst. 18.30")])
def test_a_card_within_one_link_is_one_event(tag: str, hours: tuple[str, str]) -> None:
    first = card(tag, "25", "nov", "Seminārs", hours[0], "Rīga")
    second = card(tag, "2", "dec", "Filmas vakars", hours[1], "Cēsis")
    found = page(f"<h1>Notikumu kalendārs</h1>{first}{second}", head="Kalendārs", path="/pasakumi")
    assert planned(found) == [FIRST, SECOND]


@pytest.mark.parametrize("gap", ["<br>", "</p><p>"])
def test_lines_with_labels_are_those_of_the_event_above_them(gap: str) -> None:
    first = f"<div><p><b>Seminārs</b>{gap}Kad: 25. novembrī plkst. 10.00{gap}Kur: Rīga</p></div>"
    second = f"<div><p><b>Filmas vakars</b>{gap}Kad: 2. decembrī plkst. 18.30{gap}Kur: Cēsis</p></div>"
    assert planned(page(f"<h1>Notikumi</h1>{first}{second}", head="Notikumi")) == [FIRST, SECOND]


def test_place_and_time_may_stand_in_brackets() -> None:
    plan = (
        "<h1>Pasākumi 2023</h1><h2>Novembris</h2><ul><li>25. – Seminārs (Rīga, plkst. 10.00)</ul>"
        "<h2>Decembris</h2><ul><li>2. – Filmas vakars, plkst. 18.30, Cēsis</ul>"
    )
    assert planned(page(plan, head="Pasākumi 2023")) == [FIRST, SECOND]


def test_definitions_of_a_day_that_each_have_a_time_are_events() -> None:
    plan = (
        "<h1>Notikumu kalendārs. Novembris 2023</h1><dl><dt>5. novembris<dd>10:00 Seminārs<dd>14:00 Sanāksme"
        "<dt>18. novembris<dd>Koncerts<dd>Rīga</dl>"
    )
    assert planned(page(plan, head="Kalendārs")) == [
        ("Seminārs", "05.11-05.11", "10:00", None),
        ("Sanāksme", "05.11-05.11", "14:00", None),
        ("Koncerts", "18.11-18.11", None, "Rīga"),
    ]


@pytest.mark.parametrize("heading", ["Notikumi", "Pasākumi 2023", "2023. gada notikumi", "Pasākumu kalendārs"])
@pytest.mark.parametrize("path", ["/lv/pasakumi", "/lv/jaunumi"])
def test_a_page_that_its_head_calls_a_plan_is_one_at_any_address(heading: str, path: str) -> None:
    lines = "Seminārs<br>Kad: 25. novembrī plkst. 10.00<br>Kur: Rīga", "Talka<br>Kad: 2. decembrī<br>Kur: Cēsis"
    text = "".join(f"<div><p>{one}</p></div>" for one in lines)
    found = page(f"<h1>{heading}</h1>{text}", head=heading, path=path)
    assert planned(found) == [FIRST, ("Talka", "02.12-02.12", None, "Cēsis")]


def test_a_weekday_may_stand_before_the_hour() -> None:
    one = "<div class=e><b>{}</b><i>{}</i><span>{}</span><h3>{}</h3><p>{}</p></div>"
    plan = one.format(25, "nov", "sestdiena, 10.00", "Seminārs", "Rīga")
    plan += one.format(2, "dec", "Sa, 18:30", "Filmas vakars", "Cēsis")
    assert planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi")) == [FIRST, SECOND]


def test_month_and_year_may_stand_in_the_element_behind_the_day() -> None:
    one = "<div><p>{}</p><p>{} 2023</p><p>{}</p><h3>{}</h3><p>{}</p></div>"
    plan = one.format(25, "Novembris", "10:00", "Seminārs", "Rīga")
    plan += one.format("02", "Decembris", "18:30", "Filmas vakars", "Cēsis")
    assert planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi")) == [FIRST, SECOND]


def test_cells_that_span_rows_count_for_the_columns_of_the_rows_below() -> None:
    head = "<tr><th>Mēnesis<th>Datums<th>Laiks<th>Pasākums<th>Vieta<th>Kontakti"
    rows = (
        "<tr><td rowspan=2>Novembris<td>18.<td>10.00<td>Talka<td>Ogre<td>A. Egle"
        "<tr><td>25.<td><td>Seminārs<td>Rīga<td>A. Egle"
        "<tr><td>Decembris<td>2.<td>18.30<td>Filmas vakars<td>Cēsis<td>A. Egle"
    )
    found = planned(page(f"<h1>Pasākumi 2023</h1><table>{head}{rows}</table>", head="Pasākumi 2023"))
    assert found == [("Talka", "18.11-18.11", "10:00", "Ogre"), ("Seminārs", "25.11-25.11", None, "Rīga"), SECOND]


def test_what_stands_behind_each_part_belongs_to_it() -> None:
    one = "<div><h3>{}</h3><small>{}</small></div><p>{}</p>{}"
    plan = one.format("Seminārs", "25.11.2023. 10:00", "Rīga", "<span>Brīva ieeja</span>")
    plan += one.format("Filmas vakars", "02.12.2023. 18:30", "Cēsis", "")
    assert planned(page(f"<h1>Notikumi</h1><div>{plan}</div>", head="Notikumi")) == [FIRST, SECOND]


def test_the_kind_of_event_above_its_title_is_no_place() -> None:
    one = "<article><p>{}</p><p>Apmācības un kursi</p><h3><a href=/1>{}</a></h3><p>{}</p></article>"
    plan = one.format("25.11.2023. 10:00", "Seminārs", "Rīga") + one.format("02.12.2023. 18:30", *SECOND[::3])
    assert planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi")) == [FIRST, SECOND]


@pytest.mark.parametrize(("told", "place"), [("Grupa visiem vecākiem.", None), ("Jaunā Egļu bibliotēka.", True)])
def test_a_short_sentence_is_no_place(told: str, place: bool | None) -> None:
    one = "<div><h3>{}</h3><p>{}.11.2023.</p><p>{}</p></div>"
    plan = one.format("Seminārs", 25, told) + one.format("Lekcija", 26, told)
    assert [bool(found[3]) for found in planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi"))] == [bool(place)] * 2


def test_a_machine_readable_date_has_the_hour_that_its_words_lack() -> None:
    one = "<li><a href=/{}>{}</a> <time datetime='{}'>{}</time> <span class=venue>{}</span></li>"
    plan = one.format(1, "Seminārs", "2023-11-25T08:00:00Z", "pēc 3 dienām", "Rīga")
    plan += one.format(2, "Filmas vakars", "2023-12-02T17:00", "sestdien 18:30", "Cēsis")
    assert planned(page(f"<h1>Notikumi</h1><ul>{plan}</ul>", head="Notikumi")) == [FIRST, SECOND]


def test_an_empty_cell_repeats_the_date_above_it() -> None:
    rows = "<tr><td>25.11.2023.<td>10.00<td>Seminārs<td>Rīga<tr><td><td>14.00<td>Talka<td>Ogre"
    rows += "<tr><td>02.12.2023.<td>18.30<td>Filmas vakars<td>Cēsis"
    head = "<tr><th>Datums<th>Laiks<th>Pasākums<th>Vieta"
    found = planned(page(f"<h1>Notikumi</h1><table>{head}{rows}</table>", head="Notikumi"))
    assert found == [FIRST, ("Talka", "25.11-25.11", "14:00", "Ogre"), SECOND]


def test_a_date_may_begin_the_second_line_of_a_part() -> None:
    one = "<li><a href=/{}>{}</a><br>{}.2023 | {} | {}"
    plan = one.format(1, "Seminārs", "25.11", "10:00", "Mazā ģilde Rīgā") + one.format(
        2, "Filmas vakars", "02.12", "18:30", "Cēsis"
    )
    found = planned(page(f"<h1>Notikumi</h1><ul>{plan}</ul>", head="Notikumi"))
    assert found == [(*FIRST[:3], "Mazā ģilde Rīgā"), SECOND]


def test_further_days_are_no_place() -> None:
    plan = "".join(
        f"<div><h3>{title}</h3><p>{day}</p><p>{more}</p><p>{place}</p></div>"
        for title, day, more, place in (
            ("Seminārs", "25.11.2023. 10:00", "un vēl 2 citas dienas", "Rīga"),
            ("Filmas vakars", "02.12.2023. 18:30", "and 2 more", "Cēsis"),
        )
    )
    assert planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi")) == [FIRST, SECOND]


@pytest.mark.parametrize("order", ["{0} {1} {2}", "{2} {1} {0}"])
def test_a_leaf_may_have_its_date_in_numbers(order: str) -> None:
    def leaf(day: str, month: str, title: str, hour: str, place: str) -> str:
        numbers = order.format(*(f"<span>{number}</span>" for number in (day, month, "2023"))).replace(" ", "")
        return f"<div><div>{numbers}</div><h3>{title}</h3><p>{hour}</p><p>{place}</p></div>"

    plan = leaf("25", "11", "Seminārs", "10h00", "Rīga") + leaf("02", "12", "Filmas vakars", "18h30", "Cēsis")
    assert planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi")) == [FIRST, SECOND]


def test_all_but_the_title_may_stand_in_brackets_behind_it() -> None:
    items = "<li><a href=/1>Seminārs mediķiem un skolotājiem</a> (25.11.2023. plkst. 10.00, Lielā Rīgas iela 1)"
    items += "<li><a href=/2>Filmas vakars</a> (02.12.2023. plkst. 18.30, Cēsis)"
    found = planned(page(f"<h1>Notikumi</h1><ul>{items}</ul>", head="Notikumi"))
    assert found == [("Seminārs mediķiem un skolotājiem", *FIRST[1:3], "Lielā Rīgas iela 1"), SECOND]


@pytest.mark.parametrize("hour", ["plkst. 10 –", "plkst. 10–12, ", "no 10 līdz 12 –", "pulksten 10:"])
def test_an_hour_may_lack_its_minutes(hour: str) -> None:
    items = f"<li>25. nov. {hour} Seminārs, Egļu muzejs<li>2. dec. plkst. 18.30 – Filmas vakars, Liepu skola"
    found = planned(page(f"<h1>Pasākumi 2023</h1><ul>{items}</ul>", head="Pasākumi 2023"))
    assert found == [(*FIRST[:3], "Egļu muzejs"), (*SECOND[:3], "Liepu skola")]


def test_who_speaks_is_no_place() -> None:
    one = "<div><p>{}</p><h3>{}</h3><p>{}: Anna Egle, vēsturniece</p><p>{}</p></div>"
    plan = one.format("25.11.2023., 10.00", "Seminārs", "Lektore", "Rīga")
    plan += one.format("02.12.2023., 18.30", "Filmas vakars", "Speaker", "Cēsis")
    assert planned(page(f"<h1>Notikumi</h1>{plan}", head="Notikumi")) == [FIRST, SECOND]


def test_no_beside_lidz_is_the_hour_of_the_beginning() -> None:
    rows = "<tr><td>25.11.2023<td>10:00<td>12:00<td>Seminārs<td>Rīga<tr><td>02.12.2023<td>18:30<td>20:00"
    head = "<tr><th>Datums<th>No<th>Līdz<th>Nosaukums<th>Vieta"
    found = planned(page(f"<h1>Notikumi</h1><table>{head}{rows}<td>Filmas vakars<td>Cēsis</table>", head="Notikumi"))
    assert found == [FIRST, SECOND]


def test_a_dash_may_follow_the_number_of_a_day_below_its_month() -> None:
    plan = (
        "<h2>Novembris</h2><p>25 — Seminārs (Egļu muzejs)</p><h2>Decembris</h2><p>2 — Filmas vakars (Liepu skola)</p>"
    )
    assert planned(page(f"<h1>Pasākumi 2023</h1>{plan}", head="Pasākumi 2023")) == [
        ("Seminārs", "25.11-25.11", None, "Egļu muzejs"),
        ("Filmas vakars", "02.12-02.12", None, "Liepu skola"),
    ]


def test_a_day_with_its_hour_may_stand_between_title_and_place() -> None:
    rows = (
        "<li>Labdarības gājiens: 05.10.2023. plkst. 10.00, Upes parkā pie tilta</li>"
        "<li>Lekcija par drošību: 09.10.2023. plkst. 18.00, Ogres bibliotēkā</li>"
        "<li>Mācības: 24.–26.10.2023., Rīgā</li>"
    )
    found = events(page(f"<h1>Pasākumi</h1><ul>{rows}</ul>", path="/pasakumi"))
    assert [(title, days, hour) for title, days, hour, _ in found] == [
        ("Labdarības gājiens", "05.10-05.10", "10:00"),
        ("Lekcija par drošību", "09.10-09.10", "18:00"),
        ("Mācības", "24.10-26.10", None),
    ]
