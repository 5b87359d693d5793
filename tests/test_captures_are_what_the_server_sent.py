from __future__ import annotations

import gzip
import subprocess
import sys
from dataclasses import replace

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture
from tests.replica.misbehaviour import Chunked, Raw
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.texts.codings import coded

PAGE = b"<html><head><title>T</title></head><body><h1>Virsraksts</h1><p>%s</p></body></html>" % (b"Teksts. " * 40)


def records(folder: DataFolder, url: str) -> dict[str, tuple[bytes, bytes, dict[str, str]]]:
    """Record type -> (header block as stored, payload, WARC fields) of the records of one address."""
    found = {}
    for path in folder.warc.iterdir():
        with path.open("rb") as file:
            for record in ArchiveIterator(file, no_record_parse=True):
                fields = dict(record.rec_headers.headers)
                if fields.get("WARC-Target-URI") == url:
                    head, _, payload = record.raw_stream.read().partition(b"\r\n\r\n")
                    found[record.rec_type] = (head, payload, fields)
    return found


def answer(*lines: bytes, body: bytes = PAGE) -> bytes:
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def test_headers_and_payload_are_kept_byte_for_byte(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    sent = answer(
        b"HTTP/1.1 200 Labi",
        b"x-ODD-case: 1",
        b"Set-Cookie: a=1",
        b"Content-type: text/html",
        b"set-cookie: b=2",
        b"X-Latvian: \xc4\x81\xc4\x8d",
        b"Content-Length: %d" % len(PAGE),
    )
    small_site.script("/en/news", Raw(sent))
    crawl(small_site)
    head, payload, _ = records(folder, f"{small_site.url}/en/news")["response"]
    assert head + b"\r\n\r\n" + payload == sent


def test_a_compressed_payload_stays_compressed(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    head, payload, _ = records(folder, f"{small_site.url}/en/news")["response"]
    assert b"Content-Encoding: gzip" in head
    assert b"<html" in gzip.decompress(payload).lower()


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_coding_that_nobody_asked_for_is_kept_and_the_page_is_read(
    coding: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    page = small_site.handler(path_of("lv-103")).body
    fields = [b"Content-Type: text/html", b"Content-Encoding: " + coding.encode(), b"Connection: close"]
    sent = answer(b"HTTP/1.1 200 OK", *fields, body=coded(page, coding))
    small_site.script(path_of("lv-103"), Raw(sent))
    assert crawl(small_site).outcome == "done"
    head, payload, _ = records(folder, f"{small_site.url}{path_of('lv-103')}")["response"]
    assert head + b"\r\n\r\n" + payload == sent
    db = open_database(folder.database)
    assert db.execute("SELECT count(*) FROM articles WHERE id = 'lv-103' AND length(body) > 500").fetchone() == (1,)
    db.close()
    asked = {one.headers["Accept-Encoding"] for one in small_site.requests if one.path != "/robots.txt"}
    assert asked == {"gzip, deflate"}  # whatever the libraries beside ours could undo


def test_chunks_are_undone_and_the_headers_say_so(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    small_site.script("/en/news", Chunked(7))
    crawl(small_site)
    head, payload, _ = records(folder, f"{small_site.url}/en/news")["response"]
    assert b"X-Archive-Orig-Transfer-Encoding: chunked" in head
    assert b"\r\nTransfer-Encoding" not in head
    assert payload == small_site.handler("/en/news").body


def test_the_request_is_kept_as_sent(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    head, _, _ = records(folder, f"{small_site.url}/en/news")["request"]
    asked = next(request for request in small_site.requests if request.path == "/en/news")
    lines = head.decode().split("\r\n")
    assert lines[0] == "GET /en/news HTTP/1.1"
    assert lines[1:] == [f"{name}: {value}" for name, value in asked.headers.items()]
    assert "ctarchive/" in asked.headers["User-Agent"]


def test_a_second_refresh_refers_to_the_payloads_of_the_first(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    honest = small_site.handler
    small_site.handler = lambda path: replace(honest(path), etag=None, last_modified=None)
    crawl(small_site)
    _, first, fields = records(folder, f"{small_site.url}/en/news")["response"]
    crawl(small_site)
    _, payload, revisit = records(folder, f"{small_site.url}/en/news")["revisit"]
    assert payload == b""
    assert revisit["WARC-Refers-To"] == fields["WARC-Record-ID"]
    assert revisit["WARC-Refers-To-Date"] == fields["WARC-Date"]
    assert revisit["WARC-Payload-Digest"] == fields["WARC-Payload-Digest"]
    db = open_database(folder.database)
    again = list(find_captures(db, "url = ?", [f"{small_site.url}/en/news"]))[-1]
    assert read_capture(db, folder.warc, again).payload == first
    db.close()


def test_errors_redirects_and_robots_txt_are_captured_too(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    statuses = dict(
        db.execute("SELECT replace(url, rtrim(url, replace(url, '/', '')), ''), status FROM captures").fetchall()
    )
    db.close()
    assert statuses["robots.txt"] == 200
    assert statuses["sitemap.xml"] == 404


def test_public_tools_accept_every_file(archived_replica: DataFolder) -> None:
    for path in archived_replica.warc.iterdir():
        check = subprocess.run(
            [sys.executable, "-m", "warcio.cli", "check", str(path)], capture_output=True, text=True, check=False
        )
        assert (check.returncode, check.stdout, check.stderr) == (0, "", "")


def test_every_row_points_at_its_bytes(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    captures = list(find_captures(db, "1"))
    assert len(captures) > 300
    for capture in captures:
        read_capture(db, archived_replica.warc, capture)  # raises where bytes or digest are off
    db.close()
