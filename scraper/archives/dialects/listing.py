"""Parses the lines of an index of captures, in any form, into one kind of object."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from archive.imports.addresses import plain_address
from archive.site import host_and_port

TIMESTAMP = "%Y%m%d%H%M%S"
_DIGITS = re.compile(r"[0-9]{14}")
_SHA1 = re.compile(r"(?:sha1:)?([A-Z2-7]{32})", re.IGNORECASE)
_STATUS = re.compile(r"[1-9][0-9]{2}")
_REVISIT = "warc/revisit"


@dataclass(frozen=True, slots=True)
class Listed:
    """A capture that an index lists.

    `url` is without a default port, `timestamp` is 14 digits in UTC. `status` and `mime` are None if the index does not
    give them, as for a revisit. `digests` are the payload digests that the index gives, as `sha1:` and base32: several
    if it lists several captures with one address and second. `place` is the file, the offset and the length (in bytes)
    of the record, if the index gives them.
    """

    url: str
    timestamp: str
    status: int | None = None
    mime: str | None = None
    digests: tuple[str, ...] = ()
    place: tuple[str, int, int] | None = None

    @property
    def captured_at(self) -> datetime:
        """The time of the capture."""
        return datetime.strptime(self.timestamp, TIMESTAMP).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One answer of an index: its captures of the site, the number of broken lines, the address of the next page."""

    listed: tuple[Listed, ...] = ()
    broken: int = 0
    then: tuple[str, ...] = ()


def read_lines(rows: Iterable[Mapping[str, object]], hosts: Collection[str]) -> tuple[tuple[Listed, ...], int]:
    """The captures of the site in the lines of an index, and the number of broken lines.

    Each row maps the names of fields to their values. `hosts` are the site's, with the port unless it is the default
    one; lines about other hosts are left out.
    """
    found, broken = [], 0
    for row in rows:
        try:
            listed = _read(row, hosts)
        except (ValueError, KeyError, TypeError):
            broken += 1
            continue
        if listed:
            found.append(listed)
    return tuple(found), broken


def without_default_port(url: str) -> tuple[str, str]:
    """An address in the form in which imported files are stored too (`plain_address`), and its host.

    The host has its port unless it is the default one. Raises ValueError if the address is not http(s).
    """
    address = plain_address(url)
    if address is None:
        raise ValueError(f"not an http(s) address: {url[:200]!r}")
    return address, host_and_port(urlsplit(address))


def _read(row: Mapping[str, object], hosts: Collection[str]) -> Listed | None:
    url, host = without_default_port(_text(row.get("original") or row["url"]))
    if host not in hosts:
        return None
    timestamp = _text(row["timestamp"])
    if not _DIGITS.fullmatch(timestamp):
        raise ValueError(f"not a time: {timestamp!r}")
    datetime.strptime(timestamp, TIMESTAMP)  # only whether it is one
    status = _text(row.get("statuscode") or row.get("status") or "-")
    mime = _text(row.get("mimetype") or row.get("mime") or "-").lower()
    digest = _SHA1.fullmatch(_text(row.get("digest") or ""))
    return Listed(
        url,
        timestamp,
        int(status) if _STATUS.fullmatch(status) else None,
        mime if "/" in mime and mime != _REVISIT else None,
        (f"sha1:{digest[1].upper()}",) if digest else (),
        _place(row),
    )


def _place(row: Mapping[str, object]) -> tuple[str, int, int] | None:
    name, *numbers = (str(row.get(field, "")) for field in ("filename", "offset", "length"))
    if not name or not all(number.isascii() and number.isdigit() and len(number) < 16 for number in numbers):
        return None
    offset, length = map(int, numbers)
    return (_text(name), offset, length) if length else None


def _text(value: object) -> str:
    if isinstance(value, int):  # some services give times and statuses as numbers
        return str(value)
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    value.encode()  # half a character is not text
    return value.strip()
