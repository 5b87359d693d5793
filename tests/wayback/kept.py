"""A capture that a stand-in archive holds."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from email.utils import format_datetime
from functools import cached_property
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlsplit

from scraper.archives.dialects.listing import Listed

HOST = "www.cilvektirdznieciba.lv"
SITE = f"http://{HOST}"


@dataclass(frozen=True)
class Kept:
    """A capture: what the site sent, and how the archive lists and hands it out.

    `original` is the address as the index has it, `lines` how often it is there. `digest` (base32) is the payload's
    unless it is given. `given_as` is how a payload that the site gzipped is handed out, `location_as` the form in which
    the archive rewrites where a redirect leads; what is not `playable` redirects to another capture.
    """

    url: str
    timestamp: str
    payload: bytes = b""
    status: int = 200
    mime: str = "text/html"
    headers: tuple[tuple[str, str], ...] = ()
    original: str | None = None
    lines: int = 1
    revisit: bool = False
    digest: str | None = None
    given_as: Literal["as sent", "with two headers", "bare"] = "as sent"
    location_as: Literal["absolute", "without scheme", "path"] = "absolute"
    playable: bool = True

    @property
    def reason(self) -> str:
        """The reason phrase."""
        return HTTPStatus(self.status).phrase

    @property
    def fields(self) -> dict[str, str]:
        """The header fields that the site sent."""
        return {"Content-Type": self.mime, "Server": "Apache", **dict(self.headers)}

    @property
    def sha1(self) -> str:
        """The digest in the index."""
        return self.digest or base64.b32encode(hashlib.sha1(self.payload).digest()).decode()

    @property
    def memento_datetime(self) -> str:
        """The time of the capture, as a header field has it."""
        return format_datetime(Listed(self.url, self.timestamp).captured_at, usegmt=True)

    @cached_property
    def key(self) -> str:
        """By which indexes sort: the host from its end, without `www.`, port and scheme, and the path."""
        parts = urlsplit(self.url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        query = f"?{parts.query}" if parts.query else ""
        return f"{','.join(reversed(host.split('.')))}{port}){parts.path.lower() or '/'}{query}"


def host_key(host: str) -> str:
    """The beginning of the keys of all captures of a host."""
    return Kept(f"http://{host}/", "20200101000000").key[:-1]
