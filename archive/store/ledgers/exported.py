"""The exports in the data folder: the takedowns under which each was made, and removing those that have too much.

An export's manifest has a mark of the last line of the ledger that hid something when it was made. If another such line
has been added since, the export may contain what that hides: no page serves it, and the next command removes it.
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
MOST_BYTES = 1 << 20  # bytes of a manifest: one with a few hundred files takes a tenth of it
NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}", re.ASCII)  # the name of an export's folder is its version
# In a folder of exports, which may belong to anybody and have other things in it: the folder in which an export is
# made, and the lock.
WORK, LOCK = ".ctarchive-making", ".ctarchive-lock"
_GOING = ".ctarchive-removing-"  # prefix of what is being removed, so that nobody sees half of it


def mark_of(entries: Iterable[Entry]) -> str:
    """The mark of a ledger: 16 hex digits for its last line that hides something; "" if there is none.

    It reveals nothing about what is hidden, nor when that was done.
    """
    last = max((one.id for one in entries if one.action in ledger.HIDING), default="")
    return hashlib.sha256(last.encode()).hexdigest()[:16] if last else ""


def folders(exports: Path) -> Iterator[Path]:
    """The folders in a folder of exports that have the name of an export, in the order of their names."""
    try:
        found = sorted(exports.iterdir())
    except OSError:  # there is none, or it cannot be read
        return
    yield from (path for path in found if NAME.fullmatch(path.name))


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """The manifest of an export; None if there is none that can be read."""
    path = folder / MANIFEST
    try:
        if folder.is_symlink() or path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def stale(folder: DataFolder) -> list[Path]:
    """The exports in a data folder that may contain what was hidden since, or for which that is unknown.

    Raises Damaged if the ledger cannot be read.
    """
    mark = mark_of(ledger.read(folder.takedowns))
    if not mark:
        return []
    return [path for path in folders(folder.exports) if (manifest_of(path) or {}).get("ledger") != mark]


def remove_stale(folder: DataFolder, *, overwrite: bool = False) -> list[Path]:
    """Remove stale exports, and what interrupted exports left; with `overwrite`, also overwrite their contents.

    Costs little if there are none. Returns the paths that cannot be removed. Raises Damaged as `stale` does.
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
    """Put a folder in place as an export, after all of it is on the disk. Raises OSError."""
    for one in sorted(fresh.rglob("*")):
        if one.is_dir():
            sync_folder(one)
        else:
            with one.open("rb") as file:
                os.fsync(file.fileno())
    fresh.rename(path)
    sync_folder(path.parent)


def remove(path: Path, *, overwrite: bool = False) -> None:
    """Remove a folder, or whatever is in its place, atomically: from then on it is no export.

    Does nothing if there is none. Raises OSError.
    """
    going = path
    if not path.name.startswith("."):
        going = path.with_name(f"{_GOING}{path.name}")
        remove(going, overwrite=overwrite)  # from an earlier removal that was cut short
        try:
            path.rename(going)
        except FileNotFoundError:  # somebody else is removing it
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
    """If anything is hidden: what interrupted exports and removals have left."""
    if not folder.exports.is_dir() or not mark_of(ledger.read(folder.takedowns)):
        return
    yield from sorted(folder.exports.glob(f"{_GOING}*"))
    if os.access(folder.exports, os.X_OK) and (folder.exports / WORK).exists():
        guard = FileLock(folder.exports / LOCK)
        with suppress(Timeout, OSError):  # whoever is making it checks the ledger when it is complete
            guard.acquire(timeout=0)
            try:
                yield folder.exports / WORK
            finally:
                guard.release()
