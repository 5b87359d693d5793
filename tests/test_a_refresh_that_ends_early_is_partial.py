"""Stopped, out of budget or of disk: a refresh publishes what it has read, says why, and leaves the rest behind."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from scrapy.utils.reactor import CallLaterOnce
from sqlite_utils import Database

from archive.store import crawls
from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from scraper.refresh import Options, refresh
from tests.replica import looks
from tests.replica.misbehaviour import Changed, Honest, Slow, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Site, answer_of
from tests.support.articles import path_of, six_articles
from tests.support.command import ROOT
from tests.support.crawling import Crawl
from tests.support.rows.derived import Rows, derived_rows
from tests.support.sampled import later

TIMES = ("first_seen_at", "last_seen_at", "captured_at", "capture_id")  # differ from run to run as they should


def rows(folder: DataFolder) -> Rows:
    return derived_rows(folder, without=TIMES)


def pending(folder: DataFolder) -> list[str]:
    with closing(open_database(folder.database)) as db:
        return [url for (url,) in db.execute("SELECT url FROM pending ORDER BY rowid")]


def limited(server: ReplicaServer, folder: DataFolder, limit: int, *, full: bool = True) -> Summary:
    return refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, full=full, limit=limit))


def asked(server: ReplicaServer, since: int) -> list[str]:
    """The paths of pages and files asked for since so many requests, without robots.txt, each once.

    What pages need to look as they do is asked for when all pages have come, and is left out.
    """
    others = {"/robots.txt", *looks.paths("semantic")}
    return list(dict.fromkeys(r.path for r in server.requests[since:] if r.path not in others))


@cache
def everything() -> tuple[str, ...]:
    """The paths that a refresh of the small site asks for."""
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server, TemporaryDirectory() as folder:
        refresh(Options(site=f"{server.url}/", data=Path(folder), delay=0))
        return tuple(asked(server, 0))


@pytest.fixture
def changed_site(small_site: ReplicaServer, crawl: Crawl) -> ReplicaServer:
    """A site that was archived, and where one article has changed since."""
    assert crawl(small_site).outcome == "done"
    path = path_of("lv-101")
    small_site.script(path, Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1)))
    return small_site


@pytest.mark.parametrize("limit", [later(1), 4, later(16)])
def test_wherever_a_full_refresh_ends_it_is_no_drift_and_the_next_brings_the_rest(
    limit: int, changed_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    whole = set(everything())
    since = len(changed_site.requests)
    summary = limited(changed_site, folder, limit)
    assert (summary.outcome, summary.exit_code, summary.failed) == ("partial", 6, 0)
    assert f"the limit of {limit} pages" in (summary.ended_early or "")
    assert str(summary.ended_early) in str(summary.detail)
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT ended_early FROM crawls ORDER BY id DESC").fetchone()[0] == summary.ended_early
    left = [url.removeprefix(changed_site.url) for url in pending(folder)]
    got = asked(changed_site, since)
    assert not set(left) & set(got)
    assert set(left) | set(got) == whole  # nothing is lost, though a refresh that is not full would not ask for it
    since = len(changed_site.requests)
    assert crawl(changed_site).outcome == "done"
    assert set(asked(changed_site, since)[: len(left) - 8]) <= set(left)  # first, bar the last that are under way
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT revision FROM articles WHERE id = 'lv-101'").fetchone()[0] == 2
    assert pending(folder) == []


def test_a_stop_before_the_first_request_is_heard(
    small_site: ReplicaServer, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(db: Database, moment: datetime) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return as_ever(db, moment)

    as_ever = crawls.begin
    monkeypatch.setattr(crawls, "begin", begin)
    summary = refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0))
    assert (summary.outcome, summary.ended_early) == ("partial", "the crawl was stopped by SIGINT")


def test_what_was_left_is_asked_for_in_the_order_of_waiting(changed_site: ReplicaServer, folder: DataFolder) -> None:
    limited(changed_site, folder, 30)
    left = [url.removeprefix(changed_site.url) for url in pending(folder)]
    since = len(changed_site.requests)
    refresh(Options(site=f"{changed_site.url}/", data=folder.root, delay=0.01, limit=7))  # one request at a time
    assert asked(changed_site, since)[:6] == left[:6]


def test_links_of_the_first_answers_do_not_pass_what_was_left(
    changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait_while_answers_come(turn: CallLaterOnce[None]) -> None:  # as on a busy machine
        await as_ever(turn)
        await asyncio.sleep(0.05)

    limited(changed_site, folder, 4)
    left = [url.removeprefix(changed_site.url) for url in pending(folder)]
    as_ever = CallLaterOnce.wait
    monkeypatch.setattr(CallLaterOnce, "wait", wait_while_answers_come)
    since = len(changed_site.requests)
    assert crawl(changed_site).outcome == "done"
    assert set(asked(changed_site, since)[: len(left) - 8]) <= set(left)


def test_a_first_refresh_that_ends_early_publishes_what_it_has_read(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    new = [summary.new for summary in (limited(small_site, folder, 12), crawl(small_site))]
    assert sum(new) == 6
    assert new[0] > 0


def test_small_budgets_come_to_the_end_in_turns_although_a_page_keeps_failing(
    small_site: ReplicaServer, folder: DataFolder
) -> None:
    small_site.script(path_of("lv-103"), Status(500))
    whole = set(everything()) - {"/upload/files/103-statistika-2014.xls"}  # which only that page leads to
    for _ in range(12):
        limited(small_site, folder, 14, full=False)
        if whole <= set(asked(small_site, 0)):
            break
    assert whole <= set(asked(small_site, 0))


def test_pages_read_before_the_end_are_judged_all_the_same(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    before = rows(folder)
    honest = small_site.handler
    small_site.handler = lambda path: honest(path) if "." in path else answer_of(b"<p>new design</p>", "text/html")
    assert limited(small_site, folder, 34).outcome == "drift"
    assert rows(folder) == before


def test_the_lists_are_compared_with_a_refresh_that_has_read_them(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    listed = crawl(small_site).listed
    limited(small_site, folder, 1)
    with closing(open_database(folder.database)) as db:
        compared = db.execute(
            "SELECT listed FROM crawls WHERE outcome IN ('done', 'partial') AND ended_early IS NULL ORDER BY id DESC"
        ).fetchone()
    assert compared[0] == listed


def test_little_room_on_the_disk_is_a_cause(
    changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage(NamedTuple):
        free: int = 3_000_000

    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage())
    summary = crawl(changed_site, full=True)
    assert (summary.outcome, summary.ended_early) == ("partial", "the disk has only 3 MB left")
    monkeypatch.undo()
    assert crawl(changed_site).outcome == "done"


def test_a_rebuild_knows_what_was_left(changed_site: ReplicaServer, folder: DataFolder) -> None:
    changed_site.script(path_of("lv-104"), Status(500))
    limited(changed_site, folder, 30)
    sql = "SELECT * FROM crawls ORDER BY id", "SELECT url FROM pending ORDER BY rowid", "SELECT * FROM failures"
    with closing(open_database(folder.database)) as db:
        before = [db.execute(query).fetchall() for query in sql]
    assert before[1]
    folder.database.unlink()
    rebuild(folder)
    with closing(open_database(folder.database)) as db:
        assert [db.execute(query).fetchall() for query in sql] == before


class Running:
    """A refresh in a process of its own, on a site that holds one page back until it is told."""

    def __init__(self, server: ReplicaServer, folder: DataFolder, *options: str) -> None:
        self._server = server
        command = [sys.executable, "-m", "archive", "refresh", "--delay", "0.05", *options]
        command += ["--site", f"{server.url}/", "--data", str(folder.root)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
        )

    def asked_for(self, path: str, since: int) -> None:
        """Wait until it has asked for a path."""
        while path not in asked(self._server, since):
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.01)

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_what_there_is(
    stop: signal.Signals, changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl
) -> None:
    since = len(changed_site.requests)
    running = Running(changed_site, folder, "--full")
    running.asked_for("/en/news", since)
    running.process.send_signal(stop)
    code, out, err = running.end()
    assert code == 6
    assert out.startswith("partial: ")
    assert err == f"ctarchive: the crawl was stopped by {stop.name}; the next refresh goes on from there\n"
    left = pending(folder)
    assert left
    since = len(changed_site.requests)
    assert crawl(changed_site).outcome == "done"
    assert {url.removeprefix(changed_site.url) for url in left} <= set(asked(changed_site, since))


def test_the_second_ends_it_at_once_and_loses_nothing(
    changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl
) -> None:
    before = rows(folder)
    since = len(changed_site.requests)
    changed_site.script("/en/news", Slow(30))
    running = Running(changed_site, folder, "--full")
    running.asked_for("/en/news", since)
    running.process.send_signal(signal.SIGINT)
    time.sleep(0.3)  # so that it is not taken for one signal
    running.process.send_signal(signal.SIGTERM)
    code, out, err = running.end()
    assert (code, out) == (1, "")
    assert err.startswith("ctarchive: stopped at once")
    assert err.count("\n") == 1
    assert rows(folder) == before
    changed_site.script("/en/news", Honest())
    assert crawl(changed_site, full=True).changed == 1


def test_what_a_killed_refresh_was_to_ask_for_comes_first(
    changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl
) -> None:
    whole = set(everything())
    limited(changed_site, folder, 4)
    left = pending(folder)
    since = len(changed_site.requests)
    changed_site.script(left[5].removeprefix(changed_site.url), Slow(30))
    running = Running(changed_site, folder, "--full")
    running.asked_for(left[5].removeprefix(changed_site.url), since)
    running.process.kill()
    running.end()
    assert pending(folder)[: len(left)] == left
    changed_site.script(left[5].removeprefix(changed_site.url), Honest())
    since = len(changed_site.requests)
    assert crawl(changed_site).outcome == "done"
    # What the killed one had asked may be heard late, but not after the first thing that a refresh asks for.
    paths = [request.path for request in changed_site.requests]
    again = asked(changed_site, paths.index("/robots.txt", since))
    assert set(again) == whole  # as the killed one would have, although this one is not full
    assert set(again[: len(left) - 8]) <= {url.removeprefix(changed_site.url) for url in left}
