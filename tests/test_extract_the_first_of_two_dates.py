"""A second date in the line below the title, of a change or of something else, leaves the first that of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.texts.shape_page import DAY, date_below_title


@pytest.mark.parametrize(
    "line",
    [
        "<p>Publicēts 27.11.2018., precizēts 3.12.2018.</p>",
        "<div><b>Ievietots: 27.11.2018.</b><b>Aktualizēts: 03.12.2018.</b></div>",
        "<p>27.11.2018. (papildināts 03.12.2018.)</p>",
        "<p>Posted 27 November 2018 / Revised 3 December 2018</p>",
        "<p>Published: 27 November 2018 | Next check: 3 December 2019</p>",
    ],
)
def test_the_date_of_publication_is_told_from_the_other(line: str) -> None:
    assert date_below_title(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<p>27.11.2018. – 03.12.2018.</p>",
        "<p>No 27.11.2018. līdz 03.12.2018.</p>",
        "<p>Sākums: 27.11.2018., beigas: 03.12.2018.</p>",
        "<p>Papildināts: 27.11.2018.</p>",
    ],
)
def test_spans_and_changes_are_no_date_of_publication(line: str) -> None:
    assert date_below_title(line) is None


CHANGED = dt.date(2019, 2, 1)
"""When the page below was changed last, as its head says and its only visible line too."""
HEAD = (
    "<meta property='article:published_time' content='{}T10:00:00+02:00'>"
    "<meta property='article:modified_time' content='2019-02-01T10:00:00+02:00'>"
)


@pytest.mark.parametrize("line", ["<time>01.02.2019</time>", "<p>Ilze Paraudziņa | 1. februāris, 2019</p>"])
def test_the_day_of_the_last_change_gives_way_to_the_day_of_publication_in_the_head(line: str) -> None:
    assert date_below_title(HEAD.format(DAY) + line) == DAY


@pytest.mark.parametrize(
    ("published", "line"),
    [("2018-11-27", "<p>Publicēts: 01.02.2019</p>"), ("2019-01-29", "<p>01.02.2019</p>"), ("x", "<p>01.02.2019</p>")],
    ids=["the line says so", "a draft of a few days", "no other day"],
)
def test_else_the_line_is_believed(published: str, line: str) -> None:
    assert date_below_title(HEAD.format(published) + line) == CHANGED
