"""Calendars in the markup of other systems: without a month, named by the head of the page, beside a small one."""

from __future__ import annotations

import pytest

from archive.extract import Article, CalendarMonth, Listing, extract
from tests.support.texts.calendar_page import NAV, events, page

CARDS = (
    "<article><h3><a href=/lv/seminars/5>Seminārs skolotājiem</a></h3><p>05.10.2023 10:00</p><p>Ogres bibliotēka</p>"
    "</article><article><h3>Sanāksme</h3><p>12.11.2023 - 14.11.2023</p><p>Viļņa</p></article>"
)
NEWS = "".join(
    f"<div><a href=/lv/zina-par-palidzibu/{n}>Ziņa par palīdzību {n}</a><span>{n:02}.09.2023.</span></div>"
    for n in range(10, 16)
)
READ = [
    ("Seminārs skolotājiem", "05.10-05.10", "10:00", "Ogres bibliotēka"),
    ("Sanāksme", "12.11-14.11", None, "Viļņa"),
]


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("Pasākumi | Palīdzība cietušajiem", "<h1>Pasākumi</h1>"),
        ("Palīdzība cietušajiem :: Kalendārs", "<h1>Tuvākie pasākumi</h1>"),
        ("Kalendārs · Palīdzība", ""),
        ("Palīdzība", "<h1>Pasākumi</h1>"),
    ],
    ids=["first", "last", "by the head alone", "by the heading alone"],
)
def test_a_list_of_events_needs_no_month(head: str, heading: str) -> None:
    found = page(f"{heading}{CARDS}", head=head)
    assert events(found) == READ
    assert isinstance(found, CalendarMonth)
    assert not found.is_whole


@pytest.mark.parametrize("heading", ["2023. gada oktobra pasākumi", "Pasākumi 2023. gada oktobrī", "Oktobris 2023"])
def test_a_month_is_named_in_any_case(heading: str) -> None:
    rows = "<p>5. oktobris, plkst. 10.00</p><p><b>Seminārs</b></p><p>21.–22. oktobris</p><p><b>Sanāksme</b></p>"
    assert [one[:2] for one in events(page(f"<h1>{heading}</h1>{rows}"))] == [
        ("Seminārs", "05.10-05.10"),
        ("Sanāksme", "21.10-22.10"),
    ]


def test_a_list_of_news_is_no_calendar() -> None:
    assert isinstance(page(f"<h1>Notikumi</h1>{NEWS}", head="Notikumi", path="/lv/notikumi"), Listing)


def test_the_matter_is_read_and_not_the_small_calendar_beside_it() -> None:
    days = "".join(f"<td>{day}</td>" for day in range(1, 32))
    aside = f"<aside><h4>Oktobris 2023</h4><table><tr>{days}</tr></table></aside>"
    assert events(page(f"<h1>Pasākumi</h1>{CARDS}{aside}")) == READ


def test_a_leaf_of_a_calendar_and_the_line_below_the_title_are_one_event() -> None:
    matter = (
        "<h1>Events</h1><div><span>Oct</span><span>5</span></div><h2>Lecture</h2>"
        "<p>Oct 05, 2023 from 4:00 PM to 6:00 PM, Town Hall</p>"
        "<div><span>Oct</span><span>11</span></div><h2>Forum</h2><p>Oct 11, 2023 to Oct 12, 2023, Tallinn</p>"
    )
    assert events(page(matter, head="Events", path="/en/events")) == [
        ("Lecture", "05.10-05.10", "16:00", "Town Hall"),
        ("Forum", "11.10-12.10", None, "Tallinn"),
    ]


def test_what_stands_below_the_name_of_an_event_in_a_grid_is_its_time_and_place() -> None:
    told = {5: "<h3>Lekcija</h3><p>4:00 pm – 5:30 pm</p><p>Juridiskā fakultāte</p>"}
    cells = "".join(f"<td><span>{day}</span>{told.get(day, '')}</td>" for day in range(1, 32))
    matter = f"<h1>Kalendārs</h1><h2>Oktobris 2023</h2><table><tr>{cells}</tr></table>"
    assert events(page(matter)) == [("Lekcija", "05.10-05.10", "16:00", "Juridiskā fakultāte")]


def test_news_below_a_grid_are_no_events() -> None:
    cells = "".join(f"<td>{day}{' <a href=/lv/l>Lekcija</a>' * (day == 5)}</td>" for day in range(1, 32))
    news = "<div><p>01.10.2023</p><p><a href=/lv/zina/7>Ziņa par ko citu</a></p></div>"
    matter = f"<h1>Kalendārs</h1><h2>Oktobris 2023</h2><table><tr>{cells}</tr></table><div>{news}</div>"
    assert [one[0] for one in events(page(matter))] == ["Lekcija"]


def test_two_events_of_a_day_are_parted_by_their_times() -> None:
    matter = (
        "<h1>Pasākumi 2023. gada oktobrī</h1><h3>5. oktobris, ceturtdiena</h3>"
        "<div><p>10:00</p><p><b>Mācības</b></p><p>Ogre</p></div><div><p>16:00</p><p><b>Diskusija</b></p></div>"
        "<h3>6. oktobris, piektdiena</h3><div><p>visu dienu</p><p><b>Darbnīca</b></p></div>"
    )
    assert events(page(matter)) == [
        ("Mācības", "05.10-05.10", "10:00", "Ogre"),
        ("Diskusija", "05.10-05.10", "16:00", None),
        ("Darbnīca", "06.10-06.10", None, None),
    ]


def test_what_a_label_says_is_no_place() -> None:
    matter = "<h1>Pasākumi</h1><div><p>05.10.2023 10:00</p><h3>Mācības</h3><p>Kalendārs: Projekta pasākumi</p></div>"
    assert events(page(matter)) == [("Mācības", "05.10-05.10", "10:00", None)]


def test_a_heading_of_a_text_that_speaks_of_events_stays_in_it() -> None:
    texts = (
        "Biedrība turpina darbu ar jauniešiem un ģimenēm visos novados.",
        "Nākamajā mēnesī notiks vēl trīs semināri, par kuriem informēsim atsevišķi.",
    )
    html = (
        f"<title>Biedrības darbs</title><main><h1>Biedrības darbs</h1><p>05.10.2023</p><p>{texts[0]}</p>"
        "<h2>Oktobra pasākumi</h2><ul><li>12. oktobrī seminārs Ogrē</ul>"
        f"<h2>Tuvākie pasākumi</h2><p>{texts[1]}</p></main>"
    )
    article = extract(html.encode(), "http://h/lv/biedribas-darbs/55", "text/html; charset=utf-8")
    assert isinstance(article, Article)
    assert article.body.split("\n\n") == [
        texts[0],
        "Oktobra pasākumi",
        "12. oktobrī seminārs Ogrē",
        "Tuvākie pasākumi",
        texts[1],
    ]


@pytest.mark.parametrize(
    "above",
    [
        "<p>Mēs izmantojam sīkdatnes, lai uzlabotu vietni un saskaitītu apmeklējumus.</p><button>Labi</button>",
        "<a href='#saturs'>Pāriet uz saturu</a>",
        "<p>Lapa trešdien no plkst. 8.00 līdz plkst. 9.00 nebūs pieejama, jo tiks veikti tās uzturēšanas darbi.</p>",
    ],
    ids=["cookies", "a way past the menu", "a notice"],
)
def test_what_stands_above_the_menu_does_not_hide_a_calendar_without_a_heading(above: str) -> None:
    assert events(page(CARDS, head="Kalendārs", above=f"{above}{NAV}")) == READ


def test_the_last_entry_of_a_menu_is_no_heading_of_the_calendar_below_it() -> None:
    menu = "<header><ul><li><a href=/lv/jaunumi>Jaunumi</a><li><a href=/lv/kal>Notikumu kalendārs</a></ul></header>"
    heading = "<h3>Notikumu kalendārs - Oktobris, 2023</h3>"
    found = page(f"<div>{heading}{CARDS}</div>{NEWS}", head="Palīdzība", path="/lv", above=menu)
    assert isinstance(found, Listing)
    assert [one.title for one in found.calendar] == [one[0] for one in READ]


@pytest.mark.parametrize(
    ("when", "hour"),
    [
        ("5. oktobris 10:00 EEST", "10:00"),
        ("Oct 5, 2023, 10:00 AM EET", "10:00"),
        ("5 October 2023, 10–11:30am", "10:00"),
        ("5 October 2023, 6 – 8pm", "18:00"),
        ("10/5/2023 12:00 AM", None),
        ("5. oktobris, visu dienu", None),
    ],
)
def test_the_hour_of_an_event_as_programs_write_it(when: str, hour: str | None) -> None:
    cards = f"<div><h3>Kurss</h3><p>{when}</p><p>Ogre</p></div><div><h3>Forums</h3><p>29. oktobris 2023</p></div>"
    assert events(page(f"<h1>Pasākumi</h1>{cards}"))[0] == ("Kurss", "05.10-05.10", hour, "Ogre")


def test_what_is_told_in_one_line_to_those_who_do_not_see_is_parted() -> None:
    row = "<div><h3><b>{}</b><i>Oct, Thu</i></h3><p>{}, Location: Ogre, {} October 2023</p></div>"
    rows = row.format(5, "10am to 11am, Seminar", 5) + row.format(12, "All day, Fair", 12)
    assert events(page(f"<h1>Calendar</h1><h2>Oct – Dec 2023</h2>{rows}", head="Calendar")) == [
        ("Seminar", "05.10-05.10", "10:00", "Ogre"),
        ("Fair", "12.10-12.10", None, "Ogre"),
    ]


@pytest.mark.parametrize("mark", ["Sales end soon", "Almost full", "+ 2 more", "Gandrīz izpārdots"])
def test_what_sells_tickets_is_no_place(mark: str) -> None:
    card = "<div><p>{}</p><h3><a href=/{}>{}</a></h3><p>{}. oktobris, 10:00</p><p>Ogre</p></div>"
    cards = card.format(mark, 5, "Kurss", 5) + card.format(mark, 12, "Forums", 12)
    assert [place for *_, place in events(page(f"<h1>Pasākumi</h1>{cards}"))] == ["Ogre", "Ogre"]


def test_a_weekday_may_touch_its_date() -> None:
    day = "<div><i>{} Oct</i><b>{}</b></div><div><i>10:00</i> <a href=/{}>{}</a></div>"
    rows = day.format(5, "Thursday", 1, "Course") + day.format(12, "Thursday", 2, "Forum")
    found = events(page(f"<h1>Events</h1>{rows}", head="Events"))
    assert [(title, days) for title, days, *_ in found] == [("Course", "05.10-05.10"), ("Forum", "12.10-12.10")]


def test_the_title_may_touch_the_hour_before_it() -> None:
    rows = "".join(f"<li><i>Oct {n}, 6–8pm</i><b>{title}</b><i>Ogre</i>" for n, title in ((5, "Panel"), (12, "Forum")))
    found = events(page(f"<h1>Events</h1><ul>{rows}</ul>", head="Events"))
    assert found[0] == ("Panel", "05.10-05.10", "18:00", "Ogre")


def test_the_place_of_a_card_that_is_all_one_link() -> None:
    card = "<a href=/{0}><h3 class=title>{1}</h3><p>{0}. oktobris</p><p>10:00</p><p>Ogre</p><p>par {1}</p></a>"
    cards = card.format(5, "Kurss") + card.format(12, "Forums")
    assert [place for *_, place in events(page(f"<h1>Pasākumi</h1>{cards}"))] == ["Ogre", "Ogre"]


def test_an_event_of_a_whole_month_above_all_others_is_no_period_that_is_shown() -> None:
    rows = "<li>1. oktobris – 31. oktobris – Izstāde<li>5. oktobris – Kurss<li>12. oktobris – Forums"
    assert [title for title, *_ in events(page(f"<h1>Pasākumi</h1><ul>{rows}</ul>"))] == ["Izstāde", "Kurss", "Forums"]
