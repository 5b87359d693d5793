from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pywb.utils.memento import MementoUtils

from archive.store.folder import DataFolder
from tests.replica import looks
from tests.replica.server import ReplicaServer
from tests.support.browser.reader import chromium
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom
from tests.support.servers.pywb import replaying


@pytest.fixture
def crawled_twice(small_site: ReplicaServer, crawl: Crawl) -> ReplicaServer:
    """A site archived twice, so that the later captures are revisit records, of the same payload sent again."""
    honest = small_site.handler
    small_site.handler = lambda path: replace(honest(path), etag=None, last_modified=None)
    crawl(small_site)
    crawl(small_site, full=True)
    return small_site


@pytest.fixture
def replay(tmp_path: Path, folder: DataFolder, crawled_twice: ReplicaServer, free_port: int) -> Iterator[str]:
    """The address of a pywb with all our captures in its collection."""
    with replaying(tmp_path, sorted(folder.warc.iterdir()), free_port) as address:
        yield address


@pytest.mark.peers
def test_its_timemap_lists_the_same_captures_as_ours(
    crawled_twice: ReplicaServer, replay: str, folder: DataFolder
) -> None:
    article = next(request.path for request in crawled_twice.requests if request.path.endswith("/101"))
    addresses = [f"{crawled_twice.url}{path}" for path in ("/", "/en/news", article, "/robots.txt")]
    with closing(ReadingRoom(folder.database)) as room:
        for address in addresses:
            with urllib.request.urlopen(f"{replay}/timemap/link/{address}", timeout=20) as answer:
                theirs = MementoUtils.parse_links(answer.read().decode())
            ours = MementoUtils.parse_links(room.get(f"/timemap/link/{address}").text)
            assert [one["datetime"] for one in ours["mementos"]] == [one["datetime"] for one in theirs["mementos"]]
            assert len(ours["mementos"]) == 2
            assert ours["original"] == theirs["original"]


def test_a_page_is_found_by_its_address_with_the_bytes_that_were_sent(
    crawled_twice: ReplicaServer, replay: str
) -> None:
    article = next(request.path for request in crawled_twice.requests if request.path.endswith("/101"))
    for path in ("/", "/en/news", article):
        with urllib.request.urlopen(f"{replay}/id_/{crawled_twice.url}{path}", timeout=20) as answer:
            assert answer.read() == crawled_twice.handler(path).body


@pytest.mark.peers
def test_a_page_looks_as_it_did(crawled_twice: ReplicaServer, replay: str) -> None:
    article = next(request.path for request in crawled_twice.requests if request.path.endswith("/101"))
    with chromium() as browser, closing(browser.new_page()) as page:
        answers: dict[str, int] = {}
        page.on("response", lambda answer: answers.update({answer.url.rpartition(crawled_twice.url)[2]: answer.status}))
        page.goto(f"{replay}/{crawled_twice.url}{article}", wait_until="networkidle")
        shown = next(frame for frame in page.frames if "mp_/" in frame.url).evaluate(SHOWN)
    assert shown["link"] == "rgb({}, {}, {})".format(*looks.colour("semantic"))
    assert "/images/lapa.png" in shown["background"]
    assert shown["fonts"] == ["loaded"]
    assert "js" in shown["classes"].split()
    assert {path: answers.get(path) for path in looks.paths("semantic") if "ikona" not in path} == {
        path: 200
        for path in looks.paths("semantic")
        if "ikona" not in path  # a browser without a window asks for none
    }


SHOWN = """async () => {
  await document.fonts.ready;
  return {
    link: getComputedStyle(document.querySelector("main a, nav a, a")).color,
    background: getComputedStyle(document.body).backgroundImage,
    fonts: [...document.fonts].map(font => font.status),
    classes: document.documentElement.className,
  };
}"""
