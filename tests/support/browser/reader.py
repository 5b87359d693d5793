"""A reader with a browser: Chromium without a window, watched for what a calm page does not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

DESKTOP, PHONE = 1280, 390  # CSS pixels
HARMLESS = {"http:", "https:", "mailto:", "webcal:"}  # where a link may lead: it runs nothing

# For axe-core, which leaves them off otherwise: what is pressed is 24 CSS pixels wide and high, or stands alone (WCAG
# 2.2, 2.5.8), and its name has the words that are seen, so that who speaks to the browser can press it (2.5.3).
MORE_RULES = {"rules": {name: {"enabled": True} for name in ("target-size", "label-content-name-mismatch")}}

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Nothing that a browser does by itself: no look for updates, no proxy, no first-run page.
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
    """Where Chromium is. Without one the test is skipped, but in CI it fails."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path:
        return path
    missing = "no Chromium found: install it (on Debian: apt-get install chromium) to try the pages in a browser"
    if os.environ.get("CI") == "true" or os.environ.get("CTARCHIVE_BROWSER") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


def as_root() -> list[str]:
    """What Chromium must be told where root runs it, as containers often do: it refuses to sandbox itself then."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium for the length of the block. Without one the test is skipped, but in CI it fails.

    While it runs, Playwright's own event loop does too, and no other can be started in this thread.
    """
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_CALM, *as_root()])
        try:
            yield browser
        finally:
            browser.close()


class Reader:
    """Somebody with one window, who visits one site. `noticed` is whatever a calm page does not do, in words.

    That is a word on the console, an error of a script, a dialog, a file that is not there, a request to another host.
    With `unprotected` the pages' Content-Security-Policy does not hold, and scripts can be put in.
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
        self._context.set_default_timeout(0)  # pytest-timeout is the net for what never comes
        self.page: Page = self._context.new_page()
        self._context.on("console", self._heard)
        self._context.on("weberror", lambda error: self.noticed.append(f"error: {error.error}"))
        self._context.on("dialog", self._asked)
        self._context.on("requestfinished", self._requested)
        self._context.on("requestfailed", self._requested)

    def open(self, path: str, status: int = 200) -> None:
        """Go to a page, which must be there, and wait until all of it is."""
        answer = self.page.goto(path)
        assert answer, path
        assert answer.status == status, f"{path}: {answer.status}"

    def close(self) -> None:
        """Close the window."""
        self._context.close()

    def tell_when_run(self, told: list[Any]) -> None:
        """Let a call of the function `ran`, in any script of any frame, append its argument to a list."""
        self._context.expose_binding("ran", lambda _, argument=None: told.append(argument))

    def _heard(self, message: ConsoleMessage) -> None:
        self.noticed.append(f"console: {message.text} ({message.location.get('url')})")

    def _asked(self, dialog: Dialog) -> None:
        self.noticed.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        # What the policy of the page forbids has failed before it began.
        if request.failure != "csp" and not request.url.startswith((f"{self.site}/", "data:", "about:", "blob:")):
            self.noticed.append(f"request to another host: {request.url}")
