from __future__ import annotations

import gzip
import zlib

import pytest

from archive.warc.answers import Stored
from archive.warc.coding import MAX_CODINGS, decode
from tests.replica.misbehaviour import Raw
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl

PAGE = b"<h1>Virsraksts</h1>" + b"<p>Teksts.</p>" * 40
ZIPPED = gzip.compress(PAGE, mtime=0)


def content(payload: bytes, *codings: str) -> bytes:
    return Stored(tuple(("Content-Encoding", coding) for coding in codings), payload).content()


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "none", "identity", "", "binary", "8bit", ", ,"])
def test_what_is_no_coding_is_ignored(name: str) -> None:
    assert content(PAGE, name) == PAGE
    assert content(ZIPPED, f"{name}, gzip") == content(ZIPPED, f"gzip, {name}") == PAGE


@pytest.mark.parametrize("name", ["br", "zstd", "compress", "gzip, br", "br, gzip"])
def test_a_coding_that_was_not_asked_for_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not asked for"):
        content(ZIPPED, name)


def test_several_codings_are_undone_from_the_last_to_the_first() -> None:
    assert content(zlib.compress(ZIPPED), "gzip, deflate") == PAGE
    assert content(gzip.compress(zlib.compress(PAGE)), "deflate, gzip") == PAGE


@pytest.mark.parametrize("codings", [("identity", "gzip"), ("gzip", "utf-8"), ("none", "x-gzip")])
def test_several_lines_are_one_field(codings: tuple[str, ...]) -> None:
    assert content(ZIPPED, *codings) == PAGE
    assert content(gzip.compress(ZIPPED), "gzip", "gzip") == PAGE


@pytest.mark.parametrize("stray", [b"garbage after", b"\r\n", b"\0\0\0", b"\x1f", b"<br />Fatal error"])
@pytest.mark.parametrize(("coding", "coded"), [("gzip", ZIPPED), ("deflate", zlib.compress(PAGE))])
def test_stray_bytes_after_a_whole_stream_are_left_out(coding: str, coded: bytes, stray: bytes) -> None:
    assert content(coded + stray, coding) == PAGE


def test_a_further_stream_of_gzip_is_read_and_must_be_whole() -> None:
    assert content(ZIPPED + gzip.compress(b"<p>Beigas.</p>"), "gzip") == PAGE + b"<p>Beigas.</p>"
    for broken in (ZIPPED[:-9], b"\x1f\x8bgarbage"):
        with pytest.raises(ValueError, match="compressed data"):
            content(ZIPPED + broken, "gzip")


@pytest.mark.parametrize("broken", [PAGE, ZIPPED[:-9], ZIPPED[:20], b""])
def test_broken_data_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="compressed data"):
        content(broken, "gzip")


def test_layers_are_bounded() -> None:
    bomb = gzip.compress(gzip.compress(bytes(1 << 20)))
    with pytest.raises(ValueError, match="more than 100 bytes"):
        decode(bomb, "gzip, gzip", 100)
    with pytest.raises(ValueError, match="content codings"):
        decode(ZIPPED, ", ".join(["gzip"] * (MAX_CODINGS + 1)))


@pytest.mark.parametrize("field", [b"Content-Encoding: utf-8", b"Content-Encoding: none\r\nContent-Encoding: identity"])
@pytest.mark.usefixtures("folder")
def test_a_refresh_reads_an_answer_under_a_mistaken_coding(
    field: bytes, small_site: ReplicaServer, crawl: Crawl
) -> None:
    page = small_site.handler("/en/news").body
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n%b\r\n\r\n" % (len(page), field)
    small_site.script("/en/news", Raw(head + page))
    summary = crawl(small_site)
    assert (summary.outcome, summary.failed) == ("done", 0)
