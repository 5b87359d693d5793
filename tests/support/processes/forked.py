"""Runs the command in a fork of a process that has imported everything: as from a shell, but without the wait.

A short command spends most of its time on imports. `run` is for a single process of tests, and needs Linux.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[3]
IS_POSSIBLE = sys.platform == "linux"
# Variables that programs read at any time; all others may matter when Python starts.
_LATE = ("CTARCHIVE_", "PYTEST_")


class Ended(NamedTuple):
    """How a command ended: its exit code (negative for a signal), and its output."""

    code: int
    out: str
    err: str


class _Starter:
    """The process that forks, for as long as this one runs."""

    def __init__(self) -> None:
        self.environment = _early(os.environ)
        self._folder = tempfile.TemporaryDirectory(prefix="ctarchive-tests-")
        self._address = address = str(Path(self._folder.name, "socket"))
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"import sys; from {__name__} import serve; serve(sys.argv[1])", address],
            cwd=ROOT,
            stdin=subprocess.PIPE,  # closing it ends that process
            stdout=subprocess.PIPE,
        )
        atexit.register(self._end)
        assert self._process.stdout
        assert self._process.stdout.readline() == b"ready\n"

    def _end(self) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def run(self, arguments: Sequence[str], environment: Mapping[str, str], timeout: float) -> Ended:
        with (
            tempfile.TemporaryFile("w+") as out,
            tempfile.TemporaryFile("w+") as err,
            socket.socket(socket.AF_UNIX) as asked,
        ):
            asked.settimeout(timeout)
            asked.connect(self._address)
            said = json.dumps([arguments, dict(environment)]).encode()
            socket.send_fds(asked, [len(said).to_bytes(8)], [out.fileno(), err.fileno()])
            asked.sendall(said)
            answers = asked.makefile()
            process = int(answers.readline())
            try:
                code = int(answers.readline())
            except TimeoutError:
                os.kill(process, signal.SIGKILL)
                raise subprocess.TimeoutExpired(list(arguments), timeout) from None
            return Ended(code, _text_of(out), _text_of(err))


def _text_of(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


def _early(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(_LATE)}


_starter = cache(_Starter)


def run(arguments: Sequence[str], environment: Mapping[str, str], timeout: float) -> Ended | None:
    """Run `ctarchive` with this environment; None if a fork would differ from a process started with it.

    After `timeout` seconds, the command is killed, and subprocess.TimeoutExpired is raised.
    """
    starter = _starter()
    if _early(environment) != starter.environment:
        return None
    return starter.run(arguments, environment, timeout)


def serve(address: str) -> None:
    """For each connection, run a command and report its end, until standard input ends. A command returns from here."""
    import scraper.refresh  # noqa: F401  # once, before there are forks
    from archive import cli
    from archive.store.annotation import annotate
    from archive.store.staging import read_page

    read_page.make_ready()
    annotate.make_ready()
    for name in [name for name in sys.modules if name.partition(".")[0] == "scraper"]:
        del sys.modules[name]  # it reads its settings when imported; what it imports itself is loaded by now
    gc.collect()
    gc.freeze()  # so that no fork collects what exists already
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print("ready", flush=True)
        waiting: list[int] = []
        while True:
            if sys.stdin in select.select([listening, sys.stdin], [], [])[0]:
                return
            waiting = [one for one in waiting if not os.waitpid(one, os.WNOHANG)[0]]
            asked, _ = listening.accept()
            if not (waits := os.fork()):
                break
            waiting.append(waits)
            asked.close()
    size, (out, err), *_ = socket.recv_fds(asked, 8, 2)
    with asked.makefile("rb") as all_said:
        arguments, environment = json.loads(all_said.read(int.from_bytes(size)))
    process = os.fork()
    if process:
        asked.sendall(f"{process}\n".encode())
        _, status = os.waitpid(process, 0)
        with suppress(BrokenPipeError):  # if the time was up
            asked.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
        os._exit(0)
    asked.close()
    with open(os.devnull) as nothing:  # noqa: PTH123  # it is no path of ours
        for ours, theirs in ((nothing.fileno(), 0), (out, 1), (err, 2)):
            os.dup2(ours, theirs)
    os.close(out)
    os.close(err)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["archive", *arguments]
    cli.main()
