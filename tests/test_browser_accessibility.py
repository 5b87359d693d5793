"""axe-core finds nothing on any page, in light and dark, wide and narrow, in both languages; nor is one too wide."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.store.folder import DataFolder
from tests.support.browser.page_types import PAGES, address_of, status_of
from tests.support.browser.reader import MORE_RULES, PHONE, Look, Reader
from tests.support.sampled import in_turns

LOOKS = {"light, wide, Latvian": Look(), "dark, narrow, English": Look("en", PHONE, dark=True)}


@pytest.mark.parametrize(("name", "look"), in_turns(PAGES, LOOKS, every=2))
def test_axe_finds_nothing(name: str, look: str, archive_with_a_past: DataFolder, readers: dict[str, Reader]) -> None:
    readers[look].open(address_of(name, archive_with_a_past.database), status_of(name))
    results = Axe().run(readers[look].page, options=MORE_RULES)
    assert results.violations_count == 0, results.generate_report()
    assert readers[look].page.evaluate("document.documentElement.scrollWidth") == LOOKS[look].width
