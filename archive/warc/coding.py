"""Content codings: undone within bounds, for what a server sends may be broken, or a bomb."""

from __future__ import annotations

import zlib

MAX_CONTENT = 20 * 1024 * 1024  # bytes of a page or document, before and after its content coding is undone
MAX_MEMBERS = 100  # gzip streams in one payload; servers send one
MAX_CODINGS = 5  # one on top of the other; servers use one
_GZIP = b"\x1f\x8b"  # how each stream of it begins
_UNDONE = ("gzip", "x-gzip", "deflate")
# Those of the IANA registry that we cannot undo. Anything else is no coding, but a mistake such as "utf-8" or "none".
_OTHERS = ("aes128gcm", "br", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress", "zstd")


def decode(payload: bytes, codings: str | None, limit: int = MAX_CONTENT) -> bytes:
    """Undo content codings, the last first: gzip and deflate, the two that the crawler asks for; nothing without any.

    `codings` is as in the header field, several with commas between. As in browsers, what is no coding is ignored.
    Raises ValueError for another coding, for broken data, and where more than `limit` bytes come out (a bomb).
    """
    names = [name.strip().lower() for name in (codings or "").split(",")]
    for name in names:
        if name in _OTHERS:
            raise ValueError(f"content coding {name!r} was not asked for")
    names = [name for name in names if name in _UNDONE]
    if len(names) > MAX_CODINGS:
        raise ValueError(f"more than {MAX_CODINGS} content codings")
    for name in reversed(names):
        payload = _inflate(payload, name, limit)
    return payload


def _inflate(payload: bytes, coding: str, limit: int) -> bytes:
    """Undo one coding. What follows a whole stream and begins no other of gzip is left out, as browsers do."""
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
            if raw_deflate or not rest.startswith(_GZIP):
                return content
    except zlib.error as error:
        raise ValueError(f"broken compressed data: {error}") from error
    raise ValueError(f"more than {MAX_MEMBERS} compressed members")
