from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.pywb import replaying


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


def test_a_page_is_found_by_its_address_with_the_bytes_that_were_sent(
    crawled_twice: ReplicaServer, replay: str
) -> None:
    article = next(request.path for request in crawled_twice.requests if request.path.endswith("/101"))
    for path in ("/", "/en/news", article):
        with urllib.request.urlopen(f"{replay}/id_/{crawled_twice.url}{path}", timeout=20) as answer:
            assert answer.read() == crawled_twice.handler(path).body
