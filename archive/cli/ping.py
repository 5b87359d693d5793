"""Tells a monitor when a refresh begins and how it ended: $CTARCHIVE_PING_URL, see docs/monitoring.md."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.error_reports import describe, report_error
from archive.errors import EXIT_DONE, EXIT_LOCKED, WrongUse
from archive.store.folder import DataFolder

if TYPE_CHECKING:  # few refreshes have a monitor
    from scraper.pings import Receiver

VARIABLE = "CTARCHIVE_PING_URL"


@contextmanager
def pinged(folder: DataFolder) -> Iterator[Callable[[int, str], None]]:
    """Ping when a block begins, and when it ends. The block calls the function it gets with its exit code and a log.

    If the block raises, the exit code is that of the exception. A ping that fails is reported on standard error and has
    no other effect.
    """
    receiver = _receiver()
    ended = (EXIT_DONE, "")

    def note(code: int, log: str) -> None:
        nonlocal ended
        ended = (code, log)

    # The command that holds the lock has pinged its own beginning, and will ping its end.
    if receiver and not folder.is_locked():
        _ping(receiver, "start")
    try:
        yield note
    except BaseException as error:
        _, detail, code = describe(error)
        ended = (code, detail)
        raise
    finally:
        if receiver:
            code, log = ended
            _ping(receiver, "log" if code == EXIT_LOCKED else str(code), log)


def _receiver() -> Receiver | None:
    url = os.environ.get(VARIABLE, "").strip()
    if not url:
        return None
    from scraper.pings import Receiver

    try:
        return Receiver.at(url)
    except WrongUse as error:
        report_error(f"${VARIABLE} {error}, so nobody is told how this refresh goes", EXIT_DONE)
        return None


def _ping(receiver: Receiver, signal: str, log: str = "") -> None:
    if why := receiver.ping(signal, log):
        report_error(f"the ping `{signal}` to {receiver.name} failed ({why}); the refresh is not affected", EXIT_DONE)
