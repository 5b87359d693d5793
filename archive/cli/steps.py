"""What several subcommands do: open the archive to read it, warn of strange files, tell how a crawl went."""

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
from archive.complaints import complain
from archive.store.folder import DataFolder

if TYPE_CHECKING:
    from sqlite_utils import Database

    from archive.store.crawls import Summary


def report(summary: Summary, as_json: bool = False) -> int:
    """Say how a crawl went: the summary, where something was published, and what is wrong on standard error."""
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    elif summary.outcome.is_published:
        click.echo(terminal.summary_line(summary))
        if summary.new and not (summary.changed or summary.unchanged):  # nobody has judged yet what the rules read
            click.echo(terminal.sample_line())
    if summary.exit_code:
        complain(str(summary.detail), summary.exit_code)
    return summary.exit_code


def reading(data: Path) -> closing[Database]:
    """The archive in a data folder, open to be read until the block ends. Raises ArchiveError where there is none.

    Where it has what is withheld, as one from a backup may, it is made anew first.
    """
    from archive.store.database import migrate, open_database
    from archive.store.withholding.conforming import conform

    folder = DataFolder(data)
    folder.require_database()
    conform(folder)
    migrate(folder)
    return closing(open_database(folder.database))


def warn_of_strays(folder: DataFolder) -> None:
    """Say on standard error which files in warc/ are not captures of ours, and are left alone."""
    from archive.warc.crawl_file import strays

    for path, why in strays(folder.warc).items():
        click.echo(f"ctarchive: {path} is left alone: {why}", err=True)


@contextmanager
def loading() -> Iterator[None]:
    """Let the collector of garbage rest while modules and tables are loaded, and never look at what they brought.

    They leave no garbage. While the crawler is loaded it would go through all of them again and again, which takes a
    seventh of the time. Crawls, rebuilds and imports do leave garbage, but more slowly than Python expects by default.
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
