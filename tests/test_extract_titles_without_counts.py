"""What else stands in the heading is no part of the title: a count would make a version at each visit."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, TITLE, paragraphs, read


@pytest.mark.parametrize(
    "heading",
    [
        f"{TITLE} <a href='#comments'>(37)</a>",
        f"{TITLE} <span>37</span>",
        f"{TITLE} <small>37 komentāri</small>",
        f"{TITLE} <em>FOTO</em>",
        f"<span>Intervija</span> {TITLE}",
    ],
    ids=["link", "number", "comments", "mark", "section"],
)
@pytest.mark.parametrize("head", [f"{TITLE} | Vietne", "Vietne"])
def test_address_or_head_tell_what_is(heading: str, head: str) -> None:
    assert read(f"<h1>{heading}</h1>{DATE}{paragraphs()}", title=head).title == TITLE


@pytest.mark.parametrize("heading", ["Mācības <b>patversmju darbiniekiem</b> Kuldīgā", "Gada pārskats <b>(2017)</b>"])
def test_an_element_of_the_title_itself_stays(heading: str) -> None:
    got = read(
        f"<h1>{heading}</h1>{DATE}{paragraphs()}", title="Vietne", url="http://www.cilvektirdznieciba.lv/lv/x/174"
    )
    assert got.title == heading.replace("<b>", "").replace("</b>", "")


def test_a_path_of_links_that_ends_in_the_title_is_not_the_title() -> None:
    path = f"<div><a href='/lv'>Sākums</a> / <a href='/lv/jaunumi'>Jaunumi</a> / <span>{TITLE}</span></div>"
    url = "http://www.cilvektirdznieciba.lv/lv/x/174"
    assert read(f"{path}{DATE}{paragraphs()}", title=f"{TITLE} | Vietne", url=url).title == TITLE
