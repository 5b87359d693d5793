"""Wherever an import ended, the next one asks for nothing that was answered, and brings all the rest."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.warc.foreign import ForeignCapture
from scraper.archives.dialects.listing import IndexPage, Listed
from scraper.archives.fetching import Fetched
from scraper.archives.journal import Journal
from tests.replica.misbehaviour import Status
from tests.support.imports.store import MemoryStore, PatientClock, imported
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import WaybackMachine

GONE = Kept(f"{SITE}/gone", "20150102030405", b"<p>", playable=False)
KEPT = [Kept(f"{SITE}/lv/a/{number}", "20150102030405", b"<p>%d" % number) for number in range(6)] + [
    GONE,
    Kept("http://trafficking.lv/en/news", "20160102030405", b"<p>news"),
]
REQUESTS = 14  # of a whole import: six for the index, eight for captures
NOW = datetime(2026, 11, 26, tzinfo=UTC)
LISTED = Listed(f"{SITE}/", "20150102030405", 200, "text/html", ("sha1:X",), ("file", 1, 2))


class Mortal(MemoryStore):
    """A store that is killed as it takes its n-th capture, just before or just after it is on the disk."""

    def __init__(self, at: int, *, after: bool) -> None:
        super().__init__()
        self.at, self.after = at, after

    def add(self, capture: ForeignCapture) -> bool:
        if len(self.added) == self.at and not self.after:
            raise OSError("the disk is full")
        added = super().add(capture)
        if len(self.added) == self.at and self.after:
            raise OSError("the disk is full")
        return added


def requests_of(machine: WaybackMachine) -> list[str]:
    return [one.path for one in machine.requests]


def in_parts(
    machine: WaybackMachine, data: Path, store: MemoryStore, requests: int, patch: pytest.MonkeyPatch
) -> Fetched:
    """Import with so many requests at a time until the end is reached."""
    for _ in range(2 * REQUESTS):
        with patch.context() as within:
            within.setattr("scraper.settings.ARCHIVE_MAX_PAGES", requests)
            ended = imported(machine, data, store)
        if not ended.ended_early:
            return ended
    raise AssertionError("it never ends")


@pytest.mark.parametrize("requests", [1, 2, 3, 5, 8, 13])
def test_in_parts_of_any_size_nothing_is_asked_for_twice(
    requests: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT, page=2) as machine:
        ended = in_parts(machine, tmp_path, store, requests, monkeypatch)
        asked = requests_of(machine)
    assert len(asked) == len(set(asked)) == REQUESTS
    assert len(store.added) == 7
    assert len(ended.failed) == 1  # what was not had is told at the end too
    assert not list(tmp_path.rglob("*.jsonl"))


@pytest.mark.parametrize("at", range(1, 7))
@pytest.mark.parametrize("after", [True, False])
def test_a_store_that_fails_ends_it_and_nothing_that_it_kept_is_asked_for_again(
    at: int, after: bool, tmp_path: Path
) -> None:
    store = Mortal(at, after=after)
    with WaybackMachine(KEPT, page=2) as machine:
        with pytest.raises(OSError, match="full"):
            imported(machine, tmp_path, store)
        healthy = MemoryStore(store.added)
        assert imported(machine, tmp_path, healthy).ended_early is None
        asked = requests_of(machine)
    assert len(healthy.added) == 7
    assert len(asked) == REQUESTS + (0 if after else 1)  # the one that was not kept


@pytest.mark.parametrize("failing", ["gone", "in trouble"])
def test_a_limit_gets_past_what_cannot_be_had(failing: str, tmp_path: Path) -> None:
    store = MemoryStore()
    lost = [Kept(f"{SITE}/a/{number}", "20150102030405", b"<p>", playable=failing != "gone") for number in range(4)]
    with WaybackMachine([*lost, *KEPT], page=2) as machine:
        if failing == "in trouble":
            for one in lost:
                machine.script(f"/web/{one.timestamp}id_/{one.url}", Status(503))
        runs = 0
        while len(store.added) < 7:
            assert imported(machine, tmp_path, store, limit=2).ended_early
            runs += 1
            assert runs < 9


def test_after_its_end_the_index_is_asked_anew_and_no_capture_that_is_there(tmp_path: Path) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT) as machine:
        imported(machine, tmp_path, store)
        new = Kept(f"{SITE}/lv/b/7", "20170102030405", b"<p>new")
        machine.kept = sorted([*machine.kept, new], key=lambda one: (one.key, one.timestamp))
        machine.requests.clear()
        assert imported(machine, tmp_path, store).new == 1
        assert {one.partition("id_/")[2] for one in machine.captures_asked()} == {GONE.url, new.url}


def test_a_signal_ends_it_early_even_while_it_rests(tmp_path: Path) -> None:
    class Interrupted(PatientClock):
        async def sleep(self, seconds: float) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            await super().sleep(seconds)

    store = MemoryStore()
    with WaybackMachine(KEPT, page=100) as machine:
        machine.script(f"/web/20150102030405id_/{SITE}/lv/a/3", Status(429))
        ended = imported(machine, tmp_path, store, Interrupted(), delay=0.001)
        assert ended.ended_early == "the import was stopped by SIGINT"
        assert ended.unreachable is None
        machine.script(f"/web/20150102030405id_/{SITE}/lv/a/3")
        machine._scripts.clear()
        imported(machine, tmp_path, store)
    assert len(store.added) == 7


def test_what_was_damaged_in_the_journal_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    with WaybackMachine(KEPT, page=2) as machine:
        monkeypatch.setattr("scraper.settings.ARCHIVE_MAX_PAGES", REQUESTS - 1)
        imported(machine, tmp_path, store)
        (journal,) = tmp_path.rglob("*.jsonl")
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join([*lines[:3], lines[3].replace(b"lv", b"xx"), *lines[4:-1], lines[-1][:9]]))
        ended = imported(machine, tmp_path, store)
    assert (ended.ended_early, len(store.added)) == (None, 7)


def test_a_journal_says_what_it_was_told(tmp_path: Path) -> None:
    page = IndexPage((LISTED, Listed(f"{SITE}/x", "20160102030405")), 3, ("http://x/2",))
    with Journal(tmp_path, "wayback", {"a": 1}, NOW) as journal:
        journal.add_dialect("pywb")
        journal.add_page("http://x/1", page)
        journal.add_not_had("key", "reason")
        journal.add_trouble("other")
    with Journal(tmp_path, "wayback", {"a": 1}, NOW) as again:
        assert (again.dialect, again.pages, again.not_had, again.in_trouble) == (
            "pywb",
            {"http://x/1": page},
            {"key": "reason"},
            {"other"},
        )
    with Journal(tmp_path, "wayback", {"a": 2}, NOW) as other:
        assert other.pages == {}


@pytest.mark.parametrize("later", [timedelta(days=8), timedelta(days=-1)])
def test_an_old_journal_is_begun_anew(later: timedelta, tmp_path: Path) -> None:
    with Journal(tmp_path, "wayback", {}, NOW) as journal:
        journal.add_not_had("key", "reason")
    with Journal(tmp_path, "wayback", {}, NOW + later) as journal:
        assert journal.not_had == {}
