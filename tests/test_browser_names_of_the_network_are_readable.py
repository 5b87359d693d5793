"""In a browser no name of the network covers another or leaves its box; a phone scrolls the picture, not the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from random import Random
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader
from tests.support.rows.named_together import Text, archive_naming
from tests.support.sampled import in_turns
from tests.support.served import PATIENT, Served, running

_BOXES = """selector => [...document.querySelectorAll(selector)].map(one => {
  const box = one.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom] })"""
GIVEN = "anna bruno genovefa ilze kristaps mārtiņš uldis vita zelma žanete".split()
FAMILY = "ozola krastkalns mazmežvidiņa pūcīte-kalniņa strautmale wojciechowska liepiņš iļjins".split()


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def is_over(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_in(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An archive whose articles name some of eighty people, by lot, among them those with wide letters."""
    root = tmp_path_factory.mktemp("network")
    lot = Random(3)
    people = [f"{given}-{family}" for given in GIVEN for family in FAMILY]
    texts = [
        Text(
            f"lv-{number}", " ".join(lot.sample(people[: 8 + number], lot.randint(2, 6))), f"{2015 + number % 3}-01-01"
        )
        for number in range(60)
    ]
    with (
        closing(archive_naming(texts, root / "archive.db").conn),
        running("archive", "serve", "--data", root, *PATIENT) as served,
    ):
        yield served


def boxes(reader: Reader, selector: str) -> list[Box]:
    return [Box(*box) for box in reader.page.evaluate(_BOXES, selector)]


@pytest.mark.parametrize(
    ("path", "look"),
    in_turns(["/network", "/network?year=2016", "/network.svg"], [Look("lv", DESKTOP), Look("en", PHONE, dark=True)]),
)
def test_each_name_stands_by_itself_in_its_box(path: str, look: Look, browser: Browser, site: Served) -> None:
    with closing(Reader(browser, site.url, look)) as reader:
        if path.endswith(".svg"):  # which a browser would save
            reader.page.set_content(site.text(path).partition("?>")[2])
        else:
            reader.open(path)
        names, around = boxes(reader, "svg a text"), boxes(reader, "svg a rect")
        assert len(names) == len(around) > 15
        assert all(name.is_in(box) for name, box in zip(names, around, strict=True))
        assert not [pair for pair in combinations(around, 2) if pair[0].is_over(pair[1])]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_picture_scrolls_by_itself_and_the_page_does_not(width: int, browser: Browser, site: Served) -> None:
    with closing(Reader(browser, site.url, Look("en", width))) as reader:
        reader.open("/network")
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
        scrolled = reader.page.locator(".scrolled")
        inner, outer = (scrolled.evaluate(f"one => one.{name}") for name in ("scrollWidth", "clientWidth"))
        assert (inner > outer) is (width == PHONE)
        scrolled.focus()
        reader.page.keyboard.press("ArrowRight")
        if width == PHONE:
            while not scrolled.evaluate("one => one.scrollLeft"):
                reader.page.wait_for_timeout(50)  # milliseconds
        reader.page.keyboard.press("Tab")
        assert reader.page.evaluate("document.activeElement.matches('svg a')")
        assert reader.noticed == []


def test_the_names_can_be_skipped(browser: Browser, site: Served) -> None:
    with closing(Reader(browser, site.url, Look("en"))) as reader:
        reader.open("/network")
        reader.page.locator(".skip[href='#pairs']").focus()
        reader.page.keyboard.press("Enter")
        reader.page.keyboard.press("Tab")
        assert reader.page.evaluate("document.activeElement.matches('.formats a')")


def test_thickness_tells_where_colours_do_not(browser: Browser, site: Served) -> None:
    with closing(Reader(browser, site.url, Look("en"))) as reader:
        reader.page.emulate_media(forced_colors="active")
        reader.open("/network")
        widths = {
            level: reader.page.locator(f".legend .line{level}").evaluate("one => getComputedStyle(one).strokeWidth")
            for level in range(1, 1 + reader.page.locator(".legend li").count())
        }
        assert len(set(widths.values())) == len(widths) > 1
