"""`ctarchive serve`: publish the archive as pages."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from archive.cli.options import EXIT_CODES_HELP, data_option, port_option
from archive.cli.shared import open_to_read
from archive.errors import WrongUse
from archive.store.folder import DataFolder


@click.command(epilog=EXIT_CODES_HELP)
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@port_option
@click.option(
    "--base-url",
    metavar="PATH",
    help="The path at which a proxy shows it, e.g. /arhivs/.  [default: /]",
)
@click.option(
    "--setting",
    "settings",
    type=(str, str),
    multiple=True,
    metavar="NAME VALUE",
    help="A setting of Datasette. `default_allow_sql off` is for copies that are open to the public.",
)
def serve(data: Path, host: str, port: int, base_url: str | None, settings: tuple[tuple[str, str], ...]) -> int:
    """Publish the archive as pages, until Ctrl-C.

    Datasette serves them at http://HOST:PORT/.

    X-Forwarded-Proto and X-Forwarded-For are believed from a proxy on this machine, or from one whose address or
    network is in $FORWARDED_ALLOW_IPS. See docs/install.md.
    """
    from archive.bundled import metadata_path
    from archive.store.settings import read_settings as read_keeper_settings
    from archive.web.serving.limits.server import read_base_url, read_settings, serve_database, trusted_proxies
    from archive.web.sql.files import require_room_for_locks

    chosen = read_settings(settings)
    if base_url is not None and chosen.setdefault("base_url", read_base_url(base_url)) != read_base_url(base_url):
        raise WrongUse("--base-url and --setting base_url say different things; leave one out")
    trusted_proxies()
    read_keeper_settings(DataFolder(data).settings)  # so that mistakes in it are reported now
    with open_to_read(data):
        pass  # so that damage is reported before the server starts
    require_room_for_locks(str(DataFolder(data).database))
    require_free(port, host)
    at = f"[{host}]" if ":" in host else host
    below = chosen.get("base_url", "/")
    click.echo(f"The archive is open at http://{at}:{port}{below} (Ctrl-C ends it)", err=True)
    serve_database(DataFolder(data).database, metadata_path(), host, port, chosen)
    return 0


def require_free(port: int, host: str = "127.0.0.1") -> None:
    """Raise WrongUse if a server cannot listen on a port of an address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that is too long, or has two dots in a row
        why = getattr(error, "strerror", None) or "it is not the name of a host"
        raise WrongUse(
            f"{host or 'nothing'} is not an address to listen on ({why}); choose another with --host"
        ) from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            hint = f"port {port} of {host} cannot be used ({error.strerror})"
            raise WrongUse(f"{hint}; choose another with --port or --host") from None
