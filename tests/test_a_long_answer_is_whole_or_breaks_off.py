"""A long answer is of one state of the archive, and ends whole or breaks off where everybody notices."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from datasette.app import Datasette
from datasette.database import QueryInterrupted

from archive.store.takedowns import ledger
from archive.web.serving.request import read_within
from archive.web.serving.responses import streams
from tests.support.browser.downloads import by_lines, table
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of

pytestmark = pytest.mark.usefixtures("few_at_a_time")


class Reader:
    """Somebody who takes an answer message by message, and may do something after the first."""

    def __init__(
        self,
        database: Path,
        *,
        then: Callable[[], object] = lambda: None,
        leaves: bool = False,
        keeps: bool = True,
        datasette: Any = None,
    ) -> None:
        self.datasette = datasette or Datasette([str(database)])
        self._then, self._leaves, self._keeps = then, leaves, keeps
        self.messages: list[Any] = []
        self.bytes = 0

    async def take(self, path: str) -> None:
        await self.datasette.invoke_startup()
        path, _, query = path.partition("?")
        scope = {
            **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path},
            **{"raw_path": path.encode(), "query_string": query.encode(), "headers": [(b"host", b"localhost")]},
        }
        first, begun = {"type": "http.request", "body": b"", "more_body": False}, asyncio.Event()
        incoming = iter([first])

        async def receive() -> Any:
            if message := next(incoming, None):
                return message
            await begun.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            self.bytes += len(message.get("body", b""))
            self.messages += [message] if self._keeps else []
            if message["type"] == "http.response.body" and not begun.is_set():
                self._then()
                if self._leaves:
                    begun.set()
            await asyncio.sleep(0.005 if self._keeps else 0)

        await self.datasette.app()(scope, receive, send)

    @property
    def is_whole(self) -> bool:
        return not self.messages[-1].get("more_body", False)

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.messages).decode("utf-8-sig")


@pytest.fixture
def copy(home_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(home_database, tmp_path / "archive.db"))


def take(path: str, reader: Reader) -> Reader:
    asyncio.run(reader.take(path))
    assert streams.Streamed.under_way == 0
    return reader


def test_the_whole_answer_is_of_one_state(copy: Path) -> None:
    def change() -> None:
        with closing(sqlite3.connect(copy)) as db:
            db.execute("UPDATE articles SET body = 'Cits teksts'")
            db.execute("DELETE FROM articles WHERE id < 'lv-110'")
            db.commit()

    before = take("/search.jsonl", Reader(copy))
    during = take("/search.jsonl", Reader(copy, then=change))
    assert during.is_whole
    assert by_lines(during.text) == by_lines(before.text)
    assert by_lines(take("/search.jsonl", Reader(copy)).text) != by_lines(before.text)


def test_it_breaks_off_where_something_is_withheld_meanwhile(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_LOOKED_EVERY", 0.001)
    hidden = ledger.Hidden(pages=frozenset(["lv-999"]))
    entry = ledger.Entry("withhold", "2026-11-20T10:00:00.000001Z", "lv-999", "privacy", hidden=hidden)
    reader = take("/search.csv", Reader(copy, then=lambda: ledger.append(copy.parent / ledger.NAME, entry)))
    assert not reader.is_whole
    assert len(table(reader.text.encode("utf-8-sig"))) < 12


def test_it_ends_where_its_reader_has_gone(copy: Path) -> None:
    reader = take("/search.jsonl", Reader(copy, leaves=True))
    assert not reader.is_whole
    assert len(by_lines(reader.text)) < 12


def test_it_breaks_off_where_it_takes_too_long(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST", 0.03)
    assert not take("/search.jsonl", Reader(copy)).is_whole


def test_a_statement_that_takes_too_long_is_parted(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = take("/search.jsonl", Reader(copy)).text
    read, calls = read_within, 0

    def slow_at_times(limit: int, connection: Any, of: Callable[[Any], Any]) -> Any:
        nonlocal calls
        calls += 1
        if calls in (2, 4):
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), "", {})
        return read(limit, connection, of)

    monkeypatch.setattr(streams, "AT_A_TIME", 20)
    monkeypatch.setattr(streams, "read_within", slow_at_times)
    reader = take("/search.jsonl", Reader(copy))
    assert reader.is_whole
    assert reader.text == expected


def test_a_search_that_takes_too_long_is_no_answer(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> Any:
        raise QueryInterrupted(sqlite3.OperationalError("interrupted"), "", {})

    monkeypatch.setattr(streams, "read_within", slow)
    reader = take("/search.csv", Reader(copy))
    assert reader.messages[0]["status"] == 503
    assert "too long" in reader.text


def test_one_more_than_may_be_sent_at_once_is_asked_to_come_again(
    home_room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST_AT_ONCE", 0)
    answer = home_room.get("/search.csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert home_room.get("/search.csv?size=10").status_code == 200


async def answer_of(database: Path, path: str, version: str = "1.1") -> bytes:
    """All bytes that a server sends for an address by a version of HTTP."""
    datasette = Datasette([str(database)])
    await datasette.invoke_startup()
    server = uvicorn.Server(uvicorn.Config(datasette.app(), port=0, log_level="critical"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    source, sink = await asyncio.open_connection("127.0.0.1", port)
    sink.write(f"GET {path} HTTP/{version}\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    content = await source.read()
    sink.close()
    server.should_exit = True
    await serving
    return content


def test_no_cache_keeps_what_it_cannot_know_to_be_whole(copy: Path) -> None:
    for version, is_kept in (("1.1", True), ("1.0", False)):
        head = asyncio.run(answer_of(copy, "/search.csv", version)).partition(b"\r\n\r\n")[0].lower()
        assert (b"cache-control: public" in head) == is_kept
        assert (b"cache-control: no-store" in head) != is_kept
        assert (b"\r\netag:" in head) <= is_kept


def test_long_answers_are_read_in_turns_and_leave_threads_to_pages(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, most, read = 0, 0, read_within

    def count(limit: int, connection: Any, of: Callable[[Any], Any]) -> Any:
        nonlocal reading, most
        reading += 1
        most = max(most, reading)
        try:
            time.sleep(0.002)
            return read(limit, connection, of)
        finally:
            reading -= 1

    monkeypatch.setattr(streams, "read_within", count)
    readers = [Reader(copy)]
    readers += [Reader(copy, datasette=readers[0].datasette) for _ in range(3)]

    async def take_all() -> None:
        await readers[0].datasette.invoke_startup()
        await asyncio.gather(*(reader.take("/search.jsonl") for reader in readers))

    asyncio.run(take_all())
    assert len({reader.text for reader in readers}) == 1
    assert all(reader.is_whole for reader in readers)
    assert most == 1


def test_a_client_notices_that_it_broke_off(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Broken(Exception):
        pass

    def breaks(limit: int, connection: Any, of: Callable[[Any], Any]) -> Any:
        if streams.AT_A_TIME == 1:
            raise Broken
        monkeypatch.setattr(streams, "AT_A_TIME", 1)
        return read(limit, connection, of)

    whole = asyncio.run(answer_of(copy, "/search.csv"))
    assert b"transfer-encoding: chunked" in whole.lower()
    assert whole.endswith(b"\r\n0\r\n\r\n")
    read = read_within
    monkeypatch.setattr(streams, "read_within", breaks)
    broken = asyncio.run(answer_of(copy, "/search.csv"))
    assert b"200 OK" in broken
    assert not broken.endswith(b"0\r\n\r\n")
    assert "Broken" in capfd.readouterr().err


def test_it_takes_little_memory_however_much_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "AT_A_TIME", 20)
    path = tmp_path / "archive.db"
    archive_of(path, [Row(f"lv-{n}", f"{n}", "vārdi " * 3000) for n in range(400)], with_vocabulary=False).close()
    sent = 0

    async def take_and_forget() -> None:
        nonlocal sent
        reader = Reader(path, keeps=False)
        tracemalloc.start()
        await reader.take("/search.csv")
        sent = reader.bytes

    asyncio.run(take_and_forget())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > 7_000_000
    assert peak < 4_500_000
