"""The dialect of Common Crawl: one index for each of its crawls, and records that are read out of its WARC files.

https://index.commoncrawl.org documents the indexes, https://commoncrawl.org/errata what its records lack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import ClassVar
from urllib.parse import quote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.timeutils import iso_date_to_datetime

from archive.imports.digests import sha1_base32
from archive.site import split_web_address
from archive.warc.coding import MAX_CONTENT, decode
from archive.warc.foreign import ForeignCapture
from archive.warc.reading.captures import UNREADABLE
from scraper.archives.dialects.answers import Answer, CaptureUnavailable, NotAnIndex
from scraper.archives.dialects.dialect import CaptureQuery, content_of, refuse_other_statuses, with_parameters
from scraper.archives.dialects.listing import TIMESTAMP, IndexPage, Listed, without_default_port
from scraper.archives.dialects.pace import Pace
from scraper.archives.dialects.pywb import json_lines

HOME = "https://index.commoncrawl.org"
DATA = "https://data.commoncrawl.org"
PACE = Pace(index=1.0, capture=0.5)
_CUT_OFF = (1 << 20, 5 << 20)  # bytes: it truncates longer payloads, and did not mark these before November 2019
_HEADERS = 1 << 17  # bytes of a record without its payload
_MARKED = "20191101"
_PAGE = re.compile(r"&page=(\d+)$")
_FRAMING = (b"transfer-encoding", b"content-encoding")


@dataclass(frozen=True, slots=True)
class CommonCrawl:
    """Common Crawl, or a copy: its list of indexes at `base` and its files at `data` (both without a final slash)."""

    base: str
    data: str
    query: CaptureQuery
    pace: Pace = PACE
    name: ClassVar[str] = "commoncrawl"

    def first(self) -> list[str]:
        """The address of the list of indexes."""
        return [f"{self.base}/collinfo.json"]

    def fallbacks(self) -> Mapping[str, str]:
        """None: its indexes treat a host and its `www.` as one."""
        return {}

    def read(self, asked: str, answer: Answer) -> IndexPage:
        """Parse the list of indexes, or an answer of one of them. Raises NotAnIndex."""
        if asked in self.first():
            return IndexPage(then=tuple(self._indexes(answer)))
        page = int(found[1]) if (found := _PAGE.search(asked)) else 0
        if page and answer.status == 400:  # the previous page was the last
            return IndexPage()
        listed, broken = json_lines(answer, self.query)
        more = (f"{_PAGE.sub('', asked)}&page={page + 1}",) if listed or broken else ()
        return IndexPage(listed, broken, more)

    def key(self, listed: Listed) -> str:
        """Each record is requested separately, even if two have the same address and second."""
        return f"{listed.timestamp} {listed.url} {listed.digests[0] if listed.digests else ''}".rstrip()

    def request(self, listed: Listed) -> tuple[str, dict[str, str]]:
        """The address of the file that holds a capture's record, and the range of its bytes."""
        if listed.place is None:
            raise CaptureUnavailable("the index does not tell where the record is")
        name, offset, length = listed.place
        return f"{self.data}/{quote(name.lstrip('/'))}", {"Range": f"bytes={offset}-{offset + length - 1}"}

    def source_uri(self, listed: Listed) -> str:
        """The URI of a capture at the service: the address of the file, and the range of its record in bytes."""
        if listed.place is None:
            return f"{self.base}/{listed.timestamp}/{listed.url}"
        address, headers = self.request(listed)
        return f"{address}#{headers['Range']}"

    def is_capture(self, answer: Answer) -> bool:
        """Whether an answer is a part of a file."""
        return answer.status == 206

    def capture_in(self, answer: Answer, listed: Listed) -> ForeignCapture:
        """The capture whose record an answer holds. Raises CaptureUnavailable."""
        if not self.is_capture(answer):
            raise CaptureUnavailable(f"the service does not have the record (status {answer.status})")
        try:
            record, payload = _record(answer.body)
            return self._capture(record, payload, listed)
        except (*UNREADABLE, TypeError, ArithmeticError, LookupError) as error:
            raise CaptureUnavailable(
                f"the record cannot be read ({str(error)[:200] or type(error).__name__})"
            ) from None

    def _indexes(self, answer: Answer) -> Iterator[str]:
        refuse_other_statuses(answer)
        try:
            told = json.loads(content_of(answer))
        except (ValueError, RecursionError):
            raise NotAnIndex("the list of indexes is broken JSON") from None
        names = self.query.hosts_to_query()[0]
        addresses = [address for one in told if (address := self._index(one))] if isinstance(told, list) else []
        if not addresses and not (isinstance(told, list) and told):
            raise NotAnIndex("the list of indexes names none")
        for address in addresses:
            for host in names:
                parameters = {**self.query.parameters, "page": "0"}
                yield with_parameters(address, url=host, matchType="host", output="json", **parameters)

    def _index(self, told: object) -> str | None:
        """The address of an index, if its crawl overlaps the days and it is on the host that named it."""
        if not isinstance(told, dict) or not isinstance(address := told.get("cdx-api"), str):
            return None
        parts = split_web_address(address) if address.isascii() else None
        if parts is None or parts[:2] != urlsplit(self.base)[:2]:
            return None
        began, ended = _day(told.get("from")), _day(told.get("to"))
        since, until = self.query.since, self.query.until
        if (since and ended and ended < since) or (until and began and began > until):
            return None
        return address

    def _capture(self, record: ArcWarcRecord, payload: bytes, listed: Listed) -> ForeignCapture:
        field = record.rec_headers.get_header
        moment = iso_date_to_datetime(field("WARC-Date")).strftime(TIMESTAMP)
        if record.rec_type not in ("response", "revisit") or record.http_headers is None:
            raise CaptureUnavailable("the record is not a capture")
        if (without_default_port(field("WARC-Target-URI"))[0], moment) != (listed.url, listed.timestamp):
            raise CaptureUnavailable("the record is of another capture")
        http = record.http_headers
        revisit = record.rec_type == "revisit"
        claimed = (
            listed.digests[0] if listed.digests and not revisit and sha1_base32(payload) not in listed.digests else None
        )
        code, _, reason = http.statusline.partition(" ")
        return ForeignCapture(
            url=listed.url,
            captured_at=listed.captured_at,
            status=int(code),
            reason=reason,
            http_version=http.protocol,
            headers=tuple(_fields(http.headers, payload)),
            body=payload,
            source_uri=self.source_uri(listed),
            claimed_digest=claimed,
            truncated=field("WARC-Truncated") or _unmarked(payload, listed),
        )


def _record(member: bytes) -> tuple[ArcWarcRecord, bytes]:
    inflated = decode(member, "gzip", MAX_CONTENT + _HEADERS)
    record = next(iter(ArchiveIterator(BytesIO(inflated))))
    return record, bytes(record.raw_stream.read())


def _fields(headers: list[tuple[str, str]], payload: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The header fields as stored. Codings have been undone there: fields that name one are renamed."""
    undone = _FRAMING[:1] if payload.startswith(b"\x1f\x8b") else _FRAMING
    for name, value in headers:
        raw = name.encode("utf-8", "surrogateescape")
        yield b"X-Archive-Orig-" + raw if raw.lower() in undone else raw, value.encode("utf-8", "surrogateescape")


def _unmarked(payload: bytes, listed: Listed) -> str | None:
    """Why a payload is incomplete, for captures older than Common Crawl's marks of truncation."""
    return "length" if len(payload) in _CUT_OFF and listed.timestamp < _MARKED else None


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None
