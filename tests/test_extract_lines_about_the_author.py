"""A text does not go on with who wrote it, where to follow them, and more of the same."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

WHO = "Zelma Ozolkalne raksta par bērnu drošību jau divpadsmit gadus un vada radio raidījumu."


@pytest.mark.parametrize(
    "below",
    [
        f"<h3>Par autoru</h3><p>{WHO}</p>",
        f"<p><b>Par autori:</b></p><p>{WHO}</p><p>Zelma dzīvo Talsos.</p>",
        f"<div>About the author</div><p>{WHO}</p>",
        "<p>Follow Zelma Ozolkalne on Twitter: @zelmao.</p>",
        "<p>Follow @zelmao</p>",
        "<p>Last updated on: July 16, 2013 7:36 PM</p>",
    ],
)
def test_a_text_ends_above(below: str) -> None:
    assert text_of(read(f"{H1}{DATE}<div>{paragraphs()}{below}</div>")) == PROSE


@pytest.mark.parametrize("heading", ["More local news", "Other recent stories", "Most read in Kuldīga region"])
def test_a_list_of_more_ends_it(heading: str) -> None:
    links = "<ul><li><a href='/lv/izstade/175'>Izstāde Alsungā</a></li><li><a href='/lv/x/176'>Saruna</a></li></ul>"
    assert text_of(read(f"{H1}{DATE}<div>{paragraphs()}<p><b>{heading}</b></p>{links}</div>")) == PROSE


@pytest.mark.parametrize("heading", ["Par autoru", "More local news"])
def test_a_part_of_the_text_may_be_called_so(heading: str) -> None:
    parts = f"{paragraphs(*PROSE[:1])}<h3>{heading}</h3>{paragraphs(*PROSE * 2)}"
    assert PROSE[-1] in read(f"{H1}{DATE}<div>{parts}</div>").body
