"""Runs commands that are killed, or find the disk full, at their n-th change of a file.

A change is a write, fsync, rename, truncation or removal. As a program, with `kill_at.c` preloaded, it reads one
command per line from standard input, forks for each, and reports how it ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from tests.support.command import ROOT

SOURCE = Path(__file__).with_suffix(".c")
OF_A_RUN = 25  # one in so many writes of a long run is tested


class Ended(NamedTuple):
    """How a command ended: its exit code, None if it was killed; its standard error, and its changes of files.

    `kinds` has a character for each change: "+" for a write that follows another to the same file, "." for any other.
    """

    code: int | None
    err: str
    kinds: str

    @property
    def changes(self) -> int:
        """The number of changes, which are counted from 1."""
        return len(self.kinds)

    def evenly(self, number: int) -> list[int]:
        """So many of the changes, evenly spaced, including the first and the last."""
        return [1 + n * (self.changes - 1) // (number - 1) for n in range(number)]

    @property
    def telling(self) -> list[int]:
        """All changes except most of those within a run of writes to one file: SQLite commits hundreds at once."""
        followed = zip(self.kinds, self.kinds[1:] + ".", strict=True)
        midst = {at for at, (kind, after) in enumerate(followed, start=1) if (kind, after) == ("+", "+")}
        return [at for at in range(1, self.changes + 1) if at not in midst or at % OF_A_RUN == 0]


class Killer:
    """A process that runs jobs until the `with` block ends. Raises OSError if there is no C compiler."""

    def __init__(self, path: Path) -> None:
        library = path / "kill_at.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-w", "-o", library, SOURCE, "-ldl"], check=True)
        self._environment = {**os.environ, "LD_PRELOAD": str(library)}

    def __enter__(self) -> Killer:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.processes.kill_at"],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, folder: Path, *arguments: str, at: int = 0, full: bool = False) -> Ended:
        """Run a command on a data folder; at its `at`-th change it is killed, or, with `full`, the disk is full."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([[*arguments, "--data", str(folder)], str(folder), at, full]) + "\n")
        self._process.stdin.flush()
        return Ended(*json.loads(self._process.stdout.readline()))


def _serve() -> None:
    import scraper.refresh  # noqa: F401  # once, before there are forks
    from archive import cli

    library = ctypes.CDLL(None)
    library.changes.restype = ctypes.c_char_p
    for line in sys.stdin:
        arguments, folder, at, full = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123  # it is no path of ours
                os.dup2(nowhere.fileno(), 1)
            library.arm(ctypes.c_long(at), os.fsencode(os.path.realpath(folder)), ctypes.c_long(full))
            code, said = 0, StringIO()
            with redirect_stderr(said):
                try:
                    cli.main(arguments)
                except SystemExit as ended:
                    code = int(ended.code or 0)
            os.write(writing, json.dumps([code, said.getvalue(), library.changes().decode()]).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            told = answer.read()
        os.waitpid(child, 0)
        print(told or json.dumps([None, "", ""]), flush=True)


if __name__ == "__main__":
    _serve()
