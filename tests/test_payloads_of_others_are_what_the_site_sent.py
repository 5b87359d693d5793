from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import Any

import pytest

from archive.warc.foreign import ForeignCapture
from tests.support.imports.foreign import PAGE, SITE, answer, per_record, read, read_one, record, record_id, revisit
from tests.support.texts.codings import coded

ZIPPED = gzip.compress(PAGE, mtime=0)
ICON = b"\0\0\1\0\1\0\x10\x10" + bytes(99)  # in no list of how files begin
CHUNKED = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (10, ZIPPED[:10], len(ZIPPED) - 10, ZIPPED[10:])


def captured(tmp_path: Path, body: bytes, *fields: str, **more: Any) -> ForeignCapture:
    return read_one(tmp_path / "a.warc.gz", record(block=answer(body, "Content-Type: text/html", *fields), **more))


def names(capture: ForeignCapture) -> list[str]:
    return [name.decode() for name, _ in capture.headers[1:]]


def test_chunks_as_kept_on_the_wire_are_undone(tmp_path: Path) -> None:
    one = captured(tmp_path, CHUNKED, "Content-Encoding: gzip", "Transfer-Encoding: chunked")
    assert one.body == ZIPPED
    assert names(one) == ["Content-Encoding", "X-Archive-Orig-Transfer-Encoding"]
    assert one.answer.content() == PAGE
    assert (one.claimed_digest, one.truncated) == (None, None)


@pytest.mark.parametrize(
    "before",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
    ],
)
def test_what_a_server_says_before_its_answer_is_left_out(tmp_path: Path, before: bytes) -> None:
    one = read_one(tmp_path / "a.warc.gz", record(block=before + answer(CHUNKED, "Transfer-Encoding: chunked")))
    assert (one.status, one.body, one.claimed_digest) == (200, ZIPPED, None)
    assert [name for name, _ in one.headers] == [b"X-Archive-Orig-Transfer-Encoding"]


def test_a_body_without_the_chunks_that_its_header_tells_of_is_taken_as_it_is(tmp_path: Path) -> None:
    one = captured(tmp_path, PAGE, "transfer-encoding: chunked", "Content-Length: 9999999")
    assert (one.body, one.truncated) == (PAGE, "length")
    assert names(one)[0] == "X-Archive-Orig-transfer-encoding"


@pytest.mark.parametrize("sent", [CHUNKED[:-5], CHUNKED[:60], CHUNKED[:-5] + b"garbage"])
def test_broken_chunks_make_a_truncated_capture(tmp_path: Path, sent: bytes) -> None:
    one = captured(tmp_path, sent, "Transfer-Encoding: chunked")
    assert one.truncated == "unspecified"
    assert ZIPPED.startswith(one.body)


@pytest.mark.parametrize(
    ("coding", "coded"),
    [
        ("gzip", ZIPPED),
        ("x-gzip", ZIPPED),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", coded(PAGE, "br")),
        ("gzip, br", coded(PAGE, "gzip, br")),
        ("zstd", coded(PAGE, "zstd")),
    ],
)
def test_a_content_coding_that_is_there_is_kept(tmp_path: Path, coding: str, coded: bytes) -> None:
    one = captured(tmp_path, coded, f"Content-Encoding: {coding}", f"Content-Length: {len(coded)}")
    assert names(one) == ["Content-Encoding", "Content-Length"]
    assert (one.body, one.answer.content()) == (coded, PAGE)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, br"])
@pytest.mark.parametrize(
    "body", [PAGE, b"%PDF-1.4 \0\1\2", ICON, ("Teksts ar garumzīmēm: āčē. " * 3).encode("windows-1257")]
)
def test_a_content_coding_that_the_recorder_has_undone_is_told_no_more(
    tmp_path: Path, coding: str, body: bytes
) -> None:
    one = captured(tmp_path, body, f"Content-Encoding: {coding}", "Content-Length: 60")
    assert names(one) == ["X-Archive-Orig-Content-Encoding", "X-Archive-Orig-Content-Length"]
    assert one.answer.content() == body


def test_of_two_content_encodings_the_one_that_holds_is_kept(tmp_path: Path) -> None:
    one = captured(tmp_path, ZIPPED, "Content-Encoding: ", "Content-Encoding: gzip", "Content-Encoding: gzip")
    assert names(one) == ["X-Archive-Orig-Content-Encoding", "Content-Encoding", "X-Archive-Orig-Content-Encoding"]
    assert one.answer.content() == PAGE


@pytest.mark.parametrize("body", [coded(PAGE, "br")[:30], coded(PAGE, "br") + b"stray", b"\0broken\1\2 of no coding"])
def test_what_may_be_coded_is_kept_as_it_is(tmp_path: Path, body: bytes) -> None:
    coding = "compress" if b"broken" in body else "br"
    one = captured(tmp_path, body, f"Content-Encoding: {coding}")
    assert (one.body, names(one)) == (body, ["Content-Encoding"])


def test_common_crawl_has_undone_the_coding_and_says_so(tmp_path: Path) -> None:
    fields = ("X-Crawler-content-encoding: gzip", "Content-Length: 99999")
    one = captured(tmp_path, PAGE, *fields, WARC_Identified_Payload_Type="text/html")
    assert (one.answer.content(), one.truncated) == (PAGE, None)
    assert captured(tmp_path, PAGE, *fields, WARC_Truncated="length").truncated == "length"


@pytest.mark.parametrize(
    ("told", "reason"), [("length", "length"), ("Time", "time"), ("", "unspecified"), ("tired", "unspecified")]
)
def test_a_truncated_record_is_called_so(tmp_path: Path, told: str, reason: str) -> None:
    expected = None if told == "" else reason
    assert captured(tmp_path, PAGE, WARC_Truncated=told).truncated == expected


@pytest.mark.parametrize(
    ("status", "length", "truncated"),
    [
        ("200 OK", len(PAGE) + 1, "length"),
        ("200 OK", len(PAGE), None),
        ("200 OK", len(PAGE) - 1, None),
        ("200 OK", "many", None),
        ("200 OK", 10**50, "length"),
        ("304 Not Modified", 10**6, None),
    ],
)
def test_a_body_shorter_than_its_length_is_truncated(
    tmp_path: Path, status: str, length: int | str, truncated: str | None
) -> None:
    block = answer(PAGE, f"Content-Length: {length}", status=status)
    assert read_one(tmp_path / "a.warc.gz", record(block=block)).truncated == truncated


def test_the_first_segment_of_a_record_is_truncated(tmp_path: Path) -> None:
    further = record(block=b"more", kind="continuation", WARC_Segment_Number="2")
    one = read_one(tmp_path / "a.warc.gz", record(WARC_Segment_Number="1"), further)
    assert one.truncated == "unspecified"


def test_a_payload_beyond_all_bounds_is_passed_over_and_so_is_what_refers_to_it(tmp_path: Path) -> None:
    huge = answer(b"a" * (21 << 20))
    records = [
        record(block=huge, WARC_Record_ID=record_id(1)),
        revisit(f"{SITE}/lv", answer(b""), None, WARC_Refers_To=record_id(1)),
        record(f"{SITE}/en"),
    ]
    captures, files = read(tmp_path / "a.warc.gz", per_record(records))
    assert [one.url for one in captures] == [f"{SITE}/en"]
    assert ["has more than 20971520 bytes" in problem for problem in files.problems] == [True, True]


def test_a_redirect_without_a_body_is_a_capture(tmp_path: Path) -> None:
    block = b"HTTP/1.1 301\r\nLocation: /lv\r\nTransfer-Encoding: chunked\r\n\r\n"
    one = read_one(tmp_path / "a.warc.gz", record(block=block))
    assert (one.status, one.reason, one.body, one.truncated) == (301, "", b"", None)
