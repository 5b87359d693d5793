from __future__ import annotations

from statistics import mean

import pytest

from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Changed, Redirect
from tests.replica.server import ReplicaServer
from tests.replica.site import answer_of
from tests.support.command import ctarchive


def test_requests_keep_their_distance(small_site: ReplicaServer, folder: DataFolder) -> None:
    refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0.2, limit=8))
    gaps = small_site.gaps()
    assert len(gaps) >= 5
    assert mean(gaps) > 0.18  # on the average, for a busy server notices one late, and so the next early


def test_what_robots_txt_forbids_is_not_asked_for(small_site: ReplicaServer, folder: DataFolder) -> None:
    small_site.script("/robots.txt", Changed(b"User-agent: *\nDisallow: /en/\n"))
    summary = refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0))
    assert summary.outcome == "done"
    below = {one.path.split("/")[1] for one in small_site.requests if one.path.count("/") > 1}
    assert "lv" in below
    assert "en" not in below


def test_robots_txt_is_obeyed_through_a_redirect(small_site: ReplicaServer, folder: DataFolder) -> None:
    small_site.script("/robots.txt", Redirect("/robots-real.txt"))
    small_site.script("/robots-real.txt", Changed(b"User-agent: ctarchive\nDisallow: /en/\n"))
    honest = small_site.handler
    small_site.handler = lambda path: (
        answer_of(b"User-agent: ctarchive\nDisallow: /en/\n", "text/plain")
        if path == "/robots-real.txt"
        else honest(path)
    )
    refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0))
    below = {one.path.split("/")[1] for one in small_site.requests if one.path.count("/") > 1}
    assert "lv" in below
    assert "en" not in below


def test_the_user_agent_names_the_project_and_a_contact(small_site: ReplicaServer, folder: DataFolder) -> None:
    ran = ctarchive(
        "refresh",
        "--site",
        f"{small_site.url}/",
        "--data",
        folder.root,
        "--delay",
        0,
        environment={"CTARCHIVE_CONTACT": "arhivs@example.org"},
    )
    assert ran.code == 0
    agents = {request.headers["User-Agent"] for request in small_site.requests}
    assert len(agents) == 1
    assert agents.pop().startswith("ctarchive/0.")
    assert all("arhivs@example.org" in request.headers["User-Agent"] for request in small_site.requests)


def test_no_page_is_asked_for_twice(small_site: ReplicaServer, folder: DataFolder) -> None:
    refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0))
    paths = [request.path for request in small_site.requests]
    assert sorted(paths) == sorted(set(paths))


def test_a_limit_ends_the_crawl_early_and_says_so(small_site: ReplicaServer, folder: DataFolder) -> None:
    ran = ctarchive(
        "refresh", "--site", f"{small_site.url}/", "--data", folder.root, "--delay", 0, "--limit", 9, "--json"
    )
    assert (ran.code, ran.json["outcome"]) == (6, "partial")
    assert "the limit of 9 pages is reached" in ran.err
    assert 9 <= ran.json["requests"] <= 9 + 8 + 1  # what was under way when the limit was reached, and robots.txt


@pytest.mark.parametrize("loop", ["/a?b=1", "/a"])
def test_a_redirect_loop_ends(loop: str, small_site: ReplicaServer, folder: DataFolder) -> None:
    small_site.script("/en/news", Redirect(loop))
    small_site.script(loop, Redirect("/en/news"))
    summary = refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=0))
    assert (summary.outcome, summary.failed) == ("partial", 1)
    assert "/en/news: it redirects in a circle" in str(summary.detail)
    assert sum(request.path == loop for request in small_site.requests) == 1
