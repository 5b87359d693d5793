"""The state of all that pages are made of, determined from files alone: no query is run, no database is opened.

Two states that differ have another name, whatever brought the difference: a publication, an import, a rebuild,
documents that were read, a correction, a line of the ledger, a setting, an export, a new day, another version of the
program. It does no harm if a name changes and pages do not, as after a checkpoint of the database.
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

# Seconds. File systems write times down in ticks of some milliseconds, and two changes in one tick look alike. So
# nothing is said of a file that has just been changed; by then a transaction whose bytes are there can be read, too.
SETTLED = 2.0
_STARTED = time.time()

_Look = tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class State:
    """A state: its `name`, and the second `since` when (of the epoch) everything has been so at the latest.

    None if that second is not over: then it cannot be distinguished from what was in it before.
    """

    name: str
    since: int | None


class StateOfArchive:
    """Looks at what a Datasette serves. What cannot change later is read once, when this is made."""

    def __init__(self, datasette: Any) -> None:
        """`datasette` is the one that serves."""
        self._datasette = datasette
        self._server = f"{_program()} {_options(datasette)}"

    def now(self) -> State | None:
        """The state; None if something has just been changed, or there is no database just now."""
        path = archive_database(self._datasette).path
        if not path:
            return None
        folder = DataFolder(Path(path).absolute().parent)
        # The journal of the database has what was written last. It lies beside the file itself, wherever a link to that
        # may lie; an empty one comes and goes with its readers.
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
        # A file that was removed leaves its trace in the time of its folder.
        left = _look(folder.root)
        since = ceil(max(changed, _STARTED, (left[2] if left else 0) / 1e9, *(day.timestamp() for day in days)))
        return State(hashlib.sha256(told.encode()).hexdigest(), since if since <= time.time() else None)


def _look(path: str | Path, *, or_empty: bool = True) -> _Look:
    """Number, size, time of the last change, and time since when the file is what it is; None if it is not there.

    The last of these is set by the system alone: a copy or a backup that is put in a file's place cannot turn it back.
    """
    try:
        found = os.stat(path)  # noqa: PTH116, for it is looked at for every request
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if found.st_size or or_empty else None


@cache
def _program() -> str:
    """A digest of this program as it is installed, and of the versions of all that it may use."""
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
    """What Datasette was told when it was started."""
    options = [datasette._settings, datasette.cors, datasette.template_dir]
    told = [datasette._metadata_local, [*datasette.databases], *options]
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()
