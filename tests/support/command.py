"""The command, run as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9/"  # the discard port: nobody listens


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON value and nothing else."""
        return json.loads(self.out)


def ctarchive(*arguments: object, timeout: float = 60, environment: dict[str, str] | None = None) -> Ran:
    """Run the command in a process of its own, as from a shell."""
    done = subprocess.run(
        [sys.executable, "-m", "archive", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
