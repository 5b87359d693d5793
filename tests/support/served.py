"""Our programs that serve pages on loopback, each in a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.support.command import ROOT

PATIENCE = 20_000
"""Milliseconds for a query, twenty times as many as by default: a busy machine is no failure."""
PATIENT = ("--setting", "sql_time_limit_ms", PATIENCE)


class Served:
    """Pages of a server on loopback. Unsuccessful answers raise HTTPError."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self.url = f"http://{host}:{port}"

    def text(self, path: str, **parameters: str) -> str:
        """The page at a path."""
        address = f"{self.url}{path}" + (f"?{urlencode(parameters)}" if parameters else "")
        with urllib.request.urlopen(address, timeout=20) as response:
            return str(response.read().decode())

    def json(self, path: str, **parameters: str) -> Any:
        """The JSON at a path of Datasette's."""
        return json.loads(self.text(f"{path}.json", **parameters))


@contextmanager
def running(
    *command: object,
    port: int = 0,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    most_files: int | None = None,
    host: str = "127.0.0.1",
) -> Iterator[Served]:
    """Run a server process with `--port PORT` added until the block ends, once it answers; 0 takes a free port.

    Its output goes to `log`; it may have `most_files` open, and answers at `host`, in the form used in addresses.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    arguments = [sys.executable, "-m", *map(str, command), "--port", str(port)]
    env = {**os.environ, **(environment or {})}
    if most_files:
        arguments = ["sh", "-c", f'ulimit -n {most_files}; exec "$@"', "sh", *arguments]
    with (
        (log or Path(os.devnull)).open("wb") as said,
        subprocess.Popen(arguments, cwd=ROOT, env=env, stdout=said, stderr=said) as process,
    ):
        try:
            served = Served(port, host)
            for _ in range(200):
                try:
                    served.text("/-/versions.json")
                    break
                except OSError:
                    assert process.poll() is None, f"{command} did not start"
                    time.sleep(0.1)
            yield served
        finally:
            process.terminate()
