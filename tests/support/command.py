"""Runs the command as people do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from archive import cli
from tests.support.processes import forked
from tests.support.processes.forked import ROOT as ROOT

NOWHERE = "http://127.0.0.1:9/"  # the discard port: nobody listens


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be exactly one JSON value."""
        return json.loads(self.out)


def ctarchive(*arguments: object, timeout: float = 60, environment: dict[str, str] | None = None) -> Ran:
    """Run the command in a process of its own, as from a shell."""
    given, its_environment = [*map(str, arguments)], {**os.environ, **(environment or {})}
    if forked.IS_POSSIBLE and (ended := forked.run(given, its_environment, timeout)):
        return Ran(*ended)
    return _run("archive", given, its_environment, timeout)


def run_here(*arguments: object) -> int:
    """Run the command in this process; return its exit code."""
    try:
        cli.main([*map(str, arguments)])
    except SystemExit as ended:
        return int(ended.code or 0)
    raise AssertionError("a command ends by leaving the process")


def plain_datasette(*arguments: object) -> Ran:
    """Run Datasette's own command in a process of its own; it loads our plugin by itself."""
    return _run("datasette", [*map(str, arguments)], {**os.environ}, timeout=60)


def _run(module: str, arguments: list[str], environment: dict[str, str], timeout: float) -> Ran:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
