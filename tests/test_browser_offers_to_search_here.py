"""Chromium reads the description of the search, and has the archive among its search engines after a visit."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, sync_playwright

from archive.store.folder import DataFolder
from tests.support.browser.reader import as_root, chromium_path
from tests.support.served import PATIENT, running

pytestmark = pytest.mark.peers
_CALM = ("--headless=new", "--no-proxy-server", "--disable-component-update")
# What Playwright adds and what keeps Chromium from fetching the description by itself.
_NOT_SO = ("--headless=old", "--disable-background-networking")


def engines(rows: Locator) -> list[str]:
    return [str(one.evaluate("row => row.engine.displayName + ' ' + row.engine.url")) for one in rows.all()]


@pytest.mark.parametrize(("language", "name"), [("lv", "CT arhīvs"), ("en-GB", "HT archive")])
def test_the_archive_is_a_search_engine_of_the_browser(
    language: str, name: str, archive_with_a_past: DataFolder, tmp_path: Path
) -> None:
    with (
        running("archive", "serve", "--data", archive_with_a_past.root, *PATIENT) as served,
        sync_playwright() as playwright,
    ):
        context = playwright.chromium.launch_persistent_context(
            tmp_path,
            executable_path=chromium_path(),
            args=[*_CALM, *as_root()],
            ignore_default_args=list(_NOT_SO),
            extra_http_headers={"Accept-Language": language},
        )
        with closing(context):
            page = context.new_page()
            found: list[str] = []
            for _ in range(20):
                page.goto(f"{served.url}/")
                time.sleep(0.5)
                page.goto("chrome://settings/searchEngines")
                found = [one for one in engines(page.locator("settings-search-engine-entry")) if name in one]
                if found:
                    break
    assert found == [f"{name} {served.url}/search?q=%s"]
