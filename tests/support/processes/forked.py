"""The command in a process of its own that is a fork of one which has imported all: as from a shell, without the wait.

Most of the time that a short command takes goes by on its imports. `run` is for one process of tests, and for Linux.
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
# What programs look at whenever they like; all else in the environment may matter when Python starts.
_LATE = ("CTARCHIVE_", "PYTEST_")


class Ended(NamedTuple):
    """How a command ended: its exit code, below zero that of a signal, and what it said."""

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
            stdin=subprocess.PIPE,  # its end is the end of that process
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
    """Run `ctarchive` with this environment; None if a fork would not be as a process that starts with it.

    Raises subprocess.TimeoutExpired after so many seconds; the command has been killed then.
    """
    starter = _starter()
    if _early(environment) != starter.environment:
        return None
    return starter.run(arguments, environment, timeout)


def serve(address: str) -> None:
    """Answer each connection by the end of its command, until standard input ends. A command returns from here."""
    import scraper.refresh  # noqa: F401  # once, before there are forks
    from archive import cli
    from archive.store.annotation import annotate
    from archive.store.staging import read_page

    read_page.make_ready()
    annotate.make_ready()
    for name in [name for name in sys.modules if name.partition(".")[0] == "scraper"]:
        del sys.modules[name]  # it reads its settings when it is imported; what it imports itself is there by now
    gc.collect()
    gc.freeze()  # what is there stays, so that no fork looks through it
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
        with suppress(BrokenPipeError):  # where the time was up
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
