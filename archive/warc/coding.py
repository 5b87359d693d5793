"""Undoes content codings, within limits: what a server sends may be broken, or a decompression bomb.

A crawl asks for gzip and deflate. Brotli (RFC 7932) and Zstandard (RFC 8878) occur in what browsers and proxies
captured, and come from servers that ignore what was asked for.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Protocol

MAX_CONTENT = 20 * 1024 * 1024  # bytes of a page or document, before and after its content coding is undone
MAX_MEMBERS = 100  # gzip streams, or frames of Zstandard, in one payload; servers send one
MAX_CODINGS = 5  # codings on top of each other; servers use one
# Codings in the IANA registry that we cannot undo. Anything else is not a coding, but a mistake such as "utf-8" or
# "none".
_OTHERS = ("aes128gcm", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress")
_GZIP = b"\x1f\x8b"  # how each gzip stream begins
_ZSTD_WINDOW = 23  # how many bytes a frame may refer back to, as a power of 2: 8 MiB, the most that RFC 9659 allows
_PIECE = 1 << 14  # bytes of Brotli to decode at once
_STEP = 1 << 16  # bytes to receive at once, for which the library allocates memory beforehand


def decode(payload: bytes, codings: str | None, limit: int = MAX_CONTENT) -> bytes:
    """Undo content codings, the last first: gzip, deflate, Brotli (br) and Zstandard (zstd).

    `codings` is the value of the header field, with commas between several. As in browsers, what is not a coding is
    ignored. Raises ValueError for any other coding, for broken data, and if more than `limit` bytes come out (a bomb).
    """
    names = [name.strip().lower() for name in (codings or "").split(",")]
    for name in names:
        if name in _OTHERS:
            raise ValueError(f"content coding {name!r} cannot be undone")
    names = [name for name in names if name in _UNDO]
    if len(names) > MAX_CODINGS:
        raise ValueError(f"more than {MAX_CODINGS} content codings")
    for name in reversed(names):
        payload = _UNDO[name](payload, limit)
    return payload


def may_be_brotli(start: bytes) -> bool:
    """Whether bytes may be the beginning of Brotli. It has no magic number, but few other bytes are mistaken for it."""
    import brotlicffi

    decoder = brotlicffi.Decompressor()
    try:
        decoder.process(start, output_buffer_limit=_STEP)
    except brotlicffi.error:
        return bool(decoder.is_finished())  # then it is what follows that is refused
    return True


class _Stream(Protocol):
    """A decompressor of one stream, from zlib or from Python's Zstandard."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _undo_gzip(payload: bytes, limit: int) -> bytes:
    """Undo gzip, or deflate in the form of zlib (RFC 1952 and 1950)."""
    # 32: take zlib's or gzip's own header.
    return _undo_zlib(payload, limit, zlib.MAX_WBITS | 32, lambda rest: rest.startswith(_GZIP))


def _undo_deflate(payload: bytes, limit: int) -> bytes:
    """Undo deflate: in the form of zlib, as it should be, or bare (RFC 1951), as some servers send it."""
    if payload[:1] in (b"\x78", b"\x58", b"\x18"):
        return _undo_gzip(payload, limit)
    return _undo_zlib(payload, limit, -zlib.MAX_WBITS, lambda rest: False)


def _undo_zlib(payload: bytes, limit: int, window_bits: int, goes_on: Callable[[bytes], bool]) -> bytes:
    """Decompress with zlib. Bytes after a whole stream that do not begin another are ignored, as in browsers."""
    try:
        return _undo_streams(payload, limit, lambda: zlib.decompressobj(window_bits), goes_on)
    except zlib.error as error:
        raise ValueError(f"broken compressed data: {error}") from error


def _undo_zstd(payload: bytes, limit: int) -> bytes:
    """Undo Zstandard. Only another frame may follow a frame; browsers, too, take anything else for broken data."""
    # Importing it takes a hundredth of a second, which most commands can do without.
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW}
    try:
        return _undo_streams(payload, limit, lambda: zstd.ZstdDecompressor(options=options), bool)
    except zstd.ZstdError as error:
        raise ValueError(f"broken compressed data: {error}") from error


def _undo_streams(payload: bytes, limit: int, begin: Callable[[], _Stream], goes_on: Callable[[bytes], bool]) -> bytes:
    """Decompress consecutive streams. `goes_on` tells from the bytes after a stream whether another begins."""
    content, rest = b"", payload
    for _ in range(MAX_MEMBERS):
        stream = begin()
        content += stream.decompress(rest, limit + 1 - len(content))
        _refuse_bomb(len(content), limit, payload)
        if not stream.eof:
            raise ValueError("the compressed data ends too early")
        rest = stream.unused_data.lstrip(b"\0")
        if not goes_on(rest):
            return content
    raise ValueError(f"more than {MAX_MEMBERS} compressed members")


def _undo_brotli(payload: bytes, limit: int) -> bytes:
    """Undo Brotli. Bytes after a whole stream are ignored, as in browsers.

    The library refuses a chunk in which the stream ends and something follows. Then it gets everything again, and from
    that chunk on byte by byte, so that nothing follows in the chunk that ends the stream.
    """
    import brotlicffi  # not `brotli`, which is another library if brotlipy is installed, as with pywb

    bytewise_from = len(payload)
    while True:
        decoder = brotlicffi.Decompressor()
        content = bytearray()
        at = begun = 0
        try:
            while not decoder.is_finished():
                piece = b""
                if decoder.can_accept_more_data() and at < len(payload):
                    begun, size = at, 1 if at >= bytewise_from else _PIECE
                    piece = payload[at : at + size]
                    at += len(piece)
                came = decoder.process(piece, output_buffer_limit=min(_STEP, limit + 1 - len(content)))
                content += came
                _refuse_bomb(len(content), limit, payload)
                if not piece and not came:
                    raise ValueError("the compressed data ends too early")
        except brotlicffi.error as error:
            if begun >= bytewise_from or not decoder.is_finished():
                raise ValueError("broken compressed data: it is not Brotli") from error
            bytewise_from = begun
        else:
            return bytes(content)


def _refuse_bomb(size: int, limit: int, payload: bytes) -> None:
    if size > limit:
        raise ValueError(f"more than {limit} bytes come out of {len(payload)}")


_UNDO: dict[str, Callable[[bytes, int], bytes]] = {
    "br": _undo_brotli,
    "deflate": _undo_deflate,
    "gzip": _undo_gzip,
    "x-gzip": _undo_gzip,
    "zstd": _undo_zstd,
}
UNDONE = tuple(_UNDO)
"""The names of the codings that `decode` undoes, in alphabetical order."""
