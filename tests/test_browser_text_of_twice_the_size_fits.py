"""Text twice the usual size (WCAG 2.2, 1.4.4), or a word without end, makes no page wider than its window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.store.folder import DataFolder
from tests.support.browser.page_types import PAGES, address_of, status_of
from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader, chromium
from tests.support.sampled import in_turns
from tests.support.served import Served

LOOKS = {
    "narrow, Latvian": Look("lv", PHONE),
    "narrow, English": Look("en", PHONE),
    "wide, Latvian": Look("lv", DESKTOP),
}
TABLES = {name: f"/archive/{name}" for name in ("articles", "articles/lv-104")}


@pytest.fixture(scope="module")
def readers(served_past: Served) -> Iterator[dict[str, Reader]]:
    with chromium() as browser:
        yield {name: Reader(browser, served_past.url, look, unprotected=True) for name, look in LOOKS.items()}


@pytest.mark.parametrize(("name", "look"), in_turns([*PAGES, *TABLES], LOOKS, every=2))
def test_nothing_stands_beside_the_window(
    name: str, look: str, archive_with_a_past: DataFolder, readers: dict[str, Reader]
) -> None:
    reader = readers[look]
    address = TABLES.get(name) or address_of(name, archive_with_a_past.database)
    reader.open(address, status_of(name))
    reader.page.add_style_tag(content="html { font-size: 200% !important }")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == LOOKS[look].width


@pytest.mark.parametrize("path", ["/search?q={0}&speaker={0}", "/statements?office={0}", "/speakers?q={0}", "/{0}"])
def test_what_was_typed_does_not_either(path: str, readers: dict[str, Reader]) -> None:
    reader = readers["narrow, English"]
    reader.open(path.format("w" * 180), 404 if path == "/{0}" else 200)
    assert reader.page.evaluate("document.documentElement.scrollWidth") == PHONE


@pytest.mark.parametrize("look", ["narrow, Latvian", "narrow, English"])
def test_the_files_of_a_data_set_stand_side_by_side_on_a_phone(look: str, readers: dict[str, Reader]) -> None:
    reader = readers[look]
    reader.open("/data")
    hidden = "(one => one.scrollWidth - one.clientWidth)(document.querySelector('.wide-table'))"
    assert reader.page.evaluate(hidden) == 0
