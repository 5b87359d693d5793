"""The `ctarchive` command: each subcommand parses its options, calls one function, and says what came of it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from archive import show
from archive.crawls import PUBLISHED, Summary
from archive.data import DataFolder
from archive.errors import EXIT_ERROR, EXIT_USAGE, ArchiveError, WrongUse

EXIT_CODES_HELP = """\b
Exit codes:
  0  done
  1  unexpected error
  2  wrong usage
  3  another refresh or rebuild is at work on the same data
  4  the site cannot be reached
  5  drift: the site answered, but too little was recognised; nothing was published
  6  partial: published, but some pages failed even when asked again, or came and could not be read or looked wrong
     for the first time
"""

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    envvar="CTARCHIVE_DATA",
    show_default="./data, or $CTARCHIVE_DATA",
    help="The folder that holds archive.db and warc/.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
port_option = click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port on 127.0.0.1."
)


@click.group(epilog=EXIT_CODES_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ctarchive", prog_name="ctarchive")
def cli() -> None:
    """The public record of cilvektirdznieciba.lv: capture the site, search it, publish it.

    Start with `ctarchive demo`, which crawls a bundled stand-in site and needs no network.
    """


@cli.command(epilog=EXIT_CODES_HELP)
@click.option(
    "--site",
    default="http://www.cilvektirdznieciba.lv/",
    show_default=True,
    help="Where the crawl starts. It touches no other host, but for the known other names of the default.",
)
@data_option
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    help="Seconds between two requests, at least. 0 is for a site of your own.",
)
@click.option("--full", is_flag=True, help="Ask for every page, also for those that are not due yet.")
@click.option(
    "--accept-drift", is_flag=True, help="Publish although the floors say drift, once you have looked at why."
)
@click.option(
    "--accept",
    multiple=True,
    metavar="ID",
    help="Publish what an article says now although it is suspect, once you have looked; `all` for all of them. "
    "May be repeated.",
)
@click.option("--limit", type=click.IntRange(1), help="Stop after about so many pages, to try things out.")
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

    Every answer is kept byte for byte in warc/ before it is read. What is new or changed is published when the crawl
    is over, all at once. Ctrl-C ends it early and publishes what there is. Set $CTARCHIVE_CONTACT to an address where
    the keeper of the site can reach you: it is sent with every request.
    """
    from scraper.refresh import Options
    from scraper.refresh import refresh as run_refresh

    options = Options(
        site=site, data=data, delay=delay, full=full, accept_drift=accept_drift, accept=accept, limit=limit or 0
    )
    try:
        summary = run_refresh(options, progress=sys.stderr.isatty() and not as_json)
    except ArchiveError as error:
        if as_json:
            click.echo(json.dumps({"outcome": type(error).__name__.lower(), "detail": str(error)}, ensure_ascii=False))
        raise
    return _report(summary, as_json)


@cli.command(epilog=EXIT_CODES_HELP)
@data_option
@json_option
def rebuild(data: Path, as_json: bool) -> int:
    """Make archive.db anew from the captures in warc/, without the network.

    The old database stays until the new one is complete; who is reading it is not disturbed.
    """
    from archive.rebuild import rebuild as run_rebuild

    with show.counter("captures read", show=sys.stderr.isatty() and not as_json) as tick:
        rebuilt = run_rebuild(DataFolder(data), tick)
    if as_json:
        click.echo(json.dumps(asdict(rebuilt)))
    else:
        click.echo(f"rebuilt {rebuilt.articles} articles from {rebuilt.captures} captures of {rebuilt.crawls} crawls")
    return 0


# -word is part of the query, and no option.
@cli.command(epilog=EXIT_CODES_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@click.option("--speaker", help="Only articles in which this person speaks (part of the name).")
@click.option("--municipality", help="Only articles that mention this municipality (part of the name).")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Published on this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Published on this day or earlier.")
@click.option("--lang", type=click.Choice(["lv", "en"]), help="Only articles in this language.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Show at most so many.")
@data_option
@json_option
def search(
    query: tuple[str, ...],
    speaker: str | None,
    municipality: str | None,
    since: datetime | None,
    until: datetime | None,
    lang: str | None,
    limit: int,
    data: Path,
    as_json: bool,
) -> int:
    """Find articles that hold all the words of QUERY in any inflection, best first.

    \b
    words               all of them, in any order and any inflection; Latvian or English
    'policija OR tiesa' either
    -word               not this word
    '"valsts policija"' next to each other in this order, in any inflection
    tirdz*              words that begin so
    title:word          in the title
    speaker:name        articles in which the person speaks
    municipality:name   articles that mention the municipality
    year:2016  before:2016-05  after:2016-05-31

    Diacritics need not be typed; capitals make no difference.
    """
    from archive.search import Filters
    from archive.search import search as run_search

    if mistyped := [word for word in query if word.startswith("--")]:
        raise click.NoSuchOption(mistyped[0])
    filters = Filters(
        since=since.date() if since else None,
        until=until.date() if until else None,
        lang=lang,
        speaker=speaker,
        municipality=municipality,
    )
    with _reading(data) as db:
        results = run_search(db, " ".join(query), filters, limit, facets=as_json)
    if as_json:
        click.echo(json.dumps(show.results_as_json(results), ensure_ascii=False))
    else:
        show.results(results)
    return 0


@cli.command(epilog=EXIT_CODES_HELP)
@click.option("--verify", is_flag=True, help="Read every capture and check its digest. Takes time.")
@click.option("--max-age", type=click.FloatRange(0), metavar="DAYS", help="Fail when the last good refresh is older.")
@data_option
@json_option
def status(verify: bool, max_age: float | None, data: Path, as_json: bool) -> int:
    """Say what the archive holds, how fresh it is, and whether it is healthy.

    Made for monitoring: ends with 1 when the archive is damaged or too old, else with what the latest refresh
    ended with.
    """
    from archive.clock import now
    from archive.status import status as read_status

    with _reading(data) as db:
        folder = DataFolder(data)
        running = folder.is_locked()
        state = read_status(db, folder.warc, now(), verify=verify, running=running, max_age_days=max_age)
    if as_json:
        click.echo(json.dumps(state.as_json(), ensure_ascii=False))
    else:
        show.status(state)
    return state.exit_code


@cli.command(epilog=EXIT_CODES_HELP)
@data_option
@port_option
def serve(data: Path, port: int) -> int:
    """Publish the archive with Datasette at http://127.0.0.1:PORT/, until Ctrl-C."""
    from archive.bundled import metadata_path

    with _reading(data):
        pass  # a damaged archive is better found before the server starts
    _require_free(port)
    folder = DataFolder(data)
    click.echo(f"The archive is open at http://127.0.0.1:{port}/ (Ctrl-C ends it)", err=True)
    command = [sys.executable, "-m", "datasette", "serve", str(folder.database), "-m", str(metadata_path())]
    sys.stdout.flush()
    os.execv(sys.executable, [*command, "--host", "127.0.0.1", "--port", str(port)])  # noqa: S606  # ourselves


@cli.command(epilog=EXIT_CODES_HELP)
@data_option
@click.option("--no-serve", is_flag=True, help="Crawl only; do not publish the result.")
@port_option
@click.pass_context
def demo(context: click.Context, data: Path, no_serve: bool, port: int) -> int:
    """Crawl the bundled stand-in site with the real crawler, then publish the result with Datasette.

    The stand-in is served on 127.0.0.1 while the crawl lasts. Its articles are invented.
    """
    from archive.bundled import stand_in_site
    from scraper.refresh import Options
    from scraper.refresh import refresh as run_refresh

    if not no_serve:
        _require_free(port)
    with stand_in_site() as site:
        click.echo(f"Crawling the stand-in site at {site} into {data} ...", err=True)
        summary = run_refresh(Options(site=site, data=data, delay=0), progress=sys.stderr.isatty())
    if _report(summary) or no_serve:
        return summary.exit_code
    return int(context.invoke(serve, data=data, port=port))


def _report(summary: Summary, as_json: bool = False) -> int:
    """Say how a crawl went: the summary, where something was published, and what is wrong on standard error."""
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    elif summary.outcome in PUBLISHED:
        click.echo(show.summary_line(summary))
        if summary.detail and not summary.exit_code:
            click.echo(summary.detail)
    if summary.exit_code:
        _complain(str(summary.detail), summary.exit_code)
    return summary.exit_code


def _reading(data: Path) -> Any:
    from contextlib import closing

    from archive.schema import bring_up_to_date, open_database

    folder = DataFolder(data)
    folder.require_database()
    bring_up_to_date(folder)
    return closing(open_database(folder.database))


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise WrongUse(f"port {port} is taken ({error.strerror}); choose another with --port") from None


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its code. Errors are one line on standard error, never a traceback."""
    sys.exit(_run(lambda: cli.main(args=arguments, prog_name="ctarchive", standalone_mode=False)))


def _run(command: Callable[[], Any]) -> int:
    try:
        return command() or 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return EXIT_USAGE
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "ctarchive"
        return _complain(f"{error.format_message().rstrip('.')}; see `{where} --help`", EXIT_USAGE)
    except click.ClickException as error:
        return _complain(error.format_message(), EXIT_ERROR)
    except (click.Abort, KeyboardInterrupt):
        return _complain("stopped", EXIT_ERROR)
    except ArchiveError as error:
        return _complain(str(error), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_ERROR
    except sqlite3.Error as error:
        return _complain(
            f"the database failed: {error}; the captures are not affected, see `ctarchive rebuild`", EXIT_ERROR
        )
    except Exception as error:  # the last resort of a command-line tool: a line for people, the rest on request
        if os.environ.get("CTARCHIVE_DEBUG"):
            raise
        return _complain(f"unexpected {type(error).__name__}: {error}; set CTARCHIVE_DEBUG=1 for details", EXIT_ERROR)


def _complain(message: str, code: int) -> int:
    click.echo(f"ctarchive: {' '.join(message.split())}", err=True)
    return code
