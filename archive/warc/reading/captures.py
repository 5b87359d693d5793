"""Reads captures back: a record of a WARC file as a capture, and the site's answer that it stands for."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path

from sqlite_utils import Database
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from archive.errors import Damaged
from archive.warc.answers import Headers, StoredAnswer, header, mime_type
from archive.warc.captures import Capture, find_captures, get_capture
from archive.warc.file_name import FileName
from archive.warc.reading.records import TORN, uuid_in

# A header field of ours: the payload digest that another archive gave, if the payload has another.
CLAIMED_DIGEST = "WARC-X-Claimed-Payload-Digest"

# A header field of ours: the kind of a page requisite (archive.warc.captures).
REQUISITE = "WARC-X-Requisite"

_END_OF_HEADERS = b"\r\n\r\n"

# What reading a record raises if its bytes are missing, or are not those of a record.
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


def parse_record(member: bytes) -> tuple[ArcWarcRecord, bytes]:
    """The record in a gzip member, and its payload. Raises one of UNREADABLE if it is not a whole record."""
    record = next(iter(ArchiveIterator(BytesIO(_inflated(member)))))
    return record, bytes(record.raw_stream.read())


def _inflated(member: bytes) -> bytes:
    """What is in a gzip member. Raises zlib.error, EOFError or ValueError if that is not one whole record."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    inflated = inflater.decompress(member)
    if not inflater.eof:  # if it is, its checksum has been verified
        raise EOFError(TORN)
    if inflater.unused_data:
        raise ValueError("there is more than one record")
    return inflated


def capture_of(
    record: ArcWarcRecord, headers: Headers, sha256: str, *, file: FileName, offset: int, length: int
) -> Capture:
    """The capture in a `response` or `revisit` record that was just written or read back.

    `headers` are those of the answer, as read back, and `sha256` is the digest of its payload; `file`, `offset` and
    `length` say where the record is. Raises ValueError, TypeError or AttributeError if the record is not ours.
    """
    told = list(headers)
    field = record.rec_headers.get_header
    fetched_at = field("WARC-Date")
    datetime.fromisoformat(fetched_at)
    capture_id = uuid_in(field("WARC-Record-ID"))
    url = field("WARC-Target-URI")
    if not capture_id or not url:
        raise ValueError("it has no id or no address")
    return Capture(
        id=capture_id,
        url=url,
        fetched_at=fetched_at,
        status=int(record.http_headers.get_statuscode()),
        mime=mime_type(told),
        sha256=sha256,
        warc=file.name,
        offset=offset,
        length=length,
        etag=header(told, "etag"),
        last_modified=header(told, "last-modified"),
        crawl_id=None if file.source else file.id,
        refers_to=uuid_in(field("WARC-Refers-To")),
        location=header(told, "location"),
        source=file.source or "crawl",
        source_uri=field("WARC-Source-URI"),
        imported_at=field("WARC-Creation-Date"),
        import_id=file.id if file.source else None,
        claimed_digest=field(CLAIMED_DIGEST),
        truncated=field("WARC-Truncated") if file.source else None,
        requisite=field(REQUISITE),
    )


def read_capture(db: Database, warc_dir: Path, capture: Capture, own: StoredAnswer | None = None) -> StoredAnswer:
    """The answer that `capture` stands for; `own` is what its own record holds, if that has been read already.

    A revisit has its own headers and the payload of the capture that it refers to; "not modified" has that one's
    headers in addition. If a record is damaged, another capture with the same digest takes its place: the payload is
    the same, and so are the headers, except for the date. Raises Damaged if that fails, too.
    """
    try:
        return _read_in_place(db, warc_dir, capture, own)
    except Damaged:
        for other in find_captures(db, "sha256 = ? AND refers_to IS NULL AND id <> ?", [capture.sha256, capture.id]):
            with suppress(Damaged):
                held = read_record(warc_dir, other)
                if digest(held.payload) == capture.sha256:
                    return StoredAnswer(
                        own.headers if own else _as_of(capture, held.headers), held.payload, capture.day
                    )
        raise


def _read_in_place(db: Database, warc_dir: Path, capture: Capture, own: StoredAnswer | None) -> StoredAnswer:
    stored = own or read_record(warc_dir, capture)
    if capture.refers_to:
        holder = get_capture(db, capture.refers_to)
        if holder is None:
            raise Damaged(f"capture {capture.id} refers to {capture.refers_to}, which is not there")
        held = read_record(warc_dir, holder)
        headers = stored.headers + held.headers if capture.status == 304 else stored.headers
        stored = StoredAnswer(headers, held.payload, capture.day)
    if digest(stored.payload) != capture.sha256:
        raise Damaged(f"{warc_dir / capture.warc}: capture {capture.id} does not match its digest")
    return stored


def _as_of(capture: Capture, headers: Headers) -> tuple[tuple[str, str], ...]:
    """The headers of an answer with the same payload, with the date of `capture`: texts are read as of that day."""
    moment = format_datetime(datetime.fromisoformat(capture.fetched_at).astimezone(UTC), usegmt=True)
    return (("Date", moment), *((name, value) for name, value in headers if name.lower() != "date"))


def is_readable(warc_dir: Path, capture: Capture) -> bool:
    """Whether the record of a capture is in its place and, if it holds a payload, has the one that its row says."""
    if _has_payload_in_place(warc_dir, capture):
        return True
    try:
        stored = read_record(warc_dir, capture)
    except Damaged:
        return False
    return capture.refers_to is not None or digest(stored.payload) == capture.sha256


def _has_payload_in_place(warc_dir: Path, capture: Capture) -> bool:
    """A quick check, in a third of the time: whether the bytes after the two blocks of headers are the payload."""
    try:
        with (warc_dir / capture.warc).open("rb") as file:
            file.seek(capture.offset)
            inflated = _inflated(file.read(capture.length))
    except (OSError, EOFError, ValueError, zlib.error):
        return False
    ours, _, block = inflated.partition(_END_OF_HEADERS)
    payload = block.partition(_END_OF_HEADERS)[2].removesuffix(_END_OF_HEADERS)
    return capture.id.encode() in ours and digest(payload) == capture.sha256


def read_record(warc_dir: Path, capture: Capture) -> StoredAnswer:
    """What a capture's own record holds: for a revisit, only the headers. Raises Damaged if it cannot be read."""
    path = warc_dir / capture.warc
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            record, payload = parse_record(file.read(capture.length))
        stored = StoredAnswer(tuple(record.http_headers.headers), payload, capture.day)
        record_id = uuid_in(record.rec_headers.get_header("WARC-Record-ID"))
    except UNREADABLE as error:
        raise Damaged(f"{path}: capture {capture.id} at byte {capture.offset} cannot be read ({error!r})") from error
    if record_id != capture.id:
        raise Damaged(f"{path}: the record at byte {capture.offset} is not capture {capture.id}")
    return stored


def digest(payload: bytes) -> str:
    """The SHA-256 (hex) of a payload, by which it is identified."""
    return hashlib.sha256(payload).hexdigest()
