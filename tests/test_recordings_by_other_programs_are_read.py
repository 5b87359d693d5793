from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from warcio.capture_http import capture_http

from archive.warc.foreign import ForeignCapture
from tests.replica.misbehaviour import Chunked
from tests.replica.server import ReplicaServer
from tests.support.imports.foreign import files_of

pytestmark = [pytest.mark.peers]
needs_wget = pytest.mark.skipif(not shutil.which("wget"), reason="wget is not installed")
BIN = Path(sys.executable).parent


def wget(server: ReplicaServer, path: Path, *options: str) -> None:
    """Crawl a site into `path` without its ending."""
    command = ["wget", "-q", "-r", "-l", "2", "-P", str(path.with_name("pages")), f"--warc-file={path}", *options]
    subprocess.run([*command, f"{server.url}/"], check=False)  # it ends with an error where a page is missing


def check(captures: list[ForeignCapture], server: ReplicaServer, *, at_least: int) -> None:
    """Each capture holds what the site answers."""
    assert len({one.url for one in captures}) >= at_least
    for one in captures:
        assert one.answer.content() == server.handler(one.url.removeprefix(server.url)).body
        assert (one.claimed_digest, one.truncated) == (None, None)


@needs_wget
@pytest.mark.parametrize("options", [(), ("--no-warc-compression",), ("--compression=gzip",), ("--no-warc-digests",)])
def test_what_wget_records(tmp_path: Path, small_site: ReplicaServer, options: tuple[str, ...]) -> None:
    small_site.script("/en/news", Chunked(7))
    wget(small_site, tmp_path / "recorded", *options)
    files = files_of(tmp_path, site=small_site.url)
    check(list(files), small_site, at_least=15)
    assert files.problems == []


@needs_wget
def test_what_wget_leaves_out_because_it_had_it_before(tmp_path: Path, small_site: ReplicaServer) -> None:
    recorded = tmp_path / "recorded"
    recorded.mkdir()
    wget(small_site, recorded / "2", "--warc-cdx")
    wget(small_site, recorded / "1", f"--warc-dedup={recorded / '2.cdx'}")
    files = files_of(recorded, site=small_site.url)
    captures = list(files)
    check(captures, small_site, at_least=15)
    assert files.problems == []
    again = [one for one in captures if one.source_uri.startswith("file:1.warc.gz")]
    assert len({one.url for one in again}) >= 15
    alone = files_of(recorded / "1.warc.gz", site=small_site.url)
    assert list(alone) == []
    assert len(alone.problems) == len(again)


def test_what_pywb_records(tmp_path: Path, small_site: ReplicaServer, free_port: int) -> None:
    subprocess.run([BIN / "wb-manager", "init", "mine"], cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "config.yaml").write_text("collections:\n  live: $live\nrecorder: live\n")
    command = [str(BIN / "wayback"), "--port", str(free_port), "--bind", "127.0.0.1"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as recorder:
        try:
            for _ in range(200):
                with suppress(OSError), socket.create_connection(("127.0.0.1", free_port), timeout=1):
                    break
                time.sleep(0.1)
            for path in ("/", "/lv", "/en/news", "/missing"):
                request = urllib.request.Request(f"http://127.0.0.1:{free_port}/mine/record/id_/{small_site.url}{path}")
                request.add_header("Accept-Encoding", "gzip")
                with suppress(HTTPError), urllib.request.urlopen(request, timeout=20) as answer:
                    answer.read()
        finally:
            recorder.terminate()
    files = files_of(tmp_path / "collections", site=small_site.url)
    check(list(files), small_site, at_least=4)
    assert files.problems == []


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_what_warcio_records(tmp_path: Path, small_site: ReplicaServer, name: str) -> None:
    small_site.script("/en/news", Chunked(7))
    with capture_http(str(tmp_path / name)):
        for path, method in (("/", "GET"), ("/lv", "HEAD"), ("/en/news", "GET"), ("/missing", "GET")):
            connection = http.client.HTTPConnection(urlsplit(small_site.url).netloc, timeout=20)
            connection.request(method, path, headers={"Accept-Encoding": "gzip"})
            connection.getresponse().read()
            connection.close()
    files = files_of(tmp_path, site=small_site.url)
    check(list(files), small_site, at_least=3)
    assert files.problems == []
    assert files.left_alone["answers to HEAD"] == 1
