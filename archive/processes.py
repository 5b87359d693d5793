"""Work in processes beside this one: what kills or stalls one costs that piece of work alone, and all cores are used.

Whoever may use several processes says so around all the work (`using`); the work itself is a function of a module, done
for one item after the other (`in_order`), and comes out in the order of the items whatever the number of processes.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, Generic, TypeVar

from archive.worker import Worker, can_fork

Item = TypeVar("Item")
Made = TypeVar("Made")

_ALONE = 32  # pieces of work that are done here before processes are started that must import all they need
_TOGETHER = 8  # pieces of work that go to a process at once, for each way there and back takes as long as a short one
_AHEAD = 3  # of these for each process, so that none waits while what others made is being written
_LONGEST = 30.0  # seconds for what goes to a process at once, and then for each piece of it by itself
_MOST_EARLY = 1024  # pieces of work that are sent before they are asked for
_MOST = 4  # processes: one writer cannot keep pace with more

_pool: ContextVar[_Pool | None] = ContextVar("pool", default=None)


def usable() -> int:
    """The number of processes that are of use on this machine."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return min(_MOST, len(affinity(0)) if affinity else os.cpu_count() or 1)


@contextmanager
def using(processes: int) -> Iterator[None]:
    """Let `in_order` use so many processes meanwhile, beside this one; with fewer than two all is done in this one.

    They are forks of this one where that is sound, and then need not import what it has: so what they will do is best
    imported before, and what they are not to hold, such as a lock or a database, is best opened within.
    """
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


def send_early(task: Callable[[Item], Made], items: Iterable[Item]) -> None:
    """Begin with what `in_order` will be asked for later, while this process does something else.

    Does nothing where no processes are in use, and takes a thousand items at most, for what is made of them waits in
    memory. Items must be hashable. One that `in_order` is never asked for costs its time alone.
    """
    if (pool := _pool.get()) is not None:
        pool.send_early(task, items)


def start(task: Callable[[Item], Made]) -> None:
    """Let the processes that are in use start, and import what the task needs, while this one does something else."""
    if (pool := _pool.get()) is not None:
        pool.start(task)


class _Sent(Generic[Made]):
    """What a process will have made of an item that went to it, with others."""

    def __init__(self, together: Future[list[Made]], number: int, *, is_early: bool = False) -> None:
        self._together = together
        self._number = number
        self.is_early = is_early  # whether it was sent before it was asked for

    def result(self) -> Made:
        """Wait for it. Raises what the task raises."""
        return self._together.result()[self._number]


class _Pool:
    """Some processes, each of which one thread speaks to."""

    def __init__(self, processes: int) -> None:
        self._threads = ThreadPoolExecutor(processes, "beside")
        self._most = _AHEAD * processes  # times `_TOGETHER` items that are under way
        self._workers = [Worker(f"worker {number}") for number in range(1, processes + 1)]
        self._idle = [*self._workers]
        self._early: dict[tuple[object, object], _Sent[Any]] = {}  # by task and item
        self._is_started = can_fork()
        self._is_closed = False
        for worker in self._workers if self._is_started else ():
            worker.fork()

    def start(self, task: Callable[[Item], Made]) -> None:
        """As the function of that name."""
        for _ in self._workers if not self._is_started else ():
            self._send(task, [], task)

    def send_early(self, task: Callable[[Item], Made], items: Iterable[Item]) -> None:
        """As the function of that name."""
        new = (item for item in items if (task, item) not in self._early)
        while together := list(islice(new, min(_TOGETHER, _MOST_EARLY - len(self._early)))):
            made = self._send(task, together, task)
            for number, item in enumerate(together):
                self._early[task, item] = _Sent(made, number, is_early=True)

    def in_order(
        self, task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made]
    ) -> Iterator[Made]:
        """As the function of that name."""
        items = iter(items)
        waiting: deque[_Sent[Made]] = deque()
        late = 0  # of these, those that were not sent early

        def take() -> None:
            nonlocal late
            while late <= (self._most - 1) * _TOGETHER and (next_ones := self._take(task, items, lost)):
                waiting.extend(next_ones)
                late += sum(not one.is_early for one in next_ones)

        def give() -> Iterator[Made]:
            nonlocal late
            while waiting:
                sent = waiting.popleft()
                made = sent.result()
                late -= not sent.is_early
                take()
                yield made

        def give_all() -> Iterator[Made]:
            yield from map(task, islice(items, _ALONE))
            take()
            yield from give()

        if not self._is_started:
            return give_all()
        take()
        return give()

    def _take(
        self, task: Callable[[Item], Made], items: Iterator[Item], lost: Callable[[Item], Made]
    ) -> list[_Sent[Made]]:
        """The next items, among them some that are sent now and perhaps others that were sent early."""
        together: list[Item] = []
        taken: list[_Sent[Made] | int] = []
        for item in items:
            early = self._early.pop((task, item), None) if self._early else None
            taken.append(len(together) if early is None else early)
            if early is None:
                together.append(item)
            if len(together) == _TOGETHER:
                break
        if not together:
            return [one for one in taken if isinstance(one, _Sent)]
        made = self._send(task, together, lost)
        return [_Sent(made, one) if isinstance(one, int) else one for one in taken]

    def _send(
        self, task: Callable[[Item], Made], together: list[Item], lost: Callable[[Item], Made]
    ) -> Future[list[Made]]:
        """Let the next process that is free work on some items, or on none, for which it starts all the same."""
        self._is_started = True
        return self._threads.submit(self._work, task, together, lost)

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
