"""Pieces of work for other processes, which import them from here."""

from __future__ import annotations

import os
import signal
import time

FATAL, ENDLESS, WRONG = -1, -2, -3


def double(number: int) -> tuple[int, int]:
    """Twice the number, and the process that computed it; some numbers cause trouble."""
    if number == WRONG:
        raise ValueError(f"no {number}")
    if number == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == ENDLESS:
        time.sleep(600)
    return 2 * number, os.getpid()


def fatal_elsewhere(process: int) -> int:
    """Kill any process except the one with this number, and return the number."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGKILL)
    return process


_loaded: list[int] = []  # the process that loaded it


def note_loaded() -> None:
    """Note that this process has loaded something."""
    _loaded.append(os.getpid())


def is_loaded(number: int) -> tuple[int, bool]:
    """The number, and whether a forked process has what its parent loaded."""
    return number, len(_loaded) == 1 and _loaded != [os.getpid()]
