"""The process that starts those that read files: `python -m archive.documents.server`, asked over its standard input.

Each of them is a fork of this one, which has imported what they need, and that is most of what a start costs. It looks
at no file itself, so none of them has anything of another's. It answers three times for each: with its number; when it
has ended, which leaves the number taken; and, when it has been told to let go of it, with how it ended.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import socket
import sys
from contextlib import suppress
from importlib import import_module
from typing import NamedTuple

LENGTH = 8  # bytes in which the length of what follows is told
ENDED = b"ended\n"
LET_GO = b"let go\n"


class Task(NamedTuple):
    """What `python -m MODULE ARGUMENT...` would do in a folder; both ways have the same environment but for that."""

    module: str
    arguments: list[str]
    folder: str
    environment: dict[str, str]


def main() -> None:
    """Start what is asked for, one after the other, until who asks has gone."""
    asked = socket.socket(fileno=os.dup(0))
    with suppress(BrokenPipeError, ConnectionResetError):
        while _start_one(asked):
            pass


def _start_one(asked: socket.socket) -> bool:
    """Start one and wait for its end; False where nobody asks any more."""
    length, pipes, _, _ = socket.recv_fds(asked, LENGTH, 2)
    if not length:
        return False
    with asked.makefile("rb") as said:
        task = Task(*json.loads(said.read(int.from_bytes(length))))
        _prepare(task)
        gc.freeze()  # what is there stays, so that no fork copies it by looking through it
        process = os.fork()
        if not process:
            _be(task, asked, pipes)
        with suppress(OSError):  # where it has done so itself
            os.setpgid(process, process)
        for pipe in pipes:
            os.close(pipe)
        try:
            asked.sendall(b"%d\n" % process)
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
            asked.sendall(ENDED)
            said.readline()  # to let go of it, or nothing, where who asked has gone
        finally:
            _, status = os.waitpid(process, 0)  # it ends when who asked has gone
        asked.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    return True


def _prepare(task: Task) -> None:
    """Import what the task needs, for this one and all that follow."""
    with suppress(Exception):  # the process will fail in the same way, and that is told
        prepare = getattr(import_module(task.module), "prepare", None)
        if prepare:
            prepare(*task.arguments)


def _be(task: Task, asked: socket.socket, pipes: list[int]) -> None:
    """Be the process of a task, from its beginning to its end."""
    code = 1
    try:
        os.setpgid(0, 0)  # it can be ended with all that it started
        os.close(asked.detach())
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
            os.close(pipe)
        os.chdir(task.folder)
        os.environ.clear()
        os.environ.update(task.environment)
        sys.argv[1:] = task.arguments
        runpy.run_module(task.module, run_name="__main__", alter_sys=True)
        code = 0
    finally:
        os._exit(code)  # whatever it was, it does not come back to here


if __name__ == "__main__":
    main()
