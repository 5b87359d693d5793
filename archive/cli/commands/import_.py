"""`ctarchive import`: add captures that others made, from files or from another web archive."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive import terminal
from archive.amounts import amount
from archive.cli.options import EXIT_CODES_HELP, Finite, data_option, json_option, processes_option
from archive.cli.shared import loading, warn_of_strays
from archive.error_reports import report_error
from archive.errors import EXIT_DONE, EXIT_PARTIAL, Unreachable, WrongUse
from archive.site import DEFAULT_SITE
from archive.store.folder import DataFolder

if TYPE_CHECKING:  # slow to load
    from archive.store.import_files import Selection
    from archive.store.imported.summary import Summary
    from scraper.archives.fetching import Options

SERVICES = ("wayback", "commoncrawl")


class _Period(click.ParamType[tuple[date, date]]):
    """A date as people type it: the first and the last day of a year, a month or a day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        from archive.search.query.periods import read_period

        if (period := read_period(value)) is None:
            self.fail(f"{value!r} is not a date like 2016, 2016-05 or 2016-05-31", param, ctx)
        return period


@click.command("import", epilog=EXIT_CODES_HELP)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--site",
    default=DEFAULT_SITE,
    show_default=True,
    help="The site whose captures are taken; for the default also its other known names.",
)
@click.option("--from", "service", metavar="URL", help="Another address of the service, such as a mirror or a pywb.")
@click.option(
    "--since", type=_Period(), metavar="DATE", help="Take only captures of this day, month or year, or later."
)
@click.option(
    "--until", type=_Period(), metavar="DATE", help="Take only captures of this day, month or year, or earlier."
)
@click.option("--limit", type=click.IntRange(1), help="Stop after this many new captures.")
@click.option(
    "--delay",
    type=Finite(0, 3600),
    help="Minimum seconds between two requests, where that is longer than the service asks for.",
)
@click.option("--dry-run", is_flag=True, help="Say how many captures of which years there are, and store nothing.")
@processes_option
@data_option
@json_option
def import_(
    sources: tuple[str, ...],
    site: str,
    service: str | None,
    since: tuple[date, date] | None,
    until: tuple[date, date] | None,
    limit: int | None,
    delay: float | None,
    dry_run: bool,
    processes: int | None,
    data: Path,
    as_json: bool,
) -> int:
    """Add captures that others made to the archive.

    SOURCE is a WARC or WACZ file, a folder of such, `wayback` for the Internet Archive, or `commoncrawl`. Each capture
    is kept byte for byte, with its time and its source, and the history of each article goes by the time of capture.
    What is there already is not fetched again, so an import that ended early goes on where it stopped. Set
    $CTARCHIVE_CONTACT to an address where the service can reach you.
    """
    if "" in sources:
        raise WrongUse("a SOURCE has no name; for this folder write .")
    folder = DataFolder(data)
    span = _span(since, until)
    if set(sources) & set(SERVICES):
        _require_service_alone(sources, processes)
        from archive.imports.addresses import site_address
        from scraper.archives.fetching import Options

        return _from_service(
            Options(
                source="commoncrawl" if sources[0] == "commoncrawl" else "wayback",
                site=site_address(site),
                data=data,
                service=service,
                since=span[0],
                until=span[1],
                limit=limit or 0,
                delay=delay,
                dry_run=dry_run,
            ),
            as_json,
        )
    if service is not None or delay is not None:
        raise WrongUse("--from and --delay are for wayback and commoncrawl; files are read where they are")
    from archive.store.import_files import Selection

    choice = Selection(site, *span, limit=limit or 0)
    paths = [Path(one) for one in sources]
    if dry_run:
        return _count_files(folder, paths, choice, as_json)
    return _from_files(folder, paths, choice, processes, as_json)


def _span(since: tuple[date, date] | None, until: tuple[date, date] | None) -> tuple[date | None, date | None]:
    """The first and the last day to import; None is open. Raises WrongUse if there is no day in between."""
    first, last = since[0] if since else None, until[1] if until else None
    if first and last and first > last:
        raise WrongUse("--since is after --until: there is no day in between")
    return first, last


def _require_service_alone(sources: tuple[str, ...], processes: int | None) -> None:
    """Raise WrongUse if a service is combined with other sources, or with options for files."""
    if len(sources) > 1:
        raise WrongUse(f"{', '.join(SERVICES)} and files are imported one at a time; a file of that name is ./NAME")
    if processes is not None:
        raise WrongUse("--processes is for files; a service gives one capture after the other")


def _count_files(folder: DataFolder, paths: list[Path], choice: Selection, as_json: bool) -> int:
    from archive.store.import_files import count_files, tell_problems

    found = count_files(folder, paths, choice)
    counted = {one.name: getattr(found, one.name) for one in fields(found)}
    if not as_json:
        _tell_left_alone(found.left_alone)
    _report_dry_run(counted, found.years, as_json, found.problems)
    if found.problem_count:
        return report_error(tell_problems(found.problems, found.problem_count), EXIT_PARTIAL)
    return EXIT_DONE


def _from_files(folder: DataFolder, paths: list[Path], choice: Selection, processes: int | None, as_json: bool) -> int:
    with loading():
        from archive.processes import usable, using
        from archive.store.annotation import annotate
        from archive.store.import_files import import_files
        from archive.store.staging import read_page

        read_page.make_ready()
        annotate.make_ready()
    warn_of_strays(folder)
    with (
        using(processes or usable()),  # before anything is opened, because these may be forks
        terminal.counter("captures read", show=sys.stderr.isatty() and not as_json) as tick,
    ):
        summary, files = import_files(folder, paths, choice, tick)
    if not as_json:
        _tell_left_alone(files.left_alone)
    return _report(summary, as_json, files.problems)


def _from_service(options: Options, as_json: bool) -> int:
    from scraper.archives.importing import count_captures, import_captures

    progress = sys.stderr.isatty() and not as_json
    if not options.dry_run:
        warn_of_strays(DataFolder(options.data))
        return _report(import_captures(options, progress=progress), as_json, [])
    found = count_captures(options, progress=progress)
    if found.unreachable:
        raise Unreachable(found.unreachable)
    counted = {"captures": found.listed, "known": found.known, "years": found.years, "statuses": found.statuses}
    _report_dry_run(counted, found.years, as_json, [f"{url}: {reason}" for url, reason in found.failed.items()])
    if found.ended_early or found.failed:
        return report_error(found.ended_early or "parts of the index could not be fetched", EXIT_PARTIAL)
    return EXIT_DONE


def _tell_left_alone(counted: Counter[str]) -> None:
    for kind, count in sorted(counted.items()):
        click.echo(f"left alone: {kind} ({count})")


def _report(summary: Summary, as_json: bool, problems: list[str]) -> int:
    """Report how an import went, with what is wrong on standard error."""
    for line in (*problems, *(f"{url}: {reason}" for url, reason in summary.failures.items())):
        click.echo(f"failed: {line}", err=True)
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    elif summary.outcome.is_published:
        click.echo(terminal.import_line(summary))
        if summary.new or summary.changed:
            click.echo(terminal.sample_line())
    if summary.exit_code:
        report_error(str(summary.detail), summary.exit_code)
    return summary.exit_code


def _report_dry_run(found: dict[str, Any], years: Counter[int], as_json: bool, problems: list[str]) -> None:
    for line in problems:
        click.echo(f"failed: {line}", err=True)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    captures = amount(found["captures"], "capture")
    click.echo(f"{captures}, {found['known']} of them in the archive already; nothing was stored")
    for year, count in sorted(years.items()):
        click.echo(f"{year}  {count}")
