"""Turns an answer of a Wayback Machine or pywb at `<time>id_/<address>` (a memento, RFC 7089) into a capture."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from archive.clock import http_date
from archive.warc.answers import is_file
from archive.warc.coding import decode
from archive.warc.foreign import ForeignCapture
from scraper.archives.dialects.answers import Answer, CaptureUnavailable, Fields
from scraper.archives.dialects.dialect import CaptureQuery
from scraper.archives.dialects.listing import IndexPage, Listed, without_default_port
from scraper.archives.dialects.pace import Pace
from scraper.archives.dialects.payload import Payload, recover

_PREFIX = b"x-archive-orig-"
_RENAMED = b"X-Archive-Orig-"
_TIME = re.compile(r"[0-9]{1,14}(?:[a-z]{2}_)?/(?=https?:)")
_ORIGINAL = re.compile(r"<([^>]*)>\s*;\s*rel=\"?original\"?")
# What replay software inserts into pages: the Wayback Machine and OpenWayback, then pywb.
_INSERTED = (b"BEGIN WAYBACK TOOLBAR INSERT", b"End Wayback Rewrite JS Include", b"<!-- WB Insert -->")
_INTERNET_ARCHIVE = "//web.archive.org/web/"


@dataclass(frozen=True, slots=True)
class Style:
    """How a service serves captures: the address below which they are, and which header fields are the site's.

    Fields with the prefix `X-Archive-Orig-` are always the site's.
    """

    replay: str
    own_fields: Callable[[Fields], Iterator[tuple[bytes, bytes]]]

    def address(self, listed: Listed) -> str:
        """The address of a capture, as it was captured."""
        return f"{self.replay}{listed.timestamp}id_/{listed.url}"


@dataclass(frozen=True, slots=True)
class Mementos(ABC):
    """A service that lists captures by host and serves each at an address; `base` is without a final slash."""

    base: str
    query: CaptureQuery
    pace: Pace

    @property
    @abstractmethod
    def style(self) -> Style:
        """How the service serves captures."""

    @abstractmethod
    def read(self, asked: str, answer: Answer) -> IndexPage:
        """Parse an answer of the index."""

    @abstractmethod
    def index(self, host: str) -> str:
        """The address at which to query the index for a host."""

    def first(self) -> list[str]:
        """The addresses at which to query the index first."""
        return [self.index(host) for host in self.query.hosts_to_query()[0]]

    def fallbacks(self) -> Mapping[str, str]:
        """Maps a host to the address at which to query the index if it has listed no captures of that host."""
        return {host: self.index(host) for host in self.query.hosts_to_query()[1]}

    def key(self, listed: Listed) -> str:
        """One request per address and second is enough, however many captures of them are listed."""
        return f"{listed.timestamp} {listed.url}"

    def request(self, listed: Listed) -> tuple[str, dict[str, str]]:
        """The address of a capture."""
        return self.style.address(listed), {}

    def source_uri(self, listed: Listed) -> str:
        """The URI of a capture at the service: its address."""
        return self.style.address(listed)

    def is_capture(self, answer: Answer) -> bool:
        """Whether an answer is a capture, whatever its status, and not a message of the service itself."""
        return bool(answer.value("memento-datetime"))

    def capture_in(self, answer: Answer, listed: Listed) -> ForeignCapture:
        """The capture that was asked for. Raises CaptureUnavailable if the answer is none, or another one."""
        return capture_in(answer, listed, self.style)


def capture_in(answer: Answer, listed: Listed, style: Style) -> ForeignCapture:
    """The capture that was asked for. Raises CaptureUnavailable if the answer is none, or another one."""
    _prove(answer, listed)
    fields = list(style.own_fields(answer.headers))
    told = {name.lower(): value.decode("latin-1").strip() for name, value in reversed(fields)}
    mime = told.get(b"content-type", "").partition(";")[0].strip().lower() or None
    payload = recover(
        answer.body,
        answer.values("content-encoding"),
        told.get(b"content-encoding"),
        listed.digests,
        is_text=mime is not None and not is_file(mime),
    )
    if (payload.claimed or not listed.digests) and _is_rewritten(payload):
        raise CaptureUnavailable(
            "the service gave the page as it shows it, with its own words in it, and not as it was captured"
        )
    return ForeignCapture(
        url=listed.url,
        captured_at=listed.captured_at,
        status=answer.status,
        reason=answer.reason,
        http_version="HTTP/1.1",  # services do not tell the site's
        headers=tuple(_as_sent(fields, payload.coding, len(payload.body), style, style.address(listed))),
        body=payload.body,
        source_uri=style.address(listed),
        claimed_digest=payload.claimed,
    )


def _prove(answer: Answer, listed: Listed) -> None:
    """Raise CaptureUnavailable, with the reason in words, if an answer is not the capture that was requested."""
    if not answer.value("memento-datetime"):
        raise CaptureUnavailable(_what_else(answer))
    moment = http_date(answer.value("memento-datetime"))
    if moment is None:
        raise CaptureUnavailable("the service does not tell the time of the capture that it gave")
    if moment != listed.captured_at:
        raise CaptureUnavailable(f"the service gave the capture of {moment:%Y-%m-%d %H:%M:%S} instead")
    if (original := _ORIGINAL.search(", ".join(answer.values("link")))) and _origin(original[1]) != _origin(listed.url):
        raise CaptureUnavailable(f"the service gave the capture of {original[1][:200]} instead")


def _what_else(answer: Answer) -> str:
    if why := answer.value("x-archive-wayback-runtime-error"):
        return f"the service does not give it ({why[:200]})"
    if 300 <= answer.status < 400:
        why = answer.value("x-archive-redirect-reason") or f"it leads to {answer.value('location')[:200]}"
        return f"the service has another capture instead ({why[:300]})"
    if answer.status == 200:
        return "the service gave a page of its own instead"
    return f"the service does not give it (status {answer.status})"


def _is_rewritten(payload: Payload) -> bool:
    try:
        content = decode(payload.body, payload.coding)
    except ValueError:
        return False
    return any(inserted in content for inserted in _INSERTED)


def _origin(url: str) -> str:
    try:
        parts = urlsplit(without_default_port(url)[0])
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc}"


def _as_sent(
    fields: list[tuple[bytes, bytes]], coding: str | None, length: int, style: Style, address: str
) -> Iterator[tuple[bytes, bytes]]:
    """The header fields as the site sent them; those that no longer describe the payload are renamed."""
    has_coding = False
    for name, value in fields:
        lower, text = name.lower(), value.decode("latin-1").strip()
        if lower == b"location":
            yield name, _original_location(text, style, address).encode("latin-1")
        elif lower == b"content-encoding" and coding and not has_coding:
            has_coding = True
            yield name, coding.encode()
        elif lower in (b"content-encoding", b"transfer-encoding") or (
            lower == b"content-length" and text != str(length)
        ):
            yield _RENAMED + name, value
        else:
            yield name, value
    if coding and not has_coding:
        yield b"Content-Encoding", coding.encode()


def _original_location(location: str, style: Style, address: str) -> str:
    """The original target of an archived redirect, which services rewrite to lead to their own capture."""
    try:
        absolute = urljoin(address, location).partition(":")[2]
    except ValueError:
        return location
    for replay in (style.replay.partition(":")[2], _INTERNET_ARCHIVE):
        if absolute.startswith(replay) and (time := _TIME.match(absolute, len(replay))):
            return absolute[time.end() :]
    return location


def prefixed(fields: Fields) -> Iterator[tuple[bytes, bytes]]:
    """The header fields that a service marks as the site's, without the mark."""
    for name, value in fields:
        if name.lower().startswith(_PREFIX):
            yield name[len(_PREFIX) :], value


def is_prefixed(name: bytes) -> bool:
    """Whether a service marks a header field of this name as the site's."""
    return name.lower().startswith(_PREFIX)
