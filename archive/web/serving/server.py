"""The server that `ctarchive serve` runs: Datasette with our plugin, on Uvicorn, with bounds on connections."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import uvicorn
from datasette.app import Datasette
from datasette.cli import Setting
from datasette.utils import parse_metadata

from archive.errors import WrongUse
from archive.web.serving.connections import MOST, RESERVED, allow_many_files, patient_protocol

_AT_ONCE = 4  # connections that are accepted at a time; it takes five times so many until one is seen to be too many
_MAY_WAIT = 2_048  # connections that wait to be accepted
_TO_FINISH = 10  # seconds that readers have for their answers once the server is to end


def read_settings(given: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Settings of Datasette as they are typed. Raises WrongUse for one that it does not have, or an odd value."""
    read: dict[str, object] = {}
    for name, value in given:
        try:
            read.update([Setting().convert((name, value), None, None)])
        except click.BadParameter as error:
            raise WrongUse(f"--setting {name} {value}: {error.message}") from None
    return read


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
    )
    listening = config.bind_socket()
    _Server(config).run([listening])


class _Server(uvicorn.Server):
    """asyncio accepts as many connections at once as may wait for that; these are two numbers here."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for one in sockets or ():
            one.listen(_MAY_WAIT)
