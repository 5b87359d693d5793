"""axe-core finds nothing on any page, in light and dark, wide and narrow, in both languages; nor is one too wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.store.folder import DataFolder
from tests.support.browser import PHONE, WITH_SIZES, Look, Reader, chromium
from tests.support.page_types import PAGES, address_of, status_of
from tests.support.sampled import in_turns
from tests.support.served import Served

LOOKS = {"light, wide, Latvian": Look(), "dark, narrow, English": Look("en", PHONE, dark=True)}


@pytest.fixture(scope="module")
def readers(served_past: Served) -> Iterator[dict[str, Reader]]:
    """A reader for each look. They let axe into the pages, whose Content-Security-Policy would keep it out."""
    with chromium() as browser:
        yield {name: Reader(browser, served_past.url, look, unprotected=True) for name, look in LOOKS.items()}


@pytest.mark.parametrize(("name", "look"), in_turns(PAGES, LOOKS))
def test_axe_finds_nothing(name: str, look: str, archive_with_a_past: DataFolder, readers: dict[str, Reader]) -> None:
    readers[look].open(address_of(name, archive_with_a_past.database), status_of(name))
    results = Axe().run(readers[look].page, options=WITH_SIZES)
    assert results.violations_count == 0, results.generate_report()
    assert readers[look].page.evaluate("document.documentElement.scrollWidth") == LOOKS[look].width
