"""One of the site's names is out of reach, or its https: what links name elsewhere too is asked for there."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import replace
from unittest.mock import patch

import pytest

from archive import site
from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper import scope
from tests.replica.misbehaviour import Reset, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.articles import path_of
from tests.support.crawling import Crawl

PATH = path_of("lv-103")


def link(server: ReplicaServer, *to: str) -> None:
    """Let the pages of the site link to these addresses wherever they linked to the article."""
    honest = server.handler
    links = b" ".join(f'<a href="{address}">{n}</a>'.encode() for n, address in enumerate(to))

    def linked(path: str) -> Answer:
        answer = honest(path)
        if path == PATH or not answer.content_type.startswith("text/html"):
            return answer
        body = answer.body.replace(f'"{PATH}"'.encode(), f'"{to[0]}"'.encode()).replace(b"</body>", links + b"</body>")
        return replace(answer, body=body, etag=None, last_modified=None)

    server.handler = linked


def failed(folder: DataFolder) -> set[str]:
    with closing(open_database(folder.database)) as db:
        return {url for (url,) in db.execute("SELECT url FROM failures") if not url.endswith("/robots.txt")}


def https(server: ReplicaServer) -> str:
    return server.url.replace("http:", "https:") + PATH


@pytest.mark.parametrize("https_first", [True, False])
def test_a_page_that_no_https_brings_comes_over_http_where_a_link_says_so(
    https_first: bool, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    both = [https(small_site), f"{small_site.url}{PATH}"]
    link(small_site, *both[:: 1 if https_first else -1])
    assert crawl(small_site).new == 6
    assert failed(folder) == set()


def test_what_failed_over_https_the_last_time_comes_over_http_by_a_later_link(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    honest = small_site.handler
    link(small_site, https(small_site))
    assert crawl(small_site).new == 5
    small_site.handler = honest
    assert crawl(small_site).new == 1
    assert failed(folder) == set()
    asked = len(small_site.requests)
    crawl(small_site, full=True)
    assert [one.path for one in small_site.requests[asked:]].count(PATH) == 1


def test_a_page_last_seen_under_a_name_that_is_gone_comes_under_the_one_of_the_links(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = small_site.url.rpartition(":")[2]
    names = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
    for module in (site, scope):
        monkeypatch.setattr(module, "ALIASES", names)
    honest = small_site.handler
    link(small_site, f"http://localhost:{port}{PATH}")
    site.page_key.cache_clear()
    try:
        assert crawl(small_site).new == 6
        small_site.handler = honest
        real = socket.getaddrinfo

        def without(host: str, *args: object, **kwargs: object) -> object:
            if host == "localhost":
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return real(host, *args, **kwargs)  # type: ignore[arg-type]

        with patch("socket.getaddrinfo", without):
            later = crawl(small_site, full=True)
    finally:
        site.page_key.cache_clear()
    assert (later.new, failed(folder)) == (0, set())
    with closing(open_database(folder.database)) as db:
        seen = [
            url for (url,) in db.execute("SELECT url FROM captures WHERE url LIKE ? AND status = 200", [f"%{PATH}"])
        ]
    assert seen == [f"http://localhost:{port}{PATH}", f"{small_site.url}{PATH}"]


@pytest.mark.parametrize("step", [Status(500), Reset()], ids=repr)
def test_a_page_that_answers_with_trouble_is_asked_for_nowhere_else(
    step: Step, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    link(small_site, f"{small_site.url}{PATH}", https(small_site))
    small_site.script(PATH, step)
    crawl(small_site)
    assert failed(folder) == {f"{small_site.url}{PATH}"}


def test_a_page_that_can_be_reached_nowhere_is_told_once(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    link(small_site, https(small_site), https(small_site) + "/")
    assert crawl(small_site).failed == 1
