"""An `aside` right below the title may be its line of facts, with the date. Other boxes have dates of their own."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DAY, date_below_title, paragraphs


@pytest.mark.parametrize(
    "aside",
    [
        "<aside class='details-wrap'><dl class='article-info'><dt>Informācija</dt><dd>admin</dd>"
        "<dd><time datetime='2018-11-27T09:00:00+02:00'>27 Novembris 2018</time></dd></dl></aside>",
        "<aside><div>Ievietots: 27.11.2018.</div><div>Redaktors: Ilze Kalna</div></aside>",
        "<aside class=facts><span>27.11.2018</span></aside>",
        "<aside><p>Ilze Kalna</p><p>2018. gada 27. novembrī</p><p>Skatīts: 31</p></aside>",
    ],
)
def test_the_box_of_facts_below_the_title_has_the_date(aside: str) -> None:
    assert date_below_title(aside) == DAY


@pytest.mark.parametrize(
    "aside",
    [
        "<aside><p>Kongresu nams</p><p>27.11.2018.</p></aside>",
        "<aside><h3>Ziņas</h3><p>27.11.2018.</p><p><a href='/lv/izstade/175'>Izstāde Alsungā</a></p></aside>",
        f"{paragraphs()}<aside><p>27.11.2018.</p></aside>",
    ],
    ids=["place", "other article", "beside the text"],
)
def test_another_box_has_not(aside: str) -> None:
    assert date_below_title(aside) is None
