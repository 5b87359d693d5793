"""A stand-in Common Crawl: a list of indexes, an index for each crawl, and a WARC file of which parts are read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.clock import iso
from scraper.archives.dialects.listing import Listed
from tests.replica.misbehaviour import Step
from tests.replica.server import ReplicaServer, Request
from tests.wayback.kept import Kept, host_key
from tests.wayback.machine import Sent

_PAGE = 3  # lines of an index


@dataclass
class _Crawl:
    """A crawl: its file, and the lines of its index."""

    warc: bytes = b""
    lines: list[tuple[Kept, str]] = field(default_factory=list)


class CommonCrawlCopy(ReplicaServer):
    """A Common Crawl that holds these captures, by the id of a crawl, for the length of a `with` block.

    `cut_off` are the addresses of captures whose record says that it holds only a part of the payload.
    """

    def __init__(self, crawls: Mapping[str, Sequence[Kept]], cut_off: Sequence[str] = ()) -> None:
        super().__init__()
        self._crawls = {name: _written(name, kept, cut_off) for name, kept in crawls.items()}

    def step_for(self, request: Request) -> Step:
        scripted = super().step_for(request)
        if request.path in self._scripts:
            return scripted
        parts = urlsplit(request.path)
        if parts.path == "/collinfo.json":
            return _as_json([self._info(name, crawl) for name, crawl in self._crawls.items()])
        name = parts.path.removeprefix("/").removesuffix("-index")
        if name in self._crawls:
            return self._index(self._crawls[name], parse_qs(parts.query))
        crawl = next((crawl for name, crawl in self._crawls.items() if request.path == f"/{file_of(name)}"), None)
        return _part(crawl.warc, request.headers.get("Range", "")) if crawl else Sent(404)

    def asked(self, beginning: str) -> list[str]:
        """The requests whose path begins so."""
        return [one.path for one in self.requests if one.path.startswith(beginning)]

    def _info(self, name: str, crawl: _Crawl) -> dict[str, str]:
        times = [Listed(one.url, one.timestamp).captured_at for one, _ in crawl.lines]
        began, ended = min(times) - timedelta(days=1), max(times) + timedelta(days=1)
        return {
            "id": name,
            "name": f"{name} Index",
            "cdx-api": f"{self.url}/{name}-index",
            "from": iso(began)[:19],
            "to": iso(ended)[:19],
        }

    def _index(self, crawl: _Crawl, asked: Mapping[str, list[str]]) -> Step:
        lines = [line for one, line in crawl.lines if one.key.startswith(host_key(asked["url"][0]))]
        page = int(asked["page"][0])
        if not lines:
            return _as_json({"message": f"No Captures found for: {asked['url'][0]}"}, 404)
        if page * _PAGE >= len(lines):
            return _as_json({"message": f"Page {page} invalid"}, 400)
        text = "\n".join(lines[page * _PAGE : (page + 1) * _PAGE])
        return Sent(200, [("Content-Type", "text/x-ndjson")], text.encode())


def file_of(name: str) -> str:
    """The path of the file of a crawl."""
    return f"crawl-data/{name}/segments/1/warc/{name}-00000.warc.gz"


def _written(name: str, kept: Sequence[Kept], cut_off: Sequence[str]) -> _Crawl:
    crawl, file = _Crawl(), BytesIO()
    writer = WARCWriter(file, gzip=True)
    writer.write_record(writer.create_warcinfo_record(name, {"software": "a stand-in"}))
    for one in kept:
        start = file.tell()
        status = f"{one.status} {one.reason}"
        http = StatusAndHeaders(status, list(one.fields.items()), protocol="HTTP/1.1")
        told = {"WARC-Date": iso(Listed(one.url, one.timestamp).captured_at)[:19] + "Z"}
        if one.url in cut_off:
            told["WARC-Truncated"] = "length"
        record = writer.create_warc_record(
            one.url,
            "response",
            payload=BytesIO(one.payload),
            length=len(one.payload),
            http_headers=http,
            warc_headers_dict=told,
        )
        writer.write_record(record)
        line = {
            "urlkey": one.key,
            "timestamp": one.timestamp,
            "url": one.original or one.url,
            "mime": one.mime,
            "mime-detected": one.mime,
            "status": str(one.status),
            "digest": one.sha1,
            "length": str(file.tell() - start),
            "offset": str(start),
            "filename": file_of(name),
        }
        crawl.lines.append((one, json.dumps(line)))
    crawl.warc = file.getvalue()
    return crawl


def _part(whole: bytes, asked: str) -> Step:
    start, _, end = asked.removeprefix("bytes=").partition("-")
    first, last = int(start), int(end)
    told = [("Content-Range", f"bytes {first}-{last}/{len(whole)}"), ("Content-Type", "application/octet-stream")]
    return Sent(206, told, whole[first : last + 1], "Partial Content")


def _as_json(told: object, status: int = 200) -> Step:
    return Sent(status, [("Content-Type", "application/json")], json.dumps(told).encode())
