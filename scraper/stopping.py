"""Ctrl-C and SIGTERM: the first ends the run early but in good order, the second ends the process at once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from archive.errors import EXIT_ERROR

_SHOW_CURSOR = "\x1b[?25h"  # the progress bar has hidden it


@contextmanager
def stoppable(stop: Callable[[str], None], run: str = "crawl") -> Iterator[None]:
    """Within the block, the first signal calls `stop` in the running event loop, with a message about what happened.

    `run` is the word for what is stopped. The second signal ends the process at once, as safely as a kill: rows are in
    transactions, and the next crawl cleans up after a killed one. The handlers are Python's own and not the event
    loop's, so that the second signal is noticed even while the loop is busy publishing.
    """
    loop = asyncio.get_running_loop()
    heard: list[int] = []

    def handle(number: int, _: object) -> None:
        if heard:
            _end_at_once("refresh" if run == "crawl" else run)
        heard.append(number)
        loop.call_soon_threadsafe(stop, f"the {run} was stopped by {signal.Signals(number).name}")

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_at_once(following: str) -> None:
    told = f"ctarchive: stopped at once; what was fetched is kept, and the next {following} goes on from there\n"
    cursor = _SHOW_CURSOR if sys.stderr.isatty() else ""
    os.write(2, f"{cursor}{told}".encode())
    os._exit(EXIT_ERROR)
