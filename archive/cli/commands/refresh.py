"""`ctarchive refresh` and `rebuild`: fill the archive from the site, or again from its own captures."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import terminal
from archive.amounts import amount
from archive.cli.options import EXIT_CODES_HELP, Finite, data_option, json_option, processes_option
from archive.cli.ping import pinged
from archive.cli.shared import loading, report, warn_of_strays
from archive.error_reports import report_error
from archive.site import DEFAULT_SITE
from archive.store.folder import DataFolder

if TYPE_CHECKING:  # slow to load
    from archive.store.reprocessing.rebuild import Rebuilt


@click.command(epilog=EXIT_CODES_HELP)
@click.option(
    "--site",
    default=DEFAULT_SITE,
    show_default=True,
    help="Where the crawl starts. It touches no other host, except the other known names of the default.",
)
@data_option
@click.option(
    "--delay",
    type=Finite(0, 3600),
    default=1.0,
    show_default=True,
    help="Minimum seconds between two requests. 0 is for a site of your own.",
)
@click.option("--full", is_flag=True, help="Ask for every page, even those that are not due yet.")
@click.option("--accept-drift", is_flag=True, help="Publish in spite of drift, once you have looked at the cause.")
@click.option(
    "--accept",
    multiple=True,
    metavar="ID",
    help="Publish what a suspect article says now, once you have looked at it; `all` for all of them. May be repeated.",
)
@click.option("--limit", type=click.IntRange(1), help="Stop after about this many requests, to try things out.")
@json_option
def refresh(
    site: str,
    data: Path,
    delay: float,
    full: bool,
    accept_drift: bool,
    accept: tuple[str, ...],
    limit: int | None,
    as_json: bool,
) -> int:
    """Fetch what the site says now, and add it to the archive.

    Every answer is kept byte for byte in warc/ before it is read. What is new or changed is published all at once when
    the crawl is over. Ctrl-C ends it early and publishes what there is; a second Ctrl-C ends it at once. The next
    refresh first asks for whatever was left over. Set $CTARCHIVE_CONTACT to an address where the site's administrator
    can reach you: it is sent with every request. Set $CTARCHIVE_PING_URL to an address of a monitor that speaks the
    protocol of Healthchecks to have it told how each refresh goes.
    """
    with pinged(DataFolder(data)) as note:
        with loading():
            from scraper.refresh import Options
            from scraper.refresh import refresh as run_refresh

        warn_of_strays(DataFolder(data))
        options = Options(
            site=site, data=data, delay=delay, full=full, accept_drift=accept_drift, accept=accept, limit=limit or 0
        )
        summary = run_refresh(options, progress=sys.stderr.isatty() and not as_json)
        note(summary.exit_code, "\n".join(filter(None, (terminal.summary_line(summary), summary.detail))))
        return report(summary, as_json)


@click.command(epilog=EXIT_CODES_HELP)
@data_option
@click.option("--skip-damaged", is_flag=True, help="Skip what cannot be read, list what is lost, and exit with 6.")
@processes_option
@json_option
def rebuild(data: Path, skip_damaged: bool, processes: int | None, as_json: bool) -> int:
    """Make archive.db anew from the captures, without the network.

    The old database stays until the new one is complete; readers are not disturbed. If capture files are damaged or
    missing and the new database would have less than the old one, it says so, exits with 1 and keeps the old one.
    """
    with loading():
        from archive.interruption import Interruption
        from archive.processes import usable, using
        from archive.store.annotation import annotate
        from archive.store.reprocessing.rebuild import rebuild as run_rebuild
        from archive.store.staging import read_page
        from archive.store.withholding.conforming import end_erasures

        read_page.make_ready()
        annotate.make_ready()
    folder = DataFolder(data)
    warn_of_strays(folder)
    with (
        using(processes or usable()),  # before anything is opened, because these may be forks
        terminal.counter("captures read", show=sys.stderr.isatty() and not as_json) as tick,
        Interruption(),  # SIGTERM ends it as Ctrl-C does, and leaves nothing unfinished
    ):
        end_erasures(folder, tick)
        rebuilt = run_rebuild(folder, tick, skip_damaged=skip_damaged)
    return _report_rebuilt(rebuilt, as_json)


def _report_rebuilt(rebuilt: Rebuilt, as_json: bool) -> int:
    """Report what was rebuilt and what is lost, and return the exit code."""
    if as_json:
        click.echo(json.dumps(asdict(rebuilt), ensure_ascii=False))
    else:
        of_imports = f" and {amount(rebuilt.imports, 'import')}" if rebuilt.imports else ""
        captures = f"{amount(rebuilt.captures, 'capture')} of {amount(rebuilt.crawls, 'crawl')}{of_imports}"
        click.echo(f"rebuilt {amount(rebuilt.articles, 'article')} from {captures}")
        for line in rebuilt.damaged:
            click.echo(f"damaged: {line}")
        for line in rebuilt.lost:
            click.echo(f"lost: {line}")
    if rebuilt.lost:
        parts = amount(len(rebuilt.lost), "part")
        report_error(f"{parts} of the captures lost, the first: {rebuilt.lost[0]}", rebuilt.exit_code)
    return rebuilt.exit_code
