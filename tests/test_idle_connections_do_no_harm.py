"""Connections that ask for nothing, or never come to an end, keep nobody from reading and fill no log."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from archive.store.folder import DataFolder
from archive.web.serving.limits import answers, connections
from archive.web.serving.limits.answers import with_bounded_answers
from archive.web.serving.limits.connections import patient_protocol
from tests.support.sampled import later
from tests.support.served import running

LITTLE = 100_000  # bytes of a log


def idle(port: int, count: int, stack: ExitStack) -> list[socket.socket]:
    return [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20)) for _ in range(count)]


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


def test_whoever_asks_is_served_before_those_who_keep_silent(archived_replica: DataFolder, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = ("archive", "serve", "--data", archived_replica.root)
    with running(*command, log=log, most_files=128) as served, ExitStack() as stack:
        idle(port_of(served.url), 160, stack)
        assert "</html>" in served.text("/")
        assert "</html>" in served.text("/archive/articles")
    assert log.stat().st_size < LITTLE


def test_plain_datasette_complains_of_too_many_once(archived_replica: DataFolder, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = ("datasette", archived_replica.database, "-m", "metadata.yml")
    with running(*command, log=log, most_files=128) as served:
        with ExitStack() as stack:
            silent = idle(port_of(served.url), 160, stack)
            # It cannot accept the last one, but comes to try it, and says so.
            while b"No more connections" not in log.read_bytes():
                silent[-1].settimeout(0.1)
                with pytest.raises(TimeoutError):
                    silent[-1].recv(1)
        assert "</html>" in served.text("/")
    assert log.read_bytes().count(b"No more connections") == 1
    assert log.stat().st_size < LITTLE


def test_a_request_that_turns_into_something_else_is_no_error_of_ours(
    archived_replica: DataFolder, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    chunked = b" HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with running("archive", "serve", "--data", archived_replica.root, log=log) as served, ExitStack() as stack:
        for begun in (b"GET /", b"POST /", b"POST /archive/people", b"GET /archive/captures.csv?_stream=1"):
            at_once, later = idle(port_of(served.url), 2, stack)
            at_once.sendall(begun + chunked + b"zz\r\n")
            assert at_once.recv(1 << 16).startswith(b"HTTP/1.1 400")
            later.sendall(begun + chunked)
            assert later.recv(1).startswith(b"H")
            later.sendall(b"zz\r\n")
            with suppress(ConnectionResetError):
                while later.recv(1 << 16):
                    pass
        assert "</html>" in served.text("/")
    assert b"Traceback" not in log.read_bytes()


@pytest.mark.parametrize("kind", [later("application/x-www-form-urlencoded"), "multipart/form-data; boundary=b"])
def test_a_form_without_end_is_no_error_of_ours(kind: str, archived_replica: DataFolder, tmp_path: Path) -> None:
    log = tmp_path / "log"
    head = f"POST /archive HTTP/1.1\r\nHost: x\r\nCookie: csrftoken=a\r\nContent-Type: {kind}\r\n".encode()
    with running("archive", "serve", "--data", archived_replica.root, log=log) as served, ExitStack() as stack:
        endless, strange, left = idle(port_of(served.url), 3, stack)
        endless.sendall(head + b"Content-Length: 99999999999\r\n\r\n")
        with suppress(OSError):
            for _ in range(100):
                endless.sendall(b"x" * 65_536)
        assert endless.recv(1 << 16).split()[1] in (b"413", b"415")
        strange.sendall(head + b"x-csrftoken: \xe5\r\nContent-Length: 0\r\n\r\n")
        assert strange.recv(1 << 16).split()[1] in (b"400", b"415")
        left.sendall(head + b"Content-Length: 1000\r\n\r\nhalf")
        left.close()
        assert "</html>" in served.text("/")
    assert b"Traceback" not in log.read_bytes()


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Reads what it is sent, and answers with as many bytes as the path says."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"x" * int(scope["path"].strip("/") or 0)})


@contextmanager
def serving(most: int = 100, ours: Sequence[str] = ()) -> Iterator[int]:
    """The bounds around a small application, in a thread; its port."""
    app = with_bounded_answers(echo, ours, "/")
    config = uvicorn.Config(app, port=0, http=patient_protocol(most), lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        thread = threading.Thread(target=asyncio.run, args=(server.serve([listening]),))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def answer_to(connection: socket.socket, request: bytes) -> bytes:
    connection.sendall(request)
    received = b""
    while not received.endswith(b"0\r\n\r\n") and (more := connection.recv(1 << 16)):
        received += more
    return received


GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"\r\n", GET + b"GET /"], ids=repr)
def test_a_connection_without_a_whole_request_ends(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LONGEST_SILENCE", 0.2)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(begun)
        try:
            while connection.recv(1 << 16):
                pass
        except ConnectionResetError:
            pass


def test_a_connection_can_be_used_again() -> None:
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for _ in range(3):
            assert answer_to(connection, GET).startswith(b"HTTP/1.1 200")


def test_the_newest_connection_takes_the_place_of_the_oldest_silent_one() -> None:
    with serving(most=3) as port, ExitStack() as stack:
        first, *others = idle(port, 3, stack)
        assert answer_to(others[-1], GET).startswith(b"HTTP/1.1 200")
        (newest,) = idle(port, 1, stack)
        assert answer_to(newest, GET).startswith(b"HTTP/1.1 200")
        assert first.recv(1) == b""


def test_a_request_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LONGEST_SEND", 0.2)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        answer = answer_to(connection, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
        assert b" 200 " not in answer
        assert b"connection: close" in answer


def test_a_request_that_is_too_long_is_refused() -> None:
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n"
        assert answer_to(connection, head + b"x" * 2_000_000).startswith(b"HTTP/1.1 413")


def test_a_reader_who_takes_nothing_is_left_and_others_get_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LONGEST_SEND", 0.2)
    monkeypatch.setattr(answers, "MOST_AT_ONCE", 1)
    with serving() as port, ExitStack() as stack:
        greedy, modest = idle(port, 2, stack)
        greedy.sendall(b"GET /50000000 HTTP/1.1\r\nHost: x\r\n\r\n")
        assert greedy.recv(1)
        assert answer_to(modest, GET).startswith(b"HTTP/1.1 200")


def test_a_long_answer_arrives_whole() -> None:
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(b"GET /3000001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
        assert received.count(b"x") == 3_000_001


def test_readers_who_take_nothing_of_our_pages_hold_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_OF_OURS", 1)
    with serving(ours=["/"]) as port, ExitStack() as stack:
        *greedy, modest = idle(port, 4, stack)
        for connection in greedy:
            connection.sendall(b"GET /50000000 HTTP/1.1\r\nHost: x\r\n\r\n")
            assert connection.recv(1)
        assert answer_to(modest, GET).startswith(b"HTTP/1.1 200")
        modest.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
        (another,) = idle(port, 1, stack)
        assert answer_to(another, GET).startswith(b"HTTP/1.1 200")
