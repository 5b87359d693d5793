"""A page runs no script, asks nothing of other hosts, says nothing on the console and fits the narrowest telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from archive.store.folder import DataFolder
from tests.support.browser.page_types import PAGES, address_of, status_of
from tests.support.browser.reader import HARMLESS, Look, Reader
from tests.support.sampled import sampled
from tests.support.served import Served

NARROWEST = 320  # CSS pixels; what WCAG 2.1 asks for (1.4.10, reflow)

_OUTLINE = """() => ({
    scripts: [...document.scripts].map(script => script.type),
    width: document.documentElement.scrollWidth,
    headings: document.querySelectorAll('h1').length,
    links: [...document.links].map(link => link.protocol),
    events: document.querySelectorAll('[onclick], [onload], [onerror]').length,
})"""


@pytest.fixture(scope="module")
def reader(site: Served, browser: Browser) -> Reader:
    return Reader(browser, site.url, Look(width=NARROWEST))


@pytest.mark.parametrize("name", sampled(PAGES, [*PAGES][::2]))
def test_a_page_is_calm(name: str, reader: Reader, archive_with_a_past: DataFolder) -> None:
    path, status = address_of(name, archive_with_a_past.database), status_of(name)
    reader.page.goto("about:blank")  # what the frame of the page before still tells is told by now
    reader.noticed.clear()
    reader.open(path, status)
    outline = reader.page.evaluate(_OUTLINE)
    assert set(outline["scripts"]) <= {"application/ld+json"}
    assert outline["width"] <= NARROWEST
    assert outline["headings"] == 1
    assert set(outline["links"]) <= HARMLESS
    # Chromium's own word about a page that is not there.
    expected = f"({reader.site}{path})" if status == 404 else "\0"
    assert [one for one in reader.noticed if not one.endswith(expected)] == []
