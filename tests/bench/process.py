"""Runs what is measured in a process of its own, and the stand-in site in another."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

ROOT = Path(__file__).parents[2]
_COMPILED = ROOT / "build" / "compiled"  # what `make clean` removes
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of getrusage's ru_maxrss
MIB = 1024 * 1024
TODAY = "2026-11-24"  # the day of the visit, so that a measurement across midnight has the same pages
LIMIT = 1800.0  # seconds; the first crawl of the largest site takes minutes, and longer on a busy machine


@dataclass(frozen=True)
class Finished:
    """A process that has ended: seconds of wall time, seconds of `cpu`, and the `peak` of its RSS in bytes.

    Linux includes in `peak` what the parent had when it started the child. So the parent has to stay small: before it
    runs what it measures, it must not import or hold anything large.
    """

    output: str
    seconds: float
    cpu: float
    peak: int
    code: int


def environment() -> dict[str, str]:
    """The environment of a process that is measured.

    Modules are compiled once, as when pip installs them, even if the environment tells Python not to keep compiled
    modules: otherwise a short process would mainly measure how many modules it compiles.
    """
    ours = os.environ | {"PYTHONPYCACHEPREFIX": str(_COMPILED)}
    ours.pop("PYTHONDONTWRITEBYTECODE", None)
    return ours


def run(*arguments: object, limit: float = LIMIT, strict: bool = True) -> Finished:
    """Run this Python with `arguments` from the top of the checkout, for at most `limit` seconds.

    Raises RuntimeError if the process ends with an error, unless `strict` is off. Its standard error is ours.
    """
    command = [sys.executable, *map(str, arguments)]
    with TemporaryFile("w+") as output:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=output)
        guard = Timer(limit, process.kill)
        guard.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            guard.cancel()
        seconds = time.monotonic() - started
        process.returncode = code = os.waitstatus_to_exitcode(status)
        if strict and code:
            raise RuntimeError(f"{' '.join(command)} ended with {code} after {seconds:.0f} s")
        output.seek(0)
        text = output.read().strip()
    return Finished(text, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT, code)


def refresh(site: str, data: Path) -> Finished:
    """Crawl a site into a data folder, as `ctarchive refresh --delay 0 --json` does."""
    return run("-m", "archive", "refresh", "--site", f"{site}/", "--data", data, "--delay", 0, "--json")


@contextmanager
def stand_in_site(articles: int) -> Iterator[str]:
    """Serve the stand-in site, multiplied to so many articles, until the `with` block ends; yields its address."""
    command = [sys.executable, "-m", "tests.replica", "--copies", str(articles), "--today", TODAY]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()
