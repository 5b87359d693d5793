"""What can go wrong in a way that a person can mend: one line each, with the exit code that scripts rely on."""

from __future__ import annotations

EXIT_DONE, EXIT_ERROR, EXIT_USAGE, EXIT_LOCKED, EXIT_UNREACHABLE, EXIT_DRIFT, EXIT_PARTIAL = range(7)


class ArchiveError(Exception):
    """An error whose message says what is wrong and what to do.

    `exit_code` is what the command ends with, `outcome` what `--json` calls it.
    """

    exit_code = EXIT_ERROR
    outcome = "error"


class WrongUse(ArchiveError):
    """The command was asked for something that makes no sense here."""

    exit_code = EXIT_USAGE
    outcome = "usage"


class Locked(ArchiveError):
    """Another refresh or rebuild is at work on the same data folder."""

    exit_code = EXIT_LOCKED
    outcome = "locked"


class Damaged(ArchiveError):
    """A stored file is not what it should be. The captures remain the source from which all else is rebuilt."""

    outcome = "damaged"
