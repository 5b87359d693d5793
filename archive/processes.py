"""A pool of worker processes: it uses all cores, and a process that is killed or stalls costs one piece of work.

A caller that may use several processes does all its work within `using`. The work is a function of a module,
called for one item after another (`in_order`); results come in the order of the items, however many processes there
are.
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

from archive.worker import PickledResult, Worker, can_fork

Item = TypeVar("Item")
Made = TypeVar("Made")

_ALONE = 32  # items that are worked on here before processes are started, which must first import everything they need
_TOGETHER = 8  # items sent to a process at once: the way there and back takes as long as a short piece of work
_AHEAD = 3  # batches of `_TOGETHER` items in progress for each process, so that none waits while this one writes
_LONGEST = 30.0  # seconds for a batch; if it takes longer, each of its items gets as long
_MOST_EARLY = 1024  # items that are sent before they are requested; their results wait in memory
_MOST = 4  # processes; one writer cannot keep up with more

_pool: ContextVar[_Pool | None] = ContextVar("pool", default=None)


def usable() -> int:
    """The number of processes that this machine can use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return min(_MOST, len(affinity(0)) if affinity else os.cpu_count() or 1)


@contextmanager
def using(processes: int) -> Iterator[None]:
    """Let `in_order` use this many worker processes within the block; with fewer than two it uses none.

    If that is safe, they are forks of this process and have what it has imported. So import beforehand what they will
    need, and open within the block what they must not inherit, such as a lock or a database.
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
    """Whether `in_order` uses other processes."""
    return _pool.get() is not None


def in_order(
    task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made] | None = None
) -> Iterator[Made]:
    """The results of the task, a function of a module, for each item, in order.

    With processes in use (`using`), some items ahead of the one yielded are processed, the first of them at once.
    `lost` gives the result for an item that killed its process or took longer than half a minute; without `lost`, that
    item is processed here. Raises what the task raises.
    """
    pool = _pool.get()
    return map(task, items) if pool is None else pool.in_order(task, items, lost or task)


def send_early(task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made] | None = None) -> None:
    """Let processes begin with items that `in_order` will be called with later, while this one does something else.

    Does nothing if no processes are in use. Sends a thousand items at most, because their results are held in memory.
    Items must be hashable. An item that `in_order` is never called with costs only time. `lost` is as for `in_order`,
    and must be given here too, because an item may kill or stall its process before that.
    """
    if (pool := _pool.get()) is not None:
        pool.send_early(task, items, lost or task)


def start(task: Callable[[Item], Made]) -> None:
    """Let the processes in use start and import what the task needs, while this one does something else."""
    if (pool := _pool.get()) is not None:
        pool.start(task)


class _Together(Generic[Made]):
    """The results of a batch: items that were sent to a process together."""

    def __init__(self, answer: Future[PickledResult[list[Made]] | list[Made]]) -> None:
        """`answer` is what `_Pool._work` returns."""
        self._answer = answer
        self._made: list[Made] | None = None

    def made(self) -> list[Made]:
        """Wait for it. Raises what the task raises."""
        if self._made is None:
            answer = self._answer.result()
            self._made = answer.made() if isinstance(answer, PickledResult) else answer
        return self._made


class _Sent(Generic[Made]):
    """The result of one item of a batch."""

    def __init__(self, together: _Together[Made], number: int, *, is_early: bool = False) -> None:
        """`number` is its position in the batch; `is_early` tells that it was sent before it was requested."""
        self._together = together
        self._number = number
        self.is_early = is_early

    def result(self) -> Made:
        """Wait for it. Raises what the task raises."""
        return self._together.made()[self._number]


class _Pool:
    """Worker processes, with a thread for each that communicates with it."""

    def __init__(self, processes: int) -> None:
        self._threads = ThreadPoolExecutor(processes, "beside")
        self._ahead = _AHEAD * processes  # times `_TOGETHER` items under way
        self._workers = [Worker(f"worker {number}") for number in range(1, processes + 1)]
        self._idle = [*self._workers]
        self._early: dict[tuple[object, object], _Sent[Any]] = {}  # by task and item
        self._is_started = can_fork()
        self._is_closed = False
        for worker in self._workers if self._is_started else ():
            worker.fork()

    def start(self, task: Callable[[Item], Made]) -> None:
        """See the function `start`."""
        for _ in self._workers if not self._is_started else ():
            self._send(task, [], task)

    def send_early(self, task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made]) -> None:
        """See the function `send_early`."""
        new = (item for item in items if (task, item) not in self._early)
        while together := list(islice(new, min(_TOGETHER, _MOST_EARLY - len(self._early)))):
            made = self._send(task, together, lost)
            for number, item in enumerate(together):
                self._early[task, item] = _Sent(made, number, is_early=True)

    def in_order(
        self, task: Callable[[Item], Made], items: Iterable[Item], lost: Callable[[Item], Made]
    ) -> Iterator[Made]:
        """See the function `in_order`."""
        items = iter(items)
        waiting: deque[_Sent[Made]] = deque()
        late = 0  # how many of these were not sent early

        def take() -> None:
            nonlocal late
            while late <= (self._ahead - 1) * _TOGETHER and (next_ones := self._take(task, items, lost)):
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
        """The next items in order: those that were sent early, and up to `_TOGETHER` others, which it sends."""
        together: list[Item] = []
        taken: list[_Sent[Made] | int] = []  # an int is the place of one in `together`
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
    ) -> _Together[Made]:
        """Give some items to the next free process; without items it merely starts."""
        self._is_started = True
        return _Together(self._threads.submit(self._work, task, together, lost))

    def _work(
        self, task: Callable[[Item], Made], together: list[Item], lost: Callable[[Item], Made]
    ) -> PickledResult[list[Made]] | list[Made]:
        worker = self._idle.pop()  # there are as many as threads
        try:
            if (made := self._made(worker, task, together)) is not None:
                return made
            alone: list[Made] = []
            for item in together:
                found = worker.ask(_LONGEST, _each, task, [item]) if worker.has_started else None
                if self._is_closed:  # nobody waits for it any longer
                    break
                # A process that never started, for lack of memory or disk space, has lost nothing: the work is done
                # here.
                alone.append(found[0] if found else (lost if worker.has_started else task)(item))
            return alone
        finally:
            self._idle.append(worker)

    @staticmethod
    def _made(worker: Worker, task: Callable[[Item], Made], together: list[Item]) -> PickledResult[list[Made]] | None:
        """The results of a process for some items; None if it died, stalled or could not be started."""
        try:
            return worker.ask_packed(_LONGEST, _each, task, together)
        except OSError:
            if worker.has_started:  # if it died, these items may have been the reason
                raise
            return None

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
