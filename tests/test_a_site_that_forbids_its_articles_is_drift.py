from __future__ import annotations

from contextlib import closing

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.misbehaviour import Raw, Status
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl

PATHS = [article.path for article in six_articles()]


@pytest.mark.parametrize("status", [401, 403, 407])
def test_a_site_that_forbids_all_articles_is_never_done(
    status: int, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    for path in PATHS:
        small_site.script(path, Status(status))
    found = [crawl(small_site, full=True) for _ in range(2)]
    assert [summary.outcome for summary in found] == ["drift", "drift"]
    assert f"HTTP {status}" in str(found[0].detail)
    assert crawl(small_site, full=True, accept_drift=True).outcome == "drift"
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM articles WHERE gone_at IS NULL").fetchone()[0] >= len(PATHS)


def test_a_first_visit_that_is_forbidden_publishes_nothing_and_the_next_has_all(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    for path in PATHS:
        small_site.script(path, Status(403))
    assert crawl(small_site).outcome == "drift"
    small_site.forget()
    assert crawl(small_site).outcome == "done"
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone()[0] >= len(PATHS)


def test_one_forbidden_article_is_listed_told_once_and_asked_for_once_a_night(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    small_site.script(path_of("lv-103"), Status(403))
    assert [crawl(small_site, full=full).outcome for full in (True, False)] == ["partial", "done"]
    before = len(small_site.requests)
    assert crawl(small_site).failed == 1
    assert [one.path for one in small_site.requests[before:]].count(path_of("lv-103")) == 1
    with closing(open_database(folder.database)) as db:
        assert [row[0] for row in db.execute("SELECT reason FROM failures")] == ["HTTP 403"]


def test_where_no_page_comes_the_most_frequent_reason_is_told_in_one_line(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    both = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    with closing(open_database(folder.database)) as db:
        known = [row[0] for row in db.execute("SELECT DISTINCT url FROM captures WHERE url NOT LIKE '%/robots.txt'")]
    for url in known:
        small_site.script(url.removeprefix(small_site.url), Raw(both))
    small_site.script("/sitemap.xml", Status(404))
    summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.new) == ("drift", 0)
    told = str(summary.detail)
    assert "no page came (http://127.0.0.1" in told
    assert "Transfer-Encoding" in told
    assert "\n" not in told
