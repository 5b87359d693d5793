"""A reader with a browser: headless Chromium, watched for anything that a well-behaved page does not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

DESKTOP, PHONE = 1280, 390  # CSS pixels
HARMLESS = {"http:", "https:", "mailto:", "webcal:"}  # a link may lead here: it runs nothing

# Rules that axe-core disables by default: targets are 24 by 24 CSS pixels, or have space around them (WCAG 2.2, 2.5.8),
# and their names contain the visible words, for people who speak to the browser (2.5.3).
MORE_RULES = {"rules": {name: {"enabled": True} for name in ("target-size", "label-content-name-mismatch")}}

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Nothing that a browser does by itself: no updates, no proxy, no first-run page.
_CALM = (
    "--disable-background-networking",
    "--disable-component-update",
    "--no-proxy-server",
    "--font-render-hinting=none",
    "--disable-gpu",
    "--disable-software-rasterizer",
)


class Look(NamedTuple):
    """How somebody looks at pages; `width` in CSS pixels."""

    language: Literal["lv", "en"] = "lv"
    width: int = DESKTOP
    dark: bool = False


LOOKS = {
    "wide, Latvian": Look(),
    "narrow, English, dark": Look("en", PHONE, dark=True),
    "narrow, Latvian": Look("lv", PHONE),
    "wide, English, dark": Look("en", DESKTOP, dark=True),
}


def chromium_path() -> str:
    """The path of Chromium. Without it, the test is skipped, but fails in CI."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path:
        return path
    missing = "no Chromium found: install it (on Debian: apt-get install chromium) to try the pages in a browser"
    if os.environ.get("CI") == "true" or os.environ.get("CTARCHIVE_BROWSER") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


def as_root() -> list[str]:
    """The options that Chromium needs as root, as in many containers, where it cannot sandbox itself."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, until the block ends. Without it, the test is skipped, but fails in CI.

    Meanwhile, Playwright's event loop runs, and no other can be started in this thread.
    """
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_CALM, *as_root()])
        try:
            yield browser
        finally:
            browser.close()


class Reader:
    """A window on one site. `noticed` is everything that a well-behaved page does not do, in words.

    That includes messages on the console, errors of scripts, dialogs, missing files and requests to other hosts. If
    `unprotected`, the pages' Content-Security-Policy does not apply, and scripts can be injected.
    """

    def __init__(
        self,
        browser: Browser,
        site: str,
        look: Look = Look(),  # noqa: B008  # it cannot be changed
        *,
        scripts: bool = True,
        unprotected: bool = False,
    ) -> None:
        self.site = site
        self.noticed: list[str] = []
        self._context = browser.new_context(
            base_url=site,
            locale={"lv": "lv-LV", "en": "en-GB"}[look.language],
            viewport={"width": look.width, "height": 900},
            color_scheme="dark" if look.dark else "light",
            java_script_enabled=scripts,
            bypass_csp=unprotected,
            has_touch=look.width < 600,
        )
        self._context.set_default_timeout(0)  # pytest-timeout ends what would wait for ever
        self.page: Page = self._context.new_page()
        self._context.on("console", self._heard)
        self._context.on("weberror", lambda error: self.noticed.append(f"error: {error.error}"))
        self._context.on("dialog", self._asked)
        self._context.on("requestfinished", self._requested)
        self._context.on("requestfailed", self._requested)

    def open(self, path: str, status: int = 200) -> None:
        """Go to a page, which must exist, and wait until it is complete."""
        answer = self.page.goto(path)
        assert answer, path
        assert answer.status == status, f"{path}: {answer.status}"

    def close(self) -> None:
        """Close the window."""
        self._context.close()

    def tell_when_run(self, told: list[Any]) -> None:
        """Return a list to which any call of the function `ran`, in any script of any frame, appends its argument."""
        self._context.expose_binding("ran", lambda _, argument=None: told.append(argument))

    def _heard(self, message: ConsoleMessage) -> None:
        self.noticed.append(f"console: {message.text} ({message.location.get('url')})")

    def _asked(self, dialog: Dialog) -> None:
        self.noticed.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        # What the page's policy forbids has failed before it began.
        if request.failure != "csp" and not request.url.startswith((f"{self.site}/", "data:", "about:", "blob:")):
            self.noticed.append(f"request to another host: {request.url}")
