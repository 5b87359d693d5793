"""Steps that several subcommands share: opening the archive, warning of strange files, reporting on a crawl."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import terminal
from archive.error_reports import report_error
from archive.store.folder import DataFolder

if TYPE_CHECKING:
    from sqlite_utils import Database

    from archive.store.crawls import Summary


def report(summary: Summary, as_json: bool = False) -> int:
    """Report on a crawl: its summary, where to check what was published, and on standard error what is wrong."""
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    elif summary.outcome.is_published:
        click.echo(terminal.summary_line(summary))
        if summary.new and not (summary.changed or summary.unchanged):  # nobody has checked yet what the rules read
            click.echo(terminal.sample_line())
    if summary.exit_code:
        report_error(str(summary.detail), summary.exit_code)
    return summary.exit_code


def open_to_read(data: Path) -> closing[Database]:
    """The archive in a data folder, open for reading until the block ends. Raises ArchiveError if there is none.

    If it contains what is withheld, as one restored from a backup may, it is rebuilt first.
    """
    from archive.store.database import migrate, open_database
    from archive.store.withholding.conforming import conform

    folder = DataFolder(data)
    folder.require_database()
    conform(folder)
    migrate(folder)
    return closing(open_database(folder.database))


def warn_of_strays(folder: DataFolder) -> None:
    """Report on standard error which files in warc/ are not ours and are therefore ignored."""
    from archive.warc.reading.crawl_file import strays

    for path, why in strays(folder.warc).items():
        click.echo(f"ctarchive: {path} is left alone: {why}", err=True)


@contextmanager
def loading() -> Iterator[None]:
    """Pause garbage collection while modules and tables are loaded, and exempt them from it afterwards.

    They leave no garbage, but collections take a seventh of the time in which the crawler loads. Crawls, rebuilds and
    imports do leave garbage, but more slowly than Python expects by default.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.set_threshold(10_000)  # new objects between two collections; 700 by default
            gc.enable()
