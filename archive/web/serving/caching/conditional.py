"""Adds ETags to answers, and answers "not modified" (304) to conditional requests for the same state.

A tag is made of the state of everything (caching.state) as it was before a page is begun, and of what was asked for
and in which language. So none can be told of a page that is older than it: what is published meanwhile has another
tag, and at worst a page is asked for once more. The tag of a page that is not there, or not to be seen, is told to
nobody. See RFC 9110, sections 8.8 and 13, and RFC 9111.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from email.utils import formatdate, parsedate_to_datetime
from typing import Any

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
    """An ASGI application that says of each answer how long it may be kept, and confirms those that somebody kept.

    `ours` are the patterns of the addresses of the reading room. A confirmation needs no turn, no query and no
    database; whoever asks must be one who may see the page. It is made only from a tag that was told with a page (200)
    of the very same state, under the very same ledger: what is withheld since has another, and answers as to everybody.
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
        # Signed-in visitors get what Datasette gives them: private, and not to be stored.
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
        """The headers of an answer, with what caches need to know; unchanged where it is for nobody else."""
        present = {name.lower(): value for name, value in headers}
        if b"set-cookie" in present or _is_private(present.get(b"cache-control", b"")):
            return headers
        if b"etag" in present:  # a file, which knows itself what may be kept of it, and is the same for everybody
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
        """A `send` that adds these headers. A page that was not modified since a time that was asked for stays here.

        That is known only now that there is a page: the time is the same for all addresses, also those of nothing.
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
        try:
            moment = parsedate_to_datetime(_header(scope, b"if-modified-since"))
            return self._state.since is not None and moment.timestamp() >= self._state.since
        except (ValueError, OverflowError):
            return False


def _without_language(scope: Any) -> tuple[Any, bool]:
    """A scope whose only cookie is that of a language without it, with the language in it; and whether that was so.

    Datasette would take any visitor with a cookie for one who has signed in.
    """
    given = _COOKIE.fullmatch(_header(scope, b"cookie"))
    if not given:
        return scope, False
    headers = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
    return {**scope, "headers": headers, LANGUAGE_COOKIE: given[1]}, True


def _tag(state: State, address: Address, request: PageRequest, query: str) -> str:
    """What pages have absolute addresses with may come from the request: its scheme and host are in the tag, too."""
    scope = request.raw.scope
    asked = [scope.get("scheme"), request.raw.host, scope.get("raw_path") or scope["path"], query]
    whose = None if address.is_data or address.table is not None else [request.language, scope.get(LANGUAGE_COOKIE)]
    return hashlib.sha256(f"{state.name} {asked} {whose}".encode()).hexdigest()[:32]


def _tables(datasette: Any, database: str) -> set[str]:
    """The tables that metadata.yml describes, without its queries, because those are free to ask what time it is."""
    described = (datasette.metadata("databases") or {}).get(database) or {}
    return set(described.get("tables") or ()) - set(described.get("queries") or ())


def _header(scope: Any, name: bytes) -> str:
    return b",".join(value for one, value in scope["headers"] if one == name).decode("latin-1")


def _is_private(cache_control: bytes) -> bool:
    return b"private" in cache_control or b"no-store" in cache_control


def _capped(send: Send) -> Send:
    """A `send` of an answer that Datasette lets caches keep, but never for as long as any visitor may ask for.

    An error is not to be kept by anybody.
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
