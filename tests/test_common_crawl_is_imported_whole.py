"""All captures that Common Crawl has of the site come, one record of a file each, from all of its indexes."""

from __future__ import annotations

import base64
import gzip
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.site import ALIASES
from scraper.archives.dialects.answers import Answer, CaptureUnavailable
from scraper.archives.dialects.common_crawl import CommonCrawl
from scraper.archives.dialects.dialect import CaptureQuery
from scraper.archives.dialects.listing import Listed
from tests.replica.misbehaviour import Raw, Status
from tests.support.imports.store import MemoryStore, PatientClock, imported
from tests.wayback.crawl import CommonCrawlCopy, file_of
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import Sent

LONG = b"x" * (1 << 20)
FIRST = [
    Kept(
        f"{SITE}/lv/a/{number}", "20180102030405", b"<p>%d" % number, headers=(("X-Crawler-content-encoding", "gzip"),)
    )
    for number in range(4)
] + [Kept(f"{SITE}/long", "20180102030405", LONG), Kept(f"{SITE}/gone", "20180102030405", b"", 404)]
SECOND = [
    Kept("http://trafficking.lv/en/news", "20210102030405", b"<p>news", headers=(("Content-Encoding", "gzip"),)),
    Kept("http://trafficking.lv/en/news", "20210102030405", b"<p>other news"),
    Kept("http://trafficking.lv/cut", "20210102030405", LONG[:100], digest="A" * 32),
]
CRAWLS = {
    "CC-MAIN-2021-04": SECOND,
    "CC-MAIN-2018-05": FIRST,
    "CC-MAIN-2016-01": [Kept("http://x.lv/", "20160102030405")],
}


def test_every_capture_of_every_index_comes_as_it_was(tmp_path: Path) -> None:
    store = MemoryStore()
    with CommonCrawlCopy(CRAWLS, cut_off=["http://trafficking.lv/cut"]) as crawl:
        ended = imported(crawl, tmp_path, store, source="commoncrawl")
        assert len(crawl.asked("/crawl-data/")) == 9
        assert len(crawl.asked("/CC-MAIN-2018-05-index")) == 4  # two pages, the end, and the other name
        crawl.requests.clear()
        again = imported(crawl, tmp_path, store, source="commoncrawl")
        assert (again.new, again.known, crawl.asked("/crawl-data/")) == (0, 9, [])
    assert (ended.new, ended.failed, ended.ended_early, ended.unreachable) == (9, {}, None, None)
    assert ended.years == {2018: 6, 2021: 3}
    came = {(one.url, one.body): one for one in store.added}
    for one in FIRST + SECOND:
        capture = came[one.url, one.payload]
        assert (capture.status, capture.reason, capture.http_version) == (one.status, one.reason, "HTTP/1.1")
        assert capture.source_uri.startswith(f"{crawl.url}/crawl-data/CC-MAIN-20")
        assert "#bytes=" in capture.source_uri
    assert (b"X-Crawler-content-encoding", b"gzip") in came[FIRST[0].url, b"<p>0"].headers
    assert (b"X-Archive-Orig-Content-Encoding", b"gzip") in came[SECOND[0].url, b"<p>news"].headers
    assert came[f"{SITE}/long", LONG].truncated == "length"  # of before it was marked
    cut = came["http://trafficking.lv/cut", LONG[:100]]
    assert (cut.truncated, cut.claimed_digest) == ("length", f"sha1:{'A' * 32}")
    assert {one.truncated for one in store.added if len(one.body) < 99} == {None}


def test_what_had_not_changed_since_its_last_visit_comes_without_a_payload() -> None:
    file = BytesIO()
    writer = WARCWriter(file, gzip=True)
    http = StatusAndHeaders("304 Not Modified", [("ETag", '"a"')], protocol="HTTP/1.1")
    told = {"WARC-Date": "2018-01-02T03:04:05Z"}
    writer.write_record(
        writer.create_revisit_record(
            f"{SITE}/", "sha1:A", f"{SITE}/", "2017-01-01T00:00:00Z", http_headers=http, warc_headers_dict=told
        )
    )
    listed = Listed(f"{SITE}/", "20180102030405", digests=("sha1:A",), place=("f", 0, len(file.getvalue())))
    crawl = CommonCrawl("https://x", "https://y", CaptureQuery(ALIASES))
    capture = crawl.capture_in(Answer(206, "", (), file.getvalue()), listed)
    assert (capture.status, capture.reason, capture.body, capture.claimed_digest) == (304, "Not Modified", b"", None)
    assert capture.headers == ((b"ETag", b'"a"'),)


_CHANGES = st.tuples(
    st.integers(0, 400), st.integers(0, 9), st.sampled_from([b"", b"9999999999", b"\r\n", b"\xff", b":"])
)


@given(st.lists(_CHANGES, max_size=4))
def test_whatever_a_record_is_made_of_it_is_read_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    file = BytesIO()
    writer = WARCWriter(file, gzip=False)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    told = {"WARC-Date": "2018-01-02T03:04:05Z"}
    writer.write_record(
        writer.create_warc_record(
            f"{SITE}/", "response", payload=BytesIO(b"<p>"), length=3, http_headers=http, warc_headers_dict=told
        )
    )
    member = file.getvalue()
    for start, length, new in changes:
        member = member[:start] + new + member[start + length :]
    listed = Listed(f"{SITE}/", "20180102030405", place=("f", 0, 1))
    try:
        capture = CommonCrawl("https://x", "https://y", CaptureQuery(ALIASES)).capture_in(
            Answer(206, "", (), gzip.compress(member)), listed
        )
    except CaptureUnavailable:
        return
    assert (capture.url, capture.captured_at) == (listed.url, listed.captured_at)


def test_indexes_of_other_days_are_not_asked(tmp_path: Path) -> None:
    with CommonCrawlCopy(CRAWLS) as crawl:
        ended = imported(
            crawl, tmp_path, MemoryStore(), source="commoncrawl", since=date(2017, 1, 1), until=date(2019, 1, 1)
        )
        assert not crawl.asked("/CC-MAIN-2021")
        assert not crawl.asked("/CC-MAIN-2016")
    assert ended.new == 6


def test_requests_are_a_second_apart_and_half_of_one_for_data(tmp_path: Path) -> None:
    clock = PatientClock()
    with CommonCrawlCopy(CRAWLS) as crawl:
        crawl.script("/CC-MAIN-2018-05-index", Status(503))
        imported(crawl, tmp_path, MemoryStore(), clock, source="commoncrawl", delay=None)
        asked = len(crawl.requests)
    assert clock.waits == [1.0] * (asked - 10) + [0.5] * 8


def test_back_pressure_slows_it_down(tmp_path: Path) -> None:
    clock = PatientClock()
    with CommonCrawlCopy(CRAWLS) as crawl:
        crawl.script(f"/{file_of('CC-MAIN-2021-04')}", Status(503), Status(503), Sent(206, (), b"no record"))
        ended = imported(crawl, tmp_path, MemoryStore(), clock, source="commoncrawl", delay=None)
    assert [wait for wait in clock.waits if wait > 4] == [5, 15]
    assert ended.new == 6
    assert {why.partition(" (")[0] for why in ended.failed.values()} == {"the record cannot be read"}
    assert len(ended.failed) == 3


@pytest.mark.parametrize(
    "answer",
    [
        Sent(200, (), b"the whole file"),
        Sent(404),
        Sent(206),
        Sent(206, (), b"\x1f\x8b\x08"),
        Sent(206, (), base64.b64decode("H4sIAAAAAAAA/wMAAAAAAAAAAAA=")),  # gzip of nothing
    ],
    ids=repr,
)
def test_what_is_no_record_is_not_had(answer: Sent, tmp_path: Path) -> None:
    store = MemoryStore()
    with CommonCrawlCopy({"CC-MAIN-2018-05": FIRST[:1]}) as crawl:
        crawl.script(f"/{file_of('CC-MAIN-2018-05')}", answer)
        ended = imported(crawl, tmp_path, store, source="commoncrawl")
    assert (store.added, len(ended.failed), ended.ended_early) == ([], 1, None)


def test_a_record_of_another_capture_is_not_taken(tmp_path: Path) -> None:
    store = MemoryStore()
    other = Kept(f"{SITE}/lv/b/1", "20180102030405", b"<p>", original=f"{SITE}/lv/a/1")
    with CommonCrawlCopy({"CC-MAIN-2018-05": [other]}) as crawl:
        ended = imported(crawl, tmp_path, store, source="commoncrawl")
    assert list(ended.failed.values()) == ["the record is of another capture"]


@pytest.mark.parametrize("told", [b"{}", b"[]", b"<html>", b'[{"cdx-api": "http://10.0.0.1/CC-MAIN-index"}]'])
def test_a_list_of_indexes_leads_nowhere_else(told: bytes, tmp_path: Path) -> None:
    with CommonCrawlCopy(CRAWLS) as crawl:
        crawl.script("/collinfo.json", Sent(200, (), told))
        ended = imported(crawl, tmp_path, MemoryStore(), source="commoncrawl")
        assert len(crawl.requests) == 1
    assert ended.listed == 0


def test_an_index_that_fails_is_told_and_asked_again_alone(tmp_path: Path) -> None:
    store = MemoryStore()
    with CommonCrawlCopy(CRAWLS) as crawl:
        asked = "/CC-MAIN-2021-04-index?url=trafficking.lv&matchType=host&output=json&page=0"
        crawl.script(asked, Raw(b""))
        ended = imported(crawl, tmp_path, store, source="commoncrawl")
        assert (list(ended.failed), ended.new, ended.ended_early) == ([f"{crawl.url}{asked}"], 6, None)
        crawl._scripts.clear()
        crawl.requests.clear()
        assert imported(crawl, tmp_path, store, source="commoncrawl").new == 3
        assert crawl.requests[0].path == asked
        assert not crawl.asked("/collinfo.json")
