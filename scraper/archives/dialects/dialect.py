"""What an import needs from a service, whichever dialect it speaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol
from urllib.parse import urlencode

from archive.warc.coding import decode
from archive.warc.foreign import ForeignCapture
from scraper.archives.dialects.answers import Answer, NotAnIndex
from scraper.archives.dialects.listing import IndexPage, Listed
from scraper.archives.dialects.pace import Pace


@dataclass(frozen=True, slots=True)
class CaptureQuery:
    """Which captures are wanted: of which hosts (with the port unless it is the default), and from which days."""

    hosts: frozenset[str]
    since: date | None = None
    until: date | None = None

    @property
    def parameters(self) -> dict[str, str]:
        """The days as parameters of an index, both included."""
        told = {
            "from": f"{self.since:%Y%m%d}000000" if self.since else "",
            "to": f"{self.until:%Y%m%d}235959" if self.until else "",
        }
        return {name: value for name, value in told.items() if value}

    def covers(self, listed: Listed) -> bool:
        """Whether a capture is from the wanted days: not every index filters by them."""
        day = listed.captured_at.date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def hosts_to_query(self) -> tuple[list[str], list[str]]:
        """The hosts to query first, and those to query only if the first queries found no captures of them.

        An index treats a host and its `www.` as one.
        """
        twins = {host for host in self.hosts if host.removeprefix("www.") in self.hosts - {host}}
        return sorted(self.hosts - twins), sorted(twins)


class Dialect(Protocol):
    """The dialect of a service: how its index and its captures are requested, and how its answers are read."""

    name: ClassVar[str]

    @property
    def pace(self) -> Pace:
        """The pauses between requests."""

    def first(self) -> list[str]:
        """The addresses at which to query the index first."""

    def fallbacks(self) -> Mapping[str, str]:
        """Maps a host to the address at which to query the index if it has listed no captures of that host."""

    def read(self, asked: str, answer: Answer) -> IndexPage:
        """Parse an answer of the index. Raises NotAnIndex if it is not one, Excluded if the site is excluded."""

    def key(self, listed: Listed) -> str:
        """The key of a capture: captures with the same key are fetched by one request."""

    def request(self, listed: Listed) -> tuple[str, dict[str, str]]:
        """The address of a capture, and the header fields to send with the request."""

    def source_uri(self, listed: Listed) -> str:
        """The URI of a capture at the service: its address and, if others share that, what distinguishes it."""

    def is_capture(self, answer: Answer) -> bool:
        """Whether an answer is a capture at all, so that its status is that of the site and not of the service."""

    def capture_in(self, answer: Answer, listed: Listed) -> ForeignCapture:
        """The capture in the answer to `request`. Raises CaptureUnavailable if it is not the one that was asked for."""


class Excluded(NotAnIndex):
    """The service does not show the site, at somebody's request."""


def content_of(answer: Answer) -> str:
    """The text of an answer of an index. Raises NotAnIndex if it cannot be decoded."""
    try:
        return decode(answer.body, answer.value("content-encoding")).decode("utf-8", "replace")
    except ValueError as error:
        raise NotAnIndex(f"the index gave what cannot be read ({error})") from None


def refuse_other_statuses(answer: Answer) -> None:
    """Raise NotAnIndex, or Excluded, where the status says that an answer is not an index."""
    why = answer.value("x-archive-wayback-runtime-error")
    if answer.status == 403 and "AccessControlException" in why:
        raise Excluded(f"this site is closed there, as somebody has asked for ({why.rpartition('.')[2][:100]})")
    if 300 <= answer.status < 400:
        raise NotAnIndex(f"the index is elsewhere: {answer.value('location')[:200]}")
    if answer.status != 200:
        raise NotAnIndex(f"the index answered with status {answer.status}")


def with_parameters(address: str, **parameters: str) -> str:
    """An address with these parameters as its query."""
    return f"{address}?{urlencode(parameters)}"


def hosts_in(listed: Collection[Listed]) -> set[str]:
    """The hosts of captures, with the port if it is not a default."""
    return {one.url.split("/", 3)[2] for one in listed}
