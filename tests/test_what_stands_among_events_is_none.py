"""Dates of publication, deadlines and news among the events of a calendar; dates with slashes; JSON-LD."""

from __future__ import annotations

import json

import pytest

from tests.support.texts.calendar_page import days, events, page

NEWS = (
    "<div><h3>Jaunākās ziņas</h3><p>01.10.2023 <a href=/z/1>Ziņa viena</a></p><p>30.09.2023 <a href=/z/2>Otra</a></p>"
    "</div>"
)


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Pieteikties līdz 3. oktobrim</p>",
        "<p>Publicēts 01.10.2023</p>",
        "<p class=post-date>01.10.2023</p>",
        "<p>Biļetes pērciet, pirms tās beidzas: registration closes on 3 October 2023</p>",
        "<p>12. oktobrī mēs sveicām jauno koordinatori Annu. Paldies!</p>",
    ],
)
def test_a_date_that_is_no_day_of_the_event(beside: str) -> None:
    entry = "<div><h3>{}</h3><p>{}. oktobris 2023</p>{}</div>"
    assert days(f"<h1>Pasākumi</h1>{entry.format('Kurss', 5, beside)}{entry.format('Forums', 9, '')}")[0] == (
        "Kurss",
        "05.10-05.10",
    )


def test_news_beside_a_list_of_events_are_none() -> None:
    matter = "<div class=l><div><h3>Kurss</h3><p>5. oktobris, plkst. 9.00</p></div><div><h3>Forums</h3><p>9. oktobris, "
    matter += "plkst. 9.00</p></div></div>"
    unnamed = "<div><p>No mūsu dzīves</p><div>01.10.2023 <b>Ziņa viena</b></div><div>30.09.2023 <b>Otra</b></div></div>"
    for beside in (NEWS, unnamed):
        assert days(f"<h1>Pasākumi</h1>{matter}{beside}") == [("Kurss", "05.10-05.10"), ("Forums", "09.10-09.10")]


def test_other_dates_tell_which_number_of_a_date_with_slashes_is_the_month() -> None:
    table = "<tr><td>{}<td>{}</tr>"
    found = days(
        f"<h1>Events</h1><table>{table.format('11/12/2023', 'Talk')}{table.format('25/12/2023', 'Fair')}</table>"
    )
    assert found == [("Talk", "11.12-11.12"), ("Fair", "25.12-25.12")]


TOLD = {"@type": "EducationEvent", "name": "Kurss", "startDate": "2023-10-05T06:00:00Z", "endDate": "2023-10-07"}


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"@graph": [one]}])
def test_json_ld_tells_what_the_page_leaves_out(wrap: object) -> None:
    assert callable(wrap)
    unseen = {**TOLD, "name": "Cits pasākums"}
    place = {"@type": "Place", "name": "Muzejs", "address": {"streetAddress": "Pils iela 1", "addressLocality": "Ogre"}}
    script = "".join(
        f"<script type=application/ld+json>{json.dumps(wrap(one))}</script>"
        for one in ({**TOLD, "location": place}, unseen)
    )
    cards = "<article><h3>Kurss</h3><p>5. oktobris</p></article><article><h3>Forums</h3><p>9. oktobris</p></article>"
    assert events(page(f"{script}<h1>Oktobris 2023</h1>{cards}")) == [
        ("Kurss", "05.10-07.10", "09:00", "Muzejs, Pils iela 1, Ogre"),
        ("Forums", "09.10-09.10", None, None),
    ]


BLOCK = "<h3>Notikumu kalendārs - Oktobris, 2023</h3>{}<div>20.10.2023. Konference</div>"


@pytest.mark.parametrize(
    ("line", "title", "period"),
    [
        ("14.-15.10.2023. Seminārs", "Seminārs", "14.10-15.10"),
        ("<a href=/1>14. - 15.10.2023. Seminārs</a>", "Seminārs", "14.10-15.10"),
        ("14.-15. oktobrī Seminārs", "Seminārs", "14.10-15.10"),
        ("Seminārs no 14. līdz 15.10.2023.", "Seminārs", "14.10-15.10"),
        ("14.10.23. Seminārs", "Seminārs", "14.10-14.10"),
        ("14.10.2023. Māmiņu diena 14. maijs", "Māmiņu diena 14. maijs", "14.10-14.10"),
        ("14.10.2023. 9:30 Pirmdienas lekcija", "Pirmdienas lekcija", "14.10-14.10"),
        ("14.10. 13. Saeimas sēde", "13. Saeimas sēde", "14.10-14.10"),
        ("Pieteikšanās kursiem (14.10.2023.)", "Pieteikšanās kursiem", "14.10-14.10"),
    ],
)
def test_the_days_of_a_line_are_read_whole(line: str, title: str, period: str) -> None:
    assert days(BLOCK.format(f"<div>{line}</div>"), head="Kalendārs") == [
        (title, period),
        ("Konference", "20.10-20.10"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        *("ATCELTS: Seminārs", "Atcelts seminārs", "Jauns palīdzības centrs", "Free lecture", "16 dienas", "5 gadi"),
        *("Every Child Matters", "No Slavery Event", "<a href=/1>Foto izstāde</a>", "<a href=/1>Join the march</a>"),
    ],
)
def test_a_title_may_begin_as_marks_and_links_beside_events_do(title: str) -> None:
    plain = title.removeprefix("<a href=/1>").removesuffix("</a>")
    assert days(BLOCK.format(f"<div>14.10.2023. {title}</div>"), head="Kalendārs")[0] == (plain, "14.10-14.10")


@pytest.mark.parametrize(
    "told",
    [
        {**TOLD, "endDate": "9999-12-31T23:59:59Z"},
        {**TOLD, "name": "Konference", "startDate": "9999-12-31"},
        {**TOLD, "name": "Konference", "startDate": "2019-01-20"},
        {**TOLD, "name": ""},
        {**TOLD, "name": ["Kurss"], "startDate": 5},
    ],
)
def test_json_ld_moves_no_event_and_ends_no_reading(told: dict[str, object]) -> None:
    script = f"<script type=application/ld+json>{json.dumps(told)}</script>"
    assert days(f"{script}{BLOCK.format('')}", head="Kalendārs") == [("Konference", "20.10-20.10")]
