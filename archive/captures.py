"""Reads captures back: what a row of `captures` points at, and every exchange of a WARC file in order."""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database
from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord

from archive.errors import Damaged
from archive.extract import identify
from archive.extract.address import ALIASES

# Target of the metadata record that closes the file of a crawl; its payload is the crawl's summary as JSON.
OUTCOME_URI = "urn:ctarchive:outcome"
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


COLUMNS = tuple(field.name for field in fields(Capture))
_INSERT = (
    f"INSERT OR IGNORE INTO captures ({', '.join(COLUMNS)}, article_id) VALUES ({', '.join('?' * len(COLUMNS))}, "
    "coalesce((SELECT article_id FROM addresses WHERE id = ?), ?))"
)


def add_capture(db: Database, capture: Capture) -> None:
    """Insert the row of a capture whose bytes are already on disk. Does nothing where the row is there.

    The row's `article_id` is of the article that is known to stand at the address (`archive.moves`), else what the
    address says, whether or not an article of that id comes of it.
    """
    known = identify(capture.url)
    said = known[0] if known else None
    db.execute(_INSERT, [*(getattr(capture, name) for name in COLUMNS), said, said])


def find_captures(db: Database, where: str, parameters: Iterable[object] = ()) -> Iterator[Capture]:
    """The captures that match an SQL condition, oldest first."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM captures WHERE {where} ORDER BY fetched_at, id"
    for row in db.execute(sql, list(parameters)):
        yield Capture(*row)


def get_capture(db: Database, capture_id: str) -> Capture | None:
    """The capture with this id, if there is one."""
    return next(find_captures(db, "id = ?", [capture_id]), None)


def find_payload(db: Database, sha256: str) -> Capture | None:
    """The first capture that holds the payload with this digest, if there is one."""
    return next(find_captures(db, "sha256 = ? AND refers_to IS NULL AND status = 200", [sha256]), None)


def spellings(url: str) -> list[str]:
    """The addresses under which the crawler may have asked for what a page calls `url`.

    Letters and spaces are percent-encoded, as browsers do it, and the site answers under several names.
    """
    try:
        asked = safe_url_string(url)
        parts = urlsplit(asked)
    except ValueError:
        return [url]
    if parts.netloc not in ALIASES:
        return [asked]
    return [parts._replace(scheme=scheme, netloc=name).geturl() for scheme in ("http", "https") for name in ALIASES]


def read_capture(db: Database, warc_dir: Path, capture: Capture, own: Stored | None = None) -> Stored:
    """The answer that `capture` stands for; `own` is what its own record holds, if that has been read already.

    A revisit has its own headers and the payload of the capture that it refers to; "not modified" adds that one's
    headers to its own. Raises Damaged where the bytes are not there or do not match their digest.
    """
    stored = own or _read_record(warc_dir, capture)
    if capture.refers_to:
        holder = get_capture(db, capture.refers_to)
        if holder is None:
            raise Damaged(f"capture {capture.id} refers to {capture.refers_to}, which is not there")
        held = _read_record(warc_dir, holder)
        headers = stored.headers + held.headers if capture.status == 304 else stored.headers
        stored = Stored(headers, held.payload)
    if hashlib.sha256(stored.payload).hexdigest() != capture.sha256:
        raise Damaged(f"{warc_dir / capture.warc}: capture {capture.id} does not match its digest")
    return stored


def _read_record(warc_dir: Path, capture: Capture) -> Stored:
    path = warc_dir / capture.warc
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            record = next(iter(ArchiveIterator(file)))
            stored = Stored(tuple(record.http_headers.headers), bytes(record.raw_stream.read()))
            record_id = _uuid(record.rec_headers.get_header("WARC-Record-ID"))
    except (OSError, EOFError, StopIteration, ArchiveLoadFailed, AttributeError, zlib.error) as error:
        raise Damaged(f"{path}: capture {capture.id} at byte {capture.offset} cannot be read ({error!r})") from error
    if record_id != capture.id:
        raise Damaged(f"{path}: the record at byte {capture.offset} is not capture {capture.id}")
    return stored


class CrawlFile:
    """The WARC file of one crawl, read from its start to its end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.crawl_id = path.name.removesuffix(".warc.gz")
        self.started_at: str | None = None
        # What the crawl said of itself when it ended; None until it is read, and where the crawl was cut short.
        self.summary: dict[str, object] | None = None

    def captures(self, digests: dict[str, str]) -> Iterator[tuple[Capture, Stored]]:
        """Every capture in the order of capture, exactly as the crawl's own rows had it, with the answer.

        `digests` maps the id of each capture that holds a payload to its SHA-256; it is added to, and consulted for
        revisit records, whose answer has the headers alone. A torn record at the end, as a crawl that was killed leaves
        it, is not there to this. Raises Damaged where the file is broken before its end.
        """
        for record, payload, offset, length in self._records():
            kind = record.rec_type
            if kind == "warcinfo":
                self.started_at = record.rec_headers.get_header("WARC-Date")
            elif kind == "metadata" and record.rec_headers.get_header("WARC-Target-URI") == OUTCOME_URI:
                self.summary = json.loads(payload)
            elif kind in ("response", "revisit"):
                stored = Stored(tuple(record.http_headers.headers), payload)
                capture = self._capture(record, stored, offset, length, digests)
                yield capture, stored

    def _capture(
        self, record: ArcWarcRecord, stored: Stored, offset: int, length: int, digests: dict[str, str]
    ) -> Capture:
        refers_to = _uuid(record.rec_headers.get_header("WARC-Refers-To"))
        sha256 = digests.get(refers_to, "") if refers_to else hashlib.sha256(stored.payload).hexdigest()
        capture = Capture(
            id=_uuid(record.rec_headers.get_header("WARC-Record-ID")) or "",
            url=record.rec_headers.get_header("WARC-Target-URI"),
            fetched_at=record.rec_headers.get_header("WARC-Date"),
            status=int(record.http_headers.get_statuscode()),
            mime=mime_type(stored.headers),
            sha256=sha256,
            warc=self.path.name,
            offset=offset,
            length=length,
            etag=header(stored.headers, "etag"),
            last_modified=header(stored.headers, "last-modified"),
            crawl_id=self.crawl_id,
            refers_to=refers_to,
            location=header(stored.headers, "location"),
        )
        if not refers_to:
            digests[capture.id] = sha256
        return capture

    def _records(self) -> Iterator[tuple[ArcWarcRecord, bytes, int, int]]:
        try:
            with self.path.open("rb") as file:
                whole = whole_length(self.path)
                if not whole:
                    return
                iterator = ArchiveIterator(LimitReader(file, whole))
                for record in iterator:
                    payload = bytes(record.raw_stream.read())
                    yield record, payload, iterator.get_record_offset(), iterator.get_record_length()
        except (OSError, EOFError, ArchiveLoadFailed, zlib.error) as error:
            raise Damaged(f"{self.path} cannot be read to its end ({error!r}); check the disk") from error


def crawl_files(warc_dir: Path) -> list[CrawlFile]:
    """The crawls of a data folder, oldest first (the names of their files begin with the time)."""
    return [CrawlFile(path) for path in sorted(warc_dir.glob("*.warc.gz"))]


def whole_length(path: Path) -> int:
    """Bytes from the start of a file to the end of its last whole record; each record's checksum is tested on the way.

    Raises Damaged where a record is broken, other than by the file's ending in the middle of the last one.
    """
    whole = position = 0
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    with path.open("rb") as file:
        while chunk := file.read(1 << 16):
            position += len(chunk)
            while chunk:
                try:
                    inflater.decompress(chunk)
                except zlib.error as error:
                    raise Damaged(f"{path} is damaged in the record that begins at byte {whole} ({error})") from error
                chunk = inflater.unused_data
                if inflater.eof:
                    whole = position - len(chunk)
                    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return whole


def cut_torn_tail(path: Path) -> int:
    """Cut the file of a crawl that was killed back to its last whole record. Returns the number of bytes cut off.

    Nothing that a row points at is lost: rows follow whole, synced records. Raises Damaged as `whole_length` does,
    and then cuts nothing.
    """
    whole, size = whole_length(path), path.stat().st_size
    if whole < size:
        with path.open("r+b") as file:
            file.truncate(whole)
            os.fsync(file.fileno())
    return size - whole


def _uuid(urn: str | None) -> str | None:
    """The UUID in "<urn:uuid:...>"."""
    return urn.removeprefix("<urn:uuid:").removesuffix(">") if urn else None
