"""Fixtures for tests that look at pages in a browser: Chromium, and readers in it (see reader.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from archive.web.serving.i18n import Interface
from tests.support.served import Served

if TYPE_CHECKING:  # Playwright takes a second to load, and most tests do not need it
    from playwright.sync_api import Browser, Page

    from tests.support.browser.reader import Look, Reader


@pytest.fixture(scope="module")
def site(served_past: Served) -> Served:
    """The archive that readers visit: the one with a past, if a test module has no `site` of its own."""
    return served_past


@pytest.fixture(scope="module")
def browser(site: Served) -> Iterator[Browser]:
    """Chromium, until the test module ends. `site` is made first, because no crawl can start in its event loop."""
    from tests.support.browser.reader import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def readers(request: pytest.FixtureRequest, site: Served, browser: Browser) -> dict[str, Reader]:
    """A reader for each of the LOOKS of the test module.

    They let axe run in the pages, whose Content-Security-Policy would forbid it.
    """
    from tests.support.browser.reader import Reader

    looks: dict[str, Look] = request.module.LOOKS
    return {name: Reader(browser, site.url, look, unprotected=True) for name, look in looks.items()}


@pytest.fixture
def page(look: Look, site: Served, browser: Browser) -> Iterator[Page]:
    """A window without JavaScript at the first page, in which nothing may go wrong until the end.

    The test module says in a fixture `look` how it is looked at.
    """
    from tests.support.browser.reader import Reader

    reader = Reader(browser, site.url, look, scripts=False)
    reader.open("/")
    yield reader.page
    reader.close()
    assert reader.noticed == []


@pytest.fixture
def say(look: Look) -> Callable[[str], str]:
    """A message of the interface, as the reader sees it."""
    return Interface(look.language).gettext
