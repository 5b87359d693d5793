"""The `ctarchive` command: each subcommand parses its options, calls one function, and says what came of it."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from archive import terminal
from archive.complaints import complain, run
from archive.errors import WrongUse
from archive.search import PARAMETERS, Filters, Ignored, Parameter
from archive.site import DEFAULT_SITE
from archive.store.crawls import Summary
from archive.store.folder import DataFolder

EXIT_CODES_HELP = """\b
Exit codes:
  0  done
  1  unexpected error
  2  wrong usage
  3  another refresh or rebuild is at work on the same data
  4  the site cannot be reached
  5  drift: the site answered, but too little was recognised; nothing was published
  6  partial: published, but the refresh ended early and the next one goes on from there; or some pages failed, could
     not be read or looked wrong for the first time; or some captures are damaged (a refresh says so once,
     `rebuild --skip-damaged` each time)
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
    default=DEFAULT_SITE,
    show_default=True,
    help="Where the crawl starts. It touches no other host, except the other known names of the default.",
)
@data_option
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
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
    can reach you: it is sent with every request.
    """
    from scraper.refresh import Options
    from scraper.refresh import refresh as run_refresh

    _warn_of_strays(DataFolder(data))
    options = Options(
        site=site, data=data, delay=delay, full=full, accept_drift=accept_drift, accept=accept, limit=limit or 0
    )
    return _report(run_refresh(options, progress=sys.stderr.isatty() and not as_json), as_json)


@cli.command(epilog=EXIT_CODES_HELP)
@data_option
@click.option("--skip-damaged", is_flag=True, help="Skip what cannot be read, list what is lost, and exit with 6.")
@json_option
def rebuild(data: Path, skip_damaged: bool, as_json: bool) -> int:
    """Make archive.db anew from the captures in warc/, without the network.

    The old database stays until the new one is complete; readers are not disturbed. If capture files are damaged or
    missing and the new database would have less than the old one, it says so, exits with 1 and keeps the old one.
    """
    from archive.store.remaking.rebuild import rebuild as run_rebuild

    folder = DataFolder(data)
    _warn_of_strays(folder)
    with terminal.counter("captures read", show=sys.stderr.isatty() and not as_json) as tick:
        rebuilt = run_rebuild(folder, tick, skip_damaged=skip_damaged)
    if as_json:
        click.echo(json.dumps(asdict(rebuilt), ensure_ascii=False))
    else:
        click.echo(f"rebuilt {rebuilt.articles} articles from {rebuilt.captures} captures of {rebuilt.crawls} crawls")
        for line in rebuilt.damaged:
            click.echo(f"damaged: {line}")
        for line in rebuilt.lost:
            click.echo(f"lost: {line}")
    if rebuilt.lost:
        many = "1 part" if len(rebuilt.lost) == 1 else f"{len(rebuilt.lost)} parts"
        complain(f"lost of the captures: {many}, first {rebuilt.lost[0]}", rebuilt.exit_code)
    return rebuilt.exit_code


def _reader(parameter: Parameter[Any]) -> Callable[[str], object]:
    """What reads the values of an option for a parameter of the search."""
    expected = "a date like 2016, 2016-05 or 2016-05-31" if parameter.is_date else f"a {parameter.name}"

    def read(typed: str) -> object:
        try:
            return parameter.value(typed)
        except Ignored:
            raise click.BadParameter(f"{typed!r} is not {expected}") from None

    return read


def _narrowing_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command an option for each parameter of the search. Names may be given several times."""
    for one in reversed(list(PARAMETERS.values())):
        values = click.Choice(list(one.choices)) if one.choices else _reader(one)
        metavar = None if one.choices else "DATE" if one.is_date else "NAME" if one.is_name else one.name.upper()
        add = click.option(f"--{one.name}", type=values, metavar=metavar, multiple=one.is_name, help=one.help)
        command = add(command)
    return command


# -word is part of the query, and no option.
@cli.command(epilog=EXIT_CODES_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@_narrowing_options
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
    speaker:name        articles in which the person speaks
    municipality:name   articles that mention the municipality
    year:2016  before:2016-05  after:2016-05-31

    Diacritics need not be typed; capitals make no difference.
    """
    from archive.search import search as run_search
    from archive.search.as_json import results_as_json

    if mistyped := [word for word in query if word.startswith("--")]:
        raise click.NoSuchOption(mistyped[0])
    with _reading(data) as db:
        _require_articles(db, data)
        results = run_search(db, " ".join(query), Filters(**narrowing), limit, facets=as_json)
    if as_json:
        click.echo(json.dumps(results_as_json(results), ensure_ascii=False))
    else:
        terminal.results(results)
    return 0


@cli.command(epilog=EXIT_CODES_HELP)
@click.option("--verify", is_flag=True, help="Read every capture and check its digest, which takes time.")
@click.option(
    "--max-age", type=click.FloatRange(0), metavar="DAYS", help="Exit with 1 if the last good refresh is older."
)
@data_option
@json_option
def status(verify: bool, max_age: float | None, data: Path, as_json: bool) -> int:
    """Say what the archive holds, how fresh it is, and whether it is healthy.

    Made for monitoring: exits with 1 when the archive is damaged or too old, otherwise with the code of the latest
    refresh.
    """
    from archive.clock import now
    from archive.store import damage
    from archive.store.status import status as read_status

    with _reading(data) as db:
        folder = DataFolder(data)
        running = folder.is_locked()
        state = read_status(db, folder.warc, now(), verify=verify, running=running, max_age_days=max_age)
    if state.examined and not running:
        damage.keep(folder, state.examined, now())  # so that the next refresh asks for what is lost
    if as_json:
        click.echo(json.dumps(state.as_json(), ensure_ascii=False))
    else:
        terminal.status(state)
    return state.exit_code


@cli.command(epilog=EXIT_CODES_HELP)
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@port_option
@click.option(
    "--base-url",
    default="/",
    show_default=True,
    metavar="PATH",
    help="The path at which a proxy shows it, e.g. /archive/.",
)
@click.option(
    "--setting",
    "settings",
    type=(str, str),
    multiple=True,
    metavar="NAME VALUE",
    help="A setting of Datasette. `default_allow_sql off` is for copies that are open to the public.",
)
def serve(data: Path, host: str, port: int, base_url: str, settings: tuple[tuple[str, str], ...]) -> int:
    """Publish the archive with Datasette at http://HOST:PORT/, until Ctrl-C."""
    from archive.bundled import metadata_path
    from archive.web.serving.server import read_settings, serve_database

    with _reading(data):
        pass  # a damaged archive is better found before the server starts
    chosen = {"base_url": f"/{base_url.strip('/')}/".replace("//", "/"), **read_settings(settings)}
    _require_free(port, host)
    click.echo(f"The archive is open at http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    serve_database(DataFolder(data).database, metadata_path(), host, port, chosen)
    return 0


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
    elif summary.outcome.is_published:
        click.echo(terminal.summary_line(summary))
        if summary.detail and not summary.exit_code:
            click.echo(summary.detail)
    if summary.exit_code:
        complain(str(summary.detail), summary.exit_code)
    return summary.exit_code


def _reading(data: Path) -> closing[Database]:
    from archive.store.database import migrate, open_database

    folder = DataFolder(data)
    folder.require_database()
    migrate(folder)
    return closing(open_database(folder.database))


def _require_articles(db: Database, data: Path) -> None:
    """Raise WrongUse where no crawl has been published yet: that nothing is found there means nothing."""
    if db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None:
        last = db.execute("SELECT outcome, detail FROM crawls ORDER BY id DESC LIMIT 1").fetchone()
        told = f"; the latest refresh ended with: {last[1] or last[0] or 'it was cut short'}" if last else ""
        raise WrongUse(f"there are no articles in {data} yet{told}; run `ctarchive refresh`")


def _warn_of_strays(folder: DataFolder) -> None:
    from archive.warc.crawl_file import strays

    for path, why in strays(folder.warc).items():
        click.echo(f"ctarchive: {path} is left alone: {why}", err=True)


def _require_free(port: int, host: str = "127.0.0.1") -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise WrongUse(
            f"{host} is not an address to listen on ({error.strerror}); choose another with --host"
        ) from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            hint = f"port {port} of {host} cannot be used ({error.strerror})"
            raise WrongUse(f"{hint}; choose another with --port or --host") from None


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its code.

    Errors are one line on standard error, never a traceback, and with --json also one object on standard output:
    `outcome` (error, usage, locked, damaged or stopped), `detail`, which is what the line says, and `exit_code`.
    """
    given = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in given[: given.index("--") if "--" in given else len(given)]
    sys.exit(run(lambda: cli.main(args=arguments, prog_name="ctarchive", standalone_mode=False), as_json))
