"""Work in processes beside this one: what kills or stalls one costs that piece of work alone, and all cores are used.

Whoever may use several processes says so around all the work (`using`); the work itself is a function of a module, done
for one item after the other (`in_order`), and comes out in the order of the items whatever the number of processes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

START_LIMIT = 300.0  # seconds until a process is ready: on a busy machine its imports may take long
_READY = "ready"  # the first word of a process, when it has imported what it needs


class Worker:
    """A process that does one piece of work at a time, started when first needed. Not safe for use by several threads.

    The work is a function of a module and what it is called with; both are sent to the process.
    """

    def __init__(self, name: str) -> None:
        """`name` is what lists of processes call it."""
        self._name = name
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()  # held while the process comes and goes
        self._is_killed = False
        self.has_started = False  # whether a process of it was ever ready

    def ask(self, seconds: float, task: Callable[..., Made], *arguments: object) -> Made | None:
        """What the task makes of its arguments; None where the process died, or took longer than `seconds`.

        Raises what the task raises.
        """
        is_new = self._pipe is None
        pipe = self._pipe or self._start()
        if pipe is None:
            return None
        answer: tuple[Made | None, Exception | None] | None = None
        with suppress(EOFError, OSError):  # where it has died
            if not is_new or (pipe.poll(START_LIMIT) and pipe.recv() == _READY):
                self.has_started = True
                pipe.send((task, arguments))
                answer = pipe.recv() if pipe.poll(seconds) else None
        if answer is None:
            self.end()
            return None
        made, error = answer
        if error is not None:
            raise error
        return made

    def kill(self) -> None:
        """End the process for good, whatever it is doing; who waits for it, in another thread, hears that it died."""
        with self._lock:
            self._is_killed = True
            if self._process is not None:
                self._process.kill()

    def end(self) -> None:
        """End the process, and let go of it."""
        with self._lock:
            if self._process is not None and self._pipe is not None:
                self._process.kill()
                self._process.join()
                self._process.close()
                self._pipe.close()
            self._process = self._pipe = None

    def _start(self) -> Connection | None:
        """The way to a new process; None where it was killed before it was there."""
        # Not a fork: a child would hold our lock and our files for as long as it lives.
        context = multiprocessing.get_context("spawn")
        with self._lock:
            if self._is_killed:
                return None
            pipe, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), name=self._name, daemon=True)
            with _deaf():
                process.start()
            theirs.close()
            self._process, self._pipe = process, pipe
        return pipe


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that is started meanwhile not hear Ctrl-C: it takes a while until it says so itself."""
    mask = getattr(signal, "pthread_sigmask", None)  # not on Windows
    before = mask(signal.SIG_BLOCK, {signal.SIGINT}) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _work(pipe: Connection) -> None:
    """Do what is asked for, for as long as the other side lives, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other side, which ends in good order
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


_ALONE = (
    32  # pieces of work that are done here before processes are started, each of which takes half a second to start
)
_TOGETHER = 8  # pieces of work that go to a process at once, for each way there and back takes as long as a short one
_AHEAD = 3  # of these for each process, so that none waits while what others made is being written
_LONGEST = 30.0  # seconds for what goes to a process at once, and then for each piece of it by itself
_MOST = 4  # processes: one writer cannot keep pace with more

_pool: ContextVar[_Pool | None] = ContextVar("pool", default=None)


def usable() -> int:
    """The number of processes that are of use on this machine."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return min(_MOST, len(affinity(0)) if affinity else os.cpu_count() or 1)


@contextmanager
def using(processes: int) -> Iterator[None]:
    """Let `in_order` use so many processes meanwhile, beside this one; with fewer than two all is done in this one."""
    pool = _Pool(processes) if processes > 1 else None
    before = _pool.set(pool)
    try:
        yield
    finally:
        _pool.reset(before)
        if pool:
            pool.close()


def is_in_use() -> bool:
    """Whether `in_order` uses processes beside this one."""
    return _pool.get() is not None


def in_order(
    task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made] | None = None
) -> Iterator[Made]:
    """What the task, a function of a module, makes of each item, in their order.

    With processes in use (`using`) items are taken some way ahead of what is yielded, the first of them at once. `lost`
    tells what to take for an item that killed its process or that took longer than half a minute; without it that item
    is worked on here. Raises what the task raises.
    """
    pool = _pool.get()
    return map(task, items) if pool is None else pool.in_order(task, items, lost or task)


class _Pool:
    """Some processes, each of which one thread speaks to."""

    def __init__(self, processes: int) -> None:
        self._threads = ThreadPoolExecutor(processes, "beside")
        self._processes = processes
        self._workers = [Worker(f"worker {number}") for number in range(1, processes + 1)]
        self._idle = [*self._workers]
        self._is_started = False
        self._is_closed = False

    def in_order(
        self, task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made]
    ) -> Iterator[Made]:
        """As the function of that name."""
        items = iter(items)
        waiting: deque[Future[list[Made]]] = deque()

        def take() -> None:
            while len(waiting) < _AHEAD * self._processes and (together := list(islice(items, _TOGETHER))):
                self._is_started = True
                waiting.append(self._threads.submit(self._work, task, together, lost))

        def give() -> Iterator[Made]:
            while waiting:
                together = waiting.popleft().result()
                take()
                yield from together

        def give_all() -> Iterator[Made]:
            yield from map(task, islice(items, _ALONE))
            take()
            yield from give()

        if not self._is_started:
            return give_all()
        take()
        return give()

    def _work(self, task: Callable[[Item], Made], together: list[Item], lost: Callable[[Item], Made]) -> list[Made]:
        worker = self._idle.pop()  # there are as many as threads
        try:
            made = worker.ask(_LONGEST, _each, task, together)
            if made is not None:
                return made
            alone: list[Made] = []
            for item in together:
                found = worker.ask(_LONGEST, _each, task, [item]) if worker.has_started else None
                if self._is_closed:  # nobody waits any more
                    break
                # One that was never started, as where there is no memory for it, has lost nothing.
                alone.append(found[0] if found else (lost if worker.has_started else task)(item))
            return alone
        finally:
            self._idle.append(worker)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown()
        for worker in self._workers:
            worker.end()


def _each(task: Callable[[Item], Made], items: list[Item]) -> list[Made]:
    return [task(item) for item in items]
