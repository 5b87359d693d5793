"""`ctarchive status`: report on the archive, to people and to monitors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from archive.cli.options import EXIT_CODES_HELP, Finite, NamedPath, data_option, json_option
from archive.cli.shared import open_to_read
from archive.errors import ArchiveError
from archive.store.folder import DataFolder


@click.command(epilog=EXIT_CODES_HELP)
@click.option("--verify", is_flag=True, help="Read every capture and check its digest, which takes time.")
@click.option("--max-age", type=Finite(0), metavar="DAYS", help="Exit with 1 if the last good refresh is older.")
@click.option(
    "--prometheus",
    type=NamedPath(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write metrics to this file too, for the textfile collector of Prometheus’ node exporter.",
)
@data_option
@json_option
def status(verify: bool, max_age: float | None, prometheus: Path | None, data: Path, as_json: bool) -> int:
    """Say what the archive holds, how fresh and how healthy it is.

    Made for monitoring: exits with 1 when the archive is damaged or too old, otherwise with the code of the latest
    refresh.
    """
    from archive.clock import now
    from archive.store import damage
    from archive.store.status import status as read_status

    folder = DataFolder(data)
    with _metrics_of_failure(prometheus, folder), open_to_read(data) as db:
        running = folder.is_locked()
        state = read_status(db, folder.warc, now(), verify=verify, running=running, max_age_days=max_age)
    if prometheus:
        from archive.store.metrics import write_metrics

        write_metrics(prometheus, folder, state)
    if state.examined and not running:
        damage.keep(folder, state.examined, now())  # so that the next refresh requests again what is lost
    if as_json:
        click.echo(json.dumps(state.as_json(), ensure_ascii=False))
    else:
        from archive.cli import tables

        tables.status(state)
    return state.exit_code


@contextmanager
def _metrics_of_failure(path: Path | None, folder: DataFolder) -> Iterator[None]:
    """If the archive cannot be read, write metrics that say so: those of the last time would say that all is well."""
    try:
        yield
    except (ArchiveError, OSError, sqlite3.Error):
        if path:
            from archive.store.metrics import write_metrics

            write_metrics(path, folder, None)
        raise
