"""Errors that a person can do something about: each has a one-line message, and an exit code for scripts."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

EXIT_DONE, EXIT_ERROR, EXIT_USAGE, EXIT_LOCKED, EXIT_UNREACHABLE, EXIT_DRIFT, EXIT_PARTIAL = range(7)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DATABASE_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)  # no room in the file; none for its -shm


def is_disk_full(error: BaseException) -> bool:
    """Whether an error was caused by a full disk."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) in _DATABASE_FULL


def in_words(error: BaseException) -> str:
    """The message of an error. If a full disk caused it: that the disk is full, and what to do."""
    if is_disk_full(error):
        return f"the disk is full ({getattr(error, 'strerror', None) or error}): make room and run it again"
    return str(error)


GIVE_IT = "give it to the user that runs ctarchive (chown), or run ctarchive as the user that it belongs to"


def unreadable(path: Path, error: BaseException, way_out: str) -> str:
    """A message that a file cannot be read, why, and what to do: `way_out`, or if permission is missing, GIVE_IT."""
    if isinstance(error, PermissionError):
        return f"{path} cannot be read ({error.strerror}): {GIVE_IT}"
    return f"{path} cannot be read ({error}); {way_out}"


class ArchiveError(Exception):
    """An error whose message says what is wrong and what to do.

    `exit_code` is what the command ends with, `outcome` what `--json` calls it.
    """

    exit_code = EXIT_ERROR
    outcome = "error"


class WrongUse(ArchiveError):
    """The command was used in a way that makes no sense here."""

    exit_code = EXIT_USAGE
    outcome = "usage"


class Locked(ArchiveError):
    """Another refresh, import or rebuild is running in the same data folder."""

    exit_code = EXIT_LOCKED
    outcome = "locked"


class Unreachable(ArchiveError):
    """Nobody answers at an address, or only with something unusable."""

    exit_code = EXIT_UNREACHABLE
    outcome = "unreachable"


class Damaged(ArchiveError):
    """A stored file is damaged. Everything but the captures can be rebuilt from the captures."""

    outcome = "damaged"
