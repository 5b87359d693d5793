"""Content codings as servers apply them."""

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
"""Functions that apply each coding that can be undone, by name."""


def coded(content: bytes, codings: str) -> bytes:
    """A payload with the codings that a header field names, the first applied first."""
    for name in filter(None, codings.split(", ")):
        content = CODERS[name](content)
    return content


def wide_frame(content: bytes, window_log: int) -> bytes:
    """A Zstandard frame that requires a window of so many bytes (as a power of 2), whatever it holds."""
    wide = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: window_log})
    return wide.compress(content) + wide.flush()
