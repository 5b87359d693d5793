"""A collection of the real pywb, made of files that others' programs wrote, is imported whole."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.clock import iso
from archive.imports.digests import sha1_base32
from scraper.archives.dialects.listing import Listed
from scraper.archives.fetching import Options, run
from tests.replica.server import ReplicaServer
from tests.support.imports.store import MemoryStore
from tests.support.servers.pywb import replaying
from tests.support.texts.codings import coded
from tests.wayback.kept import SITE, Kept

pytestmark = pytest.mark.peers

PAGE = b"<html><head></head><body>" + "Cilvēku tirdzniecība. ".encode() * 40
GZIP = (("Content-Encoding", "gzip"),)
KEPT = [
    Kept(f"{SITE}/", "20150102030405", PAGE, headers=(("ETag", '"a"'), ("Set-Cookie", "a=b; path=/"), ("X-Odd", "1"))),
    Kept(f"{SITE}:80/lv/a/1", "20150102030406", gzip.compress(PAGE, mtime=0), headers=GZIP),
    Kept(f"{SITE}/lv/c/3", "20170102030405", b"", 301, headers=(("Location", "/lv/c-d/3"),)),
    Kept(f"{SITE}/lv/c/3", "20180102030405", b"", 302, headers=(("Location", "http://trafficking.lv/x?a=b"),)),
    Kept(f"{SITE}/lv/d/4", "20170102030405", b"<p>Nav atrasts", 404),
    Kept(f"{SITE}/lv/d/4", "20180102030405", b"<p>Atvainojiet", 503),
    Kept(f"{SITE}/upload/a.jpg", "20170102030405", b"\xff\xd8\xff" + b"j" * 5000, mime="image/jpeg"),
    Kept("http://trafficking.lv/en/news", "20170102030405", PAGE),
]


def write(writer: WARCWriter, kept: Sequence[Kept]) -> None:
    """Write records of what others captured."""
    for one in kept:
        http = StatusAndHeaders(f"{one.status} {one.reason}", list(one.fields.items()), protocol="HTTP/1.1")
        told = {"WARC-Date": iso(Listed(one.url, one.timestamp).captured_at)[:19] + "Z"}
        size = len(one.payload)
        writer.write_record(
            writer.create_warc_record(
                one.url,
                "response",
                payload=BytesIO(one.payload),
                length=size,
                http_headers=http,
                warc_headers_dict=told,
            )
        )


def test_what_warcio_wrote_comes_as_it_was(tmp_path: Path, free_port: int) -> None:
    path = tmp_path / "of-others.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        write(writer, KEPT)
        again = {"WARC-Date": "2019-01-02T03:04:05Z"}
        http = StatusAndHeaders("200 OK", list(KEPT[0].fields.items()), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_revisit_record(
                KEPT[0].url,
                sha1_base32(PAGE),
                KEPT[0].url,
                "2015-01-02T03:04:05Z",
                http_headers=http,
                warc_headers_dict=again,
            )
        )
    store = MemoryStore()
    with replaying(tmp_path, [path], free_port) as address:
        ended = run(Options("wayback", data=tmp_path / "data", service=address, delay=0), store)
        assert run(Options("wayback", data=tmp_path / "data", service=address, delay=0), store).known == 9
    assert (ended.new, ended.failed, ended.ended_early) == (9, {}, None)
    came = {(one.url, f"{one.captured_at:%Y}"): one for one in store.added}
    for one in [*KEPT, Kept(KEPT[0].url, "20190102030405", PAGE, headers=KEPT[0].headers)]:
        capture = came[one.url.replace(":80", ""), one.timestamp[:4]]
        assert (capture.status, capture.reason, capture.body) == (one.status, one.reason, one.payload)
        assert {name.lower(): value for name, value in capture.answer.headers} == {
            name.lower(): value for name, value in one.fields.items()
        }
        assert capture.claimed_digest is None


def test_what_it_undoes_itself_is_read_and_marked_as_another_payload(tmp_path: Path, free_port: int) -> None:
    path = tmp_path / "of-others.warc.gz"
    kept = [
        Kept(f"{SITE}/lv/{name}/1", "20230102030405", coded(PAGE, name), headers=(("Content-Encoding", name),))
        for name in ("br", "zstd")
    ]
    with path.open("wb") as file:
        write(WARCWriter(file, gzip=True), kept)
    store = MemoryStore()
    with replaying(tmp_path, [path], free_port) as address:
        run(Options("wayback", data=tmp_path / "data", service=address, delay=0), store)
    assert [one.answer.content() for one in store.added] == [PAGE, PAGE]
    undone, as_it_was = sorted(store.added, key=lambda one: one.url)
    assert (undone.body, undone.claimed_digest) == (PAGE, sha1_base32(kept[0].payload))
    assert "X-Archive-Orig-Content-Encoding" in dict(undone.answer.headers)
    assert (as_it_was.body, as_it_was.claimed_digest) == (kept[1].payload, None)


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed")
def test_what_wget_wrote_comes_as_it_was(tmp_path: Path, small_site: ReplicaServer, free_port: int) -> None:
    command = ["wget", "--quiet", "--recursive", "--level=3", "--page-requisites", "--warc-file=site", "--delete-after"]
    subprocess.run([*command, f"{small_site.url}/"], cwd=tmp_path, check=False)
    with (tmp_path / "site.warc.gz").open("rb") as file:
        written = {
            (
                record.rec_headers.get_header("WARC-Target-URI").strip("<>"),
                record.http_headers.get_statuscode(),
            ): sha1_base32(record.content_stream().read())
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        }
    assert len(written) > 10
    store = MemoryStore()
    with replaying(tmp_path, [tmp_path / "site.warc.gz"], free_port) as address:
        site = f"{small_site.url}/"
        ended = run(Options("wayback", site=site, data=tmp_path / "data", service=address, delay=0), store)
    assert (ended.failed, ended.ended_early, ended.broken) == ({}, None, 0)
    assert {(one.url, str(one.status)): sha1_base32(one.answer.content()) for one in store.added} == written
