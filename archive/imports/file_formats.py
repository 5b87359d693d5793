"""The two formats of capture files, WARC and ARC: how their records are recognised, and how headers are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

_SCHEME = r"(?:https?|dns|ftp|filedesc)"
_FILE = "filedesc://"


class Lines(Protocol):
    """A source of lines, from which a header is read."""

    def readline(self) -> bytes:
        """The next line, with its end."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How records are recognised.

    `start` matches the beginning of a record, even if there are only its first letters. `begins` must match where a
    record is due, within `reach` bytes; `found` is searched for after damage, within `overlap` bytes. A record
    `ends_with_member` if no part of it can be in another gzip member.
    """

    name: str
    start: re.Pattern[bytes]
    begins: re.Pattern[bytes]
    found: re.Pattern[bytes]
    reach: int
    overlap: int
    ends_with_member: bool


def _arc_line(scheme: str, digits: str, before: str = "") -> re.Pattern[bytes]:
    """The pattern of the line that begins a record of an ARC file, in both of its versions.

    The line has the address, which may contain spaces, the IP address, the time, the additional fields of version 2,
    and the length. warcio supports only version 1, and takes a space in a Content-Type for the end of a field, so it
    reads a wrong address and a wrong time. The pattern is narrow enough that no content of a page makes a search slow.
    """
    line = (
        rf"{before}(?P<url>{scheme}:[^\r\n]{{0,8000}}?) [0-9a-f.:-]{{1,45}} (?P<date>[0-9]{{{digits}}}) "
        r"(?:[^ \r\n]{0,2500} ){0,12}(?P<length>[0-9]{1,15})[ \t]*\r?\n"
    )
    return re.compile(line.encode(), re.IGNORECASE)


WARC = FileFormat(
    "WARC",
    re.compile(rb"WARC/"),
    re.compile(rb"WARC/"),
    re.compile(rb"WARC/[01]\.[0-9]{1,4}\r?\n[A-Za-z-]{1,40}:"),
    5,
    64,
    ends_with_member=False,
)
ARC = FileFormat(
    "ARC",
    re.compile(f"{_SCHEME}:".encode(), re.IGNORECASE),
    _arc_line("[a-z][a-z0-9+.-]{0,20}", "1,17"),
    _arc_line(_SCHEME, "14", before=r"(?<![^\n\0])"),
    1 << 15,
    1 << 15,
    ends_with_member=True,
)
EITHER = re.compile(b"|".join(form.start.pattern for form in (WARC, ARC)), re.IGNORECASE)

_warc = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES)


def parse_header(form: FileFormat, lines: Lines) -> StatusAndHeaders:
    """The header of a record.

    Raises StatusAndHeadersParserException, EOFError, ValueError or LookupError if there is none.
    """
    return _warc.parse(lines) if form is WARC else _parse_arc(lines.readline())


def _parse_arc(line: bytes) -> StatusAndHeaders:
    """The header fields that a WARC record would have, from the line that begins an ARC record."""
    told = ARC.begins.fullmatch(line)
    if told is None:
        raise StatusAndHeadersParserException("not a line of an ARC file", line[:200])
    url, date, length = (StatusAndHeadersParser.decode_header(told[name]) for name in ("url", "date", "length"))
    fields = [
        ("WARC-Type", "warcinfo" if url.startswith(_FILE) else "response"),
        ("WARC-Target-URI", url),
        ("WARC-Date", date),
        ("Content-Length", length),
    ]
    return StatusAndHeaders("", fields, protocol="ARC/1.0")
