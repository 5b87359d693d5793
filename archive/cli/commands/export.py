"""`ctarchive export`: write everything as a data set."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import click

from archive import terminal
from archive.cli.options import EXIT_CODES_HELP, data_option, json_option
from archive.cli.shared import open_to_read
from archive.errors import EXIT_DONE, EXIT_PARTIAL, WrongUse
from archive.interruption import Interruption
from archive.store.folder import DataFolder


@click.command(epilog=EXIT_CODES_HELP)
@click.argument("directory", metavar="[DIR]", required=False)
@click.option("--parquet", is_flag=True, help="Write the tables as Parquet, too (needs `ctarchive[parquet]`).")
@data_option
@json_option
def export(directory: str | None, parquet: bool, data: Path, as_json: bool) -> int:
    """Write everything in the archive as a data set.

    It is for statistics, other programs and other archives, and gets a folder of its own in DIR, named by its version.
    Without DIR, that is exports/ in the data folder, which /data serves. The same archive gives the same version, byte
    for byte, and is not written twice. What is withheld is not in it. docs/exports.md describes the files.
    """
    from archive.export import dataset
    from archive.export.files import parquet_files

    started = time.monotonic()
    if directory == "":
        raise WrongUse("DIR has no name; for this folder write .")
    if parquet:
        parquet_files.require()
    with open_to_read(data):
        pass  # find out first whether the archive is damaged or must be rebuilt
    parts = [*dataset.DATA, *([dataset.PARQUET] if parquet else [])]
    files = sum(part.files for part in parts)
    with terminal.file_counter(files, show=sys.stderr.isatty() and not as_json) as tell, Interruption():
        made = dataset.make(DataFolder(data), Path(directory) if directory else None, tell, parts)
    release, seconds = made.release, round(time.monotonic() - started, 1)
    if as_json:
        told = {
            "version": release.version,
            "folder": str(made.folder),
            "is_new": made.is_new,
            "published_at": release.published_at,
            "files": [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in release.files],
            "bytes": release.bytes,
            "notes": list(made.notes),
            "seconds": seconds,
        }
        click.echo(json.dumps(told, ensure_ascii=False))
    elif made.is_new:
        size = f"{len(release.files)} files, {release.bytes / 1e6:.1f} MB, {seconds} s"
        click.echo(f"exported version {release.version} to {made.folder} ({size})")
    else:
        click.echo(f"version {release.version} is in {made.folder} already: nothing has changed since")
    for note in made.notes:
        click.echo(f"ctarchive: {note}", err=True)
    return EXIT_PARTIAL if made.is_partial else EXIT_DONE
