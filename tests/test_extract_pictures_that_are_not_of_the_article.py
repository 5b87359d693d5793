"""Pictures that stand in an article or below it without being of it: drawings of signs, counters, other articles."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read

PHOTO = "<p><img src=/f/zale.jpg alt=Zāle></p>"
OTHER = "<a href='/lv/izstade/175'>Izstāde Alsungā</a>"


def pictures(top: str = "", within: str = "", below: str = "") -> list[str]:
    """The files of the pictures of an article with these lines around a text with one picture."""
    text = f"{paragraphs(*PROSE[:2])}{PHOTO}{within}{paragraphs(*PROSE[2:])}"
    article = read(f"<div>{H1}{top or DATE}<div class=text>{text}</div>{below}</div>")
    return [picture.url.rsplit("/", 1)[-1] for picture in article.images]


@pytest.mark.parametrize(
    "lines",
    [
        {"top": "<div><img src=/i/calendar.svg alt=''> 27.11.2018.</div>"},
        {"top": f"{DATE}<div><img src=/i/clock.svg> 3 min lasīšanai</div>"},
        {"within": "<p><img style='display:none' src='https://counter.example.com/watch/12'></p>"},
        {"within": "<p>Paldies visiem, kas bija kopā! <img src=https://s.example.org/1f642.png alt=🙂></p>"},
        {"below": f"<div><div class=k><img src=/t/1.jpg><h4>{OTHER}</h4></div></div>"},
        {"below": "<div><div class=k><img src=/t/1.jpg><h4>Izstāde Alsungā</h4><i>01.02.2017.</i></div></div>"},
    ],
    ids=["icon of the date", "icon of a counter", "hidden counter", "sign", "linked teaser", "dated teaser"],
)
def test_the_picture_is_left_out(lines: dict[str, str]) -> None:
    assert pictures(**lines) == ["zale.jpg"]


@pytest.mark.parametrize(
    "lines",
    [
        {"top": "<p>27.11.2018.<br><img src=/f/x.jpg></p>"},
        {"within": "<p><img src=/f/x.jpg alt='.'></p>"},
        {"within": "<p><img src=/f/x.jpg style='display:none'></p>"},
        {"within": "<p><img src=/f/x.jpg style='width:100%' alt='Zāle 🙂'></p>"},
        {"below": f"<figure><img src=/f/x.jpg><figcaption>{OTHER}</figcaption></figure>"},
        {"below": "<div><h3>Galerija</h3><img src=/f/x.jpg><p>27.11.2018.</p></div>"},
        {"below": "<div><a href=/f/x.jpg><img src=/s/x.jpg></a><h4>Gājiens</h4><i>27.11.2018.</i></div>"},
    ],
    ids=["below the date", "careless words", "slide", "words", "linked caption", "gallery", "linked to its file"],
)
def test_a_picture_of_the_article_stays(lines: dict[str, str]) -> None:
    assert sorted(pictures(**lines)) == ["x.jpg", "zale.jpg"]
