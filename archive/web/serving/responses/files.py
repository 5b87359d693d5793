"""Files that are sent from disk in pieces, whole or in part: RFC 9110, sections 8.8, 13 and 14.

They are read in the event loop's threads, because Datasette's are for the database.
"""

from __future__ import annotations

import asyncio
import os
import re
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any, BinaryIO

from datasette import NotFound, Response

from archive.clock import http_date
from archive.store.takedowns.takedowns import Takedowns
from archive.web.serving.middleware.security import Send
from archive.web.serving.request import PageRequest
from archive.web.serving.responses.streams import going_on

_PIECE = 1 << 18  # bytes to read at once
_RANGE = re.compile(r"bytes=\s*(?P<first>\d{0,18})-(?P<last>\d{0,18})\s*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')

_WEAK = re.compile(r'W/"[^"]*"')


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: the first byte, and the number of bytes."""

    start: int
    length: int


class SentFile(Response):  # type: ignore[misc]  # Datasette has no types
    """A file as an answer: all of it, the requested part, or "not modified".

    `digest` is for the ETag, and differs if any byte does. `known` is what was withheld when it was decided that the
    file may be sent; if that changes, the answer is broken off.
    """

    def __init__(
        self,
        request: PageRequest,
        path: Path,
        *,
        size: int,
        digest: str,
        modified: datetime,
        content_type: str,
        known: Takedowns,
        headers: dict[str, str],
    ) -> None:
        super().__init__(b"", headers=dict(headers), content_type=content_type)
        self._request, self._path, self._size, self._digest = request, path, size, digest
        self._modified, self._known = modified.replace(microsecond=0), known

    async def asgi_send(self, send: Send) -> None:
        """Send it. Raises NotFound if there is no such file of that size, and GivenUp if it is broken off."""
        asked = self._request.raw.headers
        self.headers |= {
            "ETag": f'"{self._digest}"',
            "Last-Modified": format_datetime(self._modified.astimezone(UTC), usegmt=True),
            "Accept-Ranges": "bytes",
        }
        if self._request.raw.method not in ("GET", "HEAD"):
            self.status, self.headers["Allow"] = 405, "GET, HEAD, OPTIONS"
            await super().asgi_send(send)
            return
        self.status = status_of(asked, self._digest, self._modified)
        if self.status != 200:
            await super().asgi_send(send)
            return
        part = Part(0, self._size)
        if self._request.raw.method == "GET" and applies(asked, self._digest, self._modified):
            found = part_of(asked.get("range", ""), self._size)
            if found is None:
                self.status = 416
                self.headers["Content-Range"] = f"bytes */{self._size}"
                await super().asgi_send(send)
                return
            if found != part:
                part, self.status = found, 206
                self.headers["Content-Range"] = f"bytes {part.start}-{part.start + part.length - 1}/{self._size}"
        self.headers["Content-Length"] = str(part.length)
        file = await asyncio.to_thread(_opened, self._path, self._size)
        try:
            await self._send_part(send, file, part)
        finally:
            file.close()

    async def _send_part(self, send: Send, file: BinaryIO, part: Part) -> None:
        if self._request.raw.method == "HEAD" or not part.length:
            await super().asgi_send(send)
            return

        async def send_start(message: Any) -> None:
            if message["type"] == "http.response.start":
                await send(message)

        async with going_on(self._request, self._known):
            await super().asgi_send(send_start)
            file.seek(part.start)
            left = part.length
            while left:
                piece = await asyncio.to_thread(file.read, min(_PIECE, left))
                if not piece:
                    raise OSError(f"{self._path} has become shorter while it was sent")
                left -= len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": left > 0})


def status_of(asked: Any, digest: str, modified: datetime) -> int:
    """200, 304 or 412, by the conditions in the headers of a request (RFC 9110, section 13.2.2)."""
    if (wanted := asked.get("if-match")) is not None:
        if wanted.strip() != "*" and digest not in _strong(wanted):
            return 412
    elif (moment := http_date(asked.get("if-unmodified-since"))) and modified > moment:
        return 412
    if (held := asked.get("if-none-match")) is not None:
        return 304 if held.strip() == "*" or digest in _TAG.findall(held) else 200
    return 304 if (moment := http_date(asked.get("if-modified-since"))) and modified <= moment else 200


def applies(asked: Any, digest: str, modified: datetime) -> bool:
    """Whether the requested part is of the file as it is now: If-Range (RFC 9110, section 13.1.5)."""
    held = asked.get("if-range")
    if held is None:
        return True
    return digest in _strong(held) or http_date(held) == modified


def part_of(asked: str, size: int) -> Part | None:
    """The part of a file with this many bytes that a Range requests; None if the file has none of it.

    For several ranges, or anything not in RFC 9110, section 14.1.2, it is the whole file.
    """
    whole = Part(0, size)
    found = _RANGE.fullmatch(asked.strip())
    if not found or not (found["first"] or found["last"]):
        return whole
    if not found["first"]:
        length = min(int(found["last"]), size)
        return Part(size - length, length) if length else None
    start = int(found["first"])
    last = min(int(found["last"]), size - 1) if found["last"] else size - 1
    if found["last"] and int(found["last"]) < start:
        return whole  # not a range
    return Part(start, last - start + 1) if start < size else None


def _strong(tags: str) -> list[str]:
    return list(_TAG.findall(_WEAK.sub("", tags)))


def _opened(path: Path, size: int) -> BinaryIO:
    """Open a regular file of this many bytes, without following a link. Raises NotFound."""
    try:
        file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb")
    except OSError as error:
        raise NotFound("This file is not there") from error
    found = os.fstat(file.fileno())
    if not stat.S_ISREG(found.st_mode) or found.st_size != size:
        file.close()
        raise NotFound("This file is not what it was")
    return file
