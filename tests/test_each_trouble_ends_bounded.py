"""One page at a time goes wrong in every way that a server can; the archive keeps what it had and tells."""

from __future__ import annotations

import itertools
import random
import time

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.misbehaviour import (
    Changed,
    Drip,
    Endless,
    GzipBomb,
    Honest,
    Raw,
    Redirect,
    Reset,
    Slow,
    Status,
    Step,
    Truncated,
    WrongLength,
)
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.sampled import later

LONGEST = 20  # seconds that a refresh may take with any of these, three attempts included; a net, not a measure
HARMLESS = ["done"]
FAILED = ["partial"]


def article_row(folder: DataFolder) -> tuple[object, ...]:
    db = open_database(folder.database)
    row = db.execute("SELECT title, body, html, revision, gone_at FROM articles WHERE id = 'lv-103'").fetchone()
    db.close()
    return tuple(row)


@pytest.mark.timeout(3 * LONGEST)  # three refreshes
@pytest.mark.parametrize(
    ("step", "outcomes"),
    [
        (Honest(), HARMLESS),
        (Status(404), HARMLESS),
        later(Status(410), HARMLESS),
        later(Status(401), FAILED),
        (Status(403), FAILED),
        later(Status(406), FAILED),
        later(Status(418), FAILED),
        later(Status(421), FAILED),
        later(Status(451), HARMLESS),
        later(Status(500), FAILED),
        later(Status(503, retry_after=1), FAILED),
        (Status(429, retry_after="Mon, 01 Jan 2024 00:00:00 GMT"), FAILED),
        later(Status(429, retry_after=3600), FAILED),
        (Truncated(300), FAILED),
        later(Slow(30), FAILED),
        later(Drip(10), FAILED),
        (Reset(), FAILED),
        later(WrongLength(10), FAILED),
        later(WrongLength(-10), HARMLESS + FAILED),
        (GzipBomb(30), FAILED),
        later(Endless(), FAILED),
        later(Redirect("/"), HARMLESS),
        later(Redirect("http://127.0.0.2:9/"), HARMLESS),
        (Redirect("file:///etc/passwd"), HARMLESS),
        later(Redirect(""), FAILED),
        later(Raw(b"HTTP/1.1 200 OK\r\n\r\n"), FAILED),
        (Raw(b"\x00\xff nonsense\r\n\r\n"), FAILED),
        later(Raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"), FAILED),
        (Raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nhello"), FAILED),
        later(Raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), HARMLESS),
    ],
    ids=repr,
)
def test_it_ends_in_time_and_the_article_stays(
    step: Step, outcomes: list[str], small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    before = article_row(folder)
    path = path_of("lv-103")
    small_site.script(path, step)
    summary = crawl(small_site, full=True, timeout=2)
    assert summary.outcome in outcomes, summary
    assert article_row(folder) == before
    small_site.script(path, Changed(lambda page: page.replace(b"</title>", b"</title>\n<!-- back -->", 1)))
    assert crawl(small_site).outcome == "done"
    assert article_row(folder) == before


def test_a_link_to_what_is_no_page_is_no_trouble(small_site: ReplicaServer, crawl: Crawl) -> None:
    link = b'<a href="/lv/meklet-formu">Mekl&#275;t</a></body>'
    small_site.script(path_of("lv-103"), Changed(lambda page: page.replace(b"</body>", link)))
    for status in (405, 400):
        small_site.script("/lv/meklet-formu", Status(status))
        assert crawl(small_site, full=True).outcome == "done"
        assert "/lv/meklet-formu" in {request.path for request in small_site.requests}


def test_what_failed_is_asked_for_first_thing_next_time(small_site: ReplicaServer, crawl: Crawl) -> None:
    path = path_of("lv-103")
    small_site.script(path, Status(500))
    assert crawl(small_site).outcome == "partial"
    small_site.script(path, Honest())
    assert crawl(small_site).new == 1


def test_a_site_that_asks_for_a_long_rest_gets_it(small_site: ReplicaServer, crawl: Crawl) -> None:
    small_site.script("/en/news", Status(503, retry_after=86400))
    summary = crawl(small_site)
    assert summary.outcome == "partial"
    assert "86400" in (summary.detail or "")
    # Of some 50. While the answer is on its way, others may overtake it.
    assert len(small_site.requests) < 40
    small_site.script("/en/news", Honest())
    assert crawl(small_site).outcome == "done"


def test_no_request_goes_out_while_the_site_rests(small_site: ReplicaServer, crawl: Crawl) -> None:
    times: list[tuple[float, str]] = []
    honest = small_site.handler

    def timed(path: str) -> Answer:
        times.append((time.monotonic(), path))
        return honest(path)

    small_site.handler = timed
    small_site.script("/en/news", Status(429, retry_after=1), Honest())
    assert crawl(small_site).outcome == "done"
    gaps = [later - earlier for (earlier, _), (later, _) in itertools.pairwise(times)]
    assert max(gaps) > 0.9


@pytest.mark.parametrize(
    ("name", "value"),
    [("CTARCHIVE_MAX_PAGES", "12"), ("CTARCHIVE_MAX_MINUTES", "1"), later("CTARCHIVE_MAX_MEGABYTES", "1")],
)
def test_a_used_up_budget_ends_the_run_and_the_next_goes_on(
    name: str, value: str, small_site: ReplicaServer, folder: DataFolder
) -> None:
    from tests.support.command import ctarchive

    if name == "CTARCHIVE_MAX_MEGABYTES":
        small_site.script("/en/news", Changed(random.Random(0).randbytes(2_000_000)))
    command = ["refresh", "--site", f"{small_site.url}/", "--data", folder.root, "--delay", 0, "--json"]
    if name == "CTARCHIVE_MAX_MINUTES":
        assert ctarchive(*command, environment={name: value}).code == 0  # a minute is plenty
        return
    first = ctarchive(*command, environment={name: value})
    assert (first.code, first.json["outcome"]) == (6, "partial")
    assert "budget" in first.err
    small_site.script("/en/news", Honest())
    second = ctarchive(*command)
    assert second.code == 0
    assert first.json["new"] + second.json["new"] == 6
