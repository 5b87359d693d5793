"""In a browser no number of a chart by year covers another, and no year is broken or read in two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader
from tests.support.rows.articles import Row, archive_of
from tests.support.sampled import later
from tests.support.served import PATIENT, Served, running

_YEARS = 28
# Of each column: the box of its number, and how many lines its year takes.
_COLUMNS = """[...document.querySelectorAll('.chart li')].map(one => {
  const box = one.querySelector('.count').getBoundingClientRect();
  return [box.left, box.right, box.top, one.querySelector('.label').getBoundingClientRect().height] })"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An archive with a hundred articles in each of three years, and one or none in the years between."""
    root = tmp_path_factory.mktemp("years")
    years = range(2026 - _YEARS + 1, 2027)
    rows = [
        Row(f"lv-{year}{number:03}", f"{number}. ziņa", "Teksts.", published_on=f"{year}-05-04")
        for year in years
        for number in range(100 if year in (years[0], 2010, 2011) else year % 2)
    ]
    archive_of(root / "archive.db", [*rows, Row("lv-1", "Ziņa", "Teksts.", published_on="2026-01-01")]).close()
    with running("archive", "serve", "--data", root, *PATIENT) as served:
        yield served


@pytest.mark.parametrize("width", [later(DESKTOP), PHONE])
def test_numbers_stand_apart_and_years_in_one_line(width: int, site: Served, browser: Browser) -> None:
    reader = Reader(browser, site.url, Look("lv", width))
    reader.open("/")
    columns = reader.page.evaluate(_COLUMNS)
    assert len(columns) == _YEARS
    assert {round(height) for *_, height in columns} == {19}  # 12 pixels by 1.5, and the line above
    assert all(one[2] < other[2] or one[1] < other[0] for one, other in pairwise(columns))
    assert all(left >= 0 and right <= width for left, right, *_ in columns)
    names = reader.page.locator(".chart").get_by_role("link")
    assert names.first.aria_snapshot().startswith('- link "1999 100"')
    reader.close()
