"""Writes captures as WARC 1.1: one gzip member per record, request and response as they went over the wire.

A record differs from the wire in two respects, and says so:

- A chunked answer is stored without its chunks, which belong to the connection and not to the page. The header is kept
  as `X-Archive-Orig-Transfer-Encoding`, as in other archives.
- A payload that the archive already has is not stored again: a `revisit` record names the record that holds it.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from archive.clock import iso
from archive.warc import json_lines, manifest
from archive.warc.answers import StoredAnswer, as_text, header, mime_type
from archive.warc.captures import Capture
from archive.warc.file_name import name_of
from archive.warc.foreign import ForeignCapture
from archive.warc.reading.captures import CLAIMED_DIGEST, REQUISITE, capture_of, digest
from archive.warc.reading.records import OUTCOME_URI

_PROFILES = "http://netpreserve.org/warc/1.1/revisit"  # WARC 1.1, section 6.7
IDENTICAL_PAYLOAD = f"{_PROFILES}/identical-payload-digest"
SERVER_NOT_MODIFIED = f"{_PROFILES}/server-not-modified"


@dataclass(frozen=True)
class Exchange:
    """One request and its answer.

    `target` is as in the request line; header fields are as sent, in order; `body` still has its content coding, but no
    transfer coding. If it is `truncated`, we have read only the first part. `requisite` is as in `Capture`.
    """

    url: str
    method: str
    target: str
    request_headers: tuple[tuple[bytes, bytes], ...]
    http_version: str
    status: int
    reason: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    fetched_at: datetime
    ip_address: str | None
    truncated: bool = False
    requisite: str | None = None

    @cached_property
    def answer(self) -> StoredAnswer:
        """The answer as it will be read back, except for the name of a Transfer-Encoding header (see above)."""
        return StoredAnswer(as_text(self.headers), self.body, self.fetched_at.astimezone(UTC).date())

    @cached_property
    def sha256(self) -> str:
        """The digest (hex) of the body."""
        return digest(self.body)


class _VerbatimHeaders(StatusAndHeaders):  # type: ignore[misc]  # warcio has no types
    """Header fields that are written byte for byte; warcio would percent-encode what is not ASCII."""

    def __init__(self, status_line: str, fields: Sequence[tuple[bytes, bytes]], protocol: str) -> None:
        super().__init__(status_line, [], protocol)
        self.fields = fields

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        first = f"{self.protocol} {self.statusline}\r\n".encode("utf-8", "surrogateescape")
        self.headers_buff = first + b"".join(b"%b: %b\r\n" % field for field in self.fields) + b"\r\n"


class CaptureWriter:
    """The WARC file of a crawl or an import. Not thread-safe, except for `sync`."""

    def __init__(self, path: Path, info: Mapping[str, str]) -> None:
        """Begin the file with a `warcinfo` record. `path` must not exist yet (FileExistsError)."""
        self.path = path
        self._name = name_of(path)
        self._file = path.open("xb")
        json_lines.sync_folder(path.parent)
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        record = self._writer.create_warcinfo_record(path.name, dict(info))
        self._warcinfo_id = record.rec_headers.get_header("WARC-Record-ID")
        self._writer.write_record(record)

    def append(self, exchange: Exchange, original: Capture | None = None) -> Capture:
        """Write an exchange; as a revisit of `original`, if that has the same payload or the answer says so (304).

        The bytes have reached the operating system when this returns, and the disk after the next `sync`.
        """
        fields = {"WARC-Date": iso(exchange.fetched_at), "WARC-Warcinfo-ID": self._warcinfo_id}
        if exchange.ip_address:
            fields["WARC-IP-Address"] = exchange.ip_address
        if exchange.truncated:
            fields["WARC-Truncated"] = "length"
        if exchange.requisite:
            fields[REQUISITE] = exchange.requisite
        status_line = f"{exchange.status} {exchange.reason}".rstrip()
        http = _VerbatimHeaders(status_line, _stored_headers(exchange), exchange.http_version)
        capture = self._write(exchange.url, exchange.status, exchange.body, http, fields, original)
        self._writer.write_record(self._request(exchange, capture))
        return capture

    def unwritten(self, exchange: Exchange) -> Capture:
        """The capture that an exchange would be, without writing it."""
        headers = exchange.answer.headers
        return Capture(
            id=str(uuid.uuid4()),
            url=exchange.url,
            fetched_at=iso(exchange.fetched_at),
            status=exchange.status,
            mime=mime_type(headers),
            sha256=exchange.sha256,
            warc=self.path.name,
            offset=0,
            length=0,
            etag=None,
            last_modified=None,
            crawl_id=self._name.id,
            location=header(headers, "location"),
            requisite=exchange.requisite,
        )

    def append_foreign(self, foreign: ForeignCapture, original: Capture | None, imported_at: datetime) -> Capture:
        """Write a capture that others made; as a revisit of `original`, if that holds the same payload.

        The bytes have reached the operating system when this returns, and the disk after the next `sync`.
        """
        fields = {
            "WARC-Date": iso(foreign.captured_at),
            "WARC-Warcinfo-ID": self._warcinfo_id,
            "WARC-Source-URI": foreign.source_uri,
            "WARC-Creation-Date": iso(imported_at),
            "WARC-Truncated": foreign.truncated,
            CLAIMED_DIGEST: foreign.claimed_digest,
        }
        told = {name: value for name, value in fields.items() if value}
        status_line = f"{foreign.status} {foreign.reason}".rstrip()
        http = _VerbatimHeaders(status_line, foreign.headers, foreign.http_version)
        return self._write(foreign.url, foreign.status, foreign.body, http, told, original)

    def sync(self) -> None:
        """Sync everything written so far to the disk."""
        os.fsync(self._file.fileno())

    def close(self, summary: Mapping[str, object]) -> None:
        """End the file with a record of how the crawl went; sync the file and its line in the manifest to the disk."""
        payload = json.dumps(summary, ensure_ascii=False).encode()
        record = self._writer.create_warc_record(
            OUTCOME_URI,
            "metadata",
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type="application/json",
            warc_headers_dict={"WARC-Warcinfo-ID": self._warcinfo_id},
        )
        self._writer.write_record(record)
        self.sync()
        self._file.close()
        manifest.add(self.path, summary)

    def abandon(self) -> None:
        """Close the file as it is, as after an interrupted crawl."""
        with suppress(OSError):  # the next crawl cuts off what can no longer be written
            self._file.close()

    def _write(
        self,
        url: str,
        status: int,
        body: bytes,
        http: _VerbatimHeaders,
        fields: Mapping[str, str],
        original: Capture | None,
    ) -> Capture:
        if original:
            record = self._revisit(url, status, body, http, fields, original)
        else:
            record = self._writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_headers_dict=fields,
            )
        offset = self._file.tell()
        self._writer.write_record(record)
        return capture_of(
            record,
            as_text(http.fields),
            original.sha256 if original else digest(body),
            file=self._name,
            offset=offset,
            length=self._file.tell() - offset,
        )

    def _revisit(
        self,
        url: str,
        status: int,
        body: bytes,
        http: StatusAndHeaders,
        fields: Mapping[str, str],
        original: Capture,
    ) -> ArcWarcRecord:
        not_modified = status == 304
        more = {
            "WARC-Profile": SERVER_NOT_MODIFIED if not_modified else IDENTICAL_PAYLOAD,
            "WARC-Refers-To": f"<urn:uuid:{original.refers_to or original.id}>",
            "WARC-Refers-To-Target-URI": original.url,
            "WARC-Refers-To-Date": original.fetched_at,
        }
        if not not_modified:
            digester = Digester("sha1")
            digester.update(body)
            more["WARC-Payload-Digest"] = str(digester)
        return self._writer.create_warc_record(url, "revisit", http_headers=http, warc_headers_dict={**fields, **more})

    def _request(self, exchange: Exchange, answer: Capture) -> ArcWarcRecord:
        http = _VerbatimHeaders(f"{exchange.target} HTTP/1.1", exchange.request_headers, exchange.method)
        fields = {
            "WARC-Date": answer.fetched_at,
            "WARC-Concurrent-To": f"<urn:uuid:{answer.id}>",
            "WARC-Warcinfo-ID": self._warcinfo_id,
        }
        return self._writer.create_warc_record(exchange.url, "request", http_headers=http, warc_headers_dict=fields)


def _stored_headers(exchange: Exchange) -> list[tuple[bytes, bytes]]:
    """The header fields; those about the connection's framing, which has been undone, are renamed."""
    framing = (b"transfer-encoding",)
    return [(b"X-Archive-Orig-" + n if n.lower() in framing else n, v) for n, v in exchange.headers]
