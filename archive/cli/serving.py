"""Subcommands that publish the archive as pages: one that was filled, or one of the stand-in site."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import click

from archive.cli.options import EXIT_CODES_HELP, data_option, port_option
from archive.cli.steps import reading, report
from archive.errors import WrongUse
from archive.store.folder import DataFolder


@click.command(epilog=EXIT_CODES_HELP)
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

    with reading(data):
        pass  # a damaged archive is better found before the server starts
    chosen = {"base_url": f"/{base_url.strip('/')}/".replace("//", "/"), **read_settings(settings)}
    _require_free(port, host)
    click.echo(f"The archive is open at http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    serve_database(DataFolder(data).database, metadata_path(), host, port, chosen)
    return 0


@click.command(epilog=EXIT_CODES_HELP)
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
    if report(summary) or no_serve:
        return summary.exit_code
    return int(context.invoke(serve, data=data, port=port))


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
