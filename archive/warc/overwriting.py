"""Replaces or removes files so that their former bytes are not left on the disk.

It does what can be done: SSDs, copy-on-write file systems and snapshots may still keep the bytes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from archive.warc.json_lines import sync_folder

_CHUNK = bytes(1 << 20)


def replace(fresh: Path, path: Path) -> None:
    """Replace a file with another one, which is synced, and overwrite the bytes of the former. Raises OSError."""
    descriptor = _open(path)
    try:
        fresh.replace(path)
        sync_folder(path.parent)
        _overwrite(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, if there is one, and overwrite its bytes. Raises OSError."""
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
    """Replace the content of a file, as a whole or not at all. It is on the disk when this returns."""
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
    if descriptor is None or os.fstat(descriptor).st_nlink:  # it has another hard link, which is somebody's copy
        return
    with suppress(OSError):
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, _CHUNK[: min(left, len(_CHUNK))])
        os.fsync(descriptor)
