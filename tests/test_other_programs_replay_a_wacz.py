"""Programs of others take a WACZ of ours: py-wacz finds it valid, pywb and ReplayWeb.page show what is in it.

py-wacz is looked for on the PATH (`uv tool install wacz`). ReplayWeb.page is the npm package `replaywebpage`; say where
its files lie with $CTARCHIVE_REPLAYWEBPAGE. What is not at hand is skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import urllib.request
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from archive.export.dataset import make
from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica import looks
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.browser.reader import Reader, chromium
from tests.support.crawling import Crawl
from tests.support.imports import wacz
from tests.support.served import running
from tests.support.servers.pywb import replaying
from tests.support.servers.ranges import serving

pytestmark = pytest.mark.peers

REPLAYWEBPAGE = os.environ.get("CTARCHIVE_REPLAYWEBPAGE", "")
ARTICLE = path_of("lv-101")

needs_viewer = pytest.mark.skipif(not REPLAYWEBPAGE, reason="$CTARCHIVE_REPLAYWEBPAGE does not say where it is")


@pytest.fixture
def file(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, tmp_path: Path) -> Path:
    """A WACZ of a site archived twice, of which the later captures are revisit records, and one of a 304."""
    honest = small_site.handler
    crawl(small_site)
    small_site.handler = lambda path: replace(honest(path), etag=None, last_modified=None)
    crawl(small_site, full=True)
    small_site.handler = honest
    crawl(small_site)
    path = tmp_path / "captures.wacz"
    assert wacz.packed(folder, path).damaged == []
    return path


@pytest.mark.skipif(not shutil.which("wacz"), reason="py-wacz is not on the PATH")
def test_py_wacz_finds_it_valid(file: Path) -> None:
    ran = subprocess.run(["wacz", "validate", "-f", file], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran
    assert "the passed WACZ is valid" in ran.stdout


def test_pywb_replays_every_capture_with_the_bytes_that_were_sent(
    file: Path, small_site: ReplicaServer, tmp_path: Path, free_port: int
) -> None:
    lines = wacz.index(wacz.members(file))
    assert sum(told["mime"] == "warc/revisit" for *_, told in lines) > 10
    with replaying(tmp_path, [file], free_port) as address:
        for _, time, told in lines:
            request = urllib.request.Request(f"{address}/{time}id_/{told['url']}")
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    status, body = answer.status, answer.read()
            except urllib.error.HTTPError as error:
                status, body = error.code, error.read()
            sent = small_site.handler(told["url"].removeprefix(small_site.url) or "/")
            assert (status, body) == (sent.status, sent.body), told["url"]


def shows(viewer: str, browser: Browser, captures: str, url: str, time: str, folder: DataFolder) -> None:
    """ReplayWeb.page at an address shows the article lv-101, as of a time, from a WACZ at another address."""
    with closing(open_database(folder.database)) as db:
        title, body = db.execute("SELECT title, body FROM articles WHERE id = 'lv-101'").fetchone()
    with closing(Reader(browser, viewer)) as reader:
        reader.open(f"/?source={quote(captures, safe='')}#view=pages&url={quote(url, safe='')}&ts={time}")
        frame = reader.page.frame_locator("iframe").locator("body")
        frame.get_by_role("heading", name=title).wait_for(timeout=60_000)  # milliseconds
        shown = re.sub(r"\s+", " ", frame.inner_text())
        assert re.sub(r"\s+", " ", body.split("\n\n")[0]) in shown
        coloured = frame.locator("a").first.evaluate("link => getComputedStyle(link).color")
        assert coloured == "rgb({}, {}, {})".format(*looks.colour("semantic"))
        elsewhere = [one for one in reader.noticed if "another host" in one and not one.endswith(captures)]
        assert elsewhere == []


def article_in(file: Path, *, is_revisit: bool) -> tuple[str, str]:
    """The address of the article, and the time of a capture of it."""
    return next(
        (told["url"], time)
        for _, time, told in wacz.index(wacz.members(file))
        if told["url"].endswith(ARTICLE) and (told["mime"] == "warc/revisit") == is_revisit
    )


@needs_viewer
@pytest.mark.parametrize("is_revisit", [False, True], ids=["a response", "a revisit"])
def test_replaywebpage_shows_a_page_of_the_site(file: Path, folder: DataFolder, is_revisit: bool) -> None:
    url, time = article_in(file, is_revisit=is_revisit)
    served = {"captures.wacz": file, "viewer": Path(REPLAYWEBPAGE)}
    with serving(served) as address, chromium() as browser:
        shows(address, browser, f"{address}/captures.wacz", url, time, folder)


@needs_viewer
def test_replaywebpage_opens_it_where_the_pages_of_the_archive_hand_it_out(file: Path, folder: DataFolder) -> None:
    made = make(folder)
    url, time = article_in(file, is_revisit=False)
    with (
        running("archive", "serve", "--data", folder.root) as archive,
        serving({"viewer": Path(REPLAYWEBPAGE)}) as viewer,
        chromium() as browser,
    ):
        shows(viewer, browser, f"{archive.url}/data/{made.release.version}/captures.wacz", url, time, folder)
