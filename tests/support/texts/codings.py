"""Content codings as servers put them on."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable
from functools import partial

import brotlicffi

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotlicffi.compress,
    "deflate": zlib.compress,
    "gzip": partial(gzip.compress, mtime=0),
    "zstd": zstd.compress,
}
"""By the name of each coding that can be undone, what puts it on."""


def coded(content: bytes, codings: str) -> bytes:
    """A payload as it is under a header field that names codings, the first to be put on first."""
    for name in filter(None, codings.split(", ")):
        content = CODERS[name](content)
    return content


def wide_frame(content: bytes, window_log: int) -> bytes:
    """A frame of Zstandard that wants a decoder to remember so many bytes, as a power of 2, whatever it holds."""
    wide = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: window_log})
    return wide.compress(content) + wide.flush()
