"""Plans of events, weeks of a minister and blocks of coming events, which no heading calls a calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract import Article, CalendarMonth, Listing, Other
from tests.support.texts.calendar_page import days, page, planned

NEWS = (
    "<div><h3>Jaunākās ziņas</h3><p>01.10.2023 <a href=/z/1>Ziņa viena</a></p><p>30.09.2023 <a href=/z/2>Otra</a></p>"
    "</div>"
)


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
    assert days(f"{heading}{rows}", head=head, path=path) == [
        ("Seminārs", "05.10-05.10"),
        ("Sanāksme", "12.11-12.11"),
    ]


def test_a_page_with_news_alone_is_no_plan_of_events() -> None:
    assert isinstance(page(f"<h1>Pasākumi</h1><p>Notikumi tiek ielādēti</p>{NEWS}", path="/pasakumi"), Other)
    past = "".join(
        f"<div><span>{n}.09.2023</span><a href=/z/{n}>Ziņa {n}</a><p>Īss teksts</p></div>" for n in (9, 5, 2)
    )
    assert not isinstance(page(f"<h1>Aktuāli</h1>{past}", head="Pasākumi un ziņas", path="/a"), CalendarMonth)


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


ROWS = "".join(
    f"<tr><td>{day}.06.2023</td><td>{what}</td></tr>"
    for day, what in (("09", "Seminārs"), ("14", "Izstādes atklāšana"), ("21", "Konference"))
)
PLAN = f"<table><tr><th>Datums</th><th>Pasākums</th></tr>{ROWS}</table>"


@pytest.mark.parametrize("title", ["Pasākumu plāns 2023. gada jūnijam", "Notikumu kalendārs 2023", "Jūnija pasākumi"])
@pytest.mark.parametrize("visit", [dt.date(2023, 6, 1), dt.date(2023, 7, 30)], ids=["before", "after"])
def test_a_plan_that_is_past_has_its_events(title: str, visit: dt.date) -> None:
    signature = "<p>Sagatavoja: Ilze Paraudziņa, 01.06.2023.</p>"
    found = page(f"<h1>{title}</h1>{PLAN}{signature}", head=title, path="/lv/plans", visit=visit)
    events = found.calendar if isinstance(found, Article) else getattr(found, "events", ())
    assert [(one.title, one.starts_on.day) for one in events] == [
        ("Seminārs", 9),
        ("Izstādes atklāšana", 14),
        ("Konference", 21),
    ]


def test_a_register_of_what_is_past_has_none() -> None:
    found = page(f"<h1>Iepirkumu plāns</h1>{PLAN}", head="Iepirkumu plāns", path="/lv/iepirkumi")
    assert not getattr(found, "events", ())


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


ROWS = "<div class=event><h3>{}</h3><p>{}</p></div>"


@pytest.mark.parametrize(
    ("head", "entries"),
    [
        ("Vakances", [("Psihologs", "5. novembris 2023"), ("Pavārs", "9. novembris 2023")]),
        ("Tiesu nolēmumi", [("Lieta 1", "5. oktobris 2022"), ("Lieta 2", "9. oktobris 2022")]),
        ("Pasākumi - forums", [("Foto no tikšanās", "05.09.2023 9:13"), ("Jautājums", "06.09.2023 22:47")]),
    ],
)
def test_a_register_of_other_things_is_no_plan(head: str, entries: list[tuple[str, str]]) -> None:
    matter = "".join(ROWS.format(*entry) for entry in entries)
    assert isinstance(page(f"<h1>{head}</h1>{matter}", head=head, path="/x/y"), Other)


def test_the_text_below_a_heading_of_events_stays_in_its_page() -> None:
    done = "<ul><li>12. maijā – gājiens Rīgā.</li><li>3. jūnijā – lekcija Ogrē, ko vadīja biedrība.</li></ul>"
    text = "<p>Biedrība palīdz cilvēkiem, kuri cietuši no cilvēku tirdzniecības, un rīko pasākumus visā Latvijā.</p>"
    found = page(f"<h1>Par biedrību</h1>{text}<h2>Pasākumi</h2>{done}", head="Par biedrību", path="/lv/par-biedribu")
    assert isinstance(found, Article)
    assert "12. maijā – gājiens Rīgā." in found.body
    assert found.calendar == ()


@pytest.mark.parametrize(
    "title", ["Pasākumu plāns novembrim", "Novembra pasākumu plāns", "Events Calendar: November", "Pasākumi novembrī"]
)
def test_the_title_of_a_plan_may_name_the_month_of_its_days(title: str) -> None:
    rows = "<tr><th>Diena</th><th>Pasākums</th></tr><tr><td>2.</td><td>Seminārs</td></tr><tr><td>5.–6.</td><td>Turnīrs"
    found = planned(page(f"<h1>{title}</h1><table>{rows}</td></tr></table>", head=title, path="/lv/plans"))
    assert [one[:2] for one in found] == [("Seminārs", "02.11-02.11"), ("Turnīrs", "05.11-06.11")]


@pytest.mark.parametrize("header", ["<tr><th>Nr.</th><th>Datums</th><th>Pasākums</th></tr>", ""])
def test_numbers_of_the_rows_of_such_a_plan_are_no_days(header: str) -> None:
    rows = "".join(f"<tr><td>{n}.</td><td>{on}</td><td>Seminārs {on}</td></tr>" for n, on in ((1, 6), (2, 14), (3, 27)))
    title = "Pasākumu plāns novembrim"
    found = planned(page(f"<h1>{title}</h1><table>{header}{rows}</table>", head=title, path="/lv/plans"))
    expected = [(f"Seminārs {on}", f"{on:02}.11-{on:02}.11") for on in (6, 14, 27)]
    assert [one[:2] for one in found] == (expected if header else [])


def test_numbers_below_a_header_for_dates_are_days_though_they_count() -> None:
    rows = "".join(f"<tr><td>{on}.</td><td>Seminārs {on}</td></tr>" for on in (1, 2, 3))
    title = "Pasākumu plāns novembrim"
    table = f"<table><tr><th>Datums</th><th>Pasākums</th></tr>{rows}</table>"
    found = planned(page(f"<h1>{title}</h1>{table}", head=title, path="/lv/plans"))
    assert [one[1] for one in found] == ["01.11-01.11", "02.11-02.11", "03.11-03.11"]


def test_what_may_be_names_no_month() -> None:
    rows = "".join(f"<tr><td>{on}.</td><td>Concert {on}</td></tr>" for on in (3, 8, 9))
    table = f"<table><tr><th>Date</th><th>Event</th></tr>{rows}</table>"
    for title, months in (("Events that may come", []), ("Events in May", ["05", "05", "05"])):
        found = planned(page(f"<h1>{title}</h1>{table}", head=title, path="/en/events-and-more"))
        assert [days[3:5] for _, days, *_ in found] == months


@pytest.mark.parametrize("visit", [dt.date.min, dt.date.max])
def test_a_page_of_the_first_or_the_last_day_is_read(visit: dt.date) -> None:
    title = "Pasākumu plāns janvārim"
    table = "<table><tr><td>3.</td><td>Seminārs</td></tr><tr><td>8.</td><td>Turnīrs</td></tr></table>"
    form = "<select name=month><option selected>Janvāris</select>"
    for matter in (f"<h1>{title}</h1>{table}", f"<h1>Kalendārs</h1>{form}{table}"):
        found = page(matter, head=title, path="/lv/plans", visit=visit)
        assert "not readable" not in getattr(found, "reason", "")
