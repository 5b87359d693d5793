"""WACZ, a zip of WARC files with their digests: each of them as a file to read from and to seek in."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

FOLDER = "archive"
_ENDINGS = (".warc", ".warc.gz")
_LOCAL_HEADER = 30  # bytes, then the name and what is extra
_MAX_RATIO = 200  # by which text may shrink; a bomb is made of more
_MAX_PACKAGE = 16 << 20  # bytes of datapackage.json
_ENCRYPTED = 0x1
_CHUNK = 1 << 18
# What zipfile, and what decompresses for it, raise of a broken zip: RuntimeError where it is encrypted or compressed in
# a way that Python does not know, ValueError for names and offsets, EOFError where it ends too early.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)


def list_members(path: Path) -> tuple[list[str], list[str]]:
    """The names of the WARC files in a WACZ, sorted, and what is wrong with others of it, a line each.

    Raises OSError, or one of BROKEN_ZIP where it is no zip.
    """
    names: dict[str, None] = {}  # in their order
    problems = []
    with zipfile.ZipFile(path) as wacz:
        for info in sorted(wacz.infolist(), key=lambda info: info.filename):
            name = PurePosixPath(info.filename)
            if not info.filename.lower().endswith(_ENDINGS):
                continue
            if name.is_absolute() or ".." in name.parts or "\\" in info.filename:
                problems.append(f"{info.filename!r}: a name that leads out of the WACZ; it is not read")
            elif name.parts[0] != FOLDER:
                problems.append(f"{info.filename!r}: it is not in the folder {FOLDER}/; it is not read")
            elif info.flag_bits & _ENCRYPTED:
                problems.append(f"{info.filename!r}: it is encrypted; it is not read")
            elif info.filename in names:
                problems.append(f"{info.filename!r}: the WACZ has it twice; the last one is read")
            elif info.file_size > _MAX_RATIO * info.compress_size + _MAX_PACKAGE:
                problems.append(f"{info.filename!r}: {info.file_size} bytes from {info.compress_size}; it is not read")
            else:
                names[info.filename] = None
    return list(names), problems


@contextmanager
def open_member(path: Path, name: str) -> Iterator[BinaryIO]:
    """A file in a WACZ. Where it lies compressed it is unpacked into a temporary file first.

    Raises OSError, KeyError, or one of BROKEN_ZIP.
    """
    with path.open("rb") as file, zipfile.ZipFile(file) as wacz:
        info = wacz.getinfo(name)
        if info.compress_type != zipfile.ZIP_STORED:
            with tempfile.TemporaryFile(prefix="ctarchive-") as unpacked:
                with wacz.open(info) as packed:
                    shutil.copyfileobj(packed, unpacked)
                yield cast(BinaryIO, unpacked)
            return
        file.seek(info.header_offset)
        header = file.read(_LOCAL_HEADER)
        start = info.header_offset + _LOCAL_HEADER + int.from_bytes(header[26:28], "little")
        start += int.from_bytes(header[28:30], "little")
        yield cast(BinaryIO, io.BufferedReader(_Part(file, start, info.file_size)))


def read_digests(path: Path) -> dict[str, str]:
    """The digests that datapackage.json tells of, as `sha256:` and hex, by the names of the files.

    Raises OSError, or one of BROKEN_ZIP.
    """
    with zipfile.ZipFile(path) as wacz:
        if "datapackage.json" not in wacz.namelist():
            return {}
        with wacz.open("datapackage.json") as file:
            package = json.loads(file.read(_MAX_PACKAGE))
    try:
        return {str(one["path"]): str(one["hash"]) for one in package["resources"] if "hash" in one}
    except (KeyError, TypeError) as error:
        raise ValueError("it has another form than that of a WACZ") from error


def has_digest(file: BinaryIO, told: str) -> bool:
    """Whether a file has the digest that datapackage.json tells of; also where that is of a kind that nobody knows."""
    algorithm, _, value = told.partition(":")
    if algorithm not in ("sha256", "md5", "sha1", "sha512"):
        return True
    actual = hashlib.new(algorithm, usedforsecurity=False)
    file.seek(0)
    while chunk := file.read(_CHUNK):
        actual.update(chunk)
    return actual.hexdigest() == value.lower()


class _Part(io.RawIOBase):
    """A part of a file, as a file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:  # whatever can be written to, for which Python 3.11 has no type
        self._file.seek(self._start + self._at)
        read = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(read)] = read
        self._at += len(read)
        return len(read)
