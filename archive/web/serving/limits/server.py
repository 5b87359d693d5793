"""The server that `ctarchive serve` runs: Datasette with our plugin, on Uvicorn, with limits on connections."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterable, Mapping
from ipaddress import ip_network
from pathlib import Path

import click
import uvicorn
from datasette.app import DEFAULT_SETTINGS, Datasette
from datasette.cli import Setting
from datasette.utils import parse_metadata

from archive.errors import WrongUse
from archive.web.serving.limits.connections import MOST, RESERVED, allow_many_files, patient_protocol

_AT_ONCE = 4  # connections accepted at a time; five times as many may be accepted before one is refused
_MAY_WAIT = 2_048  # connections waiting to be accepted
_TO_FINISH = 10  # seconds that readers have to receive their answers when the server is told to end

_MOST = 10**9  # digits of a number; SQLite has none with more than 64 bits
_MAY_BE_NONE = frozenset({"num_sql_threads", "default_cache_ttl", "cache_size_kb", "max_csv_mb"})  # 0 is a valid value
_BASE_URL = re.compile(r"/(?:[\w.~-]+/)*", re.ASCII)  # characters that need no quoting in an address
TRUSTED_PROXIES = "FORWARDED_ALLOW_IPS"  # Uvicorn's variable: the proxies whose X-Forwarded-Proto and -For are trusted


def read_settings(given: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Parse settings of Datasette. Raises WrongUse for unknown names and invalid values."""
    read: dict[str, object] = {}
    for name, value in given:
        try:
            read.update([Setting().convert((name, value), None, None)])
        except click.BadParameter as error:
            raise WrongUse(f"--setting {name} {value}: {error.message}") from None
        except ValueError:  # no digits of other scripts
            raise WrongUse(f'--setting {name} {value}: "{name}" should be an integer') from None
        number = read[name]
        least = 0 if name in _MAY_BE_NONE else 1
        if isinstance(number, int) and not isinstance(number, bool) and not least <= number <= _MOST:
            raise WrongUse(f"--setting {name} {value}: choose a number from {least} to {_MOST}")
        if name == "base_url":
            read[name] = read_base_url(value, "--setting base_url")
    page, most = (
        int(str(read.get(name, DEFAULT_SETTINGS[name]))) for name in ("default_page_size", "max_returned_rows")
    )
    if page > most:
        raise WrongUse(
            f"--setting max_returned_rows {most} is less than default_page_size, {page}; raise it, or set both"
        )
    return read


def read_base_url(typed: str, option: str = "--base-url") -> str:
    """The path below which a proxy shows the archive, with a slash at both ends. Raises WrongUse for anything else."""
    path = re.sub("/+", "/", f"/{typed}/")
    if not _BASE_URL.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise WrongUse(f"{option} {typed}: this is the path alone, of letters, digits and -._~, such as /arhivs/")
    return path


def trusted_proxies() -> str:
    """The proxies whose forwarding headers are trusted, from the environment; by default, any on this machine.

    Raises WrongUse for anything but addresses, networks and `*` (any).
    """
    said = os.environ.get(TRUSTED_PROXIES, "127.0.0.1,::1")
    for one in filter(None, map(str.strip, said.split(","))):
        try:
            if one != "*":
                ip_network(one)
        except ValueError:
            raise WrongUse(f"${TRUSTED_PROXIES}: {one} is not an IP address or a network (10.0.0.0/24)") from None
    return said


def serve_database(database: Path, metadata: Path, host: str, port: int, settings: Mapping[str, object]) -> None:
    """Serve a database until the process is told to end. `settings` are Datasette's."""
    datasette = Datasette(
        [str(database)],
        metadata=parse_metadata(metadata.read_text(encoding="utf-8")),
        settings=dict(settings),
        secret=os.environ.get("DATASETTE_SECRET"),
    )
    most = max(16, min(MOST, allow_many_files() - RESERVED))
    config = uvicorn.Config(
        datasette.app(),
        host=host,
        port=port,
        log_level="info",
        lifespan="on",
        http=patient_protocol(most),
        backlog=_AT_ONCE,
        timeout_graceful_shutdown=_TO_FINISH,
        forwarded_allow_ips=trusted_proxies(),
    )
    listening = config.bind_socket()
    # So that what follows the headers is sent at once. Connections inherit it; asyncio sets it only on sockets it
    # binds.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _Server(config).run([listening])


class _Server(uvicorn.Server):
    """asyncio accepts as many connections at once as may be waiting. Here these are two different numbers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for one in sockets or ():
            one.listen(_MAY_WAIT)
