"""Reads addresses and times as WARC files record them, and decides which addresses belong to a site."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from archive.errors import WrongUse
from archive.site import ALIASES, host_and_port, split_web_address

_AUTHORITY = re.compile(r"[^:/?#]+://[^/?#]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# By the number of digits: to the minute, to the second (as in ARC files and indexes), or to a fraction of one.
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_WEEK = re.compile(r"-?W", re.IGNORECASE)  # a date by its week, which WARC does not allow
_LEAP_SECOND = re.compile(r"(?<=:[0-5][0-9]):60(?![0-9])")
_MIDNIGHT = re.compile(r"(?<=[T ])24(?=:00(?::00(?:\.0+)?)?(?:Z|[+-]|$))")
_DIGITS = {12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S", 17: "%Y%m%d%H%M%S%f"}


def plain_address(recorded: str | None) -> str | None:
    """An http(s) address as recorded, with scheme and host in lower case and without a default port; else None.

    Old versions of wget put it in angle brackets. Path and query are unchanged, except for spaces, which WARC files
    cannot have, and for the missing path of a bare host, which is requested as `/`. A fragment, which browsers do not
    send but some recorders write down, is removed.
    """
    url = (recorded or "").strip().removeprefix("<").removesuffix(">").strip().replace(" ", "%20")
    parts, written = split_web_address(url), _AUTHORITY.match(url)
    if not parts or not written or _CONTROL.search(url):
        return None
    rest = url[written.end() :].partition("#")[0]
    return f"{parts.scheme.lower()}://{host_and_port(parts)}{'' if rest.startswith('/') else '/'}{rest}"


def site_address(site: str) -> str:
    """The address of a site, given as an address or a host (and port). Raises WrongUse if there is no host."""
    address = site.strip() if "://" in site else f"http://{site.strip()}"
    if not split_web_address(address):
        raise WrongUse(f"--site: not an http(s) address: {site!r}")
    return address


def wanted_hosts(site: str) -> Callable[[str], bool]:
    """A test whether an address is at the host (and port) of `site`, see `site_address`.

    All names of the default site count.
    """
    host = host_and_port(urlsplit(site_address(site)))
    hosts = ALIASES if host in ALIASES else frozenset({host})

    def is_wanted(url: str) -> bool:
        asked = split_web_address(url)
        return asked is not None and host_and_port(asked) in hosts

    return is_wanted


def read_date(recorded: str | None) -> datetime | None:
    """A WARC-Date, as an aware moment in UTC; `20200131120000` is accepted too. None if it is not a date.

    Without an offset it is in UTC. A leap second counts as the second before it, and 24:00, which ISO 8601 allows, as
    the beginning of the next day.
    """
    text = (recorded or "").strip()
    try:
        if layout := _DIGITS.get(len(text)) if text.isdigit() else None:
            moment = datetime.strptime(text, layout).replace(tzinfo=UTC)
        elif _WEEK.search(text):
            return None
        else:
            text, is_midnight = _MIDNIGHT.subn("00", _LEAP_SECOND.sub(":59", text.upper()))
            moment = datetime.fromisoformat(text) + timedelta(days=is_midnight)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment


def read_period(recorded: str | None) -> tuple[datetime, datetime] | None:
    """The beginnings of a year or a month and of the next one, if a WARC-Date has nothing more, as WARC 1.1 allows.

    None if it is anything else.
    """
    told = _PERIOD.fullmatch((recorded or "").strip())
    try:
        if not told:
            return None
        begin = datetime(int(told[1]), int(told[2] or 1), 1, tzinfo=UTC)
        months = begin.year * 12 + begin.month - 1 + (1 if told[2] else 12)
        return begin, begin.replace(year=months // 12, month=months % 12 + 1)
    except ValueError:
        return None
