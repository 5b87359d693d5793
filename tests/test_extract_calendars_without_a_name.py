"""Calendars that no heading names: days with several events, grids of columns, dates cut short, what is no event."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from archive.extract import Article, CalendarMonth, Listing, Other
from archive.extract.calendar.short import days_alone, of_parts, without_year
from tests.test_extract_calendars_of_other_systems import events, page

NEWS = (
    "<div><h3>Jaunākās ziņas</h3><p>01.10.2023 <a href=/z/1>Ziņa viena</a></p><p>30.09.2023 <a href=/z/2>Otra</a></p>"
    "</div>"
)
DAY = "<h3>5. oktobris, ceturtdiena</h3>"
TWO = [("Seminārs", "05.10-05.10", "10:00", "Ogre"), ("Lekcija", "05.10-05.10", "14:00", None)]


def short(matter: str, *, head: str = "Pasākumi", path: str = "/pasakumi") -> list[tuple[str, str]]:
    return [one[:2] for one in events(page(matter, head=head, path=path))]


@pytest.mark.parametrize(
    ("head", "heading", "path"),
    [
        ("Gada pasākumu plāns | Centrs", "<h1>Pasākumu plāns</h1>", "/plans"),
        ("Centrs", "<h1>Norises</h1>", "/norises"),
        ("Programme 2023", "<h1>Programme</h1>", "/programme"),
        ("Centrs", "<h1>Kas pie mums notiek?</h1>", "/pasakumi"),
    ],
)
def test_a_plan_of_events_needs_no_calendar_s_name(head: str, heading: str, path: str) -> None:
    rows = "<p>5. oktobris, plkst. 10.00</p><p><b>Seminārs</b></p><p>12. novembris</p><p><b>Sanāksme</b></p>"
    assert short(f"{heading}{rows}", head=head, path=path) == [
        ("Seminārs", "05.10-05.10"),
        ("Sanāksme", "12.11-12.11"),
    ]


def test_a_page_with_news_alone_is_no_plan_of_events() -> None:
    assert isinstance(page(f"<h1>Pasākumi</h1><p>Notikumi tiek ielādēti</p>{NEWS}", path="/pasakumi"), Other)
    past = "".join(
        f"<div><span>{n}.09.2023</span><a href=/z/{n}>Ziņa {n}</a><p>Īss teksts</p></div>" for n in (9, 5, 2)
    )
    assert not isinstance(page(f"<h1>Aktuāli</h1>{past}", head="Pasākumi un ziņas", path="/a"), CalendarMonth)


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>10:00 Seminārs, plkst. 10.00, Ogre</li><li>14:00 Lekcija</li></ul>",
        "<table><tr><td>10:00</td><td>Seminārs</td><td>Ogre</td></tr><tr><td>14:00</td><td>Lekcija</td></tr></table>",
        "<div class=e><span class=time>10:00</span> <a class=title href=/1>Seminārs</a> <span class=location>Ogre"
        "</span></div><div class=e><span class=time>14:00</span> <a class=title href=/2>Lekcija</a></div>",
        "<p>10:00–12:00</p><h4>Seminārs</h4><p>Ogre</p><p>14:00</p><h4>Lekcija</h4>",
    ],
    ids=["list", "rows", "elements", "lines"],
)
def test_a_day_has_several_events(markup: str) -> None:
    next_day = "<h3>6. oktobris</h3><p>Sanāksme</p>"
    assert events(page(f"<h1>Oktobris 2023</h1>{DAY}{markup}{next_day}"))[:2] == TWO


def test_an_event_keeps_its_programme() -> None:
    card = "<div><h3>{}</h3><p>{}. oktobris</p><ul><li>10:00 Reģistrācija</li><li>11:00 Atklāšana</li></ul></div>"
    cards = card.format("Forums", 5) + card.format("Skola", 9)
    assert short(f"<h1>Oktobris 2023</h1>{cards}") == [("Forums", "05.10-05.10"), ("Skola", "09.10-09.10")]


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
    assert short(f"<h1>Oktobris 2023</h1><table>{weeks}</table>", head="Kalendārs") == [
        ("Kurss", "05.10-05.10"),
        ("Forums", "31.10-31.10"),
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
    assert short(grid({5: "<a href=/1>Kurss</a>"}, every), head="Kalendārs") == [
        ("Kurss", "05.10-05.10"),
        ("Pārcelšanās", "02.11-02.11"),
    ]


def test_what_every_cell_says_of_its_day_is_no_event() -> None:
    link = "<a href=/1>Kurss</a>"
    days = "".join(f"<td>{n}<p>Rezervēt, {n}. oktobris</p>{link if n == 5 else ''}</td>" for n in range(1, 32))
    found = short(f"<h1>Oktobris 2023</h1><table><tr>{days}</tr></table>", head="Kalendārs")
    assert found == [("Kurss", "05.10-05.10")]


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
    assert short(f"<h1>Pasākumi</h1>{entry.format('Kurss', 5, beside)}{entry.format('Forums', 9, '')}")[0] == (
        "Kurss",
        "05.10-05.10",
    )


def test_news_beside_a_list_of_events_are_none() -> None:
    matter = "<div class=l><div><h3>Kurss</h3><p>5. oktobris, plkst. 9.00</p></div><div><h3>Forums</h3><p>9. oktobris, "
    matter += "plkst. 9.00</p></div></div>"
    unnamed = "<div><p>No mūsu dzīves</p><div>01.10.2023 <b>Ziņa viena</b></div><div>30.09.2023 <b>Otra</b></div></div>"
    for beside in (NEWS, unnamed):
        assert short(f"<h1>Pasākumi</h1>{matter}{beside}") == [("Kurss", "05.10-05.10"), ("Forums", "09.10-09.10")]


def test_other_dates_tell_which_number_of_a_date_with_slashes_is_the_month() -> None:
    table = "<tr><td>{}<td>{}</tr>"
    found = short(
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


def test_an_article_may_be_a_plan_of_the_week() -> None:
    days = "<p><b>Pirmdiena, 9. oktobris</b></p><p>10.00 Sanāksme</p><p>14.00 Tikšanās ar vēstnieku</p>"
    days += "<p><b>Otrdiena, 10. oktobris</b></p><p>12.00 Valdības sēde</p>"
    found = page(
        f"<h1>Ministra darba kārtība</h1>{days}", head="Ministra darba kārtība", path="/lv/ministra-darba-kartiba/7"
    )
    assert isinstance(found, Article)
    assert [(one.title, one.starts_on.day) for one in found.calendar] == [
        ("Sanāksme", 9),
        ("Tikšanās ar vēstnieku", 9),
        ("Valdības sēde", 10),
    ]


def test_a_block_of_coming_events_needs_no_years() -> None:
    items = "<li><b>5</b><i>okt</i> <a href=/1>Kurss</a></li><li><b>3</b><i>jan</i> <a href=/2>Forums</a></li>"
    news = "".join(f"<p><a href=/lv/zina-par-palidzibu/{n}>Ziņa par palīdzību {n}</a></p>" for n in range(5))
    found = page(
        f"<h1>Jaunumi</h1>{news}<section><h2>Tuvākie notikumi</h2><ul>{items}</ul></section>", head="Sākums", path="/lv"
    )
    assert isinstance(found, Listing)
    assert [(one.title, one.starts_on) for one in found.calendar] == [
        ("Kurss", dt.date(2023, 10, 5)),
        ("Forums", dt.date(2024, 1, 3)),
    ]


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
        (["9", "Seminārs"], None),
    ],
)
def test_the_parts_of_a_date_in_elements_of_their_own(parts: list[str], days: str | None) -> None:
    found = of_parts(parts, OCTOBER)
    assert (found and f"{found.starts_on:%d.%m.%y}-{found.ends_on:%d.%m.%y}") == days
