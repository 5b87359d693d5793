"""The fork server of the processes that read files: `python -m archive.documents.confined.fork_server`.

Each of them is a fork of this process, which has already imported what they need, because imports take most of the time
of a start. The server opens no file itself, so nothing from one file can reach the reader of another. It takes its
orders from standard input. For each process it answers three times: with the number of the process; when the process
has ended, while the number stays reserved; and, when told to release the number, with the exit code.
"""

from __future__ import annotations

import gc
import json
import os
import socket
from contextlib import suppress
from importlib import import_module
from typing import NamedTuple

LENGTH = 8  # bytes that hold the length of the task that follows
ENDED = b"ended\n"
RELEASE = b"release\n"


class Task(NamedTuple):
    """What `python -m MODULE ARGUMENT...` would do in a folder, with its own environment.

    The module has a function `main` that takes the arguments, and may have a function `prepare` that takes them too.
    """

    module: str
    arguments: list[str]
    folder: str
    environment: dict[str, str]


def main() -> None:
    """Start tasks one after the other, until standard input is closed."""
    asked = socket.socket(fileno=os.dup(0))
    with suppress(BrokenPipeError, ConnectionResetError):
        while _start_one(asked):
            pass


def _start_one(asked: socket.socket) -> bool:
    """Start one process and wait for its end; False if the input was closed."""
    length, pipes, _, _ = socket.recv_fds(asked, LENGTH, 2)
    if not length:
        return False
    with asked.makefile("rb") as said:
        task = Task(*json.loads(said.read(int.from_bytes(length))))
        _prepare(task)
        gc.freeze()  # otherwise the garbage collector touches all objects, which copies their memory in every fork
        process = os.fork()
        if not process:
            _be(task, asked, pipes)
        with suppress(OSError):  # the process has done so itself, or has ended
            os.setpgid(process, process)
        for pipe in pipes:
            os.close(pipe)
        try:
            asked.sendall(b"%d\n" % process)
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
            asked.sendall(ENDED)
            said.readline()  # RELEASE, or nothing if the client is gone
        finally:
            _, status = os.waitpid(process, 0)  # if the client is gone, the end of its input ends the process
        asked.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    return True


def _prepare(task: Task) -> None:
    """Import what the task needs, for this task and all later ones."""
    with suppress(Exception):  # the forked process will fail in the same way, and that is noticed
        prepare = getattr(import_module(task.module), "prepare", None)
        if prepare:
            prepare(*task.arguments)


def _be(task: Task, asked: socket.socket, pipes: list[int]) -> None:
    """Run a task in the forked process, and end the process."""
    code = 1
    try:
        os.setpgid(0, 0)  # so that it can be killed together with everything it started
        os.close(asked.detach())
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
            os.close(pipe)
        os.chdir(task.folder)
        os.environ.clear()
        os.environ.update(task.environment)
        import_module(task.module).main(*task.arguments)
        code = 0
    finally:
        os._exit(code)  # whatever was raised: a fork must not return to the loop of `main`


if __name__ == "__main__":
    main()
