from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from threading import Timer

import pytest

from archive.extract import Other
from archive.warc.answers import StoredAnswer
from archive.worker import Worker
from scraper.crawl import reading
from scraper.crawl.reading import PROCESS, Read, Reader

URL = "http://localhost/lv/kontakti"
ANSWER = StoredAnswer((("Content-Type", "text/html"),), b"<p>Kontakti</p>")
LOST = Other(URL, "not readable")


@pytest.fixture
def reader() -> Iterator[Reader]:
    """A reader whose process is at work."""
    with closing(Reader()) as reader:
        assert reader.read_now(ANSWER, URL) != LOST
        yield reader


def readers() -> list[BaseProcess]:
    return [process for process in multiprocessing.active_children() if process.name == PROCESS]


def send(number: signal.Signals) -> None:
    (process,) = readers()
    assert process.pid
    os.kill(process.pid, number)


def test_one_that_kills_it(reader: Reader) -> None:
    send(signal.SIGKILL)
    assert reader.read_now(ANSWER, URL) == LOST
    assert reader.read_now(ANSWER, URL) != LOST


def test_one_that_never_ends(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.crawl.reading.TIME_LIMIT", 0.1)
    send(signal.SIGSTOP)
    assert reader.read_now(ANSWER, URL) == LOST
    monkeypatch.undo()
    assert reader.read_now(ANSWER, URL) != LOST


def test_the_limit_of_a_page_is_not_that_of_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    start = SpawnProcess.start

    def start_slowly(process: SpawnProcess) -> None:
        start(process)
        send(signal.SIGSTOP)
        Timer(1, send, [signal.SIGCONT]).start()

    monkeypatch.setattr(SpawnProcess, "start", start_slowly)
    monkeypatch.setattr("scraper.crawl.reading.TIME_LIMIT", 0.5)
    with closing(Reader()) as reader:
        assert reader.read_now(ANSWER, URL) != LOST


def test_one_that_was_forked_is_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "can_fork", lambda: True)  # although whoever runs the tests has threads
    reading.fork()
    (forked,) = readers()
    with closing(Reader()) as reader:
        assert reader.read_now(ANSWER, URL) != LOST
        send(signal.SIGINT)
        assert reader.read_now(ANSWER, URL) != LOST
        assert readers() == [forked]
        send(signal.SIGKILL)
        assert reader.read_now(ANSWER, URL) == LOST
        assert reader.read_now(ANSWER, URL) != LOST
    assert readers() == []


def test_what_a_page_needs_may_stop_it_too(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Worker.ask

    def ask_and_die(self: Worker, seconds: float, task: Callable[..., object], *arguments: object) -> object:
        if task is reading._read:
            send(signal.SIGKILL)
        return ask(self, seconds, task, *arguments)

    monkeypatch.setattr(Worker, "ask", ask_and_die)
    page, needs = asyncio.run(reader.read(ANSWER, URL))
    assert (page != LOST, needs) == (True, None)


def test_one_that_cannot_be_decoded_is_an_error_of_its_own(reader: Reader) -> None:
    with pytest.raises(ValueError, match="'compress' cannot be undone"):
        reader.read_now(StoredAnswer((("Content-Encoding", "compress"),), b"\x00"), URL)
    assert reader.read_now(ANSWER, URL) != LOST


def test_pages_that_come_together_are_read_in_turn(reader: Reader) -> None:
    async def read_all() -> list[Read]:
        return await asyncio.gather(*(reader.read(ANSWER, f"{URL}/{number}") for number in range(9)))

    assert [read.page.url for read in asyncio.run(read_all())] == [f"{URL}/{number}" for number in range(9)]


def test_the_end_of_the_crawl_waits_for_none(reader: Reader) -> None:
    async def end() -> list[object]:
        send(signal.SIGSTOP)
        waiting = [asyncio.ensure_future(reader.read(ANSWER, URL)) for _ in range(3)]
        await asyncio.sleep(0.1)
        reader.close()
        return await asyncio.gather(*waiting, return_exceptions=True)

    first, *others = asyncio.run(end())
    assert first == Read(LOST, None)
    assert all(isinstance(other, asyncio.CancelledError) for other in others)
    assert readers() == []


def test_ctrl_c_is_not_for_one_that_only_begins() -> None:
    with closing(Reader()) as reader, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(reader.read_now, ANSWER, URL)
        while not readers():
            time.sleep(0.001)
        for _ in range(20):
            send(signal.SIGINT)
            time.sleep(0.02)
        assert reading.result() != LOST


def test_ctrl_c_is_not_for_it(reader: Reader) -> None:
    send(signal.SIGINT)
    assert reader.read_now(ANSWER, URL) != LOST
