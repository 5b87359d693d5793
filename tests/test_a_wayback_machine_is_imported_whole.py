"""All captures that a Wayback Machine has of the site come, each as it was, whatever its index is like."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from archive.imports.digests import sha1_base32
from archive.warc.foreign import ForeignCapture
from scraper.settings import USER_AGENT
from tests.support.imports.store import MemoryStore, imported
from tests.support.texts.codings import coded
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import WaybackMachine

PAGE = b"<p>" + "Cilvēku tirdzniecība. ".encode() * 30
PACKED = gzip.compress(PAGE, mtime=0)
BR, ZSTD = coded(PAGE, "br"), coded(PAGE, "zstd")
GZIP = (("Content-Encoding", "gzip"),)
THERE = (("Location", "http://trafficking.lv/en/x?y=1"),)
KEPT = [
    Kept(f"{SITE}/", "20150102030405", PAGE, lines=2, headers=(("ETag", '"a"'), ("Set-Cookie", "s=1"))),
    Kept(f"{SITE}/", "20160102030405", PAGE, revisit=True),
    Kept(
        "http://cilvektirdznieciba.lv/lv/a/1", "20150102030406", PAGE, original="http://cilvektirdznieciba.lv:80/lv/a/1"
    ),
    Kept(f"{SITE}/lv/b/2", "20170102030405", PACKED, headers=GZIP),
    Kept(f"{SITE}/lv/b/2", "20180102030405", PACKED, headers=GZIP, given_as="with two headers"),
    Kept(f"{SITE}/lv/b/2", "20190102030405", PACKED, headers=GZIP, given_as="bare"),
    Kept(f"{SITE}/lv/b/2", "20200102030405", BR, headers=(("Content-Encoding", "br"),)),
    Kept(f"{SITE}/lv/b/2", "20210102030405", ZSTD, headers=(("Content-Encoding", "zstd"),)),
    Kept(f"{SITE}/lv/c/3", "20170102030405", b"", 301, headers=THERE, location_as="path"),
    Kept(f"{SITE}/lv/c/3", "20180102030405", b"", 302, headers=THERE, location_as="without scheme"),
    Kept(f"{SITE}/lv/c/3", "20190102030405", b"", 301, headers=THERE),
    Kept(f"{SITE}/lv/d/4", "20170102030405", b"<p>Nav atrasts", 404),
    Kept(f"{SITE}/lv/d/4", "20180102030405", b"<p>Atvainojiet", 503),
    Kept(f"{SITE}/upload/a.pdf", "20170102030405", b"%PDF-1.4", mime="application/pdf", digest="A" * 32),
    Kept("http://trafficking.lv/en/news", "20170102030405", PAGE),
    Kept("https://www.trafficking.lv/en/news", "20180102030405", PAGE),
]


def by_key(store: MemoryStore) -> dict[str, ForeignCapture]:
    return {f"{one.captured_at:%Y} {one.url}": one for one in store.added}


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("page", [1, 5, 100])
def test_every_capture_comes_once_as_it_was(as_json: bool, page: int, tmp_path: Path) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT, page=page, as_json=as_json) as machine:
        ended = imported(machine, tmp_path, store)
        asked = machine.captures_asked()
    assert (ended.new, ended.known, ended.failed, ended.ended_early, ended.unreachable) == (16, 0, {}, None, None)
    assert (ended.listed, ended.broken, ended.requests) == (16, 0, len(machine.requests))
    assert len(asked) == len(set(asked)) == 16
    for one in KEPT:
        capture = by_key(store)[f"{one.timestamp[:4]} {one.url}"]
        assert (capture.status, capture.body) == (one.status, one.payload)
        told = {name.lower(): value for name, value in capture.answer.headers}
        assert told == {name.lower(): value for name, value in one.fields.items()}
        assert capture.source_uri == f"{machine.url}/web/{one.timestamp}id_/{one.url}"
        assert capture.claimed_digest == (f"sha1:{one.digest}" if one.digest else None)
    assert ended.years == {2015: 2, 2016: 1, 2017: 5, 2018: 4, 2019: 2, 2020: 1, 2021: 1}
    assert (ended.statuses["not told"], ended.mimes["application/pdf"]) == (1, 1)
    assert not list(tmp_path.rglob("*.jsonl"))
    assert {one.headers["User-Agent"] for one in machine.requests} == {USER_AGENT}


def test_a_second_import_asks_the_index_alone(tmp_path: Path) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT) as machine:
        imported(machine, tmp_path, store)
        machine.requests.clear()
        ended = imported(machine, tmp_path, store)
        assert (ended.new, ended.known, ended.failed) == (0, 16, {})
        assert machine.captures_asked() == []
        assert len(machine.index_asked()) == ended.requests


def test_a_dry_run_asks_the_index_alone_and_leaves_nothing(tmp_path: Path) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT) as machine:
        ended = imported(machine, tmp_path / "data", store, dry_run=True)
        assert (ended.listed, ended.new, sum(ended.years.values())) == (16, 0, 16)
        assert machine.captures_asked() == []
    assert not store.added
    assert not (tmp_path / "data").exists()


def test_only_the_days_that_are_wanted_are_asked_for(tmp_path: Path) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT) as machine:
        ended = imported(machine, tmp_path, store, since=date(2016, 1, 2), until=date(2017, 1, 2))
        assert all("&from=20160102000000&to=20170102235959" in one for one in machine.index_asked())
    assert ended.years == {2016: 1, 2017: 5}


def test_a_limit_ends_it_early_and_the_next_goes_on(tmp_path: Path) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT) as machine:
        ended = imported(machine, tmp_path, store, limit=3)
        assert (ended.new, ended.ended_early) == (3, "the limit of 3 captures is reached")
        assert imported(machine, tmp_path, store).new == 13
        assert len(set(machine.captures_asked())) == len(machine.captures_asked()) == 16


def test_what_leads_to_another_capture_is_not_had_and_told(tmp_path: Path) -> None:
    store = MemoryStore()
    gone = Kept(f"{SITE}/lv/e/5", "20170102030405", PAGE, playable=False)
    with WaybackMachine([gone, Kept(f"{SITE}/lv/e/5", "20170102030500", PAGE)]) as machine:
        ended = imported(machine, tmp_path, store)
    ((where, why),) = ended.failed.items()
    assert where.endswith(f"/web/20170102030405id_/{SITE}/lv/e/5")
    assert "found capture at 20170102030500" in why
    assert store.times() == [f"20170102030500 {SITE}/lv/e/5"]


def test_of_two_captures_at_one_second_one_is_had_and_the_other_told(tmp_path: Path) -> None:
    store = MemoryStore()
    two = [Kept(f"{SITE}/", "20170102030405", body) for body in (b"one", b"two")]
    with WaybackMachine(two) as machine:
        ended = imported(machine, tmp_path, store)
        assert len(machine.captures_asked()) == 1
        (why,) = ended.failed.values()
        assert sha1_base32(b"one") in why
        assert sha1_base32(b"two") in why
        assert (store.added[0].body, store.added[0].claimed_digest) == (b"one", None)
        assert imported(machine, tmp_path, store).failed == {}  # told once


def test_a_twin_at_the_same_second_is_not_taken_for_the_other(tmp_path: Path) -> None:
    store = MemoryStore()
    leads = Kept(
        "http://trafficking.lv/", "20170102030405", b"", 301, headers=(("Location", "https://trafficking.lv/"),)
    )
    with WaybackMachine([leads, Kept("https://trafficking.lv/", "20170102030405", PAGE)]) as machine:
        ended = imported(machine, tmp_path, store)
    assert store.times() == ["20170102030405 http://trafficking.lv/"]
    assert "gave the capture of http://trafficking.lv/ instead" in next(iter(ended.failed.values()))


def test_broken_lines_of_the_index_are_counted_and_harm_nothing(tmp_path: Path) -> None:
    with WaybackMachine(KEPT[:3], as_json=False, page=100) as machine:
        machine.broken_lines = ["lv,x)/ 20", "lv,x)/ 20151302000000 http://trafficking.lv/ text/html 200 - 1"]
        ended = imported(machine, tmp_path, MemoryStore())
    assert (ended.new, ended.broken) == (3, 2)
