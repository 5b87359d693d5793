"""A worker process, which does one piece of work at a time: one that kills or stalls it costs only that piece."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Generic, TypeVar

Made = TypeVar("Made")

START_LIMIT = 300.0  # seconds until a process is ready: on a busy machine its imports may take long
_READY = "ready"  # the first word of a process, when it has imported what it needs


class PickledResult(Generic[Made]):
    """The pickled answer of a process, as received, which takes a fraction of the memory."""

    __slots__ = ("_answer",)

    def __init__(self, answer: bytes) -> None:
        """`answer` is what `_work` sent."""
        self._answer = answer

    def made(self) -> Made:
        """The result of the task, unpickled each time. Raises what the task raised."""
        made: Made
        made, error = ForkingPickler.loads(self._answer)  # as Connection.recv does
        if error is not None:
            raise error
        return made


def can_fork() -> bool:
    """Whether it is safe to fork this process: it has no other thread, which might hold a lock.

    Only on Linux, because libraries of macOS do not survive a fork.
    """
    # Not threading.active_count(), which does not know threads that libraries have started.
    return sys.platform == "linux" and len([*Path("/proc/self/task").iterdir()]) == 1


class Worker:
    """A process that does one piece of work at a time, started when first needed. Not thread-safe.

    The work is a function of a module and its arguments; both are sent to the process.
    """

    def __init__(self, name: str, make_ready: Callable[[], None] | None = None) -> None:
        """`name` is shown in lists of processes.

        `make_ready`, also a function of a module, loads what the work will need, before the first piece.
        """
        self._name = name
        self._make_ready = make_ready
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()  # held while the process comes and goes
        self._is_ready = False  # whether the process has said so
        self._is_killed = False
        self.has_started = False  # whether a process of it was ever ready

    def ask(self, seconds: float, task: Callable[..., Made], *arguments: object) -> Made | None:
        """The result of the task for these arguments; None if the process died, or took longer than `seconds`.

        Raises what the task raises, and OSError if no process can be started.
        """
        answer = self.ask_packed(seconds, task, *arguments)
        return None if answer is None else answer.made()

    def ask_packed(self, seconds: float, task: Callable[..., Made], *arguments: object) -> PickledResult[Made] | None:
        """The same, with the answer still pickled. Raises only OSError."""
        # Not a fork this time: it would hold our lock and our files for as long as it lives.
        pipe = self._pipe or self._start()
        if pipe is None:
            return None
        answer: bytes | None = None
        with suppress(EOFError, OSError):  # if it has died
            if self._is_ready or self._has_come_up(pipe, task):
                self.has_started = self._is_ready = True
                pipe.send((task, arguments))
                answer = pipe.recv_bytes() if pipe.poll(seconds) else None
        if answer is None:
            self.end()
            return None
        return PickledResult(answer)

    def _has_come_up(self, pipe: Connection, task: object) -> bool:
        """Wait until a new process has loaded everything, so that time limits are only for the work itself."""
        if not pipe.poll(START_LIMIT) or pipe.recv() != _READY:
            return False
        pipe.send((_import, (task, self._make_ready)))
        return pipe.poll(START_LIMIT) and pipe.recv() == (None, None)

    def fork(self) -> None:
        """Start the process now, as a fork of this one, which has imported what it will need.

        Call it only where `can_fork` allows it, and before anything is locked or opened that the fork must not hold.
        If no process can be started now, `ask` tries again.
        """
        with suppress(OSError):
            self._start(fork=True)

    def kill(self) -> None:
        """Kill the process for good, whatever it is doing. A thread waiting in `ask` is told that it died."""
        with self._lock:
            self._is_killed = True
            if self._process is not None:
                self._process.kill()

    def end(self) -> None:
        """End the process and release its resources. The next `ask` starts another."""
        with self._lock:
            if self._process is not None and self._pipe is not None:
                self._process.kill()
                self._process.join()
                self._process.close()
                self._pipe.close()
            self._process = self._pipe = None

    def _start(self, *, fork: bool = False) -> Connection | None:
        """Start a process, and return our end of the pipe to it; None after `kill`. Raises OSError if that fails."""
        context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
        with self._lock:
            if self._is_killed:
                return None
            pipe, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), name=self._name, daemon=True)
            with _deaf():
                process.start()
            theirs.close()
            self._process, self._pipe, self._is_ready = process, pipe, False
        return pipe


def _import(task: object, make_ready: Callable[[], None] | None) -> None:
    """Run `make_ready`: unpickling the task has already imported its module."""
    if make_ready:
        make_ready()


@contextmanager
def _deaf() -> Iterator[None]:
    """Within the block, started processes do not receive Ctrl-C, until they ignore the signal themselves."""
    mask = getattr(signal, "pthread_sigmask", None)  # not on Windows
    before = mask(signal.SIG_BLOCK, {signal.SIGINT}) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _work(pipe: Connection) -> None:
    """Work until the other side closes the pipe or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other side, which then ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            task, arguments = pipe.recv()
            answer: tuple[object, Exception | None]
            try:
                answer = task(*arguments), None
            except Exception as error:
                answer = None, error
            pipe.send(answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)
