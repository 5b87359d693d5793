"""`ctarchive withhold`, `erase`, `release` and `withheld`: takedowns, and undoing them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive import terminal
from archive.cli.options import EXIT_CODES_HELP, data_option, day, json_option
from archive.error_reports import report_error
from archive.errors import EXIT_DONE, EXIT_LOCKED, EXIT_PARTIAL, WrongUse
from archive.store.folder import DataFolder
from archive.store.takedowns.ledger import REASONS, Reason

if TYPE_CHECKING:
    from archive.store.withholding.operations import Done

reason_option = click.option(
    "--reason",
    type=click.Choice(REASONS),
    required=True,
    help="The reason, which the pages in its place give from now on.",
)
note_option = click.option(
    "--note", default="", metavar="TEXT", help="A note for whoever keeps the archive; never shown."
)


@click.command(epilog=EXIT_CODES_HELP)
@click.argument("target")
@reason_option
@note_option
@click.option(
    "--until",
    type=day,
    metavar="DATE",
    help="The last day (UTC) on which it holds, such as 2030-12-31. It ends with the first refresh after that.",
)
@click.option("--redact", is_flag=True, help="Cover the name of a person in all texts, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be withheld, and do nothing.")
@data_option
@json_option
def withhold(
    target: str,
    reason: Reason,
    note: str,
    until: date | None,
    redact: bool,
    dry_run: bool,
    data: Path,
    as_json: bool,
) -> int:
    """Hide TARGET from everyone until it is released.

    \b
    lv-129                      an article, with its files, and the people and events that only it has
    lv-129/20190305101112       one version of it, as in its address
    67e8...                     a document, or a capture, by its id
    http://...                  what was captured at an address; with * at the end, at all that begin so
    sha256:HEX                  a payload, wherever it was captured
    person:SLUG                 a person, as in /speaker/SLUG: the name has no page or entry any more, the texts stay

    It is in no page, feed, table, search or export from then on, and no refresh, import or rebuild brings it back. The
    captures in warc/ stay. Try --dry-run first: it lists the other articles that repeat a paragraph of it, which are
    withheld too. docs/withholding.md says more.
    """
    from archive.store.withholding import operations, reports

    folder = DataFolder(data)
    operations.refuse_passed(until)  # before reading everything, which takes a while
    show = sys.stderr.isatty() and not as_json
    with terminal.counter("payloads looked at", show=show) as tick:
        scope = operations.look(folder, target, tick, until=until, redact=redact)
    found = reports.as_json(scope)
    _preview(reports.lines(scope), found, dry_run=dry_run, as_json=as_json)
    if dry_run:
        return EXIT_DONE
    with terminal.counter("captures read", show=show) as tick:
        done = operations.withhold(folder, scope, reason, note=note, until=until, redact=redact, tick=tick)
    return _told(done, found, f"{scope.target} is withheld ({reason})", as_json)


@click.command(epilog=EXIT_CODES_HELP)
@click.argument("target")
@reason_option
@note_option
@click.option("--keep-lists", is_flag=True, help="Leave captures of lists and calendars that only name it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Say what would be erased, and do nothing.")
@data_option
@json_option
def erase(
    target: str, reason: Reason, note: str, keep_lists: bool, yes: bool, dry_run: bool, data: Path, as_json: bool
) -> int:
    """Remove TARGET from this folder, captures included, for good.

    TARGET is as for `ctarchive withhold`, and may be withheld already. Its records in warc/ are replaced by tombstones,
    and so are captures that repeat a paragraph of it and captures of lists that name it. It is not asked for again.
    Nothing brings it back. Backups, copies and other archives are for you to deal with. Try --dry-run first.
    docs/withholding.md says more.
    """
    from archive.store.withholding import erasing, reports

    folder = DataFolder(data)
    if not (yes or dry_run or (sys.stdin.isatty() and not as_json)):
        raise WrongUse("erase asks before it acts: run it at a terminal, or with --yes")
    show = sys.stderr.isatty() and not as_json
    with terminal.counter("captures looked at", show=show) as tick:
        going = erasing.look(folder, target, keep_lists=keep_lists, tick=tick)
    found = reports.going_as_json(going)
    _preview(reports.going_lines(going), found, dry_run=dry_run, as_json=as_json)
    if dry_run:
        return EXIT_DONE
    if not yes:
        click.confirm("Erase this for good?", abort=True)
    with terminal.counter("captures read", show=show) as tick:
        done = erasing.erase(folder, target, reason, note=note, keep_lists=keep_lists, tick=tick)
    return _told(done, found, f"{going.scope.target} is erased ({reason})", as_json)


@click.command(epilog=EXIT_CODES_HELP)
@click.argument("target")
@note_option
@data_option
@json_option
def release(target: str, note: str, data: Path, as_json: bool) -> int:
    """Show TARGET again. Name it as it was named when it was withheld."""
    from archive.store.withholding import operations

    with terminal.counter("captures read", show=sys.stderr.isatty() and not as_json) as tick:
        done = operations.release(DataFolder(data), target, note=note, tick=tick)
    return _told(done, {"target": done.entry.target}, f"{target} is released", as_json)


@click.command(epilog=EXIT_CODES_HELP)
@data_option
@json_option
def withheld(data: Path, as_json: bool) -> int:
    """List what is withheld or erased, since when, why and until when."""
    from archive.store.takedowns import ledger, takedowns
    from archive.store.withholding import reports

    folder = DataFolder(data)
    path = folder.takedowns
    if not path.exists():
        folder.require_database()
    rows = reports.listed(takedowns.read(path), ledger.read(path))
    broken = ledger.broken(path)
    if as_json:
        click.echo(json.dumps({"takedowns": rows, "broken": broken}, ensure_ascii=False))
    else:
        click.echo("\n".join(map(reports.line, rows)) or "nothing is withheld")
    if broken:
        click.echo(f"ctarchive: {broken}", err=True)
    return EXIT_DONE


def _preview(lines: Iterable[str], found: Mapping[str, Any], *, dry_run: bool, as_json: bool) -> None:
    """Print what a takedown reaches: in lines before it acts, as JSON only if it does not, since that is one object."""
    if not as_json:
        click.echo("\n".join(lines))
    elif dry_run:
        click.echo(json.dumps(found, ensure_ascii=False))


def _told(done: Done, found: Mapping[str, Any], said: str, as_json: bool) -> int:
    """Report the result, as JSON with what was `found`, and return the exit code."""
    if as_json:
        click.echo(json.dumps({**found, "carried_out": done.carried_out}, ensure_ascii=False))
    if not done.carried_out:
        waiting = "the pages go by that at once; another command is at work, and the database follows with the next one"
        return report_error(f"{said}: {waiting}", EXIT_LOCKED)
    if not as_json:
        click.echo(said)
    for line in done.lost:
        click.echo(f"lost: {line}", err=True)
    return EXIT_PARTIAL if done.lost else EXIT_DONE
