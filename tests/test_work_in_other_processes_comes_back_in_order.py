"""Work in processes beside this one gives what it gives here, in the same order, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import processes
from archive.processes import in_order, send_early, using
from tests.support.processes.worker_tasks import ENDLESS, FATAL, WRONG, double, fatal_elsewhere


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes be used from the first piece of work on, of which few go at once."""
    monkeypatch.setattr(processes, "_ALONE", 0)
    monkeypatch.setattr(processes, "_TOGETHER", 3)


@pytest.fixture(scope="module")
def pool() -> Iterator[None]:
    with using(2):
        yield


def lost(number: int) -> tuple[int, int]:
    return number, 0


@pytest.mark.usefixtures("pool")
def test_any_number_of_pieces_comes_out_in_their_order() -> None:
    @settings(max_examples=50)
    @given(st.lists(st.integers(0, 1000), max_size=40))
    def check(numbers: list[int]) -> None:
        found = [*in_order(double, numbers)]
        assert [number for number, _ in found] == [2 * number for number in numbers]
        assert os.getpid() not in {process for _, process in found}

    check()


@pytest.mark.usefixtures("pool")
def test_what_was_sent_early_comes_out_in_its_place() -> None:
    @settings(max_examples=50)
    @given(st.lists(st.integers(2000, 2060), max_size=30), st.lists(st.integers(2000, 2060)))
    def check(early: list[int], numbers: list[int]) -> None:
        send_early(double, early)
        assert [number for number, _ in in_order(double, numbers)] == [2 * number for number in numbers]

    check()


@pytest.mark.usefixtures("pool")
def test_what_kills_a_process_early_is_worked_on_here_when_it_is_asked_for() -> None:
    send_early(fatal_elsewhere, [os.getpid()])
    assert [*in_order(fatal_elsewhere, [os.getpid()])] == [os.getpid()]


@pytest.mark.usefixtures("pool")
@pytest.mark.parametrize("trouble", [FATAL, ENDLESS])
def test_what_kills_or_stalls_a_process_early_is_lost_alone(trouble: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_LONGEST", 1)
    send_early(double, [1, trouble, 3], lost)
    found = [*in_order(double, [1, trouble, 3, 4], lost)]
    assert [number for number, _ in found] == [2, trouble, 6, 8]
    assert found[1] == (trouble, 0)


@pytest.mark.usefixtures("pool")
@pytest.mark.parametrize("trouble", [FATAL, ENDLESS])
def test_a_piece_that_kills_or_stalls_its_process_is_lost_alone(trouble: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_LONGEST", 1.0)
    numbers = [1, 2, trouble, 3, 4, 5, 6, 7, 8, trouble]
    found = [number for number, _ in in_order(double, numbers, lost)]
    assert found == [trouble if number == trouble else 2 * number for number in numbers]


@pytest.mark.usefixtures("pool")
def test_an_error_is_raised_where_the_piece_stands() -> None:
    found = in_order(double, [1, 2, 3, 4, 5, 6, WRONG])
    assert [next(found)[0] for _ in range(6)] == [2, 4, 6, 8, 10, 12]
    with pytest.raises(ValueError, match="no -3"):
        next(found)


@pytest.mark.usefixtures("pool")
def test_not_more_is_taken_than_lies_ahead() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    found = in_order(double, numbers())
    for number in range(50):
        assert next(found)[0] == 2 * number
        assert len(taken) <= number + 2 * processes._AHEAD * 3 + 3


def test_one_process_is_this_one_and_little_work_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with using(1):
        assert [*in_order(double, range(3))] == [(2 * number, os.getpid()) for number in range(3)]
    monkeypatch.setattr(processes, "_ALONE", 5)
    with using(2):
        assert {process for _, process in in_order(double, range(5))} == {os.getpid()}


def test_what_cannot_be_started_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    start = SpawnProcess.start

    def start_and_die(process: SpawnProcess) -> None:
        start(process)
        process.kill()

    monkeypatch.setattr(SpawnProcess, "start", start_and_die)
    with using(2):
        assert [*in_order(double, range(5))] == [(2 * number, os.getpid()) for number in range(5)]


def test_where_no_process_can_be_made_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(process: SpawnProcess) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with using(2):
        assert [*in_order(double, range(5), lost)] == [(2 * number, os.getpid()) for number in range(5)]


def test_who_breaks_off_while_processes_start_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {*multiprocessing.active_children()}
    with using(2):
        monkeypatch.setattr(processes._pool.get(), "_is_started", True)  # so that work begins before anybody asks
        in_order(double, [ENDLESS] * 20)
    assert {*multiprocessing.active_children()} <= before


def test_who_breaks_off_waits_for_nobody() -> None:
    before = {*multiprocessing.active_children()}
    with using(2):
        assert next(in_order(double, [1, 2, 3, *[ENDLESS] * 20]))[0] == 2
        assert len({*multiprocessing.active_children()} - before) == 2
    assert {*multiprocessing.active_children()} <= before
