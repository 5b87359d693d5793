"""The one source of the current time, so that tests and rebuilds can pretend another time."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from archive.errors import WrongUse

RIGA = ZoneInfo("Europe/Riga")
_STARTED = time.monotonic()
_VARIABLE = "CTARCHIVE_NOW"
_EARLIEST, _LATEST = 1900, 9000
_STAMP = "%Y%m%d%H%M%S"
_FOURTEEN = re.compile(r"[0-9]{14}")


def now() -> datetime:
    """The current time, aware, in UTC.

    If $CTARCHIVE_NOW (an ISO 8601 instant) is in the environment, the clock starts from that when the process starts,
    so that a test can run through weeks in seconds. Raises WrongUse if the variable is not an instant, or is too early
    or too late to calculate with.
    """
    pretended = os.environ.get(_VARIABLE)
    if not pretended:
        return datetime.now(UTC)
    try:
        start = datetime.fromisoformat(pretended)
    except ValueError:
        raise WrongUse(f"$CTARCHIVE_NOW must be an ISO 8601 instant, not {pretended!r}") from None
    if not _EARLIEST <= start.year <= _LATEST:
        raise WrongUse(f"$CTARCHIVE_NOW must be in the years {_EARLIEST} to {_LATEST}, not {pretended!r}")
    start = start if start.tzinfo else start.replace(tzinfo=UTC)
    return start.astimezone(UTC) + timedelta(seconds=time.monotonic() - _STARTED)


@contextmanager
def pretended(moment: datetime) -> Iterator[None]:
    """Pretend another time until the block ends, here and in processes started meanwhile.

    `moment` is aware. The clock pretends that it was that time when this process started.
    """
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = iso(moment)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before


def iso(moment: datetime) -> str:
    """`2026-11-24T14:27:36.123456Z`: ISO 8601 in UTC to the microsecond, as WARC 1.1 dates are; sorts as text."""
    # Not strftime, which writes the year 1 as `1` where the C library does.
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def stamp(moment: str) -> str:
    """`20261124142736`: an ISO moment with its zone, in UTC to the second, as web archives write it in addresses."""
    found = datetime.fromisoformat(moment).astimezone(UTC)
    return f"{found.year:04}{found:%m%d%H%M%S}"


def day_in_riga(moment: str) -> str:
    """The ISO day of a moment by the clock of Riga. A day stays as it is."""
    return datetime.fromisoformat(moment).astimezone(RIGA).date().isoformat() if "T" in moment else moment


def from_stamp(text: str) -> datetime | None:
    """The aware moment in UTC that fourteen digits of an address mean; None if there is no such moment."""
    try:
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC) if _FOURTEEN.fullmatch(text) else None
    except ValueError:
        return None


def http_date(text: str | None) -> datetime | None:
    """The moment, in UTC, that an HTTP date means, even if its zone is missing or `-0000`; None if it is not a date."""
    try:
        moment = parsedate_to_datetime(text or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
