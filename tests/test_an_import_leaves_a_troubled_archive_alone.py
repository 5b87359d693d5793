"""An import is polite: it keeps its distances, rests after a 429, pauses after errors, and ends where it is blocked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scraper.archives.dialects import common_crawl, wayback
from scraper.archives.dialects.pace import Pace
from tests.replica.misbehaviour import Drip, Endless, Honest, Raw, Reset, Slow, Status, Step, Truncated
from tests.support.command import NOWHERE
from tests.support.imports.store import MemoryStore, PatientClock, imported
from tests.support.sampled import sampled
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import Sent, WaybackMachine

KEPT = [Kept(f"{SITE}/lv/a/{number}", "20150102030405", b"<p>%d" % number) for number in range(6)]


def patient(machine: WaybackMachine, data: Path, **options: Any) -> tuple[Any, MemoryStore, list[float]]:
    clock, store = PatientClock(), MemoryStore()
    ended = imported(machine, data, store, clock, **{"delay": None, **options})
    return ended, store, clock.waits


def test_requests_are_as_far_apart_as_the_services_ask(tmp_path: Path) -> None:
    assert 60 / wayback.PACE.index == pytest.approx(24)
    assert 60 / wayback.PACE.capture == pytest.approx(480)
    assert (common_crawl.PACE.index, common_crawl.PACE.capture) == (1.0, 0.5)
    with WaybackMachine(KEPT, page=2) as machine:
        ended, _, waits = patient(machine, tmp_path)
        asked = len(machine.index_asked())
    assert ended.new == 6
    assert waits.count(2.5) == asked - 1
    assert waits.count(0.125) == 5


@pytest.mark.parametrize(
    ("delay", "own", "pace"),
    [
        (None, True, Pace(2.5, 0.125)),
        (0.0, True, Pace(0, 0, 0)),
        (0.0, False, Pace(2.5, 0.125)),  # nobody else is asked faster than they want
        (1.0, False, Pace(2.5, 1.0)),
        (5.0, False, Pace(5.0, 5.0)),
    ],
)
def test_a_delay_makes_it_slower_or_is_for_a_service_of_ones_own(delay: float | None, own: bool, pace: Pace) -> None:
    assert wayback.PACE.with_delay(delay, own=own) == pace


def test_after_a_429_it_waits_for_a_minute_and_longer_each_time(tmp_path: Path) -> None:
    with WaybackMachine(KEPT) as machine:
        machine.next_steps.extend([Status(429), Honest(), Status(429), Status(429), Status(429, retry_after=300)])
        machine.next_steps[1] = Sent(200, (), b"[]")
        ended, _, waits = patient(machine, tmp_path)
    assert (ended.ended_early, ended.failed) == (None, {})
    assert [wait for wait in waits if wait > 10] == [60, 60, 120, 300]


def test_who_keeps_answering_429_is_not_asked_any_more(tmp_path: Path) -> None:
    with WaybackMachine(KEPT) as machine:
        machine.next_steps.extend([Status(429)] * 50)
        ended, _, waits = patient(machine, tmp_path)
        assert len(machine.requests) == 4
    assert "left alone 4 times in a row" in ended.ended_early
    assert ended.unreachable is None
    assert [wait for wait in waits if wait > 10] == [60, 120, 240]


def test_who_asks_for_hours_of_rest_gets_them(tmp_path: Path) -> None:
    with WaybackMachine(KEPT) as machine:
        machine.next_steps.append(Status(429, retry_after=7200))
        ended, _, waits = patient(machine, tmp_path)
        assert len(machine.requests) == 1
    assert "left alone for 7200 s" in ended.ended_early
    assert waits == []


@pytest.mark.parametrize(
    "trouble",
    [*map(Status, (500, 502, 503, 504, 520)), Reset(), Raw(b"gibberish\r\n\r\n"), Truncated(2)],
    ids=repr,
)
def test_errors_are_repeated_with_growing_pauses(trouble: Step, tmp_path: Path) -> None:
    with WaybackMachine(KEPT) as machine:
        machine.next_steps.extend([trouble] * 5)
        ended, store, waits = patient(machine, tmp_path)
    assert (ended.new, ended.failed, len(store.added)) == (6, {}, 6)
    pauses = [wait for wait in waits if wait > 4]
    assert pauses == [5, 15, 45, 90, 180]


def test_a_capture_that_stays_in_trouble_is_told_and_asked_for_last_next_time(tmp_path: Path) -> None:
    path = f"/web/20150102030405id_/{SITE}/lv/a/1"
    with WaybackMachine(KEPT) as machine:
        machine.script(path, Status(503))
        ended, store, _ = patient(machine, tmp_path)
        assert ended.failed == {f"{machine.url}{path}": "the service answered with status 503"}
        assert (ended.new, ended.ended_early) == (5, None)
        machine.requests.clear()
        again = imported(machine, tmp_path, store)
        assert [one.path for one in machine.requests] == [path] * 6  # the index is known
        assert list(again.failed) == [f"{machine.url}{path}"]
        machine.script(path)
        machine.kept.append(Kept(f"{SITE}/lv/a/9", "20150102030405", b"new"))
        machine._scripts.clear()
        assert imported(machine, tmp_path, store).new == 1
        assert imported(machine, tmp_path, store).new == 1  # once nothing is left, the index is asked anew


@pytest.mark.parametrize("trouble", [Truncated(9), Reset(), Raw(b"no answer\r\n\r\n")], ids=repr)
def test_what_failed_is_named_once(trouble: Step, tmp_path: Path) -> None:
    path = f"/web/20150102030405id_/{SITE}/lv/a/1"
    with WaybackMachine(KEPT) as machine:
        machine.script(path, trouble)
        ended, _, _ = patient(machine, tmp_path / "capture")
        assert list(ended.failed) == [f"{machine.url}{path}"]
        assert machine.url not in ended.failed[f"{machine.url}{path}"]
        machine.next_steps.extend([trouble] * 6)
        ended, _, _ = patient(machine, tmp_path / "index")
        assert ended.unreachable.count(machine.url) == 1


def test_where_all_is_in_trouble_it_ends(tmp_path: Path) -> None:
    kept = [Kept(f"{SITE}/lv/a/{number}", "20150102030405", b"<p>") for number in range(20)]
    with WaybackMachine(kept, page=100) as machine:
        for one in kept:
            machine.script(f"/web/{one.timestamp}id_/{one.url}", Status(500))
        ended, _, _ = patient(machine, tmp_path)
        assert len(machine.captures_asked()) == 5 * 6
    assert "5 requests in a row failed" in ended.ended_early


def test_a_block_ends_it_at_once(tmp_path: Path) -> None:
    with WaybackMachine(KEPT, page=100) as machine:

        class Block:
            def play(self, exchange: object) -> None:
                machine.refuse_connections()

        machine.script(f"/web/20150102030405id_/{SITE}/lv/a/2", Block())
        ended, store, _ = patient(machine, tmp_path)
    assert "for an hour or more" in ended.ended_early
    assert (ended.unreachable, ended.new, len(store.added)) == (None, 2, 2)
    with WaybackMachine(KEPT, page=100, port=machine.port) as machine:
        assert imported(machine, tmp_path, store).new == 4
        assert machine.index_asked() == []
        assert len(machine.captures_asked()) == 4


@pytest.mark.parametrize("service", [NOWHERE, "http://nowhere.invalid/"])
def test_where_nobody_answers_it_is_unreachable(service: str, tmp_path: Path) -> None:
    class Nowhere:
        url = service

    ended = imported(Nowhere(), tmp_path, MemoryStore())  # type: ignore[arg-type]
    assert ended.unreachable
    assert ended.ended_early is None
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_closed_site_is_said_to_be_closed(tmp_path: Path) -> None:
    with WaybackMachine(KEPT) as machine:
        machine.excluded = {"cilvektirdznieciba.lv", "www.cilvektirdznieciba.lv"}
        ended, _, _ = patient(machine, tmp_path)
        assert "closed there" in next(iter(ended.failed.values()))
        assert ended.unreachable is None  # the other name is open
        machine.excluded |= {"trafficking.lv", "www.trafficking.lv"}
        ended, _, _ = patient(machine, tmp_path)
        assert "closed there" in ended.unreachable
        assert machine.captures_asked() == []


@pytest.mark.parametrize("hostile", sampled([Endless(), Drip(1), Slow(9)], [Drip(1)]), ids=repr)
def test_no_answer_is_longer_or_slower_than_it_may_be(hostile: Step, tmp_path: Path) -> None:
    with WaybackMachine(KEPT[:2], page=100) as machine:
        machine.script(f"/web/20150102030405id_/{SITE}/lv/a/0", hostile)
        ended, store, _ = patient(machine, tmp_path, timeout=1)
    assert len(ended.failed) == 1
    assert [one.url for one in store.added] == [f"{SITE}/lv/a/1"]


def test_a_budget_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.settings.ARCHIVE_MAX_PAGES", 5)
    with WaybackMachine(KEPT, page=100) as machine:
        ended, _, _ = patient(machine, tmp_path)
        assert len(machine.requests) == 5
    assert "the budget of 5 pages" in ended.ended_early
