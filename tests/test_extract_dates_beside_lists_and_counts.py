"""Beside its date the line below a title may have a list of the site, the kind of text, or counts without words."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DAY, date_below_title


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>27.11.2018</span><span>0</span><span>1 205</span></div>",
        "<p><i></i> 27.11.2018 <i></i> 48 <i></i> Ilze Kalna</p>",
        "<p>Publicēts 27.11.2018 09:30 | Skatīts 12x | <a href='/lv/macibas'>Mācības</a></p>",
    ],
)
def test_counts_may_have_icons_for_words(line: str) -> None:
    assert date_below_title(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<div><a href='/lv/macibas'>Mācības un semināri</a> <em>27.11.2018</em></div>",
        "<p>Podkāsts | 27.11.2018.</p>",
        "<div><b>Reportāža</b> <b>27.11.2018</b></div>",
        "<p>Ziemeļu biļetens Nr. 7, 27.11.2018.</p>",
    ],
)
def test_lists_and_kinds_of_text_stand_beside_the_date(line: str) -> None:
    assert date_below_title(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>Kongresu nams</span> <span>27.11.2018</span></div>",
        "<div class=event-info><a href='/lv/vietas'>Kongresu nams</a> <span>27.11.2018</span></div>",
        "<div><a href='/lv/izstade-alsunga/175'>Izstāde</a> <span>27.11.2018</span></div>",
        "<p>Likums Nr. 7, 27.11.2018.</p>",
    ],
    ids=["place", "event", "other article", "law"],
)
def test_places_laws_and_other_articles_have_days_of_their_own(line: str) -> None:
    assert date_below_title(line) is None
