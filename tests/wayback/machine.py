"""A stand-in Wayback Machine: its index with resume keys at /cdx/search/cdx, captures at /web/<time>id_/<address>."""

from __future__ import annotations

import gzip
import json
import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote_plus, urlsplit

from tests.replica.misbehaviour import Exchange, Step
from tests.replica.server import ReplicaServer, Request
from tests.wayback.kept import Kept, host_key

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
BLOCKED = (
    "org.archive.util.io.RuntimeIOException: "
    "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
)
_CAPTURE = re.compile(r"/web/(\d{14})id_/(.+)", re.DOTALL)


@dataclass(frozen=True)
class Sent:
    """An answer with header fields of any kind."""

    status: int
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b""
    reason: str = "Reason"

    def play(self, exchange: Exchange) -> None:
        fields = [*self.headers, ("Content-Length", str(len(self.body)))]
        head = f"HTTP/1.1 {self.status} {self.reason}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields)
        exchange.send(head.encode("latin-1") + b"\r\n" + self.body)


class WaybackMachine(ReplicaServer):
    """A Wayback Machine that holds these captures, for the length of a `with` block.

    `page` is the most lines that its index gives at once, `as_json` whether it knows JSON. What stands in `next_steps`
    is played before all else, one step a request; `excluded` are hosts that it keeps closed. `broken_lines` of text
    stand among those of its index.
    """

    def __init__(self, kept: Iterable[Kept], *, port: int = 0, page: int = 4, as_json: bool = True) -> None:
        super().__init__(port=port)
        self.kept = sorted(kept, key=lambda one: (one.key, one.timestamp))
        self.page = page
        self.as_json = as_json
        self.next_steps: deque[Step] = deque()
        self.excluded: set[str] = set()
        self.broken_lines: list[str] = []
        self._resume: dict[str, int] = {}

    def step_for(self, request: Request) -> Step:
        scripted = super().step_for(request)
        if self.next_steps:
            return self.next_steps.popleft()
        if request.path in self._scripts:
            return scripted
        if found := _CAPTURE.fullmatch(request.path):
            return self._capture(found[1], found[2], request)
        if urlsplit(request.path).path == "/cdx/search/cdx":
            return self._index(parse_qs(urlsplit(request.path).query))
        return _page(404, b"<h1>Wayback Machine doesn't have that page</h1>")

    def captures_asked(self) -> list[str]:
        """The captures that were asked for, as `<time>id_/<address>`, in order."""
        return [one.path.removeprefix("/web/") for one in self.requests if one.path.startswith("/web/")]

    def index_asked(self) -> list[str]:
        """What the index was asked, in order."""
        return [one.path for one in self.requests if one.path.startswith("/cdx/")]

    def refuse_connections(self) -> None:
        """Take no more connections from now on, and hang up on those that there are."""
        self._http.shutdown()
        self._http.socket.close()
        self._http.hang_up()

    def _index(self, asked: dict[str, list[str]]) -> Step:
        told = {name: values[-1] for name, values in asked.items()}
        host = told["url"]
        if host in self.excluded:
            return Sent(403, [("X-Archive-Wayback-Runtime-Error", BLOCKED)], b"Blocked Site Error", "Forbidden")
        if told.get("matchType") != "host":
            return _page(400, b"this stand-in knows hosts alone")
        since, until = told.get("from", "0"), told.get("to", "9")
        lines = [
            [one.key, one.timestamp, one.original or one.url, *_described(one), one.sha1, str(len(one.payload) + 300)]
            for one in self.kept
            if one.key.startswith(host_key(host)) and since <= one.timestamp <= until
            for _ in range(one.lines)
        ]
        start = 0
        if key := told.get("resumeKey"):
            if key not in self._resume:
                return _page(400, b"no such resumeKey")
            start = self._resume[key]
        end = start + min(self.page, int(told["limit"]))
        shown, resume = lines[start:end], None
        if shown and told.get("showResumeKey") == "true" and len(lines) >= end:  # after the last line, one empty page
            resume = quote_plus(f"{shown[-1][0]} {end}")
            self._resume[resume] = end
        broken = [line.split() for line in self.broken_lines] if shown else []
        if self.as_json and told.get("output") == "json":
            rows = [list(FIELDS), *shown, *broken] if shown else []
            return Sent(200, [("Content-Type", "application/json")], json.dumps(rows + _last(resume)).encode(), "OK")
        text = "".join(" ".join(line) + "\n" for line in [*shown, *broken]) + (f"\n{resume}\n" if resume else "")
        return Sent(200, [("Content-Type", "text/plain")], text.encode(), "OK")

    def _capture(self, timestamp: str, url: str, request: Request) -> Step:
        asked = Kept(url, timestamp)
        same = [one for one in self.kept if one.key == asked.key]
        exact = next((one for one in same if one.timestamp == timestamp and one.playable), None)
        if exact:
            return self._memento(exact, "gzip" in request.headers.get("Accept-Encoding", ""))
        playable = [one for one in same if one.playable]
        if not playable:
            return _page(404, b"<h1>Hrm. The Wayback Machine has not archived that URL.</h1>")
        near = min(playable, key=lambda one: abs(int(one.timestamp) - int(timestamp)))
        fields = [
            ("Location", f"{self.url}/web/{near.timestamp}id_/{near.url}"),
            ("x-archive-redirect-reason", f"found capture at {near.timestamp}"),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]
        return Sent(302, fields, reason="FOUND")

    def _memento(self, one: Kept, gzips: bool) -> Step:
        fields = dict(one.fields)
        coding = fields.pop("Content-Encoding", None)
        bare = {name: fields.pop(name) for name in ("Content-Type", "Location") if name in fields}
        if "Location" in bare:
            bare["Location"] = self._rewritten(bare["Location"], one)
        body = one.payload
        headers = [("Server", "nginx"), ("Date", "Thu, 26 Nov 2026 00:00:00 GMT"), *bare.items()]
        if coding and one.given_as == "as sent":
            headers.append(("Content-Encoding", coding))
        elif coding and one.given_as == "with two headers":
            headers += [("content-encoding", ""), ("Content-Encoding", coding)]
        elif not coding and gzips and one.mime.startswith("text/") and body:
            headers.append(("Content-Encoding", "gzip"))
            body = gzip.compress(body, mtime=0)
        headers += [(f"x-archive-orig-{name.lower()}", value) for name, value in fields.items()]
        headers += [
            ("cache-control", "max-age=1800"),
            ("memento-datetime", one.memento_datetime),
            ("link", f'<{one.original or one.url}>; rel="original", <{self.url}/web/{one.url}>; rel="timegate"'),
            ("x-archive-src", "stand-in/stand-in-00000.warc.gz"),
        ]
        return Sent(one.status, headers, body, one.reason)

    def _rewritten(self, location: str, one: Kept) -> str:
        path = f"/web/{one.timestamp}id_/{location}"
        before = {"absolute": self.url, "without scheme": f"//127.0.0.1:{self.port}", "path": ""}
        return f"{before[one.location_as]}{path}"


def _described(one: Kept) -> tuple[str, str]:
    return ("warc/revisit", "-") if one.revisit else (one.mime, str(one.status))


def _last(resume: str | None) -> list[list[str]]:
    return [[], [resume]] if resume else []


def _page(status: int, body: bytes) -> Sent:
    return Sent(status, [("Content-Type", "text/html; charset=utf-8")], body)
