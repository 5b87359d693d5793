"""Parses an HTTP answer in a record, byte for byte, and undoes its transfer coding."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from archive.warc.coding import MAX_CONTENT, decode, may_be_brotli

MAX_HEAD = 1 << 18  # bytes of a status line and header fields; the crawler takes no more than 64 KiB
RENAMED = b"X-Archive-Orig-"  # for header fields that no longer describe the body; other archives use it too

Fields = tuple[tuple[bytes, bytes], ...]

_END = re.compile(rb"\n\r?\n")
_STATUS = re.compile(rb"(HTTP/[0-9](?:\.[0-9])?)[ \t]+([1-9][0-9]{2})(?:[ \t]+(.*))?", re.IGNORECASE)
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_TEXT = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]*")
_FILES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"RIFF", b"\xd0\xcf\x11\xe0")
_BEGINNINGS = {b"gzip": b"\x1f\x8b", b"x-gzip": b"\x1f\x8b", b"zstd": b"\x28\xb5\x2f\xfd"}
_ENOUGH = 64  # bytes: in so many, one of 1,000 compressed bodies has no control character
_NO_BODY = (204, 304)
_INTERIM = range(100, 200)  # may precede an answer: 100 Continue, 103 Early Hints


@dataclass(frozen=True, slots=True)
class Head:
    """The status line and the header fields of an answer, as they were recorded."""

    http_version: str
    status: int
    reason: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Message:
    """An answer. `body` still has its content coding; `wire` is the recorded payload, chunks and all.

    Header fields that do not describe `body` are renamed to X-Archive-Orig-…: Transfer-Encoding, because that is
    undone, and a Content-Encoding that the recorder has undone, with the Content-Length that belonged to it.
    `truncated` is the reason why the body is incomplete, None if it is whole.
    """

    head: Head
    headers: Fields
    body: bytes
    wire: bytes
    truncated: str | None


def read_message(block: bytes, truncated: str | None = None) -> Message:
    """The answer in the block of a record. Raises ValueError if there is none.

    `truncated` is the reason why its end is missing, if known. Interim answers (status 1xx) are skipped.
    """
    head, wire = read_head(block)
    sent = wire
    while sent is not None and head.status in _INTERIM and sent[:5].upper() == b"HTTP/":
        head, sent = read_head(sent)
    if sent is None and truncated:
        raise ValueError("it is cut off before its payload begins")
    body, is_whole, was_chunked = _without_transfer_coding(head.fields, sent or b"")
    headers = fit_headers(head.fields, body)
    if not truncated and not is_whole:
        truncated = "unspecified"
    if not truncated and not was_chunked and head.status not in _NO_BODY and _is_short(headers, body):
        truncated = "length"
    return Message(head, headers, body, wire or b"", truncated)


def read_head(block: bytes) -> tuple[Head, bytes | None]:
    """The head of an answer and what follows it (None if the head does not end). Raises ValueError if it is none."""
    end = _END.search(block, 0, MAX_HEAD)
    if end is None and len(block) > MAX_HEAD:
        raise ValueError("the header of the answer does not end")
    first, *lines = (block[: end.start()] if end else block.rstrip(b"\r\n")).split(b"\n")
    status_line = _STATUS.fullmatch(first.strip())
    if not status_line:
        raise ValueError("it holds no answer over HTTP")
    head = Head(
        http_version=status_line.group(1).decode().upper(),
        status=int(status_line.group(2)),
        reason=(status_line.group(3) or b"").decode("utf-8", "surrogateescape"),
        fields=_fields(lines),
    )
    return head, block[end.end() :] if end else None


def fit_headers(fields: Fields, body: bytes) -> Fields:
    """Header fields that fit `body` as it is: others are renamed (see Message)."""
    fitting = list(fields)
    is_coded = False  # by the coding in an earlier field; only one field is kept
    was_coded = False
    for at, (name, value) in enumerate(fields):
        if name.lower() == b"transfer-encoding":
            fitting[at] = (RENAMED + name, value)
        elif name.lower() == b"content-encoding":
            if not is_coded and has_coding(body, value):
                is_coded = True
            else:
                fitting[at] = (RENAMED + name, value)
                was_coded |= value.strip().lower() not in (b"", b"identity")
    if was_coded and not is_coded:
        fitting = [
            (RENAMED + name, value)
            if name.lower() == b"content-length" and value != b"%d" % len(body)
            else (name, value)
            for name, value in fitting
        ]
    return tuple(fitting)


def undo_chunks(data: bytes) -> tuple[bytes, bool] | None:
    """The bytes of a body sent in chunks, and whether its last chunk is there; None if it has no chunks.

    A recorder may have undone the chunks and kept the header. So a body that does not begin with a chunk has none; one
    that does is used up to the first fault.
    """
    parts: list[bytes] = []
    at = 0
    while size := _SIZE.match(data, at):
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(parts), True
        start, end = size.end(), size.end() + length
        after = data[end : end + 2]
        if after not in (b"\r\n", b"\r", b"") and after[:1] != b"\n":
            break
        parts.append(data[start:end])
        at = end + (1 if after[:1] == b"\n" else 2)
    return (b"".join(parts), False) if parts else None


def value_of(fields: Fields, name: bytes) -> bytes | None:
    """The first header field called `name` (in lower case), None if there is none."""
    return next((value for key, value in fields if key.lower() == name), None)


def has_coding(body: bytes, told: bytes) -> bool:
    """Whether a body still has the (last) content coding that its header names, or whoever stored it has undone that.

    If the coding has no signature, the body must be neither text nor a known type of file and, for Brotli, look like
    that.
    """
    coding = told.rpartition(b",")[2].strip().lower()
    if coding in (b"", b"identity"):
        return False
    if coding in _BEGINNINGS:
        return body.startswith(_BEGINNINGS[coding])
    if coding == b"deflate":
        return any(_inflates(body[:1024], bits) for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS))
    if not body or body.startswith(_FILES) or _is_text(body[:1024]):
        return False
    return coding != b"br" or may_be_brotli(body[:1024])


def decoded(message: Message) -> bytes | None:
    """The body with its content coding undone; None if it has none, or one that cannot be undone."""
    coding = value_of(message.headers, b"content-encoding")
    if not coding:
        return None
    try:
        return decode(message.body, coding.decode("latin-1"))
    except ValueError:
        return None


def _fields(lines: list[bytes]) -> Fields:
    """Header fields; a line that begins with space continues the previous one, one without a colon is ignored."""
    fields: list[tuple[bytes, bytes]] = []
    for line in lines:
        name, colon, value = line.partition(b":")
        if line[:1] in (b" ", b"\t") and fields:
            fields[-1] = (fields[-1][0], b" ".join((fields[-1][1], line.strip())).strip())
        elif colon and name.strip():
            fields.append((name.strip(), value.strip()))
    return tuple(fields)


def _without_transfer_coding(fields: Fields, wire: bytes) -> tuple[bytes, bool, bool]:
    """The body without its transfer coding, whether it is whole, and whether it was sent in chunks."""
    told = b",".join(value for name, value in fields if name.lower() == b"transfer-encoding").lower()
    codings = [coding.strip() for coding in told.split(b",")]
    body, is_whole, was_chunked = wire, True, False
    if b"chunked" in codings and (unchunked := undo_chunks(wire)):
        body, is_whole = unchunked
        was_chunked = True
    for coding in codings:
        if coding in (b"gzip", b"x-gzip", b"deflate") and has_coding(body, coding):
            body = decode(body, coding.decode(), MAX_CONTENT)
    return body, is_whole, was_chunked


def _is_text(start: bytes) -> bool:
    """Whether the start of a body is text in any encoding: it has no control characters."""
    if not _TEXT.fullmatch(start):
        return False
    return len(start) >= _ENOUGH or _is_utf8(start)


def _is_utf8(start: bytes) -> bool:
    try:
        start.decode()
    except UnicodeDecodeError:
        return False
    return True


def _inflates(start: bytes, window_bits: int) -> bool:
    try:
        return bool(zlib.decompressobj(window_bits).decompress(start, 1024))
    except zlib.error:
        return False


def _is_short(headers: Fields, body: bytes) -> bool:
    """Whether Content-Length refers to this body and is larger than it."""
    told = value_of(headers, b"content-length")
    if not told or not told.isdigit() or value_of(headers, b"x-crawler-content-encoding"):
        return False
    return len(told) > 15 or int(told) > len(body)
