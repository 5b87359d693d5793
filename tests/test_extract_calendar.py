"""The calendar is read from any markup, in both languages, and never mixes with an article."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

import pytest

from archive.extract import Article, CalendarMonth, Event, extract

URL = "http://h/lv/kalendars/2023/06"
EVENTS = [
    ("Atklātā stunda „Izlasi!”", 7, 7, "14:00", "Tukuma bibliotēka", "/lv/stunda/250"),
    ("Koordinatoru apmācības, otrā daļa", 14, 15, None, "Siguldas Kultūras centrs", None),
    ("Kampaņas noslēgums", 20, 20, None, None, "/lv/kampana/251"),
]


def days(first: int, last: int) -> str:
    return f"{first:02}.06.2023." + (f" - {last:02}.06.2023." if last != first else "")


def name(title: str, url: str | None) -> str:
    return f"<a href={url}>{title}</a>" if url else title


def items() -> str:
    clock = {at: f"plkst. {at.replace(':', '.')}" for _, _, _, at, _, _ in EVENTS if at}
    return "".join(
        f"<li><b>{days(a, b)}</b> {clock.get(at or '', '')} {name(t, u) if u else f'<i>{t}</i>'}"
        f"{f'<br>{p}' if p else ''}</li>"
        for t, a, b, at, p, u in EVENTS
    )


def in_list() -> str:
    return f"<ul>{items()}</ul>"


def in_definitions() -> str:
    return (
        "<dl>"
        + "".join(
            f"<dt>{days(a, b)} {at or ''}</dt><dd>{name(t, u)}{f'<br>{p}' if p else ''}</dd>"
            for t, a, b, at, p, u in EVENTS
        )
        + "</dl>"
    )


def in_rows() -> str:
    return (
        "<table>"
        + "".join(
            f"<tr><td>{days(a, b)}</td><td>{at or ''}</td><td>{name(t, u)}</td><td>{p or ''}</td></tr>"
            for t, a, b, at, p, u in EVENTS
        )
        + "</table>"
    )


def in_cards() -> str:
    return "".join(
        f"<div><div>{days(a, b)}</div><div><h5>{name(t, u)}</h5>"
        f"{f'<p>Laiks: {at}</p>' if at else ''}{f'<p>Vieta: {p}</p>' if p else ''}</div></div>"
        for t, a, b, at, p, u in EVENTS
    )


def in_cards_with_split_dates() -> str:
    day = "<div><span style='display:block'>{0}</span><span style='display:block'>Jūn</span></div>"
    return "".join(
        f"<section>{day.format(a) if a == b else f'<p>{a}. - {b}. jūnijs</p>'}<h5>{name(t, u)}</h5>"
        f"{f'<p>{at}</p>' if at else ''}{f'<p>{p}</p>' if p else ''}</section>"
        for t, a, b, at, p, u in EVENTS
    )


def in_lines() -> str:
    return "".join(
        f"<div>{days(a, b)} {at or ''}</div><div>{name(t, u)}</div>{f'<div>{p}</div>' if p else ''}"
        for t, a, b, at, p, u in EVENTS
    )


def in_grid(tag: str = "td", row: str = "tr") -> str:
    cells = []
    for week in calendar.Calendar().monthdatescalendar(2023, 6):
        cells.append(f"<{row}>")
        for day in week:
            found = [e for e in EVENTS if day.month == 6 and e[1] <= day.day <= e[2]]
            named = "".join(f"<div>{e[3] or ''} {name(e[0], e[5])}</div>" for e in found)
            cells.append(f"<{tag}>{day.day}{named}</{tag}>")
        cells.append(f"</{row}>")
    return f"<table>{''.join(cells)}</table>" if tag == "td" else "".join(cells)


def in_tooltips() -> str:
    cells = []
    for day in range(1, 31):
        found = [e for e in EVENTS if e[1] <= day <= e[2]]
        cells.append(
            f"<td title='{found[0][0]}'><a href={found[0][5] or URL}>{day}</a></td>" if found else f"<td>{day}</td>"
        )
    return f"<table><tr>{''.join(cells)}</tr></table>"


FULL = [in_list, in_definitions, in_rows, in_cards, in_cards_with_split_dates, in_lines]
HEADING = "Notikumu kalendārs - Jūnijs, 2023"


def brief(event: Event) -> tuple[object, ...]:
    return event.title, event.starts_on.day, event.ends_on.day


def month(html: str, heading: str = HEADING, url: str = URL) -> CalendarMonth:
    page = extract(
        f"<html><body><h1>{heading}</h1>{html}<p><a href=/x>Nākamais mēnesis</a></p></body></html>".encode(), url
    )
    assert isinstance(page, CalendarMonth), page
    assert (page.year, page.month) == (2023, 6)
    return page


@pytest.mark.parametrize("markup", FULL)
def test_everything_that_is_written_is_read(markup: Callable[[], str]) -> None:
    page = month(markup())
    assert [
        (e.title, e.starts_on.day, e.ends_on.day, f"{e.starts_at:%H:%M}" if e.starts_at else None, e.place, e.url)
        for e in page.events
    ] == [(t, a, b, at, p, f"http://h{u}" if u else None) for t, a, b, at, p, u in EVENTS]


@pytest.mark.parametrize(
    "html", [in_grid(), in_grid("div", "section"), in_tooltips()], ids=["cells", "divs", "tooltips"]
)
def test_a_grid_of_days(html: str) -> None:
    assert [brief(event) for event in month(html).events] == [event[:3] for event in EVENTS]


@pytest.mark.parametrize(
    "heading", ["Calendar of Events - June, 2023", "Events calendar: June 2023", "Kalendārs | 2023. gada jūnijs"]
)
def test_the_heading_in_other_words(heading: str) -> None:
    assert len(month(in_list(), heading).events) == 3


def test_the_month_may_stand_in_the_address_alone() -> None:
    assert len(month(in_list(), "Notikumu kalendārs").events) == 3


def test_a_list_beside_the_grid_says_more() -> None:
    assert [event.place for event in month(in_tooltips() + in_list()).events] == [event[4] for event in EVENTS]


def test_the_same_event_has_the_same_id_everywhere() -> None:
    ids = [{event.id for event in month(markup()).events} for markup in (*FULL, in_grid, in_tooltips)]
    assert all(found == ids[0] for found in ids)
    assert len(ids[0]) == 3


def test_an_empty_month() -> None:
    cells = "".join(f"<td>{day}</td>" for day in range(1, 31))
    assert month(f"<table><tr>{cells}</tr></table>").events == ()


@pytest.mark.parametrize("markup", [*FULL, in_grid, in_tooltips])
@pytest.mark.parametrize("place", ["before", "after", "within"])
@pytest.mark.parametrize("part", ["div", "section"])
def test_on_an_article_s_page_it_stands_apart(markup: Callable[[], str], place: str, part: str) -> None:
    text = "Kampaņas noslēgumā piedalījās jaunieši no visas Latvijas un runāja par drošu darbu ārzemēs."
    block = f"<{part}><h3>{HEADING}</h3>{markup()}</{part}>"
    before, within, after = (block if place == name else "" for name in ("before", "within", "after"))
    html = f"{before}<div><h1>Kampaņas noslēgums</h1><p>21.06.2023</p><p>{text}</p>{within}<p>{text}</p></div>{after}"
    page = extract(html.encode(), "http://h/lv/kampanas-noslegums/251")
    assert isinstance(page, Article)
    assert (page.title, page.published_on, page.body) == (
        "Kampaņas noslēgums",
        dt.date(2023, 6, 21),
        f"{text}\n\n{text}",
    )
    assert [brief(event) for event in page.calendar] == [event[:3] for event in EVENTS]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (
            "2016.gada 23.septembrī Iekšlietu ministrijā notika sanāksme.",
            ("2016-09-23", "2016-09-23", None, "Iekšlietu ministrija"),
        ),
        (
            "Rīt, 30.septembrī, plkst. 11.00 Rīgā, Līvu laukumā, notiks akcija.",
            ("2016-09-30", "2016-09-30", "11:00", "Rīga, Līvu laukums"),
        ),
        (
            "13. – 14.oktobrī Liepājas Latviešu biedrības namā norisināsies seminārs.",
            ("2016-10-13", "2016-10-14", None, "Liepājas Latviešu biedrības nams"),
        ),
        (
            "Š.g. 20.septembrī Latvijas Nacionālajā bibliotēkā tika parakstīts līgums.",
            ("2016-09-20", "2016-09-20", None, "Latvijas Nacionālā bibliotēka"),
        ),
        (
            "On 20 September 2016, at 10.00, experts met at Kuldīga Town Hall.",
            ("2016-09-20", "2016-09-20", "10:00", "Kuldīga Town Hall"),
        ),
        ("2016.gada 20.septembrī tiesa pasludināja spriedumu, un notika vēl kas.", None),
        ("01.09.2016. stājās spēkā grozījumi.", None),
        ("Pieteikties var līdz 4.oktobrim, seminārs notiks Rīgā.", None),
        ("2005.gada 1.maijā notika pirmā sanāksme.", None),
        ("Sanāksmē piedalījās daudzi.", None),
    ],
)
def test_the_event_that_an_article_announces_or_reports(sentence: str, event: tuple[object, ...] | None) -> None:
    lang = "en" if sentence.startswith("On") else "lv"
    html = (
        f"<h1>Virsraksts par notikumu</h1><p>29.09.2016</p><p>{sentence} Tur bija daudz ļaužu.</p><p>Otra rindkopa.</p>"
    )
    page = extract(html.encode(), f"http://h/{lang}/virsraksts-par-notikumu/7")
    assert isinstance(page, Article)
    got = [
        (str(e.starts_on), str(e.ends_on), f"{e.starts_at:%H:%M}" if e.starts_at else None, e.place, e.title, e.source)
        for e in page.events
    ]
    assert got == ([(*event, "Virsraksts par notikumu", "article")] if event else [])
