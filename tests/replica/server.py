"""Serves the stand-in site, or any function from an address to an Answer, over HTTP/1.1 on loopback."""

from __future__ import annotations

import gzip
import os
import socket
import struct
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from .misbehaviour import Honest, Step
from .site import Answer, Site

Handler = Callable[[str], Answer]

_PHRASES = {status.value: status.phrase for status in HTTPStatus}


class Request(NamedTuple):
    """A request as it came; `path` is path and query, `headers.get` ignores case, `at` is in seconds of some clock."""

    method: str
    path: str
    headers: Message
    at: float


class ReplicaServer:
    """A web server for the length of a `with` block.

    `handler` turns a path into an Answer; a Site is one, and the default. `port` 0 takes a free one. `gzip` decides
    whether HTML travels compressed to clients that accept it. `url` is the address without a final slash, `requests`
    what was asked so far, in order; `date` is the Date of every answer, where it is not to be the time.
    """

    def __init__(self, handler: Handler | None = None, *, port: int = 0, gzip: bool = True) -> None:
        self.handler = Site() if handler is None else handler
        self.gzip = gzip
        self.requests: list[Request] = []
        self.date: str | None = None
        self.stopping = Event()
        self._scripts: dict[str, deque[Step]] = {}
        self._lock = Lock()
        self._http = _HTTPServer(("127.0.0.1", port), self)
        self.port: int = self._http.server_port
        self.url = f"http://127.0.0.1:{self.port}"

    def script(self, path: str, *steps: Step) -> None:
        """Answer the next requests for a path (with its query) by these steps, one each; the last one stays.

        No steps make the path honest again.
        """
        with self._lock:
            self._scripts[path] = deque(steps or (Honest(),))

    def forget(self) -> None:
        """Be honest at every path again, as if nothing had been asked for so far; `handler` stays."""
        with self._lock:
            self._scripts.clear()
            self.requests.clear()

    def gaps(self) -> list[float]:
        """The seconds between each request and the one before, from the second page on: robots.txt comes by itself."""
        return [later.at - earlier.at for earlier, later in pairwise(self.requests[1:])]

    def step_for(self, request: Request) -> Step:
        """Record a request and take the step that answers it."""
        with self._lock:
            self.requests.append(request)
            steps = self._scripts.get(request.path)
            if steps is None:
                return Honest()
            return steps.popleft() if len(steps) > 1 else steps[0]

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._http.serve_forever, args=(0.02,), name="replica", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stopping.set()
        self._http.shutdown()
        self._thread.join()
        self._http.hang_up()
        self._http.server_close()


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], replica: ReplicaServer) -> None:
        self.replica = replica
        self.open_connections: set[socket.socket] = set()
        super().__init__(address, _RequestHandler)

    def hang_up(self) -> None:
        """Close the connections that clients keep alive, so that no thread waits for them."""
        for connection in list(self.open_connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _RequestHandler(BaseHTTPRequestHandler):
    """Plays the step of each request; implements misbehaviour.Exchange."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server: _HTTPServer

    def setup(self) -> None:
        super().setup()
        self.server.open_connections.add(self.connection)

    def finish(self) -> None:
        self.server.open_connections.discard(self.connection)
        with suppress(OSError):
            super().finish()

    def do_GET(self) -> None:
        # A client that takes us for its proxy asks for a whole URL: the known hosts can be tried that way.
        url = urlsplit(self.path)
        self.path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        step = self.server.replica.step_for(Request(self.command, self.path, self.headers, time.monotonic()))
        try:
            step.play(self)
        except OSError:
            # The client has hung up, or we do: both are part of the play.
            self.close_connection = True

    def do_HEAD(self) -> None:
        self.do_GET()

    def honest(self) -> Answer:
        return self.server.replica.handler(self.path)

    def respond(self, answer: Answer, **headers: str) -> None:
        if answer.status == 200 and self._client_has(answer):
            self.send(self.head(replace(answer, status=304), **headers | {"Content_Length": ""}))
            return
        body = answer.body
        if self.server.replica.gzip and answer.content_type.startswith("text/html") and body:
            headers["Vary"] = "Accept-Encoding"
            if _accepts_gzip(self.headers.get("Accept-Encoding", "")):
                headers["Content_Encoding"] = "gzip"
                body = _gzipped(body)
        head = self.head(answer, **headers | {"Content_Length": str(len(body))})
        self.send(head if self.command == "HEAD" else head + body)

    def head(self, answer: Answer, **headers: str) -> bytes:
        phrase = _PHRASES.get(answer.status, "Unknown")
        fields = {
            "Server": "Replica",
            "Date": self.server.replica.date or self._now(),
            "Content-Type": answer.content_type,
            "Content-Length": str(len(answer.body)),
            "ETag": answer.etag,
            "Last-Modified": format_datetime(answer.last_modified, usegmt=True) if answer.last_modified else None,
            "Connection": "close" if self.close_connection else None,
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"HTTP/1.1 {answer.status} {phrase}", *(f"{name}: {value}" for name, value in fields.items() if value)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _now(self) -> str:
        """The time, as the machine's clock or what stands for it ($CTARCHIVE_NOW, an ISO 8601 instant) has it."""
        if pretended := os.environ.get("CTARCHIVE_NOW"):
            return format_datetime(datetime.fromisoformat(pretended).astimezone(UTC), usegmt=True)
        return self.date_time_string()

    def send(self, data: bytes) -> None:
        self.wfile.write(data)

    def close(self) -> None:
        self.close_connection = True

    def reset(self) -> None:
        self.close_connection = True
        # Lingering for no time at all makes close() send a RST instead of a FIN.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()

    def wait(self, seconds: float) -> None:
        if self.server.replica.stopping.wait(seconds):
            raise ConnectionAbortedError("the server stops")

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: `requests` tells what was asked."""

    def _client_has(self, answer: Answer) -> bool:
        """Whether the client's validators hold; beside an If-None-Match the date does not count (RFC 9110, 13.2.2)."""
        if (tags := self.headers.get("If-None-Match")) is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return answer.etag is not None and (answer.etag in known or "*" in known)
        since = self.headers.get("If-Modified-Since")
        if since is None or answer.last_modified is None:
            return False
        try:
            return answer.last_modified <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False


def _accepts_gzip(accept_encoding: str) -> bool:
    codings = (coding.replace(" ", "").lower() for coding in accept_encoding.split(","))
    return any(coding.split(";")[0] == "gzip" and not coding.endswith(";q=0") for coding in codings)


@lru_cache(maxsize=2048)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)
