"""Captures as rows, and reads back what a row of `captures` points at."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from io import BytesIO
from pathlib import Path

from sqlite_utils import Database
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from archive.errors import Damaged
from archive.site import identify
from archive.warc.records import TORN, uuid_in

MAX_CONTENT = 20 * 1024 * 1024  # bytes of a page or document, before and after its content coding is undone

_PAGES = ("application/xhtml+xml", "application/json")  # and all text
MAX_MEMBERS = 100  # gzip streams in one payload; servers send one

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Capture:
    """One exchange with the site, as kept on disk; a row of the table `captures`.

    `id` is the UUID of the WARC record, `offset` and `length` (bytes) delimit its gzip member in the file `warc`.
    `sha256` (hex) is of the payload as it came over the wire, before any content coding was undone. `refers_to` names
    the capture that holds the payload, where this one is a `revisit` record without it. `location` is where a redirect
    leads to, as the site wrote it.
    """

    id: str
    url: str
    fetched_at: str
    status: int
    mime: str | None
    sha256: str
    warc: str
    offset: int
    length: int
    etag: str | None
    last_modified: str | None
    crawl_id: str
    refers_to: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What the site answered: headers as sent and the payload as received."""

    headers: tuple[tuple[str, str], ...]
    payload: bytes

    @property
    def content_type(self) -> str | None:
        """The Content-Type header, if there was one."""
        return header(self.headers, "content-type")

    @property
    def day(self) -> date | None:
        """The day on which the server answered, as it says in the Date header; None where it does not."""
        try:
            return parsedate_to_datetime(header(self.headers, "date") or "").date()
        except ValueError:
            return None

    def content(self) -> bytes:
        """The payload with its content coding undone. Raises ValueError where that is impossible (see `decode`)."""
        return decode(self.payload, header(self.headers, "content-encoding"))


def header(headers: Headers, name: str) -> str | None:
    """The first header called `name` (given in lower case), or None."""
    return next((value for key, value in headers if key.lower() == name), None)


def mime_type(headers: Headers) -> str | None:
    """The bare MIME type of an answer, in lower case: "text/html"."""
    value = (header(headers, "content-type") or "").partition(";")[0].strip().lower()
    return value or None


def is_file(mime: str | None) -> bool:
    """Whether a bare MIME type is that of a picture or a document, and not of a page."""
    return bool(mime and not mime.startswith("text/") and mime not in _PAGES)


def decode(payload: bytes, coding: str | None, limit: int = MAX_CONTENT) -> bytes:
    """Undo a content coding: gzip and deflate, the two that the crawler asks for; nothing where there is none.

    Raises ValueError for another coding, for broken data, and where more than `limit` bytes come out (a bomb).
    """
    coding = (coding or "").strip().lower()
    if coding in ("", "identity"):
        return payload
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"content coding {coding!r} was not asked for")
    raw_deflate = coding == "deflate" and payload[:1] not in (b"\x78", b"\x58", b"\x18")
    window_bits = -zlib.MAX_WBITS if raw_deflate else zlib.MAX_WBITS | 32  # 32: take zlib's or gzip's own header
    content, rest = b"", payload
    try:
        for _ in range(MAX_MEMBERS):
            inflater = zlib.decompressobj(window_bits)
            content += inflater.decompress(rest, limit + 1 - len(content))
            if len(content) > limit:
                raise ValueError(f"more than {limit} bytes come out of {len(payload)}")
            if not inflater.eof:
                raise ValueError("the compressed data ends too early")
            rest = inflater.unused_data.lstrip(b"\0")
            if not rest:
                return content
    except zlib.error as error:
        raise ValueError(f"broken compressed data: {error}") from error
    raise ValueError(f"more than {MAX_MEMBERS} compressed members")


# What reading a record ends with where its bytes are not there or are not those of one.
UNREADABLE = (
    OSError,
    EOFError,
    StopIteration,
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    AttributeError,
    ValueError,
    zlib.error,
)

COLUMNS = tuple(field.name for field in fields(Capture))
_INSERT = (
    f"INSERT OR IGNORE INTO captures ({', '.join(COLUMNS)}, article_id) VALUES ({', '.join('?' * len(COLUMNS))}, "
    "coalesce((SELECT article_id FROM addresses WHERE id = ?), ?))"
)


def add_capture(db: Database, capture: Capture) -> None:
    """Insert the row of a capture whose bytes are already on disk. Does nothing where the row is there.

    The row's `article_id` is of the article that is known to stand at the address (`judgement.moves`), else what the
    address says, whether or not an article of that id comes of it.
    """
    known = identify(capture.url)
    said = known.id if known else None
    db.execute(_INSERT, [*(getattr(capture, name) for name in COLUMNS), said, said])


def find_captures(db: Database, where: str, parameters: Iterable[object] = ()) -> Iterator[Capture]:
    """The captures that match an SQL condition, oldest first."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM captures WHERE {where} ORDER BY fetched_at, id"
    for row in db.execute(sql, list(parameters)):
        yield Capture(*row)


def get_capture(db: Database, capture_id: str) -> Capture | None:
    """The capture with this id, if there is one."""
    return next(find_captures(db, "id = ?", [capture_id]), None)


def find_payloads(db: Database, sha256: str) -> Iterator[Capture]:
    """The captures that hold the payload with this digest, oldest first, but for those that are known to be damaged."""
    where = "sha256 = ? AND refers_to IS NULL AND status = 200 AND id NOT IN (SELECT capture_id FROM damage)"
    return find_captures(db, where, [sha256])


def read_capture(db: Database, warc_dir: Path, capture: Capture, own: Stored | None = None) -> Stored:
    """The answer that `capture` stands for; `own` is what its own record holds, if that has been read already.

    A revisit has its own headers and the payload of the capture that it refers to; "not modified" adds that one's
    headers to its own. Where a record is damaged, another capture with the same digest stands in: the payload is the
    same, and so are the headers but for the date. Raises Damaged where the bytes cannot be had or do not match.
    """
    try:
        return _read_in_place(db, warc_dir, capture, own)
    except Damaged:
        for other in find_captures(db, "sha256 = ? AND refers_to IS NULL AND id <> ?", [capture.sha256, capture.id]):
            with suppress(Damaged):
                held = read_record(warc_dir, other)
                if hashlib.sha256(held.payload).hexdigest() == capture.sha256:
                    return Stored(own.headers if own else _as_of(capture, held.headers), held.payload)
        raise


def _read_in_place(db: Database, warc_dir: Path, capture: Capture, own: Stored | None) -> Stored:
    stored = own or read_record(warc_dir, capture)
    if capture.refers_to:
        holder = get_capture(db, capture.refers_to)
        if holder is None:
            raise Damaged(f"capture {capture.id} refers to {capture.refers_to}, which is not there")
        held = read_record(warc_dir, holder)
        headers = stored.headers + held.headers if capture.status == 304 else stored.headers
        stored = Stored(headers, held.payload)
    if hashlib.sha256(stored.payload).hexdigest() != capture.sha256:
        raise Damaged(f"{warc_dir / capture.warc}: capture {capture.id} does not match its digest")
    return stored


def _as_of(capture: Capture, headers: Headers) -> tuple[tuple[str, str], ...]:
    """The headers of an answer with the same payload, dated as `capture` was: texts are read as of their day."""
    moment = format_datetime(datetime.fromisoformat(capture.fetched_at).astimezone(UTC), usegmt=True)
    return (("Date", moment), *((name, value) for name, value in headers if name.lower() != "date"))


def is_readable(warc_dir: Path, capture: Capture) -> bool:
    """Whether the record of a capture that holds a payload is in its place, with the payload that its row tells."""
    try:
        stored = read_record(warc_dir, capture)
    except Damaged:
        return False
    return capture.refers_to is not None or hashlib.sha256(stored.payload).hexdigest() == capture.sha256


def parse_record(member: bytes) -> tuple[ArcWarcRecord, bytes]:
    """The record in a gzip member, and its payload. Raises one of UNREADABLE for what is none, or not whole."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    inflated = inflater.decompress(member)
    if not inflater.eof:  # else its checksum has been tested
        raise EOFError(TORN)
    record = next(iter(ArchiveIterator(BytesIO(inflated))))
    return record, bytes(record.raw_stream.read())


def read_record(warc_dir: Path, capture: Capture) -> Stored:
    """What a capture's own record holds: of a revisit the headers alone. Raises Damaged where it cannot be read."""
    path = warc_dir / capture.warc
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            record, payload = parse_record(file.read(capture.length))
        stored = Stored(tuple(record.http_headers.headers), payload)
        record_id = uuid_in(record.rec_headers.get_header("WARC-Record-ID"))
    except UNREADABLE as error:
        raise Damaged(f"{path}: capture {capture.id} at byte {capture.offset} cannot be read ({error!r})") from error
    if record_id != capture.id:
        raise Damaged(f"{path}: the record at byte {capture.offset} is not capture {capture.id}")
    return stored
