"""How a command that fails says so: a line for people, an object for programs, and the exit code."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable

import click

from archive.errors import EXIT_ERROR, EXIT_USAGE, ArchiveError, in_words, is_disk_full

_EXPECTED = (click.ClickException, click.Abort, KeyboardInterrupt, ArchiveError, sqlite3.Error)


def run(command: Callable[[], int | None], as_json: bool) -> int:
    """Run a command and return its exit code; what it raises is told, or raised with $CTARCHIVE_DEBUG."""
    try:
        return command() or 0
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_ERROR
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("CTARCHIVE_DEBUG") and not isinstance(error, _EXPECTED):
            raise
        outcome, detail, code = as_told(error)
        if as_json:
            said = {"outcome": outcome, "detail": _on_one_line(detail), "exit_code": code}
            click.echo(json.dumps(said, ensure_ascii=False))
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            click.echo(error.ctx.get_help() if error.ctx else "", err=True)
            return code
        return complain(detail, code)


def as_told(error: BaseException) -> tuple[str, str, int]:
    """What an error is called, what is said of it, and the exit code."""
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
        case OSError() if is_disk_full(error):
            return "error", f"{in_words(error)}; what is stored stays as it was", EXIT_ERROR
        case _:  # the last resort of a command-line tool: a line for people, the rest on request
            unexpected = f"unexpected {type(error).__name__}: {error}"
            return "error", f"{unexpected}; set CTARCHIVE_DEBUG=1 for details", EXIT_ERROR


def complain(message: str, code: int) -> int:
    """Say on standard error what is wrong, on one line, and return the code."""
    click.echo(f"ctarchive: {_on_one_line(message)}", err=True)
    return code


def _on_one_line(message: str) -> str:
    return " ".join(message.split())
