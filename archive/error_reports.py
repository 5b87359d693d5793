"""How a command reports a failure: a line for people, an object for programs, and the exit code."""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

import click

from archive.errors import EXIT_ERROR, EXIT_USAGE, GIVE_IT, ArchiveError, in_words, is_disk_full

_SURROGATE = re.compile("[\udc80-\udcff]")
_EXPECTED = (click.ClickException, click.Abort, KeyboardInterrupt, ArchiveError, sqlite3.Error)


def run(command: Callable[[], int | None], as_json: bool) -> int:
    """Run a command and return its exit code. Exceptions are reported; with $CTARCHIVE_DEBUG, bugs are re-raised."""
    try:
        code = command() or 0
        sys.stdout.flush()  # so that a failure to write is reported here, not by Python at exit
        return code
    except BrokenPipeError:
        _silence(sys.stdout)
        return EXIT_ERROR
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, OSError) and _is_of_output(error):
            _silence(sys.stdout)
            why = error.strerror or error
            return report_error(f"standard output cannot be written ({why}); what the command did is done", EXIT_ERROR)
        if os.environ.get("CTARCHIVE_DEBUG") and not isinstance(error, _EXPECTED):
            raise
        outcome, detail, code = describe(error)
        if as_json:
            said = {"outcome": outcome, "detail": _on_one_line(detail), "exit_code": code}
            with suppress(OSError):  # the line on standard error says it too
                click.echo(json.dumps(said, ensure_ascii=False))
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            return report_text(error.ctx.get_help() if error.ctx else "", code)
        return report_error(detail, code)


def describe(error: BaseException) -> tuple[str, str, int]:
    """The outcome, the detail and the exit code of an error."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return "usage", "a command is missing", EXIT_USAGE
        case click.UsageError():
            where = error.ctx.command_path if error.ctx else "ctarchive"
            return "usage", f"{error.format_message().rstrip('.')}; see `{where} --help`", EXIT_USAGE
        case click.ClickException():
            return "error", error.format_message(), EXIT_ERROR
        case click.Abort() | KeyboardInterrupt():
            return "stopped", "stopped", EXIT_ERROR
        case ArchiveError():
            return error.outcome, str(error), error.exit_code
        case sqlite3.Error():
            hint = "the captures are not affected, see `ctarchive rebuild`"
            return "error", f"the database failed: {in_words(error)}; {hint}", EXIT_ERROR
        case PermissionError() if error.filename:
            return "error", f"{error.filename} cannot be read or written ({error.strerror}): {GIVE_IT}", EXIT_ERROR
        case IsADirectoryError() if error.filename:
            return "error", f"{error.filename} cannot be read or written ({error.strerror}): move it away", EXIT_ERROR
        case OSError() if error.errno == errno.EROFS and error.filename:
            elsewhere = "make it writable, or choose another folder with --data or $CTARCHIVE_DATA"
            return "error", f"{error.filename} cannot be written ({error.strerror}): {elsewhere}", EXIT_ERROR
        case OSError() if is_disk_full(error):
            return "error", f"{in_words(error)}; what is stored stays as it was", EXIT_ERROR
        case OSError() if error.errno in (errno.EMFILE, errno.ENFILE):
            return "error", f"too many files are open at once ({error.strerror}): raise `ulimit -n`", EXIT_ERROR
        case MemoryError():
            return "error", "there is not enough memory; what is stored stays as it was", EXIT_ERROR
        case UnicodeEncodeError() if strange := _not_in_the_encoding():
            encoding = sys.getfilesystemencoding().upper()
            return "usage", f"{strange!r} is not in the encoding of this system, {encoding}; convert it", EXIT_USAGE
        case _:  # a bug: a line for people, the traceback on request
            unexpected = f"unexpected {type(error).__name__}: {error}"
            return "error", f"{unexpected}; set CTARCHIVE_DEBUG=1 for details", EXIT_ERROR


def _not_in_the_encoding() -> str | None:
    """The first argument or setting that cannot be decoded here, in which Python has surrogates (PEP 383)."""
    settings = (value for name, value in os.environ.items() if name.startswith("CTARCHIVE_"))
    return next((one for one in (*sys.argv[1:], *settings) if _SURROGATE.search(one)), None)


def report_error(message: str, code: int) -> int:
    """Print on standard error what is wrong, on one line, and return the code."""
    return report_text(f"ctarchive: {_on_one_line(message)}", code)


def report_text(text: str, code: int) -> int:
    """Print something on standard error and return the code, even if that stream cannot be written to."""
    try:
        click.echo(text, err=True)
    except OSError:
        _silence(sys.stderr)
    return code


def _is_of_output(error: OSError) -> bool:
    """Whether it was raised by writing to a standard stream: by us, or by Click or Rich, which write nowhere else."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    return at is not None and at.tb_frame.f_globals["__name__"].startswith((__name__, "click.", "rich."))


def _silence(stream: TextIO) -> None:
    """Redirect a broken stream to the null device, or Python would complain about it at exit."""
    with suppress(OSError, ValueError):  # ValueError: it has no file descriptor, as in tests
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _on_one_line(message: str) -> str:
    return " ".join(message.split())
