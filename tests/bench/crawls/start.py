"""How long a command takes to start: one that ends at once, and a refresh until its first request."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.process import ROOT, environment, refresh, run, stand_in_site
from tests.bench.table import Row, spread

TIMES = 7
TARGET = 0.7  # seconds of CPU
PATIENCE = 60.0  # seconds until the first request


class Started(NamedTuple):
    """Seconds of CPU and of wall time. CPU is None if the system does not report it for a running process."""

    cpu: float | None
    wall: float


def measure() -> list[Row]:
    """The time to start, with an archive of the smallest site."""
    with TemporaryDirectory() as scratch, stand_in_site(6) as site:
        data = Path(scratch, "data")
        refresh(site, data)
        return [
            _row("ctarchive --version", _ended("-m", "archive", "--version")),
            _row("ctarchive --help", _ended("-m", "archive", "--help")),
            _row("ctarchive status", _ended("-m", "archive", "status", "--data", data)),
            _row("ctarchive refresh, until its first request", list(_first_requests(data))),
            # No refresh can start without these; the rest is ours.
            _row("  of that, to import Scrapy", _ended("-c", "import scrapy.crawler"), target=""),
        ]


def _row(what: str, times: list[Started], target: str = f"< {TARGET}") -> Row:
    cpu = [one.cpu for one in times if one.cpu is not None]
    said = f"CPU {spread(cpu)}, " if cpu else ""
    return Row(f"{what}, s", f"{said}wall {spread([one.wall for one in times])}", target)


def _ended(*arguments: object) -> list[Started]:
    run(*arguments)  # compiles the modules
    return [Started(ran.cpu, ran.seconds) for ran in (run(*arguments) for _ in range(TIMES))]


def _first_requests(data: Path) -> Iterator[Started]:
    """Start a refresh of a copy of the archive, and end it when it connects to a server."""
    for number in range(TIMES):
        copy = data.with_name(f"copy-{number}")
        shutil.copytree(data, copy)
        with closing(create_server(("127.0.0.1", 0))) as server:
            server.settimeout(PATIENCE)
            site = f"http://127.0.0.1:{server.getsockname()[1]}/"
            command = [sys.executable, "-m", "archive", "refresh", "--site", site, "--data", str(copy), "--delay", "0"]
            started = time.monotonic()
            with subprocess.Popen(command, cwd=ROOT, env=environment()) as process:
                try:
                    with closing(server.accept()[0]):
                        yield Started(_cpu_of(process.pid), time.monotonic() - started)
                finally:
                    process.kill()


def _cpu_of(pid: int) -> float | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
