"""Finds the capture files in the files and folders that a user names."""

from __future__ import annotations

import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipInfo

from archive.errors import WrongUse
from archive.imports.compression import ENDINGS, decompressed, is_compressed
from archive.imports.wacz import BROKEN_ZIP, ZIP, list_members, open_member

OTHER_FILES = "files that are not captures"
_ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz", ".warc.gz.open", ".warc.open")
_PACKED = tuple(kind + ending for kind in (".warc", ".arc") for ending in ENDINGS)
_STARTS = (b"WARC/", b"filedesc://")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class CaptureFile:
    """A WARC or ARC file. If it is within a WACZ, `parts` is the path to it, and the WACZ may give its `digest`."""

    path: Path
    parts: tuple[ZipInfo, ...] = ()
    digest: str | None = None

    def __str__(self) -> str:
        """Its place in readable form, with a question mark for each byte or letter that cannot be printed."""
        return printable("/".join([str(self.path), *(one.filename for one in self.parts)]))

    @property
    def name(self) -> str:
        """Its name without the folder, as used in the `source_uri` of its captures."""
        return "/".join([self.path.name, *(one.filename for one in self.parts)])

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The file, seekable. Raises OSError and, for a WACZ, one of BROKEN_ZIP."""
        with open_member(self.path, self.parts) as file, decompressed(file) as whole:
            yield whole


def printable(text: str) -> str:
    """A text that can be printed on one line: names of files may have line feeds, and bytes that are not UTF-8."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def find_files(paths: Iterable[Path], problems: list[str], left_alone: Counter[str]) -> list[CaptureFile]:
    """The capture files among `paths` and in the folders among them, sorted within each, without duplicates.

    The first bytes of a file decide what it is. `problems` gets a line for each file that cannot be read, and for each
    that is not a capture file although it was named or has the name of one; other files in folders are counted in
    `left_alone`. Raises WrongUse if a path does not exist, or if there is no capture file at all.
    """
    found: list[CaptureFile] = []
    seen: set[tuple[int, int]] = set()
    paths = list(paths)
    for path in paths:
        if not os.path.lexists(path):
            raise WrongUse(f"{path} is not there")
        for file, was_named in _files(path, problems, seen):
            found += _capture_files(file, was_named, problems, left_alone)
    if not found:
        raise WrongUse(problems[0] if problems else f"there is no WARC or WACZ file in {', '.join(map(str, paths))}")
    return found


def _files(path: Path, problems: list[str], seen: set[tuple[int, int]]) -> Iterator[tuple[Path, bool]]:
    """The files at a path and below it, each with whether it was named by the user."""
    try:
        if not path.is_dir():
            if _is_new(path, seen):
                yield path, True
            return
        _is_new(path, seen)
    except OSError as error:
        problems.append(f"{path}: it cannot be read ({error.strerror or error})")
        return
    for folder, folders, names in os.walk(
        path, onerror=lambda error: problems.append(_unreadable(error)), followlinks=True
    ):
        here = Path(folder)
        folders[:] = [name for name in sorted(folders) if _is_new_folder(here / name, problems, seen)]
        for name in sorted(names):
            try:
                if _is_new(here / name, seen):
                    yield here / name, False
            except OSError as error:
                problems.append(f"{here / name}: it cannot be read ({error.strerror or error})")


def _capture_files(path: Path, was_named: bool, problems: list[str], left_alone: Counter[str]) -> list[CaptureFile]:
    has_name = path.name.lower().endswith((*_ENDINGS, *_PACKED))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problems.append(f"{path}: it is not a file; what comes through a pipe must be saved first")
            return []
        with path.open("rb") as file:
            start = file.read(1 << 12)
    except OSError as error:
        problems.append(f"{path}: it cannot be read ({error.strerror or error})")
        return []
    if start.startswith(ZIP) and (was_named or has_name):
        return _members(path, problems)
    if is_compressed(start) and (was_named or has_name):
        return [CaptureFile(path)]
    if _unpacked(start).startswith(_STARTS) or (has_name and start and path.suffix.lower() != ".wacz"):
        return [CaptureFile(path)]
    if was_named or has_name:
        problems.append(f"{path}: " + ("it is neither a WARC nor a WACZ file" if start else "it is empty"))
    else:
        left_alone[OTHER_FILES] += 1
    return []


def _members(path: Path, problems: list[str]) -> list[CaptureFile]:
    try:
        members, wrong = list_members(path)
    except (OSError, *BROKEN_ZIP) as error:
        problems.append(f"{path}: the WACZ file is broken ({error})")
        return []
    if not members and not wrong:
        wrong.append("it is not a WACZ file: there is no WARC file in it")
    problems += [f"{path}: {line}" for line in wrong]
    return [CaptureFile(path, *member) for member in members]


def _unpacked(start: bytes) -> bytes:
    """The first bytes of a file, decompressed; nothing if they are broken."""
    if not start.startswith(_GZIP):
        return start
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, 64)
    except zlib.error:
        return b""


def _is_new(path: Path, seen: set[tuple[int, int]]) -> bool:
    """Whether this file has not been found before, under any name. Raises OSError."""
    status = path.stat()
    identity = (status.st_dev, status.st_ino)
    is_new = identity not in seen
    seen.add(identity)
    return is_new


def _is_new_folder(path: Path, problems: list[str], seen: set[tuple[int, int]]) -> bool:
    try:
        if _is_new(path, seen):
            return True
        problems.append(f"{path}: it leads to a folder that was read already")
    except OSError as error:
        problems.append(f"{path}: it cannot be read ({error.strerror or error})")
    return False


def _unreadable(error: OSError) -> str:
    return f"{error.filename}: it cannot be read ({error.strerror or error})"
