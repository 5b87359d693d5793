"""Adds ETags to answers, and answers "not modified" (304) to conditional requests for the same state.

A tag is made from the state of everything (caching.state) before a page is begun, what was requested, and the language.
So no page is older than its tag says: what is published meanwhile has another tag, and at worst a page is requested
once more. Pages that do not exist, or that a visitor may not see, get no tag. See RFC 9110, sections 8.8 and 13, and
RFC 9111.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from email.utils import formatdate
from typing import Any

from archive.clock import http_date
from archive.web.serving.caching.policy import Address, address_of, no_longer
from archive.web.serving.caching.state import State, StateOfArchive
from archive.web.serving.i18n import LANGUAGES
from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Message, Send
from archive.web.serving.request import LANGUAGE_COOKIE, PageRequest, archive_database
from archive.web.serving.visitors import is_anybody, request_of

_Headers = list[tuple[bytes, bytes]]

_COOKIE = re.compile(rf"\s*{LANGUAGE_COOKIE}=({'|'.join(LANGUAGES)})\s*")
# Proxies that compress an answer change its tag: "…-gzip" is Apache's.
_TAG = re.compile(r'(?:W/)?"([0-9a-f]{32})(?:[-;:]\w+)?"')


def with_conditions(app: App, datasette: Any, ours: Iterable[str]) -> App:
    """Middleware that says how long each answer may be cached, and confirms answers that somebody has cached.

    `ours` are the patterns of the addresses of the reading room. A confirmation needs no turn, no query and no
    database; the visitor must be allowed to see the page. It is given only for a tag that was sent with a page (200) of
    the very same state and ledger: if the page has been withheld since, its tag is another one.
    """
    patterns = [re.compile(pattern) for pattern in ours]
    state_of_archive = StateOfArchive(datasette)
    base_url = datasette.setting("base_url")

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await app(scope, receive, send)
            return
        scope, remembered = _without_language(scope)
        database = archive_database(datasette)
        path, query = path_below(scope, base_url), scope["query_string"].decode("latin-1")
        address = address_of(path, query, patterns, database.route, _tables(datasette, database.name))
        names = {name for name, _ in scope["headers"]}
        # Signed-in visitors get Datasette's headers: private, not to be stored.
        if address is None or b"cookie" in names or b"authorization" in names:
            await app(scope, receive, _capped(send))
            return
        request = request_of(datasette, scope, receive)
        state = state_of_archive.now()
        tag = _tag(state, address, request, query) if state else ""
        answers = _Answers(address, state, tag, remembered)
        if tag in _TAG.findall(_header(scope, b"if-none-match")) and await is_anybody(request, address.table):
            await send({"type": "http.response.start", "status": 304, "headers": answers.headers(304, [])})
            await send({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, answers.sending(send, scope))

    return answer


class _Answers:
    """The headers of the answers to one request."""

    def __init__(self, address: Address, state: State | None, tag: str, remembered: bool) -> None:
        self._address, self._state, self._tag, self._remembered = address, state, tag, remembered

    def headers(self, status: int, headers: _Headers) -> _Headers:
        """The headers of an answer, with those for caches added; unchanged if it is for nobody else."""
        present = {name.lower(): value for name, value in headers}
        if b"set-cookie" in present or _is_private(present.get(b"cache-control", b"")):
            return headers
        if b"etag" in present:  # a file, which has headers for caches already and is the same for everybody
            return [(name, value) for name, value in headers if name.lower() != b"vary"]
        private = self._remembered and not self._address.is_data
        told = {"cache-control": self._address.cache_control(status, private=private)}
        if status in (200, 304):
            told["vary"] = self._address.vary(remembered=self._remembered)
            if self._tag and self._state:
                told["etag"] = f'W/"{self._tag}"'
                if self._state.since is not None:
                    told["last-modified"] = formatdate(self._state.since, usegmt=True)
        kept = [(name, value) for name, value in headers if name.lower().decode("latin-1") not in told]
        return [*kept, *((name.encode(), value.encode()) for name, value in told.items() if value)]

    def sending(self, send: Send, scope: Any) -> Send:
        """A `send` that adds these headers. It answers 304 instead of a page unmodified since the time given.

        That has to wait until there is a page, because the time is the same for all addresses, existing or not.
        """
        stays_here = False

        async def send_with_headers(message: Message) -> None:
            nonlocal stays_here
            if message["type"] == "http.response.start":
                headers = self.headers(message["status"], list(message.get("headers", ())))
                stays_here = message["status"] == 200 and self._is_known(scope, headers)
                if stays_here:
                    await send({"type": message["type"], "status": 304, "headers": self.headers(304, [])})
                    return
                message = {**message, "headers": headers}
            elif stays_here:
                if message.get("more_body"):
                    return
                message = {"type": message["type"], "body": b""}
            await send(message)

        return send_with_headers

    def _is_known(self, scope: Any, headers: _Headers) -> bool:
        if self._state is None or (b"etag", f'W/"{self._tag}"'.encode()) not in headers:
            return False
        if tags := _header(scope, b"if-none-match"):
            return tags.strip() == "*"
        moment = http_date(_header(scope, b"if-modified-since"))
        return moment is not None and self._state.since is not None and moment.timestamp() >= self._state.since


def _without_language(scope: Any) -> tuple[Any, bool]:
    """Move the language from the cookie into the scope, if that is the only cookie; and whether it was.

    Datasette would take any visitor with a cookie for one who is signed in.
    """
    given = _COOKIE.fullmatch(_header(scope, b"cookie"))
    if not given:
        return scope, False
    headers = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
    return {**scope, "headers": headers, LANGUAGE_COOKIE: given[1]}, True


def _tag(state: State, address: Address, request: PageRequest, query: str) -> str:
    """The tag of an answer. It includes scheme and host of the request, because pages may have absolute addresses."""
    scope = request.raw.scope
    asked = [scope.get("scheme"), request.raw.host, scope.get("raw_path") or scope["path"], query]
    whose = None if address.is_data or address.table is not None else [request.language, scope.get(LANGUAGE_COOKIE)]
    return hashlib.sha256(f"{state.name} {asked} {whose}".encode()).hexdigest()[:32]


def _tables(datasette: Any, database: str) -> set[str]:
    """The tables that metadata.yml describes, but not its queries, whose result may depend on the time."""
    described = (datasette.metadata("databases") or {}).get(database) or {}
    return set(described.get("tables") or ()) - set(described.get("queries") or ())


def _header(scope: Any, name: bytes) -> str:
    return b",".join(value for one, value in scope["headers"] if one == name).decode("latin-1")


def _is_private(cache_control: bytes) -> bool:
    return b"private" in cache_control or b"no-store" in cache_control


def _capped(send: Send) -> Send:
    """A `send` that limits how long Datasette lets caches keep an answer, which visitors may choose.

    Errors must not be cached at all.
    """

    async def send_capped(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [
                (name, no_longer(value) if name.lower() == b"cache-control" and b"immutable" not in value else value)
                for name, value in message.get("headers", ())
            ]
            if message["status"] >= 400 and not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"no-store"))
            message = {**message, "headers": headers}
        await send(message)

    return send_capped
