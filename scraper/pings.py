"""Tells a monitor that a job began and how it ended, by the protocol of Healthchecks.

https://healthchecks.io/docs/http_api/ documents it. A ping may take a few seconds and no more: the receiver may be
down, and that must not harm the job.
"""

from __future__ import annotations

import http.client
import threading
import urllib.request
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from archive.errors import WrongUse
from archive.program import program_version

LONGEST = 10.0  # seconds that a ping may take, including the look-up of the host
_MOST_BYTES = 10_000  # bytes of a log
_HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """The receiver of pings. Its address is a secret, because anybody who knows it can ping."""

    address: SplitResult

    @classmethod
    def at(cls, url: str) -> Receiver:
        """The receiver at an address. Raises WrongUse if it is not a web address, without repeating it."""
        try:
            address = urlsplit(url)
            is_address = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
        except ValueError:
            is_address = False
        if not is_address or not url.isascii() or not url.isprintable() or " " in url or address.username is not None:
            raise WrongUse("is not an address of the form https://example.org/…")
        return cls(address)

    @property
    def name(self) -> str:
        """The part that may be shown: the name of the host."""
        return str(self.address.hostname)

    def ping(self, signal: str, log: str) -> str | None:
        """Send `start`, an exit status or `log`, with a message for people; why that failed, or None if it did not."""
        path = f"{self.address.path.rstrip('/')}/{signal}"
        url = self.address._replace(path=path, fragment="").geturl()
        headers = {"User-Agent": f"ctarchive/{program_version()}", "Content-Type": "text/plain; charset=utf-8"}
        # `at` has checked that its scheme is that of a web address.
        request = urllib.request.Request(  # noqa: S310
            url, log.encode()[:_MOST_BYTES], headers, method="POST"
        )
        why: list[str | None] = []
        # Resolving a name has no time limit, nor has an answer that comes byte by byte.
        sending = threading.Thread(target=lambda: why.append(_send(request)), daemon=True)
        sending.start()
        sending.join(LONGEST)
        return why[0] if why else f"no answer within {LONGEST:.0f} seconds"


def _send(request: urllib.request.Request) -> str | None:
    opener = urllib.request.OpenerDirector()  # for http and https only
    for handler in _HANDLERS:
        opener.add_handler(handler())
    try:
        opener.open(request, timeout=LONGEST).close()
    except urllib.request.HTTPError as error:
        error.close()
        return f"it answered {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return str(getattr(error, "reason", "") or error) or type(error).__name__
    return None
