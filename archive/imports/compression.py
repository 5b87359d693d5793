"""Unpacks capture files with a compression other than gzip into temporary files.

Zstandard may use a dictionary. A `.warc.zst` has it in a frame of its own before all records
(https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
"""

from __future__ import annotations

import bz2
import lzma
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ENDINGS = (".zst", ".xz", ".bz2")
_ZSTD, _DICTIONARY = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
_MAX_DICTIONARY = 16 << 20  # bytes; the dictionaries in use have about 100,000
_MAX_RATIO = 200  # the highest ratio by which captures shrink; that of a bomb is higher
_ALWAYS = 16 << 20  # bytes that any file may unpack to
_CHUNK = 1 << 18


def is_compressed(start: bytes) -> bool:
    """Whether a file begins like one with such a compression."""
    return start.startswith(tuple(_OPENERS))


@contextmanager
def decompressed(file: BinaryIO) -> Iterator[BinaryIO]:
    """The decompressed content of a file; the file itself if it is not compressed.

    Raises ValueError if it is broken or a bomb, EOFError or lzma.LZMAError if it is broken, and OSError.
    """
    file.seek(0)
    start = file.read(max(map(len, _OPENERS)))
    file.seek(0)
    opener = next((opener for magic, opener in _OPENERS.items() if start.startswith(magic)), None)
    if opener is None:
        yield file
        return
    most = _MAX_RATIO * file.seek(0, os.SEEK_END) + _ALWAYS
    file.seek(0)
    with tempfile.TemporaryFile(prefix="ctarchive-") as whole:
        try:
            with opener(file) as packed:
                while (chunk := packed.read(_CHUNK)) and whole.tell() <= most:
                    whole.write(chunk)
        except zstd.ZstdError as error:
            raise ValueError(str(error)) from error
        if whole.tell() > most:
            raise ValueError(f"more than {most} bytes come out of it")
        yield cast(BinaryIO, whole)


def _open_zstd(file: BinaryIO) -> IO[bytes]:
    return cast(IO[bytes], zstd.open(file, "rb", zstd_dict=_dictionary(file)))


def _dictionary(file: BinaryIO) -> zstd.ZstdDict | None:
    """The dictionary at the start of a file, which may itself be compressed; None if there is none."""
    content = b""
    if file.read(len(_DICTIONARY)) == _DICTIONARY:
        content = file.read(min(int.from_bytes(file.read(4), "little"), _MAX_DICTIONARY))
    file.seek(0)
    if content.startswith(_ZSTD):
        content = zstd.ZstdDecompressor().decompress(content, _MAX_DICTIONARY)
    return zstd.ZstdDict(content) if content else None


_OPENERS: dict[bytes, Callable[[BinaryIO], IO[bytes]]] = {
    _ZSTD: _open_zstd,
    _DICTIONARY: _open_zstd,
    b"\xfd7zXZ\0": lzma.open,
    b"BZh": bz2.open,
}
