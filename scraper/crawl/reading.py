"""Reads pages in a separate process, so that a page which kills or stalls the parser costs only itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from archive.extract import Other, Page
from archive.requisites import Requisite, in_page, in_style_sheet
from archive.store.staging.read_page import file_of, make_ready, read_page
from archive.warc.answers import StoredAnswer
from archive.worker import Worker, can_fork

PROCESS = "reader of pages"  # as shown in lists of processes
TIME_LIMIT = 30.0  # seconds for one page; the largest that we accept takes about one
_Found = TypeVar("_Found")
_Task = Callable[[StoredAnswer, str], _Found]


_forked: list[Worker] = []  # at most one, for the next `Reader`


def fork() -> None:
    """Start the process of the next `Reader` as a fork, where that is safe, so that it need not import anything.

    Call it before anything is opened, as `Worker.fork` says.
    """
    if can_fork() and not _forked:
        worker = Worker(PROCESS, make_ready)
        worker.fork()
        _forked.append(worker)


class Read(NamedTuple):
    """What an answer was read as, and the requisites of the page; None if those could not be determined."""

    page: Page
    needs: tuple[Requisite, ...] | None = ()


class Reader:
    """`archive.store.staging.read_page.read_page` in another process. Not thread-safe."""

    def __init__(self) -> None:
        self._waiting = ThreadPoolExecutor(1, "reader")  # one page at a time
        self._worker = _forked.pop() if _forked else Worker(PROCESS, make_ready)

    async def read(self, stored: StoredAnswer, url: str) -> Read:
        """What an answer is read as; an `Other` if the parser died or took longer than the limit.

        Raises ValueError if the answer's content coding cannot be undone, and OSError if no process can be made.
        """
        if file := file_of(stored, url):
            return Read(file)
        return await asyncio.get_running_loop().run_in_executor(self._waiting, self._read_both, stored, url)

    def _read_both(self, stored: StoredAnswer, url: str) -> Read:
        read = self._worker.ask(TIME_LIMIT, _read, stored, url)
        # Perhaps the search for its requisites killed or stalled the process. That must not cost the page.
        return read or Read(self.read_now(stored, url), None)

    def read_now(self, stored: StoredAnswer, url: str) -> Page:
        """The page only, for callers without an event loop."""
        if file := file_of(stored, url):
            return file
        return self._worker.ask(TIME_LIMIT, read_page, stored, url) or Other(url, "not readable")

    async def needs_of_page(self, stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
        """The requisites of a page; none if the parser died or took longer than the limit."""
        return await self._needs(_needs_of_page, stored, url)

    async def needs_of_style_sheet(self, stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
        """The requisites of a style sheet; none if the parser died or took longer than the limit."""
        return await self._needs(_needs_of_style_sheet, stored, url)

    async def _needs(self, task: _Task[tuple[Requisite, ...]], stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._waiting, self._needs_now, task, stored, url)

    def _needs_now(self, task: _Task[tuple[Requisite, ...]], stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
        try:
            return self._worker.ask(TIME_LIMIT, task, stored, url) or ()
        except (ValueError, OSError):  # its content coding cannot be undone, or no process can be made
            return ()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
        self._worker.kill()
        self._waiting.shutdown()
        self._worker.end()


def _read(stored: StoredAnswer, url: str) -> Read:
    stored = stored.uncoded()
    page = read_page(stored, url)
    if isinstance(page, Other) and not page.links:
        return Read(page)  # a file
    return Read(page, _needs_of_page(stored, page.url))


def _needs_of_page(stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
    return in_page(stored.content(), url, stored.content_type)


def _needs_of_style_sheet(stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
    return in_style_sheet(stored.content(), url, stored.content_type)
