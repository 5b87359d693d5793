"""The day of publication in a column beside the text, which holds nothing but facts about it."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DAY, H1, PROSE, paragraphs, read, text_of


def _page(column: str) -> str:
    return f"<div class=row><div>{H1}{paragraphs()}</div><div class=side>{column}</div></div>"


@pytest.mark.parametrize(
    "column",
    [
        "<p>Publicēts: 27.11.2018</p>",
        "<p>Publicēts</p><p>27.11.2018</p>",
        "<div>Publicēšanas datums:<br>27.11.2018.</div>",
        "<div>Autors: Ilze Paraudziņa</div><div>Publicēts: 27.11.2018</div><div>Skatīts: 318</div>",
        "<div>Publicēts:</div><div>27.11.2018</div><div>Sadaļa:</div><div>Reģionos</div>",
        "<div>Rakstīts 27.11.2018</div>",
    ],
)
def test_it_is_read(column: str) -> None:
    article = read(_page(column))
    assert article.published_on == DAY
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    "column",
    [
        "<h3>Izstāde Alsungā</h3><p>Publicēts: 27.11.2018</p>",
        "<p><a href='/lv/izstade-alsunga/175'>Izstāde Alsungā</a></p><p>Publicēts: 27.11.2018</p>",
        "<p>Ilze Paraudziņa</p><p>Publicēts: 27.11.2018</p><p>Paldies par rakstu</p>",
        "<p>27.11.2018</p>",
        "<p>Sākums: 27.11.2018</p>",
        "<p>Atjaunots: 27.11.2018</p>",
    ],
    ids=["card", "link", "comment", "nothing says so", "event", "change"],
)
def test_a_day_of_anything_else_is_not(column: str) -> None:
    assert read(_page(column)).published_on is None
