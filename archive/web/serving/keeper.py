"""The settings in settings.toml beside the database, read again when the file has changed."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from threading import Lock

from archive.errors import WrongUse
from archive.store.folder import DataFolder
from archive.store.settings import Settings, read_settings

_State = tuple[int, int, int] | None  # modification time (ns), size and inode of the file; None: not there


class SettingsFile:
    """A file of settings, checked whenever it is used. If it becomes invalid, its former content remains in force."""

    def __init__(self, path: Path) -> None:
        """Read the file at a path. Raises WrongUse if it is invalid."""
        self._path = path
        self._one_at_a_time = Lock()
        self._state = _state_of(path)
        self._settings = read_settings(path)

    def current(self) -> Settings:
        """What the file says or, if it is invalid now, said before. Mistakes are reported once on standard error."""
        if (state := _state_of(self._path)) != self._state:
            with self._one_at_a_time:
                if state != self._state:
                    try:
                        self._settings = read_settings(self._path)
                    except WrongUse as error:
                        print(f"ctarchive: {error}; until then what it said before holds", file=sys.stderr, flush=True)
                    self._state = state
        return self._settings


def _state_of(path: Path) -> _State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@cache
def _beside(database: str) -> SettingsFile:
    return SettingsFile(DataFolder(Path(database).absolute().parent).settings)


def settings_beside(database: str | None) -> Settings:
    """The settings in the folder of a database; the defaults if that is not a data folder, or it is in memory.

    Raises WrongUse if they have been invalid since the server started.
    """
    return _beside(database).current() if database else Settings()
