"""The page about who runs the archive, with all that a keeper may say, fits and is accessible in every look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.store.folder import DataFolder
from tests.support.browser.keeper_settings import SAID
from tests.support.browser.reader import LOOKS, Reader
from tests.support.sampled import sampled
from tests.support.served import PATIENT, Served, running


@pytest.fixture(scope="module")
def site(archive_with_a_past: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = DataFolder(tmp_path_factory.mktemp("kept"))
    folder.create()
    shutil.copy(archive_with_a_past.database, folder.database)
    folder.settings.write_text(SAID)
    with running("archive", "serve", "--data", folder.root, *PATIENT) as served:
        yield served


@pytest.mark.parametrize("look", sampled(LOOKS, {"narrow, English, dark"}))
def test_it_fits_and_axe_finds_nothing(look: str, readers: dict[str, Reader]) -> None:
    reader = readers[look]
    reader.open("/about")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look].width
    results = Axe().run(reader.page)
    assert results.violations_count == 0, results.generate_report()
    assert reader.noticed == []


def test_a_reader_goes_from_any_page_to_how_to_ask_for_removal(readers: dict[str, Reader]) -> None:
    reader = readers["narrow, Latvian"]
    reader.open("/search")
    reader.page.get_by_role("link", name="Labošana un dzēšana").click()
    assert reader.page.url.endswith("/about#corrections")
    assert reader.page.get_by_role("heading", name="Labošana un dzēšana").is_visible()
