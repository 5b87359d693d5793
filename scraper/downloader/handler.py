"""Fetches one page over HTTP and keeps the exchange byte for byte.

Scrapy's own handlers return parsed headers: the letter case of names, their order, the reason phrase and the request as
sent are lost, and a capture needs them. This handler puts aiohttp, which Scrapy depends on anyway, behind Scrapy's
interface for download handlers. The exchange travels in `request.meta["exchange"]`.
"""

from __future__ import annotations

import errno
import socket
import ssl
import time
from functools import cached_property
from ipaddress import ip_address

import aiohttp
import yarl
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import DefaultResolver
from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response

from archive.clock import now
from archive.site import ALIASES
from archive.warc.writer import Exchange
from scraper.scope import Site

MAX_FIELD = 64 * 1024  # bytes of a header field, or of the status line; servers send up to about 16 kB
MAX_FIELDS = 500


class PublicAddressesOnly(AbstractResolver):
    """Resolves names, and refuses those that lead to this machine or a private network.

    The site is public. If its name resolves to 127.0.0.1 or 10.0.0.1, that is a mistake, or somebody's trick to have
    the archive store pages of another server.
    """

    def __init__(self) -> None:
        self._resolver = DefaultResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a host. Raises OSError if one of them is not public."""
        found = await self._resolver.resolve(host, port, family)
        for result in found:
            if not ip_address(result["host"]).is_global:
                raise OSError(
                    errno.EADDRNOTAVAIL, f"{host} resolves to {result['host']}, which is not a public address"
                )
        return found

    async def close(self) -> None:
        """Close the resolver behind it."""
        await self._resolver.close()


class NotTheSite(DownloadFailedError):
    """The server that answers cannot prove that it is the site's."""


class HungUp(aiohttp.ClientError):
    """The server ended a connection without an answer."""


async def only_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Send a request once: aiohttp itself would repeat it at once if the server hangs up.

    That would neither wait nor be counted; our own retries do both. Raises HungUp, after which aiohttp does not repeat.
    """
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:  # it was never sent
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise HungUp(in_one_line(error)) from error


class RecordingDownloadHandler(BaseDownloadHandler):
    """Downloads with aiohttp. Redirects, cookies and content codings are left alone."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._max_size = settings.getint("DOWNLOAD_MAXSIZE")
        self._verified = settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        # A user who names another site or service may mean one in their own network.
        known_site = Site.from_url(settings["ARCHIVE_SITE"]).hosts == ALIASES
        self._public_only = settings.getbool("ARCHIVE_PUBLIC_ONLY", known_site)
        self._session: aiohttp.ClientSession | None = None

    async def download_request(self, request: Request) -> Response:
        """The complete answer to `request`. Raises Scrapy's download exceptions if there is none."""
        timeout = request.meta.get("download_timeout", self._timeout)
        stats = self.crawler.stats
        stats.inc_value("archive/requests")
        try:
            exchange = await self._fetch(request, timeout)
        except TimeoutError as error:
            raise DownloadTimeoutError(f"{request.url} took longer than {timeout:g} seconds") from error
        except aiohttp.ClientConnectorDNSError as error:
            raise CannotResolveHostError(_cannot_connect(error)) from error
        except aiohttp.ClientConnectorCertificateError as error:
            why = getattr(error.certificate_error, "verify_message", "") or error.certificate_error
            raise NotTheSite(f"the certificate of {error.host} is not valid: {why}") from error
        except aiohttp.ClientConnectorError as error:
            raise DownloadConnectionRefusedError(_cannot_connect(error)) from error
        except aiohttp.ClientPayloadError as error:
            raise ResponseDataLossError(f"{request.url} ended too early: {in_one_line(error)}") from error
        except (aiohttp.ClientError, ValueError) as error:
            raise DownloadFailedError(f"{request.url}: {in_one_line(error)}") from error
        request.meta["exchange"] = exchange
        return Response(request.url, exchange.status, exchange.headers, exchange.body, protocol=exchange.http_version)

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        """The certificates that this machine trusts. Loading them takes a while, and no http:// address needs them."""
        return ssl.create_default_context()

    async def _fetch(self, request: Request, timeout: float) -> Exchange:
        if self._session is None:
            self._session = self._open_session()
        headers = [(k.decode("latin-1"), v.decode("utf-8", "replace")) for k, vs in request.headers.items() for v in vs]
        address = yarl.URL(request.url, encoded=True)
        started = time.monotonic()
        async with self._session.request(
            request.method,
            address,
            data=request.body or None,
            headers=headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=timeout),
            ssl=self._trusted if self._verified and address.scheme == "https" else False,
        ) as answer:
            request.meta["download_latency"] = time.monotonic() - started
            transport = answer.connection.transport if answer.connection else None
            peer = transport.get_extra_info("peername") if transport else None
            body, truncated = await self._read(answer, request)
            sent = answer.request_info
            version = answer.version or aiohttp.HttpVersion11
            return Exchange(
                url=request.url,
                method=sent.method,
                target=address.raw_path_qs,
                request_headers=tuple((name.encode(), value.encode()) for name, value in sent.headers.items()),
                http_version=f"HTTP/{version.major}.{version.minor}",
                status=answer.status,
                reason=answer.reason or "",
                headers=tuple(answer.raw_headers),
                body=body,
                fetched_at=now(),
                ip_address=peer[0] if peer else None,
                truncated=truncated,
                requisite=request.meta.get("requisite"),
            )

    async def _read(self, answer: aiohttp.ClientResponse, request: Request) -> tuple[bytes, bool]:
        """The body, and whether it is only its first part, which is all that the request wants (`first_bytes`)."""
        body = bytearray()
        enough: int | None = request.meta.get("first_bytes")
        most = min(self._max_size, request.meta.get("download_maxsize", self._max_size))
        too_large = f"{request.url} has more than {most} bytes"
        if not enough and (answer.content_length or 0) > most:
            raise DownloadCancelledError(too_large)
        try:
            async for chunk in answer.content.iter_any():
                body += chunk
                if enough and len(body) >= enough:
                    return bytes(body[:enough]), True
                if len(body) > most:
                    raise DownloadCancelledError(too_large)
        finally:
            self.crawler.stats.inc_value("archive/bytes", len(body))  # also those of answers that are thrown away
        return bytes(body), False

    def _open_session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self.crawler.settings.getint("CONCURRENT_REQUESTS"),
                resolver=PublicAddressesOnly() if self._public_only else None,
            ),
            max_line_size=MAX_FIELD,
            max_field_size=MAX_FIELD,
            max_headers=MAX_FIELDS,
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(only_once,),
            auto_decompress=False,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            trust_env=False,
        )

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()


def _cannot_connect(error: aiohttp.ClientConnectorError) -> str:
    """The error message, without the library internals that aiohttp adds."""
    return f"cannot connect to {error.host}:{error.port}: {error.os_error.strerror or error.os_error}"


def in_one_line(error: Exception) -> str:
    """The error message, without the status that aiohttp makes up and the bytes that it appends."""
    said = str(getattr(error, "message", None) or error)
    first = next(filter(None, map(str.strip, said.splitlines())), "")
    return first.rstrip(":") or type(error).__name__
