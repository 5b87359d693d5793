"""What the server can be told to do with a request: honest, slow, broken or hostile, one small class each.

Give them to `ReplicaServer.script`. Each plays on an Exchange, the server's side of one request.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from .site import Answer, answer_of

MEGABYTE = 1024 * 1024


class Exchange(Protocol):
    """One request being answered."""

    def honest(self) -> Answer:
        """What the site would answer."""

    def respond(self, answer: Answer, **headers: str) -> None:
        """Send an answer as a well-behaved server does (304, HEAD, gzip), with additional headers (`_` is `-`)."""

    def head(self, answer: Answer, **headers: str) -> bytes:
        """The status line and the headers of an answer; a header given here replaces the usual one."""

    def send(self, data: bytes) -> None:
        """Put bytes on the wire as they are."""

    def close(self) -> None:
        """Close the connection after this response."""

    def reset(self) -> None:
        """Close the connection at once with a TCP RST."""

    def wait(self, seconds: float) -> None:
        """Sleep, but no longer than the server runs; then raises ConnectionAbortedError."""


class Step(Protocol):
    """What happens to one request."""

    def play(self, exchange: Exchange) -> None: ...


@dataclass(frozen=True)
class Honest:
    """The site's answer."""

    def play(self, exchange: Exchange) -> None:
        exchange.respond(exchange.honest())


@dataclass(frozen=True)
class Status:
    """Another status with a short page of its own; `retry_after` in seconds or as an HTTP date."""

    code: int
    retry_after: int | str | None = None
    body: bytes | None = None

    def play(self, exchange: Exchange) -> None:
        body = f"<h1>{self.code}</h1>".encode() if self.body is None else self.body
        headers = {} if self.retry_after is None else {"Retry_After": str(self.retry_after)}
        exchange.respond(Answer(self.code, "text/html", body), **headers)


@dataclass(frozen=True)
class Changed:
    """A page of the same address with another body: the bytes, or what a function makes of the honest ones."""

    body: bytes | Callable[[bytes], bytes]

    def play(self, exchange: Exchange) -> None:
        honest = exchange.honest()
        body = self.body if isinstance(self.body, bytes) else self.body(honest.body)
        exchange.respond(answer_of(body, honest.content_type, status=honest.status))


@dataclass(frozen=True)
class Truncated:
    """The first `n` bytes of the body under the Content-Length of all of it, then the connection closes."""

    n: int

    def play(self, exchange: Exchange) -> None:
        answer = exchange.honest()
        exchange.close()
        exchange.send(exchange.head(answer) + answer.body[: self.n])


@dataclass(frozen=True)
class Slow:
    """The honest answer after some seconds of silence."""

    seconds: float

    def play(self, exchange: Exchange) -> None:
        exchange.wait(self.seconds)
        exchange.respond(exchange.honest())


@dataclass(frozen=True)
class Drip:
    """The honest answer at so many bytes per second, in up to ten pieces a second."""

    rate: int

    def play(self, exchange: Exchange) -> None:
        answer = exchange.honest()
        exchange.send(exchange.head(answer))
        piece = max(1, self.rate // 10)
        for start in range(0, len(answer.body), piece):
            exchange.wait(piece / self.rate)
            exchange.send(answer.body[start : start + piece])


@dataclass(frozen=True)
class Reset:
    """No answer: the connection breaks with a TCP RST."""

    def play(self, exchange: Exchange) -> None:
        exchange.reset()


@dataclass(frozen=True)
class HangUp:
    """No answer: the connection ends, as one does that the server has kept for long enough."""

    def play(self, exchange: Exchange) -> None:
        exchange.close()


@dataclass(frozen=True)
class HonestThenHangUp:
    """The honest answer, and then the connection ends without a word that it would."""

    def play(self, exchange: Exchange) -> None:
        exchange.respond(exchange.honest())
        exchange.close()


@dataclass(frozen=True)
class WrongLength:
    """All of the body under a Content-Length that is off by so many bytes, on a connection that stays open.

    Less than the truth leaves stray bytes before the next response; more leaves the client waiting.
    """

    by: int = -10

    def play(self, exchange: Exchange) -> None:
        answer = exchange.honest()
        exchange.send(exchange.head(answer, Content_Length=str(len(answer.body) + self.by)) + answer.body)


@dataclass(frozen=True)
class GzipBomb:
    """A page of so many megabytes that travels gzipped in a thousandth of them."""

    megabytes: int

    def play(self, exchange: Exchange) -> None:
        body = _bomb(self.megabytes)
        exchange.send(exchange.head(Answer(200, "text/html", body), Content_Encoding="gzip") + body)


@dataclass(frozen=True)
class Redirect:
    """A redirect to another address."""

    location: str
    status: int = 302

    def play(self, exchange: Exchange) -> None:
        exchange.respond(Answer(self.status, "text/html", b""), Location=self.location)


@dataclass(frozen=True)
class Endless:
    """A page without a Content-Length and without an end, as fast as the client reads."""

    def play(self, exchange: Exchange) -> None:
        exchange.close()
        exchange.send(exchange.head(Answer(200, "text/html", b""), Content_Length=""))
        while True:
            exchange.wait(0)
            exchange.send(b"<p>...</p>\n" * 5000)


@dataclass(frozen=True)
class Chunked:
    """The honest answer in chunked transfer coding, `size` bytes a chunk."""

    size: int = 1000

    def play(self, exchange: Exchange) -> None:
        answer = exchange.honest()
        pieces = (answer.body[start : start + self.size] for start in range(0, len(answer.body), self.size))
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
        head = exchange.head(answer, Content_Length="", Transfer_Encoding="chunked")
        exchange.send(head + chunks + b"0\r\n\r\n")


@dataclass(frozen=True)
class Raw:
    """Exactly these bytes on the wire, then the connection closes."""

    data: bytes

    def play(self, exchange: Exchange) -> None:
        exchange.close()
        exchange.send(self.data)


@cache
def _bomb(megabytes: int) -> bytes:
    return b"".join(_compressed(megabytes))


def _compressed(megabytes: int) -> Iterator[bytes]:
    compressor = zlib.compressobj(9, wbits=31)
    yield compressor.compress(b"<!DOCTYPE html><title>0</title><p>")
    for _ in range(megabytes):
        yield compressor.compress(b"0" * MEGABYTE)
    yield compressor.flush()
