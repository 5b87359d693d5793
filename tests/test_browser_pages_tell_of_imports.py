"""What pages say of imports fits a telephone, is accessible, and needs no script, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader
from tests.support.imports.with_imports import ALONE, EDITED, NO_ARTICLE, WithImports
from tests.support.sampled import in_turns
from tests.support.served import PATIENT, Served, running

PAGES = {
    "home": ("/", 200),
    "coverage": ("/about/coverage", 200),
    "sample": ("/about/sample", 200),
    "changes": ("/changes", 200),
    "others": ("/changes?kind=others", 200),
    "alone": (f"/article/{ALONE}", 200),
    "history": (f"/article/{EDITED}/history", 200),
    "none": (f"/article/{NO_ARTICLE}", 410),
}
LOOKS = {
    "wide, Latvian": Look(),
    "narrow, English": Look("en", PHONE),
    "narrow, Latvian, dark": Look("lv", PHONE, dark=True),
    "wide, English": Look("en", DESKTOP),
}


@pytest.fixture(scope="module")
def site(archive_with_imports: WithImports) -> Iterator[Served]:
    with running("archive", "serve", "--data", archive_with_imports.folder.root, *PATIENT) as served:
        yield served


@pytest.fixture(scope="module")
def without_scripts(site: Served, browser: Browser) -> Reader:
    return Reader(browser, site.url, Look("lv", PHONE), scripts=False)


@pytest.mark.parametrize(("name", "look"), in_turns(PAGES, LOOKS, every=2))
def test_it_fits_and_axe_finds_nothing(name: str, look: str, readers: dict[str, Reader]) -> None:
    reader = readers[look]
    reader.open(*PAGES[name])
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look].width
    results = Axe().run(reader.page)
    assert results.violations_count == 0, results.generate_report()


def test_the_table_behind_the_chart_opens_without_a_script(without_scripts: Reader) -> None:
    without_scripts.open("/")
    table = without_scripts.page.locator(".as-table table")
    assert not table.is_visible()
    without_scripts.page.locator(".as-table summary").click()
    assert table.is_visible()


def test_a_sampled_page_is_shown_beside_its_text_without_a_script(without_scripts: Reader) -> None:
    without_scripts.open("/about/sample")
    title = without_scripts.page.locator(".read-of-it h3").first.inner_text()
    assert title in without_scripts.page.frame_locator("iframe").first.locator("body").inner_text()
