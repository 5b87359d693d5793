"""Lines and calendars are remembered from page to page, and yet each page is read as if it were the first."""

from __future__ import annotations

import random
import sys
from datetime import date

import pytest

from archive.extract import Article, Page
from archive.extract.page import read_page
from archive.extract.words import furniture, says
from tests.replica.pages import SKINS
from tests.replica.site import Site
from tests.support.sampled import sampled

URL = "http://www.cilvektirdznieciba.lv"
TODAY = date(2026, 11, 24)
TEXT = "<h1>Virsraksts par darbu</h1><p>29.09.2016.</p><p>Pirmā rindkopa rakstā par darbu, gara un skaidra.</p>"
EVENT = '<li title="Zāle"><b>14.06.2023.</b> plkst. 10.00 <a href="/lv/seminars/12" title="Seminārs">Seminārs</a></li>'
CALENDAR = f"<div><h3>Notikumu kalendārs - Jūnijs, 2023</h3><ul>{EVENT}<li>20.06.2023. Foruma diena</li></ul></div>"
LINES = """
Skatīts: 5
3 komentāri
Komentāri (3)
Atjaunināts: 03.10.2016.
Vai šī lapa bija noderīga?
Saistītie raksti
Notikumu kalendārs - Jūnijs, 2023
© 2016 Visas tiesības aizsargātas
Pielikumi (2)
Informāciju sagatavoja un publicēja: Ministrija
Prepared by the Ministry
Galerija
Mēs lietojam sīkdatnes
Cilvektirdznieciba.lv
Attēls | cilvektirdznieciba.lv
Seminārs Liepājā
All rights reserved
-----
★
izdrukat
lasit vairak
share this
uz augsu
publicets
"""
CHANGES = {
    "another day": ("14.06.2023", "15.06.2023"),
    "another time": ("10.00", "11.00"),
    "another link": ("/lv/seminars/12", "/lv/seminars/13"),
    "no link": ('<a href="/lv/seminars/12" title="Seminārs">Seminārs</a>', "Seminārs"),
    "another title": (">Seminārs<", ">Konference<"),
    "in bold": ("Foruma diena", "<b>Foruma</b> diena"),
    "a row each": ("ul>", "table>"),
    "with a break": ("Foruma diena", "Foruma diena<br>21.06.2023. Otrā diena"),
    "another month": ("Jūnijs", "Jūlijs"),
    "no month": (" - Jūnijs, 2023", ""),
    "in no list": ("li>", "div>"),
}


def forget() -> None:
    """Empty all that is remembered from page to page: caches of functions, and each `_known`."""
    for module in [one for name, one in sys.modules.items() if name.startswith("archive.")]:
        for name, value in list(vars(module).items()):
            if callable(clear := getattr(value, "clear" if name == "_known" else "cache_clear", None)):
                clear()


def read(html: str, path: str = "/lv/virsraksts-par-darbu/7") -> Page:
    return read_page(html.encode(), URL + path, "text/html; charset=utf-8", today=TODAY)


def alone(html: str, path: str = "/lv/virsraksts-par-darbu/7") -> Page:
    """A page as it is read when nothing is remembered."""
    forget()
    return read(html, path)


@pytest.mark.parametrize("change", CHANGES)
def test_a_calendar_that_differs_in_anything_is_read_anew(change: str) -> None:
    page = f"<body><main>{TEXT}</main><aside>{CALENDAR}</aside>"
    other = page.replace(*CHANGES[change])
    pages = [page, other, page, other]
    assert page != other
    expected = [alone(one) for one in pages]
    forget()
    assert [read(one) for one in pages] == expected
    assert isinstance(expected[0], Article)
    assert [event.title for event in expected[0].calendar] == ["Seminārs", "Foruma diena"]


def test_a_link_to_the_page_itself_names_no_event_of_its_calendar() -> None:
    page = f"<body><main>{TEXT}</main><aside>{CALENDAR}</aside>"
    paths = ["/lv/virsraksts-par-darbu/7", "/lv/seminars/12", "/lv/virsraksts-par-darbu/7"]
    expected = [alone(page, path) for path in paths]
    forget()
    assert [read(page, path) for path in paths] == expected


@pytest.mark.parametrize("skin", sampled(sorted(SKINS)[::4], sorted(SKINS)[::12]))
def test_pages_are_read_the_same_in_any_order(skin: str) -> None:
    sites = [Site(skin, day) for day in (TODAY, date(2026, 9, 3))]
    pages = [(site.answer(path).body.decode(), path) for site in sites for path in sorted(site.paths())[::12]]
    expected = [alone(*page) for page in pages]
    order = list(range(len(pages)))
    random.Random(skin).shuffle(order)
    forget()
    found = {at: read(*pages[at]) for at in order}
    assert [found[at] for at in range(len(pages))] == expected


def test_a_quick_look_at_a_line_misses_nothing_that_it_says() -> None:
    choose = random.Random(21)
    texts = LINES.strip().split("\n")
    heard = 0
    for _ in range(4000):
        parts = [choose.choice(texts) + choose.choice((" | ", " / ", ", ", ": ", " ", "\n", ". ")) for _ in range(3)]
        text = "".join(parts[: choose.randint(1, 3)]).strip(" |/,:\n")
        line = text.replace("\n", " ")
        assert says.said_by(text) == sum(bit for bit, rule in says._RULES.items() if rule(line)), text
        heard |= says.said_by(text)
    assert heard == sum(says._RULES)
    assert all(says.said_by(slug.replace("-", " ")) & says.Says.FURNITURE for slug in furniture._FURNITURE)
