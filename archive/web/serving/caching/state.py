"""The state of everything that pages are made from, determined from files alone, without opening a database.

Different states have different names, whatever the reason: a publication, an import, a rebuild, documents that were
read, a correction, a line of the ledger, a setting, an export, a new day, another version of the program. It does no
harm if the name changes and pages do not, as after a checkpoint of the database.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sqlite3
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import time as time_of_day
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import archive
from archive.clock import RIGA, now
from archive.store.folder import DataFolder
from archive.web.serving.request import archive_database

# Seconds. File systems record times in ticks of some milliseconds, and two changes within a tick look the same. So a
# file that has just changed has no state yet. After that time, a transaction whose bytes are in the file can be read,
# too.
SETTLED = 2.0
_STARTED = time.time()

_Look = tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class State:
    """A state: its `name`, and the second (of the epoch) `since` when everything has been like this.

    `since` is None while that second lasts: an earlier state within it could not be told apart.
    """

    name: str
    since: int | None


class StateOfArchive:
    """Determines the state of what a Datasette serves. What cannot change is read once, in the constructor."""

    def __init__(self, datasette: Any) -> None:
        """`datasette` is the running one."""
        self._datasette = datasette
        self._server = f"{_program()} {_options(datasette)}"

    def now(self) -> State | None:
        """The present state; None if something has just changed, or if there is no database just now."""
        path = archive_database(self._datasette).path
        if not path:
            return None
        folder = DataFolder(Path(path).absolute().parent)
        # The journal of the database has what was written last. It is beside the file itself, wherever a link to that
        # is; an empty journal comes and goes with its readers.
        looks = [
            _look(path),
            _look(f"{os.path.realpath(path)}-wal", or_empty=False),
            *map(_look, (folder.takedowns, folder.settings, folder.exports, folder.warc)),
        ]
        changed = max((look[3] for look in looks if look), default=0) / 1e9
        if looks[0] is None or changed > time.time() - SETTLED:
            return None
        moment = now()
        # Pages depend on the day in Riga, takedowns that expire on the day in UTC.
        days = [datetime.combine(moment.astimezone(zone), time_of_day.min, zone) for zone in (RIGA, UTC)]
        told = f"{looks} {[f'{day:%Y-%m-%d}' for day in days]} {self._server}"
        # Removing a file changes the time of its folder.
        left = _look(folder.root)
        since = ceil(max(changed, _STARTED, (left[2] if left else 0) / 1e9, *(day.timestamp() for day in days)))
        return State(hashlib.sha256(told.encode()).hexdigest(), since if since <= time.time() else None)


def _look(path: str | Path, *, or_empty: bool = True) -> _Look:
    """Inode, size, modification time and change time of a file; None if it is not there.

    Only the system sets the change time: a copy or a backup put in a file's place cannot turn it back.
    """
    try:
        found = os.stat(path)  # noqa: PTH116, for it is looked at for every request
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if found.st_size or or_empty else None


@cache
def _program() -> str:
    """A digest of the installed program and of the versions of everything it may use."""
    digest = hashlib.sha256(f"{platform.python_version()} {sqlite3.sqlite_version}".encode())
    package = Path(archive.__file__).parent
    for file in sorted(package.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(package)}\n{file.stat().st_size}\n".encode())
            digest.update(file.read_bytes())
    for folder in filter(os.path.isdir, sys.path):
        digest.update(" ".join(sorted(one.name for one in Path(folder).glob("*.dist-info"))).encode())
    return digest.hexdigest()


def _options(datasette: Any) -> str:
    """The options with which Datasette was started."""
    options = [datasette._settings, datasette.cors, datasette.template_dir]
    told = [datasette._metadata_local, [*datasette.databases], *options]
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()
