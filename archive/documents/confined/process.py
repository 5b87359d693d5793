"""Reads one file in a separate process, which may crash, stall, or exhaust its memory without doing harm."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from archive.documents.confined import fork_client
from archive.documents.confined.fork_server import Task
from archive.documents.problems import CRASHED, TOO_SLOW

CHILD = "archive.documents.confined.child"  # the module that does the tasks
CONTENT = "content"  # the name of the file, in the folder in which the process starts
_LARGEST_ANSWER = 64_000_000  # bytes; ten million characters as JSON take less
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "VIRTUAL_ENV")
_ROOT = Path(__file__).resolve().parents[3]  # where `archive` is imported from


class Answer(NamedTuple):
    """What the process printed, or the reason why there is no result."""

    printed: bytes
    problem: str | None


def run(task: str, arguments: Sequence[object], content: bytes, *, seconds: float) -> Answer:
    """Do a task of `CHILD` on bytes, within a time limit in seconds.

    Raises OSError if no process or no temporary file can be made.
    """
    environment = _environment()
    work = partial(_task, [task, *map(json.dumps, arguments)], content, environment)
    if fork_client.IS_POSSIBLE:
        with suppress(fork_client.ServerLost), fork_client.server(environment) as server, work() as begun:
            server.begin(begun)
            return _answer_of(server, seconds)
    with work() as begun:
        return _answer_of(_New(begun), seconds)


@contextmanager
def _task(words: list[str], content: bytes, environment: dict[str, str]) -> Iterator[Task]:
    """A task in a folder of its own: a process that has lost its parent may still be removing its folder."""
    with tempfile.TemporaryDirectory(prefix="ctarchive-", ignore_cleanup_errors=True) as folder:
        Path(folder, CONTENT).write_bytes(content)
        yield Task(CHILD, words, folder, {**environment, "HOME": folder, "TMPDIR": folder})


class _Process(Protocol):
    """A process that has begun with a task."""

    @property
    def output(self) -> IO[bytes]:
        """What it prints."""

    def wait(self) -> None:
        """Wait until it has ended, without reaping it: its number may still be needed to kill its group."""

    def kill(self) -> None:
        """Kill it together with its group. To be called before it is reaped."""

    def reap(self) -> int:
        """Wait until it has ended and release its number. Returns its exit code, negative for a signal."""


def _answer_of(process: _Process, seconds: float) -> Answer:
    ending = _Ending(process, seconds)
    try:
        printed = process.output.read(_LARGEST_ANSWER + 1)
        if len(printed) <= _LARGEST_ANSWER:
            process.wait()
    finally:
        code = ending.now()
    if ending.is_late or code == -getattr(signal, "SIGXCPU", 0):
        return Answer(b"", TOO_SLOW)
    if code or len(printed) > _LARGEST_ANSWER:
        return Answer(b"", CRASHED)
    return Answer(printed, None)


class _Ending:
    """Ends a process when its time is up, or when it is done."""

    def __init__(self, process: _Process, seconds: float) -> None:
        self.is_late = False
        self._process = process
        self._timer = threading.Timer(seconds, self._late)
        self._timer.daemon = True
        self._timer.start()

    def _late(self) -> None:
        self.is_late = True
        self._process.kill()

    def now(self) -> int:
        self._timer.cancel()
        self._timer.join()
        self._process.kill()
        return self._process.reap()


class _New:
    """A process that is started without the fork server."""

    def __init__(self, task: Task) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", task.module, *task.arguments],
            stdin=subprocess.PIPE,  # never written to; closed when this process ends, which ends the child
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=task.folder,
            env=task.environment,
            start_new_session=True,  # Ctrl-C does not reach it, and it can be killed with everything it started
        )

    @property
    def output(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101  # a pipe, as asked for above
        return self._process.stdout

    def wait(self) -> None:
        if hasattr(os, "waitid"):
            os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOWAIT)
        else:
            self._process.wait()

    def kill(self) -> None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def reap(self) -> int:
        code = self._process.wait()
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            pipe.close()
        return code


def _environment() -> dict[str, str]:
    """The environment of a process: where programs and modules are, and little else."""
    kept = {name: value for name in _KEPT if (value := os.environ.get(name))}
    paths = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return kept | {
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, paths)),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",  # for tesseract: one file must not occupy all processors
    }
