"""Pages that a script draws bring their data with them, and sometimes the date of publication is nowhere else."""

from __future__ import annotations

import json

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, TITLE, UNNUMBERED, paragraphs, read

OTHER = {"title": "Izstāde Alsungā", "publishedAt": "2017-01-02T08:00:00.000Z"}


def data(*objects: object) -> str:
    """Objects as Next.js puts them into a page."""
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": objects})}</script>'


@pytest.mark.parametrize(
    "script",
    [
        data({"title": TITLE, "publishedAt": "2018-11-27T08:00:00.000Z", "updatedAt": "2019-01-01"}, OTHER),
        data({"attributes": {"headline": TITLE, "publish_date": "27.11.2018"}}),
        f'<script>window.__INITIAL_STATE__={{"a":{{"title":"{TITLE}","published_at":"2018-11-27"}}}};run()</script>',
    ],
    ids=["Next.js", "Strapi", "Vue"],
)
def test_the_object_with_the_title_has_it(script: str) -> None:
    assert read(f"{H1}{paragraphs()}{script}").published_on == DAY


@pytest.mark.parametrize(
    "script",
    [
        data(OTHER),
        data({"title": TITLE, "updatedAt": "2018-11-27"}),
        data({"title": TITLE, "publishedAt": None, "published": True}, OTHER),
        data({"title": TITLE, "publishedAt": "2018-11-27"}, {"title": TITLE, "publishedAt": "2018-11-28"}),
        data({"title": TITLE, "publishedAt": "2999-11-27"}),
        data({"title": TITLE, "publishedAt": "2018-11-27"}).replace("}]}", ""),
    ],
    ids=["of another article", "of a change", "none", "two that disagree", "to come", "broken"],
)
def test_where_the_data_is_not_sure_there_is_none(script: str) -> None:
    assert read(f"{H1}{paragraphs()}{script}").published_on is None


def test_what_readers_see_comes_first() -> None:
    script = data({"title": TITLE, "publishedAt": "2015-01-01"})
    assert read(f"{H1}{DATE}{paragraphs()}{script}").published_on == DAY
    assert read(f"{H1}{paragraphs()}{script}", UNNUMBERED).published_on is None
