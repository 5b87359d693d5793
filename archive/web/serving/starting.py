"""Reports why a server does not start, as the commands do: with one line on standard error and an exit code."""

from __future__ import annotations

from typing import IO, Any

import click
from datasette.utils import StartupError

from archive.error_reports import report_error
from archive.errors import ArchiveError


class NotStarted(StartupError, click.ClickException):  # type: ignore[misc]  # Datasette has no types
    """Something keeps the pages from being served.

    Plain `datasette` prints other exceptions with all local variables, which may include the password in settings.toml.
    Exceptions of Click's print only their message, and end the process with their exit code.
    """

    def __init__(self, error: ArchiveError) -> None:
        click.ClickException.__init__(self, str(error))
        self.exit_code = error.exit_code  # type: ignore[misc]  # Click calls it that of the class

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on standard error, as the commands do."""
        report_error(self.message, self.exit_code)
