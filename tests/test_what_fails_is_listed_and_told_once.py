"""What the site keeps failing to deliver is asked for again each night, and listed; only news of it is exit code 6."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.answers import StoredAnswer
from scraper.crawl.reading import Read, Reader
from tests.replica.misbehaviour import Honest, Reset, Status, Step, Truncated
from tests.replica.server import ReplicaServer
from tests.replica.site import answer_of
from tests.support.articles import path_of
from tests.support.command import ctarchive
from tests.support.crawling import Crawl

PICTURE = "/upload/images/101-apmacibas-saldus.jpg"


def failures(folder: DataFolder) -> list[dict[str, Any]]:
    with closing(open_database(folder.database)) as db:
        return list(db.query("SELECT * FROM failures ORDER BY url"))


@pytest.mark.parametrize(
    ("path", "step"),
    [(PICTURE, Status(500)), (PICTURE, Truncated(10)), (path_of("lv-103"), Reset())],
    ids=["picture", "torn picture", "article"],
)
def test_it_is_told_once_and_asked_for_each_time(
    path: str, step: Step, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    small_site.script(path, step)
    first = crawl(small_site, full=True)
    (row,) = failures(folder)
    assert (first.exit_code, first.failed) == (6, 1)
    assert str(first.detail).count(path) == 1
    assert path not in row["reason"]
    assert row["url"] == small_site.url + path
    since = len(small_site.requests)
    second = crawl(small_site)
    assert (second.outcome, second.exit_code, second.failed, second.detail) == ("done", 0, 1, None)
    assert path in {request.path for request in small_site.requests[since:]}
    (again,) = failures(folder)
    assert again["first_failed_at"] == row["first_failed_at"] < again["last_failed_at"]
    small_site.script(path, Honest())
    assert crawl(small_site).failed == 0
    assert failures(folder) == []


def test_another_failure_is_news_and_the_older_ones_are_counted(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.script(PICTURE, Status(500))
    assert crawl(small_site).exit_code == 6
    small_site.script(path_of("lv-104"), Status(500))
    summary = crawl(small_site, full=True)
    assert (summary.exit_code, summary.failed) == (6, 2)
    assert str(summary.detail).startswith("1 could not be fetched")
    assert "1 that failed before" in str(summary.detail)
    assert path_of("lv-104") in str(summary.detail)


@pytest.mark.parametrize("path", ["/", "/lv/jaunumi"])
def test_the_home_page_and_the_lists_are_told_of_each_time(path: str, small_site: ReplicaServer, crawl: Crawl) -> None:
    crawl(small_site)
    assert path in {request.path for request in small_site.requests}
    small_site.script(path, Status(500))
    assert [crawl(small_site).exit_code for _ in range(2)] == [6, 6]


def test_status_lists_it_and_a_rebuild_does_too(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    small_site.script(PICTURE, Status(500))
    crawl(small_site)
    crawl(small_site)
    before = failures(folder)
    told = ctarchive("status", "--data", folder.root)
    assert told.code == 0
    (line,) = [line for line in told.out.splitlines() if line.startswith("failed ")]
    assert line.endswith(f"{small_site.url}{PICTURE}  HTTP 500")
    folder.database.unlink()
    rebuild(folder)
    assert failures(folder) == before
    assert ctarchive("status", "--data", folder.root, "--json").json["failures"] == before


def test_a_refresh_that_ends_early_keeps_what_it_has_not_asked_for_on_the_list(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    from scraper.refresh import Options, refresh

    small_site.script(PICTURE, Status(500))
    small_site.script(path_of("lv-103"), Status(500))
    crawl(small_site)
    before = failures(folder)
    small_site.script("/robots.txt", Status(404))
    refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0.01, limit=1))
    assert [row["url"] for row in failures(folder)] == [row["url"] for row in before]


def test_an_unpublished_refresh_changes_nothing_on_the_list(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.script(PICTURE, Status(500))
    crawl(small_site)
    before = failures(folder)
    small_site.handler = lambda path: answer_of(b"down", "text/plain", status=503)
    assert crawl(small_site).outcome == "unreachable"
    assert failures(folder) == before


def test_a_page_that_no_process_can_be_made_for_has_failed(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = path_of("lv-103"), Reader.read

    async def refuse(reader: Reader, stored: StoredAnswer, url: str) -> Read:
        if url.endswith(path):
            raise BlockingIOError("Resource temporarily unavailable")
        return await read(reader, stored, url)

    monkeypatch.setattr(Reader, "read", refuse)
    summary = crawl(small_site)
    assert (summary.outcome, summary.failed, summary.new) == ("partial", 1, 5)
    assert [(one["url"], one["reason"]) for one in failures(folder)] == [
        (f"{small_site.url}{path}", "Resource temporarily unavailable")
    ]
