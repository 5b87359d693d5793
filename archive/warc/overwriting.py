"""Replaces or removes files so that their former bytes are not left on the disk.

As far as that can be done: SSDs, file systems that copy on write, and snapshots keep what they keep.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from archive.warc.json_lines import sync_folder

_CHUNK = bytes(1 << 20)


def replace(fresh: Path, path: Path) -> None:
    """Put a file that is on the disk in the place of another, whose bytes are overwritten. Raises OSError."""
    descriptor = _open(path)
    try:
        fresh.replace(path)
        sync_folder(path.parent)
        _overwrite(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, whose bytes are overwritten; nothing if there is none. Raises OSError."""
    descriptor = _open(path)
    try:
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)
        _overwrite(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def write(path: Path, content: bytes) -> None:
    """Put content in the place of what a file has, whole or not at all. On the disk when this returns."""
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    replace(fresh, path)


def _open(path: Path) -> int | None:
    with suppress(OSError):  # what cannot be opened cannot be overwritten
        return os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    return None


def _overwrite(descriptor: int | None) -> None:
    if descriptor is None or os.fstat(descriptor).st_nlink:  # it has another hard link: it is somebody's copy
        return
    with suppress(OSError):
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, _CHUNK[: min(left, len(_CHUNK))])
        os.fsync(descriptor)
