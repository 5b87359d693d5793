"""Starts processes as forks of a server that has imported what they need (`archive.documents.confined.fork_server`).

multiprocessing has such a server too. But its processes inherit our environment, which contains passwords, import our
main module, and react to Ctrl-C while they start. It also releases the number of a process as soon as that ends, while
the number may still be needed to kill other processes in its group.
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

from archive.documents.confined.fork_server import ENDED, LENGTH, RELEASE, Task

MODULE = "archive.documents.confined.fork_server"
IS_POSSIBLE = hasattr(socket, "send_fds") and hasattr(os, "waitid") and sys.platform != "darwin"
"""False on Windows, and on macOS, where libraries do not survive a fork."""

_PATIENCE = 60.0  # seconds for the server to start and to import, which may take long on a busy machine
_Told = TypeVar("_Told")


class ServerLost(Exception):
    """The server cannot be started, does not answer or is busy. The outcome of a task already begun is unknown."""


class Server:
    """The server, for one task at a time. An interrupted exchange ends the server and its process."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Start the server. Raises OSError if no process can be made."""
        self.environment = environment
        self.output: BinaryIO = BytesIO()
        """What the process of the task prints."""
        self._input: int | None = None  # of that process; never written to: closing it ends the process
        self._pid: int | None = None  # of that process, until it is reaped
        self._has_ended = False
        self._socket, theirs = socket.socketpair()
        self._said = self._socket.makefile("rb")
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-m", MODULE],
                stdin=theirs.fileno(),  # closed when this process ends, which ends the server
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=os.sep,
                env=environment,
                start_new_session=True,  # Ctrl-C does not reach it
            )

    def begin(self, task: Task) -> None:
        """Start a process for a task. Raises ServerLost."""
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
        """Wait until the process has ended. Its number stays reserved, since it is not reaped. Raises ServerLost."""
        if not self._has_ended:
            self._has_ended = self._converse(self._said.readline) == ENDED

    def kill(self) -> None:
        """Kill the process and everything it started. Does nothing once it is reaped."""
        # Without the server, another process may have this number by now; the end of its input ends ours.
        if self._pid and self._process.poll() is None:
            with suppress(OSError):
                os.killpg(self._pid, signal.SIGKILL)

    def reap(self) -> int:
        """Wait for the process and release its number. Returns its exit code, negative for a signal.

        Raises ServerLost.
        """
        self.wait()
        self._pid = None
        code = self._converse(self._release)
        self._close()
        return code

    def _release(self) -> int:
        self._socket.sendall(RELEASE)
        return int(self._said.readline())

    def _converse(self, say: Callable[[], _Told]) -> _Told:
        try:
            return say()
        except BaseException as error:  # also Ctrl-C: a late answer would be taken for that to the next request
            self.end()
            if isinstance(error, OSError | ValueError):
                raise ServerLost from error
            raise

    def _close(self) -> None:
        self.output.close()
        if self._input is not None:
            os.close(self._input)
            self._input = None

    @property
    def is_there(self) -> bool:
        """Whether the server is running."""
        return not self._said.closed and self._process.poll() is None

    def end(self) -> None:
        """End the server and the process that it started."""
        self.kill()
        self._process.kill()
        self._process.wait()
        self._said.close()
        self._socket.close()
        self._close()


_lock = threading.Lock()  # held by the user of the server
_servers: list[Server] = []  # the server, if it is running


@contextmanager
def server(environment: dict[str, str]) -> Iterator[Server]:
    """The server, for one task. Starts one if none is running with this environment.

    Raises ServerLost if it is busy or cannot be started.
    """
    if not _lock.acquire(blocking=False):
        raise ServerLost
    try:
        if any(one.environment != environment or not one.is_there for one in _servers):
            _end()
        if not _servers:
            try:
                _servers.append(Server(environment))
            except OSError as error:
                raise ServerLost from error
        yield _servers[0]
    except BaseException:  # also Ctrl-C: the server may still wait for the rest of a request
        _end()
        raise
    finally:
        _lock.release()


def end_server() -> None:
    """End the server, if it is running. The next task starts a new one."""
    with _lock:
        _end()


def _end() -> None:
    while _servers:
        _servers.pop().end()


atexit.register(end_server)
