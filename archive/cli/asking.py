"""Subcommands that ask the archive: what it has of something, and how it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlite_utils import Database

from archive import terminal
from archive.cli.options import EXIT_CODES_HELP, data_option, json_option, narrowing_options
from archive.cli.steps import reading
from archive.errors import ArchiveError, WrongUse
from archive.search import Filters
from archive.store.folder import DataFolder


# -word is part of the query, and no option.
@click.command(epilog=EXIT_CODES_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@narrowing_options
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Show at most this many.")
@data_option
@json_option
def search(query: tuple[str, ...], limit: int, data: Path, as_json: bool, **narrowing: object) -> int:
    """Find articles that have all the words of QUERY in any inflection, best first.

    \b
    words               all of them, in any order and any inflection; Latvian or English
    'policija OR tiesa' either
    -word               not this word
    '"valsts policija"' next to each other in this order, in any inflection
    tirdz*              words that begin this way
    title:word          in the title
    in:document         look in documents alone; or in:title, in:text, in:caption, in:article, in:version
    speaker:name        articles in which the person speaks
    municipality:name   articles that mention the municipality; municipality:* for any
    year:2016  before:2016-05  after:2016-05-31
    is:changed          articles of which there are several versions; or is:gone

    Diacritics need not be typed; capitals make no difference.
    """
    from archive.search import search as run_search
    from archive.search.as_json import results_as_json

    if mistyped := [word for word in query if word.startswith("--")]:
        raise click.NoSuchOption(mistyped[0])
    with reading(data) as db:
        _require_articles(db, data)
        results = run_search(db, " ".join(query), Filters(**narrowing), limit, facets=as_json)
    if as_json:
        click.echo(json.dumps(results_as_json(results), ensure_ascii=False))
    else:
        terminal.results(results)
    return 0


@click.command(epilog=EXIT_CODES_HELP)
@click.option("--verify", is_flag=True, help="Read every capture and check its digest, which takes time.")
@click.option(
    "--max-age", type=click.FloatRange(0), metavar="DAYS", help="Exit with 1 if the last good refresh is older."
)
@click.option(
    "--prometheus",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write metrics to this file too, for the textfile collector of Prometheus’ node exporter.",
)
@data_option
@json_option
def status(verify: bool, max_age: float | None, prometheus: Path | None, data: Path, as_json: bool) -> int:
    """Say what the archive holds, how fresh it is, and whether it is healthy.

    Made for monitoring: exits with 1 when the archive is damaged or too old, otherwise with the code of the latest
    refresh.
    """
    from archive.clock import now
    from archive.store import damage
    from archive.store.status import status as read_status

    folder = DataFolder(data)
    with _metrics_of_failure(prometheus, folder), reading(data) as db:
        running = folder.is_locked()
        state = read_status(db, folder.warc, now(), verify=verify, running=running, max_age_days=max_age)
    if prometheus:
        from archive.store.metrics import write_metrics

        write_metrics(prometheus, folder, state)
    if state.examined and not running:
        damage.keep(folder, state.examined, now())  # so that the next refresh asks for what is lost
    if as_json:
        click.echo(json.dumps(state.as_json(), ensure_ascii=False))
    else:
        terminal.status(state)
    return state.exit_code


@contextmanager
def _metrics_of_failure(path: Path | None, folder: DataFolder) -> Iterator[None]:
    """Where the archive cannot be read, let the metrics say so: a file of before would say that all is well."""
    try:
        yield
    except (ArchiveError, sqlite3.Error):
        if path:
            from archive.store.metrics import write_metrics

            write_metrics(path, folder, None)
        raise


def _require_articles(db: Database, data: Path) -> None:
    """Raise WrongUse where no crawl has been published yet: that nothing is found there means nothing."""
    if db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None:
        last = db.execute("SELECT outcome, detail FROM crawls ORDER BY id DESC LIMIT 1").fetchone()
        told = f"; the latest refresh ended with: {last[1] or last[0] or 'it was cut short'}" if last else ""
        raise WrongUse(f"there are no articles in {data} yet{told}; run `ctarchive refresh`")
