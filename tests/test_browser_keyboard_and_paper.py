"""A keyboard comes to what a page is for in a few strokes; on paper a page is its text, with its address and day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument

from archive.store.folder import DataFolder
from tests.support.browser.page_types import address_of
from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader
from tests.support.sampled import later
from tests.support.served import Served

_FOCUSED = "document.activeElement.matches({selector!r})"
_SEEN = "[...document.querySelectorAll({selector!r})].filter(one => one.checkVisibility()).length"


@pytest.fixture(params=[DESKTOP, PHONE])
def reader(request: pytest.FixtureRequest, browser: Browser, served_past: Served) -> Iterator[Reader]:
    reader = Reader(browser, served_past.url, Look("en", request.param))
    yield reader
    reader.close()


def strokes_to(page: Page, selector: str, most: int) -> int:
    """How often Tab is pressed until what a selector means has the focus."""
    for stroke in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED.format(selector=selector)):
            return stroke
    raise AssertionError(f"{selector} is not reached with {most} strokes")


def test_the_first_result_is_a_few_strokes_away(reader: Reader, archive_with_a_past: DataFolder) -> None:
    reader.open(address_of("search", archive_with_a_past.database))
    assert strokes_to(reader.page, '.skip[href="#results"]', 2) == 2
    reader.page.keyboard.press("Enter")
    assert strokes_to(reader.page, ".articles h3 a", 1) == 1


def test_a_captured_page_with_all_its_links_can_be_skipped(reader: Reader, archive_with_a_past: DataFolder) -> None:
    reader.open(address_of("capture", archive_with_a_past.database))
    strokes_to(reader.page, '.skip[href="#origin"]', 20)
    reader.page.keyboard.press("Enter")
    assert strokes_to(reader.page, ".facts a", 1) == 1


@pytest.mark.parametrize("name", ["article", later("search"), later("calendar")])
def test_on_paper_stand_address_and_day_and_nothing_to_press(
    name: str, reader: Reader, archive_with_a_past: DataFolder
) -> None:
    path = address_of(name, archive_with_a_past.database)
    reader.open(path)
    assert not reader.page.evaluate(_SEEN.format(selector=".on-paper"))
    reader.page.emulate_media(media="print")
    assert reader.page.locator(".on-paper").inner_text().startswith(f"{reader.site}{path}, ")
    for selector in (".languages", "header nav", "form", ".skip", ".facets"):
        assert not reader.page.evaluate(_SEEN.format(selector=selector)), selector


def test_an_almost_empty_page_takes_one_sheet(browser: Browser, served_past: Served) -> None:
    reader = Reader(browser, served_past.url, Look("en"))
    reader.open("/search?q=qqqq")
    assert reader.page.pdf(format="A4").count(b"/Type /Page\n") == 1
    reader.close()


@pytest.mark.parametrize(
    "name",
    [
        "article",
        "calendar",
        later("data"),
        later("home"),
        later("network"),
        later("/archive/articles/lv-104"),
        "/archive/events",
    ],
)
def test_a_print_says_where_and_when_and_has_no_empty_sheet(
    name: str, browser: Browser, served_past: Served, archive_with_a_past: DataFolder
) -> None:
    path = name if name.startswith("/") else address_of(name, archive_with_a_past.database)
    reader = Reader(browser, served_past.url, Look("en"))
    reader.open(path)
    with closing(PdfDocument(reader.page.pdf(format="A4"))) as pdf:
        sheets = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    reader.close()
    told = f"{reader.site}{path}, 24 November 2026"
    assert told in sheets[-1]
    foot = next(at for word in ("Compiled automatically", "Powered by") if (at := sheets[-1].find(word)) >= 0)
    assert foot > 20, "the footer is alone on the last sheet"
    assert "Latviski" not in " ".join(sheets)


def test_today_is_seen_where_colours_are_forced(reader: Reader, archive_with_a_past: DataFolder) -> None:
    reader.page.emulate_media(forced_colors="active")
    reader.open(address_of("calendar", archive_with_a_past.database))
    today = reader.page.locator(".month [aria-current] .number")
    assert today.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
