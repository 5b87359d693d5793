"""Reads pages in a process of its own, so that one which kills or stalls the parser costs that page alone."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive.extract import Other, Page
from archive.store.read_page import read_page
from archive.warc.answers import Stored

TIME_LIMIT = 30.0  # seconds for one page; the largest that we accept takes about one


class Reader:
    """`archive.store.read_page.read_page`, at a distance."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def read(self, stored: Stored, url: str) -> Page:
        """What an answer is read as; an `Other` where the parser died or took longer than the limit.

        Raises ValueError where the answer's content coding cannot be undone.
        """
        future = self._submit(stored, url)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), TIME_LIMIT)
        except (BrokenProcessPool, TimeoutError):
            self.close()
            return Other(url, "not readable")

    def read_now(self, stored: Stored, url: str) -> Page:
        """The same where there is no event loop to wait in."""
        future = self._submit(stored, url)
        try:
            return future.result(TIME_LIMIT)
        except (BrokenProcessPool, TimeoutError):
            self.close()
            return Other(url, "not readable")

    def _submit(self, stored: Stored, url: str) -> Future[Page]:
        if self._pool is None:
            # Where the crawl is killed, Python's own helper tidies up after us. That is nothing to tell anybody.
            os.environ.setdefault("PYTHONWARNINGS", "ignore::UserWarning:multiprocessing.resource_tracker")
            # Not a fork: a child would hold our lock and our files for as long as it lives.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_parent)
        return self._pool.submit(read_page, stored, url)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):
                process.kill()
                process.join()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _end_with_parent() -> None:
    """Let this process end when the crawl does, however that ends."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
