"""robots.txt torn, huge, failing, slow: in doubt nothing is asked for, and how fast we may go is heeded (RFC 9309)."""

from __future__ import annotations

import gzip
from contextlib import closing
from dataclasses import replace
from statistics import mean

import pytest

from archive.clock import now
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.status import status
from scraper.downloader.robots import MAX_SIZE
from tests.replica.misbehaviour import Changed, Endless, Honest, Raw, Redirect, Reset, Status, Step, Truncated
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.sampled import sampled

FORBID_ENGLISH = b"User-agent: *\nDisallow: /en\n"
NOWHERE = [Redirect("http://127.0.0.2:9/robots.txt"), Redirect(""), Raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")]
ILL = [Truncated(10), Status(500), Status(503), Status(429), Reset(), *NOWHERE]


def asked(server: ReplicaServer, since: int = 0) -> set[str]:
    return {request.path for request in server.requests[since:]} - {"/robots.txt"}


@pytest.mark.parametrize("ill", sampled(ILL, ILL[::3]), ids=repr)
def test_where_it_cannot_be_had_nothing_is_asked_for(
    ill: Step, small_site: ReplicaServer, folder: DataFolder, crawl: Crawl
) -> None:
    small_site.script("/robots.txt", ill)
    summary = crawl(small_site)
    assert (summary.outcome, summary.exit_code) == ("unreachable", 4)
    assert "/robots.txt" in str(summary.detail)
    assert "without robots.txt nothing is asked for" in str(summary.detail)
    assert asked(small_site) == set()
    small_site.script("/robots.txt", Honest())
    assert crawl(small_site).outcome == "done"


def test_one_link_to_https_where_nobody_speaks_it_keeps_no_later_refresh_from_the_site(
    small_site: ReplicaServer, crawl: Crawl
) -> None:
    honest, link = small_site.handler, small_site.url.replace("http:", "https:") + "/lv/par-mums"

    def linked(path: str) -> Answer:
        answer = honest(path)
        body = answer.body.replace(b"</body>", f'<a href="{link}">Par mums</a></body>'.encode())
        return replace(answer, body=body) if answer.content_type.startswith("text/html") else answer

    small_site.handler = linked
    assert crawl(small_site).new == 6
    assert crawl(small_site).outcome == "done"  # though it asks for what failed before all else


def test_the_command_says_so_in_one_line(small_site: ReplicaServer, folder: DataFolder) -> None:
    small_site.script("/robots.txt", Truncated(10))
    ran = ctarchive("refresh", "--site", f"{small_site.url}/", "--data", folder.root, "--delay", 0)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.count("\n") == 1
    assert "/robots.txt" in ran.err


@pytest.mark.parametrize("ill", ILL[:2], ids=repr)
def test_a_copy_of_today_is_obeyed_and_one_of_yesterday_is_not(
    ill: Step, small_site: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-03-01T03:00:00Z")
    small_site.script("/robots.txt", Changed(FORBID_ENGLISH))
    assert crawl(small_site).outcome == "done"
    small_site.script("/robots.txt", ill)
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-03-01T20:00:00Z")
    since = len(small_site.requests)
    summary = crawl(small_site)
    assert summary.outcome == "done"
    assert "its copy of 2026-03-01T03:" in str(summary.detail)
    assert asked(small_site, since)
    assert not {path for path in asked(small_site) if path.startswith("/en")}
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-03-03T03:00:00Z")
    since = len(small_site.requests)
    assert crawl(small_site).outcome == "unreachable"
    assert asked(small_site, since) == set()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_one_that_is_not_there_forbids_nothing(status: int, small_site: ReplicaServer, crawl: Crawl) -> None:
    small_site.script("/robots.txt", Status(status))
    assert crawl(small_site).new == 6


@pytest.mark.parametrize("step", ["large", Endless()], ids=["large", "endless"])
def test_of_a_huge_one_the_first_part_is_read(
    step: Step | str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    padding = b"# nothing\n" * 3_000_000
    cut = FORBID_ENGLISH + b"#" * (MAX_SIZE - len(FORBID_ENGLISH) - 12) + b"\nDisallow: /lv/jaunumi-kas-nav\n" + padding
    small_site.script("/robots.txt", Changed(cut) if isinstance(step, str) else step)
    summary = crawl(small_site)
    assert summary.outcome == "done"
    if isinstance(step, str):
        # The line that is cut in two at the bound is left out: its first half would forbid all of /lv.
        assert {path[:3] for path in asked(small_site) if path[:3] in ("/lv", "/en")} == {"/lv"}
    assert summary.bytes < 5_000_000
    with closing(open_database(folder.database)) as db:
        assert status(db, folder.warc, now(), verify=True).faults == []
    head = next(folder.warc.glob("*.warc.gz"))
    from warcio.archiveiterator import ArchiveIterator

    with head.open("rb") as file:
        told = [r.rec_headers.get_header("WARC-Truncated") for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert told[0] == "length"
    assert set(told[1:]) == {None}


def test_a_crawl_delay_is_heeded_and_said(small_site: ReplicaServer, crawl: Crawl) -> None:
    small_site.script("/robots.txt", Changed(b"User-agent: *\nCrawl-delay: 0.06\n"))
    summary = crawl(small_site)
    assert summary.outcome == "done"
    assert summary.detail == "robots.txt asks for 0.06 s between requests"
    assert mean(small_site.gaps()) > 0.05


def test_a_crawl_delay_of_a_day_is_capped(
    small_site: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.downloader.robots.LONGEST_DELAY", 0.05)
    small_site.script("/robots.txt", Changed(b"User-agent: ctarchive\nCrawl-delay: 86400\n"))
    summary = crawl(small_site)
    assert summary.new == 6
    assert summary.detail == "robots.txt asks for 86400 s between requests; 0.05 s is used"


@pytest.mark.parametrize("delay", [b"soon", b"-5", b"nan", b""])
def test_a_crawl_delay_that_is_none_is_none(delay: bytes, small_site: ReplicaServer, crawl: Crawl) -> None:
    small_site.script("/robots.txt", Changed(b"User-agent: *\nCrawl-delay: " + delay + b"\n"))
    summary = crawl(small_site)
    assert (summary.new, summary.detail) == (6, None)


def test_one_that_comes_compressed_unasked_is_read(small_site: ReplicaServer, crawl: Crawl) -> None:
    coded = gzip.compress(FORBID_ENGLISH)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(coded)}\r\n\r\n".encode()
    small_site.script("/robots.txt", Raw(head + coded))
    assert crawl(small_site).outcome == "done"
    assert {path[:3] for path in asked(small_site) if path[:3] in ("/lv", "/en")} == {"/lv"}


def test_garbage_forbids_nothing(small_site: ReplicaServer, crawl: Crawl) -> None:
    small_site.script("/robots.txt", Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n\x00\xff\xfe\x80\n:"))
    assert crawl(small_site).new == 6
