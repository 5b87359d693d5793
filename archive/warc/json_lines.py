"""Append-only files of JSON lines. Each line has a digest of itself."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def read(path: Path) -> tuple[list[dict[str, Any]], list[int]]:
    """The objects of whole lines, and the numbers (from 1) of damaged lines.

    A last line that was cut short, as by a kill, counts as neither. Without a file there is nothing. Raises OSError if
    it cannot be read.
    """
    try:
        *lines, last = path.read_bytes().split(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    read = [*map(_whole, lines), *([whole] if (whole := _whole(last)) is not None else [])]
    found = [told for told in read if told is not None]
    return found, [number for number, told in enumerate(read, 1) if told is None and lines[number - 1].strip()]


def broken_end(path: Path) -> tuple[int, int] | None:
    """The number (from 1) of the last line and the byte where it begins, if it is not whole; else None.

    Raises OSError if the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    begins = content.rstrip().rfind(b"\n") + 1
    last = content[begins:].strip()
    return (content.count(b"\n", 0, begins) + 1, begins) if last and _whole(last) is None else None


class AppendOnlyFile:
    """A file of lines, held open to append to it."""

    def __init__(self, path: Path) -> None:
        """Make the file if there is none, and remove a last line that was cut short. Raises OSError."""
        is_new = not path.exists()
        self._file = path.open("ab+")
        try:
            self._file.seek(0)
            head, newline, last = self._file.read().rpartition(b"\n")
            self._begin = b"\n" if last and _whole(last) is not None else b""
            if last and not self._begin:  # cut short, as by a kill
                self._file.truncate(len(head) + len(newline))
            if is_new:
                sync_folder(path.parent)
        except OSError:
            self._file.close()
            raise

    def add(self, *objects: Mapping[str, Any]) -> None:
        """Add a line for each object. On the disk when this returns; raises OSError if that fails."""
        self._file.write(self._begin + b"".join(map(_line, objects)))
        self._begin = b""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def append(path: Path, objects: Iterable[Mapping[str, Any]]) -> None:
    """Add a line for each object. On the disk when this returns; raises OSError if that fails."""
    file = AppendOnlyFile(path)
    try:
        file.add(*objects)
    finally:
        file.close()


def as_bytes(objects: Iterable[Mapping[str, Any]]) -> bytes:
    """The content of a file of these objects."""
    return b"".join(map(_line, objects))


def _line(told: Mapping[str, Any]) -> bytes:
    return json.dumps({**told, "check": _check(told)}, ensure_ascii=False).encode() + b"\n"


def _whole(line: bytes) -> dict[str, Any] | None:
    """The object in a line whose digest is right; None for any other line."""
    try:
        told = json.loads(line)
        return told if isinstance(told, dict) and told.pop("check") == _check(told) else None
    except (ValueError, KeyError, RecursionError):
        return None


def _check(told: Mapping[str, Any]) -> str:
    """The digest in a line: the first half of the SHA-256 (hex) of its content."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def sync_folder(folder: Path) -> None:
    """Sync a folder itself: otherwise a file in it that was synced may still lose its name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
