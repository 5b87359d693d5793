"""The pool of processes that run visitors' statements: each is started when needed, and replaced if it ends."""

from __future__ import annotations

import multiprocessing
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue
from typing import Any

from archive.web.sql.limits import GRACE
from archive.web.sql.worker import Answer, SqlStatement, serve

_TO_START = 60.0  # seconds for a process to start; it takes about one on an idle machine
_LATE = 2.0  # seconds after which a process that should have ended itself is ended from here
_ENDED = Answer(error="the query ended the process that ran it")

_methods = multiprocessing.get_all_start_methods()
_context: Any = multiprocessing.get_context("forkserver" if "forkserver" in _methods else "spawn")
if "forkserver" in _methods:
    # Forked processes have all modules loaded, and none of the server's threads, sockets and databases.
    _context.set_forkserver_preload(["datasette.app", "archive.web.sql.worker"])
_starting = threading.Lock()


class Workers:
    """A few processes. If there are more statements than processes, they wait for their turn.

    Each process is used by one thread at a time, which waits for the answer and ends the process if that is overdue.
    """

    def __init__(self, count: int, options: dict[str, Any]) -> None:
        """`options` are those of the Datasette that serves: each process has one like it."""
        self._options = options
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="visitors-sql")
        self._idle: LifoQueue[_Worker | None] = LifoQueue()  # the last one used is used first, so that few are started
        for _ in range(count):
            self._idle.put(None)

    def submit(self, statement: SqlStatement) -> Future[Answer]:
        """Run a statement as soon as there is a process for it."""
        return self._threads.submit(self._answer, statement)

    def close(self) -> None:
        """End the processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        while not self._idle.empty():
            if worker := self._idle.get_nowait():
                worker.end()

    def _answer(self, statement: SqlStatement) -> Answer:
        worker = self._idle.get()
        try:
            # It may have ended while it was idle.
            if worker is None or not worker.is_alive():
                worker = _Worker(self._options)
            answer = worker.answer(statement)
            if not worker.is_alive():
                worker = None
            return answer
        finally:
            self._idle.put(worker)


class _Worker:
    """One process, as seen by the server."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._connection, theirs = _context.Pipe()
        with _starting:  # all threads share one fork server
            self._process = _context.Process(target=serve, args=(theirs, options), daemon=True)
            self._process.start()
        theirs.close()
        if not self._connection.poll(_TO_START):
            self.end()
            raise RuntimeError("a process for queries does not start")
        self._connection.recv()

    def answer(self, statement: SqlStatement) -> Answer:
        allowed = statement.milliseconds / 1000 + GRACE
        started = time.monotonic()
        try:
            self._connection.send(statement)
            if self._connection.poll(allowed + _LATE):
                answer: Answer = self._connection.recv()
                return answer
        except (EOFError, OSError):
            pass
        self.end()
        return Answer(interrupted=True) if time.monotonic() - started >= allowed * 0.9 else _ENDED

    def is_alive(self) -> bool:
        return not self._connection.closed and self._process.is_alive()

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
