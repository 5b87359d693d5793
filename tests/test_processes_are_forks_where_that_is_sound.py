"""Processes beside this one are forks of it where that is sound, so that they need not import what it has.

The process that runs the tests has threads, so each of these starts a process of its own.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.processes.process_state import is_running
from tests.support.processes.worker_tasks import FATAL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forks on Linux alone")

ROOT = Path(__file__).parents[1]
BESIDE_A_THREAD = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
KINDS = "from archive.processes import using; import multiprocessing\nwith using(2): "
KINDS += "print(*(type(one).__name__ for one in multiprocessing.active_children()))"
WORK = """
import os, sys
from archive.processes import in_order, using
from tests.support.processes.worker_tasks import double
with using(2):
    found = [*in_order(double, map(int, sys.argv[1:]), lambda number: (number, 0))]
print(*(number for number, _ in found))
print(os.getpid() in {process for _, process in found})
"""
LOADED = """
from archive.processes import in_order, using
from tests.support.processes.worker_tasks import is_loaded, note_loaded
note_loaded()
with using(2):
    print(*in_order(is_loaded, range(40)), sep="\\n")
"""
PAUSE = """
import multiprocessing, signal
from archive.processes import using
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts behind itself ignore it
with using(2):
    print(*(one.pid for one in multiprocessing.active_children()), flush=True)
    signal.pause()
"""


def python(code: str, *arguments: object) -> list[str]:
    """The lines that a program prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, text=True, capture_output=True, check=True, timeout=120
    ).stdout.splitlines()


@pytest.mark.parametrize(("before", "kinds"), [("", "ForkProcess ForkProcess"), (BESIDE_A_THREAD, "")])
def test_processes_are_forks_unless_there_is_another_thread(before: str, kinds: str) -> None:
    assert python(before + KINDS) == [kinds]


def test_forks_work_from_the_first_piece_on() -> None:
    assert python(WORK, 1, 2, 3) == ["2 4 6", "False"]


def test_forks_have_what_was_loaded_before_them() -> None:
    assert python(LOADED) == [str((number, True)) for number in range(40)]


def test_a_fork_that_dies_costs_one_piece_of_work_and_is_replaced() -> None:
    assert python(WORK, 1, FATAL, 3, *range(4, 40)) == [" ".join(["2", "-1", "6", *map(str, range(8, 80, 2))]), "False"]


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_forks_end_with_the_process_that_they_are_beside(ending: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PAUSE], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        assert parent.stdout
        forks = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(forks) == 2
        parent.send_signal(ending)
    while any(map(is_running, forks)):  # pytest ends what never ends
        time.sleep(0.01)
