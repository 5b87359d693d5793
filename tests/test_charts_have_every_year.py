"""The columns of a chart by year, and the list that it is for who cannot see it."""

from __future__ import annotations

import pytest

from archive.web.parts.figures.charts import Bar, by_year


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, []),
        ({2016: 0}, []),
        ({2016: 3}, [Bar("2016", 3, "/2016")]),
        ({2016: 3, 2014: 1}, [Bar("2014", 1, "/2014"), Bar("2015", 0, None), Bar("2016", 3, "/2016")]),
        ({216: 1, 2016: 3}, [Bar("216", 1, "/216"), Bar("2016", 3, "/2016")]),
    ],
)
def test_years_between_are_there_but_lead_nowhere(counts: dict[int, int], shown: list[Bar]) -> None:
    assert by_year(counts, lambda year: f"/{year}") == shown


def test_a_chart_has_an_end() -> None:
    assert len(by_year(dict.fromkeys(range(1, 3000, 2), 1), str)) <= 30
