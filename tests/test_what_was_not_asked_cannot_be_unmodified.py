from __future__ import annotations

from dataclasses import replace

import pytest

from archive.store.folder import DataFolder
from tests.replica.misbehaviour import Raw
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.archives.older_rules import ask
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl

UNMODIFIED = Raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")


@pytest.mark.parametrize("path", ["/", "/en/news", path_of("lv-101")])
def test_a_page_that_came_without_validators_has_failed(
    path: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    pages = Site("semantic", articles=six_articles(), events=[])

    def without_validators(address: str) -> Answer:
        return replace(pages(address), etag=None, last_modified=None)

    small_site.handler = without_validators
    crawl(small_site)
    small_site.script(path, UNMODIFIED)
    summary = crawl(small_site, full=True)
    told = f"{small_site.url}{path}: it says it is not modified, but was not asked"
    assert (summary.outcome, summary.not_modified, told in (summary.detail or "")) == ("partial", 0, True)
    assert ask(folder, "SELECT refers_to FROM captures WHERE status = 304") == [(None,)]
    small_site.forget()
    assert crawl(small_site).outcome == "done"
