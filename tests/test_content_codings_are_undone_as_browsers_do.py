from __future__ import annotations

import gzip
import random
import zlib

import pytest

from archive.warc import coding
from archive.warc.answers import StoredAnswer
from archive.warc.coding import MAX_CODINGS, MAX_MEMBERS, UNDONE, decode
from tests.replica.misbehaviour import Raw
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.texts.codings import CODERS, coded, wide_frame

PAGE = b"<h1>Virsraksts</h1>" + b"<p>Teksts.</p>" * 40
ZIPPED = gzip.compress(PAGE, mtime=0)


def content(payload: bytes, *codings: str) -> bytes:
    return StoredAnswer(tuple(("Content-Encoding", coding) for coding in codings), payload).content()


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "none", "identity", "", "binary", "8bit", ", ,"])
def test_what_is_no_coding_is_ignored(name: str) -> None:
    assert content(PAGE, name) == PAGE
    assert content(ZIPPED, f"{name}, gzip") == content(ZIPPED, f"gzip, {name}") == PAGE


@pytest.mark.parametrize("name", ["compress", "gzip, dcb", "dcz, gzip"])
def test_a_coding_that_cannot_be_undone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be undone"):
        content(ZIPPED, name)


def test_several_codings_are_undone_from_the_last_to_the_first() -> None:
    assert content(zlib.compress(ZIPPED), "gzip, deflate") == PAGE
    assert content(coded(PAGE, "deflate, gzip, zstd, br"), "Deflate, GZIP, zstd, BR") == PAGE


@pytest.mark.parametrize("codings", [("identity", "gzip"), ("gzip", "utf-8"), ("none", "x-gzip")])
def test_several_lines_are_one_field(codings: tuple[str, ...]) -> None:
    assert content(ZIPPED, *codings) == PAGE
    assert content(gzip.compress(ZIPPED), "gzip", "gzip") == PAGE


@pytest.mark.parametrize("stray", [b"garbage after", b"\r\n", b"\0\0\0", b"\x1f", b"<br />Fatal error", b";" * 40_000])
@pytest.mark.parametrize("name", ["gzip", "deflate", "br"])
def test_stray_bytes_after_a_whole_stream_are_left_out(name: str, stray: bytes) -> None:
    assert content(coded(PAGE, name) + stray, name) == PAGE


@pytest.mark.parametrize("stray", [b"", b"x", b"x" * 20_000])
def test_brotli_is_undone_wherever_among_its_pieces_it_ends(stray: bytes) -> None:
    for size in range(2 * coding._PIECE - 12, 2 * coding._PIECE + 4):
        noise = random.Random(size).randbytes(size)  # which takes some bytes more when it is coded
        assert decode(coded(noise, "br") + stray, "br") == noise


@pytest.mark.parametrize(("name", "mark"), [("gzip", b"\x1f\x8b"), ("zstd", b"\x28\xb5\x2f\xfd")])
def test_a_further_stream_is_read_and_must_be_whole(name: str, mark: bytes) -> None:
    packed, more = coded(PAGE, name), coded(b"<p>Beigas.</p>", name)
    assert content(packed + more, name) == PAGE + b"<p>Beigas.</p>"
    for broken in (packed[:-9], mark + b"garbage"):
        with pytest.raises(ValueError, match="compressed data"):
            content(packed + broken, name)
    with pytest.raises(ValueError, match="compressed members"):
        content(coded(b"", name) * (MAX_MEMBERS + 1), name)


def test_what_follows_zstandard_is_a_frame_or_broken() -> None:
    skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc"
    assert content(skipped + coded(PAGE, "zstd") + skipped, "zstd") == PAGE
    with pytest.raises(ValueError, match="broken compressed data"):
        content(coded(PAGE, "zstd") + b"garbage", "zstd")


@pytest.mark.parametrize("name", CODERS)
def test_broken_data_is_refused(name: str) -> None:
    packed = coded(PAGE, name)
    for broken in (PAGE, packed[:-9], packed[:20], b"", packed[:9] + b"\xff\xff\xff" + packed[12:]):
        with pytest.raises(ValueError, match=r"\A[^\n]*compressed data[^\n]*\Z"):
            content(broken, name)


@pytest.mark.parametrize("name", CODERS)
def test_layers_are_bounded(name: str) -> None:
    bomb = coded(bytes(1 << 20), f"{name}, {name}")
    assert len(decode(bomb, f"{name}, {name}", 1 << 20)) == 1 << 20
    for limit in (100, (1 << 20) - 1):
        with pytest.raises(ValueError, match=f"more than {limit} bytes"):
            decode(bomb, f"{name}, {name}", limit)
    with pytest.raises(ValueError, match="content codings"):
        decode(ZIPPED, ", ".join([name] * (MAX_CODINGS + 1)))


def test_a_frame_may_refer_back_to_eight_mebibytes_and_no_more() -> None:
    assert decode(wide_frame(PAGE, 23), "zstd") == PAGE
    with pytest.raises(ValueError, match="too much memory"):
        decode(wide_frame(PAGE, 24), "zstd")


def test_every_coding_is_tried_here() -> None:
    assert set(UNDONE) == {*CODERS, "x-gzip"}


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
