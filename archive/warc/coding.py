"""Content codings: undone within bounds, for what a server sends may be broken, or a bomb."""

from __future__ import annotations

import zlib

MAX_CONTENT = 20 * 1024 * 1024  # bytes of a page or document, before and after its content coding is undone
MAX_MEMBERS = 100  # gzip streams in one payload; servers send one


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
