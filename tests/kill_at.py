"""Runs refreshes and rebuilds that are killed at their n-th write, fsync, rename, truncation or removal of a file.

As a program, with `kill_at.c` preloaded, it takes a job a line on standard input, forks for each, and answers how it
ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import ROOT

SOURCE = Path(__file__).with_suffix(".c")


class Ended(NamedTuple):
    """How a job ended: killed or not, and how many changes of files it made when it was not."""

    killed: bool
    changes: int
    problem: str | None


class Killer:
    """A process that runs jobs, for the length of a `with` block. Raises OSError where there is no C compiler."""

    def __init__(self, path: Path) -> None:
        library = path / "kill_at.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-w", "-o", library, SOURCE, "-ldl"], check=True)
        self._environment = {**os.environ, "LD_PRELOAD": str(library)}

    def __enter__(self) -> Killer:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill_at"],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, job: str, folder: Path, at: int = 0, **options: Any) -> Ended:
        """Run `refresh` or `rebuild` on a data folder, to be killed at its `at`-th change; 0 lets it live."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([job, str(folder), at, options]) + "\n")
        self._process.stdin.flush()
        return Ended(*json.loads(self._process.stdout.readline()))


def _run(job: str, folder: Path, options: dict[str, Any]) -> str | None:
    from archive.data import DataFolder
    from archive.rebuild import rebuild
    from scraper.refresh import Options, refresh

    try:
        if job == "refresh":
            refresh(Options(data=folder, delay=0, full=True, **options))
        else:
            rebuild(DataFolder(folder), **options)
    except Exception as error:  # for the test to look at
        return repr(error)
    return None


def _serve() -> None:
    import scraper.refresh  # noqa: F401  # once, before there are forks

    library = ctypes.CDLL(None)
    for line in sys.stdin:
        job, folder, at, options = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123
                os.dup2(nowhere.fileno(), 1)
            library.kill_at(ctypes.c_long(at), os.fsencode(os.path.realpath(folder)))
            problem = _run(job, Path(folder), options)
            os.write(writing, json.dumps([False, library.changes(), problem]).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            told = answer.read()
        os.waitpid(child, 0)
        print(told or json.dumps([True, 0, None]), flush=True)


if __name__ == "__main__":
    _serve()
