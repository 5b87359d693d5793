"""The line right above a text has its date, whatever boxes stand between it and the title."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.boilerplate.bylines import byline_day
from tests.support.texts.shape_page import DAY, H1, PROSE, paragraphs, read, text_of

BOXES = (
    "<div class=related><h3>Saistītie raksti</h3><ul><li><a href='/lv/izstade/175'>Izstāde Alsungā par drošību</a>"
    "<div class=when>14.11.2018</div><li><a href='/lv/saruna/176'>Saruna radio par viltus darbu</a></ul></div>"
    "<div><h3>Tēmas</h3><ul><li>Patversmes</li><li>Policija</li><li>Kuldīga</li><li>Mācības</li><li>Bērni</li></ul></div>"
)


@pytest.mark.parametrize("line", ["27.11.2018", "KULDĪGA | 27.11.2018, 15:58", "Ilze Kalna 14:35, 27.11.2018"])
def test_it_is_found_below_boxes(line: str) -> None:
    article = read(f"<div>{H1}{BOXES}<div class=text><p>{line}</p>{paragraphs()}</div></div>")
    assert article.published_on == DAY
    assert text_of(article)[-len(PROSE) :] == PROSE
    assert line not in article.body


def test_a_day_that_opens_another_part_of_the_page_is_not_it() -> None:
    article = read(f"<div>{H1}{BOXES}<div><p>Sēdes zāle, 27.11.2018</p></div><div>{paragraphs()}</div></div>")
    assert article.published_on is None


@pytest.mark.parametrize(
    "line",
    [
        "Ilze Kalna, Ziņu Nams 7:41 p.m. EET November 27, 2018",
        "Ilze Kalna @ilzekalna, Ziņu Nams 27.11.2018",
        "RIGA | Tue Nov 27, 2018 3:58pm EET",
        "Originally published on Tue November 27, 2018 4:19 pm",
        "Ievietoja admin 27.11.2018 Jaunumi",
    ],
)
def test_bylines_are_read_in_further_forms(line: str) -> None:
    assert byline_day(line) == dt.date(2018, 11, 27)


@pytest.mark.parametrize(
    "line",
    [
        "Konference 14:00, 27.11.2018",
        "Tukums, trešdien, 27.11.2018 plkst. 14.00 Kultūras namā",
        "Ievietoja Ilze Kalna 27.11.2018. Pasākums notika Rīgā, un to apmeklēja trīssimt",
    ],
)
def test_what_happens_on_a_day_is_no_byline(line: str) -> None:
    assert byline_day(line) is None
