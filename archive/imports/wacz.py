"""Reads WACZ files: zips of WARC files with their digests, or of other WACZ. Gives each WARC as a seekable file."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple, cast

FOLDER = "archive"
_ENDINGS = (".warc", ".warc.gz")
_PACKED = ".wacz"
_NOT_IN_WACZ = (
    ".arc",
    ".arc.gz",
    *(f".{kind}.{coding}" for kind in ("warc", "arc") for coding in ("zst", "xz", "bz2")),
)
ZIP = b"PK\x03\x04"  # what each file in a zip begins with, and so does the zip
_LOCAL_HEADER = 30  # bytes, followed by the name and extra fields
_MAX_RATIO = 200  # the highest ratio by which text shrinks; that of a bomb is higher
_MAX_PACKAGE = 16 << 20  # bytes of datapackage.json
_ENCRYPTED = 0x1
_CHUNK = 1 << 18
# What zipfile and its decompressors raise for a broken zip: RuntimeError if it is encrypted or compressed in a way that
# Python does not know, ValueError for names and offsets, EOFError if it ends too early.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)


class Member(NamedTuple):
    """A WARC file in a WACZ, with its digest as in datapackage.json: `sha256:` and hex.

    `parts` is the path to it: in a WACZ within a WACZ, as Browsertrix packs several crawls, the inner one comes first.
    Looking up a name takes time in proportion to the files in the WACZ.
    """

    parts: tuple[zipfile.ZipInfo, ...]
    digest: str | None = None


def list_members(path: Path) -> tuple[list[Member], list[str]]:
    """The WARC files in a WACZ, sorted, and the problems with the rest of it, a line each.

    Raises OSError, or one of BROKEN_ZIP if it is not a zip.
    """
    with path.open("rb") as file:
        members, packed, problems = _look_into(file)
        for part in packed:
            try:
                with _opened(file, part) as inner:
                    found, _, wrong = _look_into(inner)
            except (OSError, *BROKEN_ZIP) as error:
                found, wrong = [], [f"the WACZ file is broken ({error})"]
            members += [Member((part, *one.parts), one.digest) for one in found]
            problems += [f"{part.filename!r}: {line}" for line in wrong]
    return members, problems


@contextmanager
def open_member(path: Path, parts: Sequence[zipfile.ZipInfo]) -> Iterator[BinaryIO]:
    """The file at the path `parts`. Raises OSError, or one of BROKEN_ZIP."""
    with ExitStack() as stack:
        file: BinaryIO = stack.enter_context(path.open("rb"))
        for part in parts:
            file = stack.enter_context(_opened(file, part))
        yield file


def _look_into(file: BinaryIO) -> tuple[list[Member], list[zipfile.ZipInfo], list[str]]:
    """The WARC files in a zip, the WACZ files in it, and the problems with the rest."""
    names: dict[str, zipfile.ZipInfo] = {}  # in their order
    problems = []
    with zipfile.ZipFile(file) as wacz:
        for info in sorted(wacz.infolist(), key=lambda info: info.filename):
            if not info.filename.lower().endswith((*_ENDINGS, *_NOT_IN_WACZ, _PACKED)):
                continue
            if wrong := _what_is_wrong(info):
                problems.append(f"{info.filename!r}: {wrong}; it is not read")
            elif info.filename in names:
                problems.append(f"{info.filename!r}: the WACZ has it twice; the last one is read")
            else:
                names[info.filename] = wacz.getinfo(info.filename)
        try:
            digests = _read_digests(wacz)
        except (OSError, *BROKEN_ZIP) as error:
            digests = {}
            problems.append(f"its datapackage.json cannot be read ({error})")
    packed = [info for name, info in names.items() if name.lower().endswith(_PACKED)]
    files = [(name, info) for name, info in names.items() if not name.lower().endswith(_PACKED)]
    return [Member((info,), digests.get(name)) for name, info in files], packed, problems


def _what_is_wrong(info: zipfile.ZipInfo) -> str | None:
    name = PurePosixPath(info.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in info.filename:
        return "a name that leads out of the WACZ"
    if name.parts[0] != FOLDER and not name.name.lower().endswith(_PACKED):
        return f"it is not in the folder {FOLDER}/"
    if name.name.lower().endswith(_NOT_IN_WACZ):
        return "no WACZ has files of this kind: unpack it and import it by itself"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if info.file_size > _MAX_RATIO * info.compress_size + _MAX_PACKAGE:
        return f"{info.file_size} bytes from {info.compress_size}"
    return None


@contextmanager
def _opened(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """A file in a zip. If it is compressed, it is unpacked into a temporary file first."""
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER)
    if not header.startswith(ZIP):
        raise zipfile.BadZipFile(f"nothing begins where {part.filename!r} should")
    start = part.header_offset + _LOCAL_HEADER + sum(int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
    raw = cast(BinaryIO, io.BufferedReader(_Part(file, start, part.compress_size)))
    if part.compress_type == zipfile.ZIP_STORED:
        yield raw
        return
    with tempfile.TemporaryFile(prefix="ctarchive-") as unpacked:
        with zipfile.ZipExtFile(raw, "r", part) as packed:
            shutil.copyfileobj(packed, unpacked)
        yield cast(BinaryIO, unpacked)


def _read_digests(wacz: zipfile.ZipFile) -> dict[str, str]:
    """The digests in datapackage.json, by the names of the files."""
    if "datapackage.json" not in wacz.namelist():
        return {}
    with wacz.open("datapackage.json") as file:
        package = json.loads(file.read(_MAX_PACKAGE))
    try:
        return {str(one["path"]): str(one["hash"]) for one in package["resources"] if "hash" in one}
    except (KeyError, TypeError) as error:
        raise ValueError("it does not have the form of a WACZ") from error


def has_digest(file: BinaryIO, told: str) -> bool:
    """Whether a file has the digest in datapackage.json; also true if that is of an unknown kind."""
    algorithm, _, value = told.partition(":")
    if algorithm not in ("sha256", "md5", "sha1", "sha512"):
        return True
    actual = hashlib.new(algorithm, usedforsecurity=False)
    file.seek(0)
    while chunk := file.read(_CHUNK):
        actual.update(chunk)
    return actual.hexdigest() == value.lower()


class _Part(io.RawIOBase):
    """A part of a file, as a seekable file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if at < 0:
            raise OSError(errno.EINVAL, "before the start of the file")
        self._at = at
        return self._at

    def readinto(self, buffer: Any) -> int:  # anything that can be written to; Python 3.11 has no type for it
        self._file.seek(self._start + self._at)
        read = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(read)] = read
        self._at += len(read)
        return len(read)
