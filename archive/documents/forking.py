"""Starts processes by way of one that has imported what they need (`archive.documents.server`), and is forked.

multiprocessing has a server of that kind, too. But its processes have the environment of who asks, with passwords in
it, import the main module of that, and hear Ctrl-C while they start; and their numbers are let go of as soon as they
end, when there may still be others of their groups to be ended by it.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import BinaryIO, TypeVar

from archive.documents.server import ENDED, LENGTH, LET_GO, Task

MODULE = "archive.documents.server"
IS_POSSIBLE = hasattr(socket, "send_fds") and hasattr(os, "waitid") and sys.platform != "darwin"
"""Not on Windows; and libraries of macOS do not survive a fork."""

_PATIENCE = 60.0  # seconds for it to start and to import; on a busy machine that may take long
_Told = TypeVar("_Told")


class Lost(Exception):
    """The server is not there, does not answer or is in use: what came of a task is not known."""


class Server:
    """The server, for one task at a time. What interrupts a conversation with it ends it, and what it has started."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Raises OSError where no process can be made."""
        self.environment = environment
        self.output: BinaryIO = BytesIO()
        """What the process of the task prints."""
        self._input: int | None = None  # of that process; never written to: its end is the end of that process
        self._pid: int | None = None  # its number, until it is let go of
        self._has_ended = False
        self._socket, theirs = socket.socketpair()
        self._said = self._socket.makefile("rb")
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-m", MODULE],
                stdin=theirs.fileno(),  # its end is the end of this process, and of that one too
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=os.sep,
                env=environment,
                start_new_session=True,  # it hears no Ctrl-C
            )

    def begin(self, task: Task) -> None:
        """Begin with a task in a process of its own. Raises Lost."""
        theirs, self._input = os.pipe()
        output, write = os.pipe()
        self.output = os.fdopen(output, "rb")
        self._has_ended = False
        try:
            self._pid = self._converse(lambda: self._send(task, [theirs, write]))
        finally:
            os.close(theirs)
            os.close(write)

    def _send(self, task: Task, pipes: list[int]) -> int:
        content = json.dumps(task).encode()
        self._socket.settimeout(_PATIENCE)
        socket.send_fds(self._socket, [len(content).to_bytes(LENGTH)], pipes)
        self._socket.sendall(content)
        pid = int(self._said.readline())
        self._socket.settimeout(None)
        return pid

    def wait(self) -> None:
        """Wait for the end of the process, but leave its number taken. Raises Lost."""
        if not self._has_ended:
            self._has_ended = self._converse(self._said.readline) == ENDED

    def kill(self) -> None:
        """End the process with all that it started; to be called before it is reaped."""
        # Without the server its number may be another's by now: then it ends by the end of its input.
        if self._pid and self._process.poll() is None:
            with suppress(OSError):
                os.killpg(self._pid, signal.SIGKILL)

    def reap(self) -> int:
        """Wait for the end of the process and let go of it: its exit code, below zero a signal. Raises Lost."""
        self.wait()
        self._pid = None
        code = self._converse(self._let_go)
        self._close()
        return code

    def _let_go(self) -> int:
        self._socket.sendall(LET_GO)
        return int(self._said.readline())

    def _converse(self, say: Callable[[], _Told]) -> _Told:
        try:
            return say()
        except BaseException as error:
            self.end()
            if isinstance(error, OSError | ValueError):
                raise Lost from error
            raise

    def _close(self) -> None:
        self.output.close()
        if self._input is not None:
            os.close(self._input)
            self._input = None

    @property
    def is_there(self) -> bool:
        """Whether it can be asked."""
        return not self._said.closed and self._process.poll() is None

    def end(self) -> None:
        """End it, and what it has started."""
        self.kill()
        self._process.kill()
        self._process.wait()
        self._said.close()
        self._socket.close()
        self._close()


_lock = threading.Lock()  # held by who uses the server
_servers: list[Server] = []  # the one that there is


@contextmanager
def server(environment: dict[str, str]) -> Iterator[Server]:
    """The server, for one task, started with this environment where it is not there.

    Raises Lost where it is in use or cannot be started.
    """
    if not _lock.acquire(blocking=False):
        raise Lost
    try:
        if any(one.environment != environment or not one.is_there for one in _servers):
            _end()
        if not _servers:
            try:
                _servers.append(Server(environment))
            except OSError as error:
                raise Lost from error
        yield _servers[0]
    except BaseException:
        _end()  # it may wait for the end of a conversation that has broken off
        raise
    finally:
        _lock.release()


def rest() -> None:
    """End the server where it is there. The next task starts it again."""
    with _lock:
        _end()


def _end() -> None:
    while _servers:
        _servers.pop().end()


atexit.register(rest)
