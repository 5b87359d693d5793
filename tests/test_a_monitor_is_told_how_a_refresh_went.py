"""$CTARCHIVE_PING_URL is told of the start and the end of each refresh, which goes on whatever becomes of that."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from filelock import FileLock

from archive.cli import cli
from archive.error_reports import run
from archive.store.folder import DataFolder
from scraper import pings
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.command import NOWHERE


@dataclass
class Monitor:
    """A receiver of pings on loopback."""

    url: str = ""
    status: int = 200
    silent: threading.Event | None = None
    got: list[tuple[str, str, str]] = field(default_factory=list)


@pytest.fixture
def monitor() -> Iterator[Monitor]:
    monitor = Monitor()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            monitor.got.append((self.path, body, self.headers["User-Agent"]))
            if monitor.silent:
                monitor.silent.wait(10)
            self.send_response(monitor.status)
            if monitor.status == 302:
                self.send_header("Location", "file:///etc/passwd")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        monitor.url = f"http://127.0.0.1:{server.server_port}/ping/a-secret/"
        yield monitor
        if monitor.silent:
            monitor.silent.set()
        server.shutdown()
        serving.join()


@pytest.fixture(scope="module")
def site() -> Iterator[ReplicaServer]:
    with ReplicaServer(Site("semantic", articles=six_articles()[:1], events=[])) as server:
        yield server


def refresh(site: str, folder: DataFolder, url: str, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setenv("CTARCHIVE_PING_URL", url)
    arguments = ["refresh", "--site", site, "--data", str(folder.root), "--delay", "0", *more]
    return run(lambda: cli.main(arguments, standalone_mode=False), "--json" in more)


def test_it_is_told_of_the_start_and_of_the_end(
    site: ReplicaServer, folder: DataFolder, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refresh(f"{site.url}/", folder, monitor.url, monkeypatch) == 0
    (start, of_start, agent), (end, log, _) = monitor.got
    assert (start, of_start, end) == ("/ping/a-secret/start", "", "/ping/a-secret/0")
    assert log.startswith("done: 1 new, ")
    assert agent.startswith("ctarchive/")


@pytest.mark.parametrize(
    ("site", "more", "code", "said"),
    [
        (NOWHERE, [], 4, "the site could not be reached"),
        ("gopher://nobody/", [], 2, "--site"),
        (NOWHERE, ["--json"], 4, "the site could not be reached"),
    ],
)
def test_it_is_told_why_a_refresh_failed(
    site: str, more: list[str], code: int, said: str, folder: DataFolder, monitor: Monitor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert refresh(site, folder, monitor.url, monkeypatch, *more) == code
    assert [path for path, *_ in monitor.got] == ["/ping/a-secret/start", f"/ping/a-secret/{code}"]
    assert said in monitor.got[-1][1]


def test_one_that_is_turned_away_is_no_failure(
    folder: DataFolder, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.create()
    with FileLock(folder.root / ".lock"):
        assert refresh(NOWHERE, folder, monitor.url, monkeypatch) == 3
    ((path, log, _),) = monitor.got
    assert path == "/ping/a-secret/log"
    assert "another refresh" in log


def test_parameters_of_the_address_stay(folder: DataFolder, monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(NOWHERE, folder, f"{monitor.url}nightly?create=1#x", monkeypatch)
    assert [path for path, *_ in monitor.got] == [f"/ping/a-secret/nightly/{of}?create=1" for of in ("start", "4")]


@pytest.mark.parametrize(
    "trouble", ["refuses", "redirects to a file", "is silent", "is not there", "speaks another language"]
)
def test_a_refresh_is_not_harmed_by_it(
    trouble: str, site: ReplicaServer, folder: DataFolder, monitor: Monitor, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    url = monitor.url
    match trouble:
        case "refuses":
            monitor.status = 404
        case "redirects to a file":
            monitor.status = 302
        case "is silent":
            monitor.silent = threading.Event()
            monkeypatch.setattr(pings, "LONGEST", 0.2)
        case "is not there":
            url = f"{NOWHERE}a-secret"
        case "speaks another language":
            with socket.create_server(("127.0.0.1", 0)) as deaf:
                url = f"http://127.0.0.1:{deaf.getsockname()[1]}/a-secret"  # and it closes at once
    assert refresh(f"{site.url}/", folder, url, monkeypatch) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("ctarchive: the ping `start` to 127.0.0.1 failed (")
    assert second.startswith("ctarchive: the ping `0` to 127.0.0.1 failed (")
    assert "a-secret" not in first + second


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "hc-ping.com/a-secret", "https://", "https://a b/", "http://x:99999/", "http://[::1",
            "https://me:a-secret@example.org/", "https://example.org/\u200ba-secret"],
)  # fmt: skip
def test_what_is_no_address_gets_one_line(
    url: str, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh("gopher://nobody/", folder, url, monkeypatch) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("ctarchive: $CTARCHIVE_PING_URL is not an address ")
    assert "a-secret" not in first
    assert "--site" in second


def test_nobody_is_told_of_an_empty_address(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh("gopher://nobody/", folder, " ", monkeypatch) == 2
    assert capsys.readouterr().err.count("\n") == 1
