"""Reads pages in a process of its own, so that one which kills or stalls the parser costs that page alone."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TypeVar

from archive.extract import Other, Page
from archive.requisites import Requisite, in_page, in_style_sheet
from archive.store.staging.read_page import file_of, read_page
from archive.warc.answers import Stored

PROCESS = "reader of pages"  # as lists of processes call it
TIME_LIMIT = 30.0  # seconds for one page; the largest that we accept takes about one
START_LIMIT = 300.0  # seconds until the process is ready: on a busy machine its imports may take long
_Found = TypeVar("_Found")
_Task = Callable[[Stored, str], _Found]
_READY = "ready"  # the first word of the process, when it has imported what it needs


class Reader:
    """`archive.store.staging.read_page.read_page`, at a distance. Not safe for use from several threads at once."""

    def __init__(self) -> None:
        self._waiting = ThreadPoolExecutor(1, "reader")  # one page at a time
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    async def read(self, stored: Stored, url: str) -> Page:
        """What an answer is read as; an `Other` where the parser died or took longer than the limit.

        Raises ValueError where the answer's content coding cannot be undone.
        """
        return await asyncio.get_running_loop().run_in_executor(self._waiting, self.read_now, stored, url)

    def read_now(self, stored: Stored, url: str) -> Page:
        """The same where there is no event loop to wait in."""
        if file := file_of(stored, url):
            return file
        read = self._ask(read_page, stored, url)
        if read is None:
            return Other(url, "not readable")
        if isinstance(read, ValueError):
            raise read
        return read

    async def needs_of_page(self, stored: Stored, url: str) -> tuple[Requisite, ...]:
        """What a page needs to look as it does; nothing where the parser died or took longer than the limit."""
        return await self._needs(_needs_of_page, stored, url)

    async def needs_of_style_sheet(self, stored: Stored, url: str) -> tuple[Requisite, ...]:
        """What a style sheet needs; nothing where the parser died or took longer than the limit."""
        return await self._needs(_needs_of_style_sheet, stored, url)

    async def _needs(self, task: _Task[tuple[Requisite, ...]], stored: Stored, url: str) -> tuple[Requisite, ...]:
        found = await asyncio.get_running_loop().run_in_executor(self._waiting, self._ask, task, stored, url)
        return () if found is None or isinstance(found, ValueError) else found

    def _ask(self, task: _Task[_Found], stored: Stored, url: str) -> _Found | ValueError | None:
        """What the process makes of an answer; None where it died, or took too long."""
        is_new = self._pipe is None
        pipe = self._pipe or self._start()
        found: _Found | ValueError | None = None
        with suppress(EOFError, OSError):  # where it has died
            if not is_new or (pipe.poll(START_LIMIT) and pipe.recv() == _READY):
                pipe.send((task, stored, url))
                found = pipe.recv() if pipe.poll(TIME_LIMIT) else None
        if found is None:
            self._end()
        return found

    def _start(self) -> Connection:
        # Not a fork: a child would hold our lock and our files for as long as it lives.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_read_pages, args=(theirs,), name=PROCESS, daemon=True)
        with _deaf():
            self._process.start()
        theirs.close()
        return self._pipe

    def _end(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe.close()
        self._process = self._pipe = None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
        if self._process is not None:
            with suppress(ValueError):  # who waits for it may have ended it in this moment
                self._process.kill()  # and else hears that it has died
        self._waiting.shutdown()
        self._end()


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


def _read_pages(pipe: Connection) -> None:
    """Answer each page with what it is read as, for as long as the crawl lasts, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the crawl, which ends in good order
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            task, stored, url = pipe.recv()
            try:
                found = task(stored, url)
            except ValueError as error:
                found = error
            pipe.send(found)


def _needs_of_page(stored: Stored, url: str) -> tuple[Requisite, ...]:
    return in_page(stored.content(), url, stored.content_type)


def _needs_of_style_sheet(stored: Stored, url: str) -> tuple[Requisite, ...]:
    return in_style_sheet(stored.content(), url, stored.content_type)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)
