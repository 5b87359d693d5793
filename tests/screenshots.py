"""Makes the pictures in docs/pictures, the same from the same pages: python -m tests.screenshots [FOLDER]"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.store.folder import DataFolder
from tests.support.archives import past
from tests.support.browser.page_types import PAGES, address_of
from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader, chromium
from tests.support.command import ROOT
from tests.support.served import running

SITE_PORT, PORT = 8123, 8001  # shown in the pictures, so always the same
PHONES = ("home", "search", "article", "document", "speaker", "calendar")
HEIGHTS = {DESKTOP: 800, PHONE: 780}  # CSS pixels
_LEFT_OUT = (
    "search-near",
    "search-nothing",
    "article-gallery",
    "article-corrected",
    "article-then",
    "document-unread",
    "speaker-corrected",
    "speaker-former",
    "network-person",
    "statements",
    "statements-nothing",
    "municipality-events",
    "subscribe",
    "data",
    "data-api",
    "about",
    "coverage",
    "sample",
    "not-found",
)
_DATASETTE = {"articles": "/archive/articles"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Archive the stand-in site, serve it, and take a picture of each type of page."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "pictures")
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        archive = DataFolder(Path(scratch) / "data")
        past.live_through(archive, port=SITE_PORT)
        paths = {name: address_of(name, archive.database) for name in PAGES if name not in _LEFT_OUT} | _DATASETTE
        environment = {"CTARCHIVE_NOW": (past.NOW + timedelta(hours=6)).isoformat()}
        with (
            running("archive", "serve", "--data", archive.root, port=PORT, environment=environment) as served,
            chromium() as browser,
        ):
            for width, names, ending in ((DESKTOP, tuple(paths), ""), (PHONE, PHONES, "-phone")):
                reader = Reader(browser, served.url, Look("en", width))
                reader.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
                for name in names:
                    reader.open(paths[name])
                    if name in _DATASETTE:  # the table is below what is said of its columns
                        # At once: the pages scroll smoothly, and the picture would be taken on the way.
                        heading = reader.page.get_by_role("heading", level=2).first
                        heading.evaluate("it => it.scrollIntoView({behavior: 'instant'})")
                    reader.page.screenshot(
                        path=folder / f"{name}{ending}.png",
                        full_page=name == "home" and width == DESKTOP,
                        animations="disabled",
                        caret="hide",
                    )
                    print(folder / f"{name}{ending}.png")
                reader.close()


if __name__ == "__main__":
    main()
