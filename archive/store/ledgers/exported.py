"""The exports in the data folder: under which takedowns each was made, and the removal of those that may have too much.

An export has in its manifest a mark of the last line of the ledger that hid something when it was made. Where another
line has come since it may have what that line hides: no page hands it out, and the next command removes it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry
from archive.warc import overwriting
from archive.warc.json_lines import sync_folder

MANIFEST = "export.json"
MOST_BYTES = 1 << 20  # of a manifest: some hundred files are told in a tenth of it
NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}", re.ASCII)  # of the folder of an export: its version
# In a folder of exports, which may be anybody's and have other things in it: where one is made, and who may make one.
WORK, LOCK = ".ctarchive-making", ".ctarchive-lock"
_GOING = ".ctarchive-removing-"  # before the name of what goes: nobody sees half of it


def mark_of(entries: Iterable[Entry]) -> str:
    """The mark of a ledger: 16 hex digits for its last line that hides something; "" if there is none.

    It tells nothing of what is hidden, nor when that was done.
    """
    last = max((one.id for one in entries if one.action in ledger.HIDING), default="")
    return hashlib.sha256(last.encode()).hexdigest()[:16] if last else ""


def folders(exports: Path) -> Iterator[Path]:
    """The folders in a folder of exports that are named as exports are, in the order of their names."""
    try:
        found = sorted(exports.iterdir())
    except OSError:  # there is none, or nobody may look into it
        return
    yield from (path for path in found if NAME.fullmatch(path.name))


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """What the manifest of an export says; None if there is none that can be read."""
    path = folder / MANIFEST
    try:
        if folder.is_symlink() or path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def stale(folder: DataFolder) -> list[Path]:
    """The exports in a data folder that may have what was hidden since, or of which nobody can tell.

    Raises Damaged if the ledger cannot be read.
    """
    mark = mark_of(ledger.read(folder.takedowns))
    if not mark:
        return []
    return [path for path in folders(folder.exports) if (manifest_of(path) or {}).get("ledger") != mark]


def remove_stale(folder: DataFolder, *, overwrite: bool = False) -> list[Path]:
    """Remove them, and what an export left that was cut short; `overwrite` what stood in them.

    Costs a glance if there is nothing. The paths are those that cannot be removed. Raises Damaged as `stale` does.
    """
    left = []
    for path in stale(folder):
        try:
            remove(path, overwrite=overwrite)
        except OSError:
            left.append(path)
    for path in _leftovers(folder):
        try:
            remove(path, overwrite=overwrite)
        except OSError:
            left.append(path)
    return left


def put(fresh: Path, path: Path) -> None:
    """Put a folder in place as an export, once all of it is on the disk. Raises OSError."""
    for one in sorted(fresh.rglob("*")):
        if one.is_dir():
            sync_folder(one)
        else:
            with one.open("rb") as file:
                os.fsync(file.fileno())
    fresh.rename(path)
    sync_folder(path.parent)


def remove(path: Path, *, overwrite: bool = False) -> None:
    """Remove a folder, or whatever is in its place, atomically: it stops being an export at once.

    Nothing if there is none. Raises OSError.
    """
    going = path
    if not path.name.startswith("."):
        going = path.with_name(f"{_GOING}{path.name}")
        remove(going, overwrite=overwrite)  # of an earlier one that was cut short
        try:
            path.rename(going)
        except FileNotFoundError:  # somebody else removes it
            return
        sync_folder(path.parent)
    if going.is_symlink() or going.is_file():
        going.unlink()
        return
    if overwrite:
        for one in sorted(going.rglob("*")):
            if one.is_file() and not one.is_symlink():
                overwriting.remove(one)
    with suppress(FileNotFoundError):
        shutil.rmtree(going)


def _leftovers(folder: DataFolder) -> Iterator[Path]:
    """Once something is hidden: what exports and removals that were cut short have left."""
    if not folder.exports.is_dir() or not mark_of(ledger.read(folder.takedowns)):
        return
    yield from sorted(folder.exports.glob(f"{_GOING}*"))
    if os.access(folder.exports, os.X_OK) and (folder.exports / WORK).exists():
        guard = FileLock(folder.exports / LOCK)
        with suppress(Timeout, OSError):  # who makes one looks at the ledger when it is made
            guard.acquire(timeout=0)
            try:
                yield folder.exports / WORK
            finally:
                guard.release()
