"""The cost of "not modified": CPU time of the serving process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from datasette.app import Datasette

from archive.web.serving.caching import state
from tests.bench.readers.search import recombined
from tests.bench.table import Row
from tests.support.command import ROOT
from tests.support.rows.articles import archive_of

ARTICLES = 300
REQUESTS = 2_000
TARGET = "< 3"  # milliseconds
PATHS = ("/", "/search?q=policija", "/search.json?q=policija", "/changes.atom", "/archive/articles")


def measure() -> list[Row]:
    """Milliseconds of CPU for a page, and for revalidating it."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.db"
        archive_of(path, recombined(ARTICLES)).close()
        time.sleep(state.SETTLED + 0.1)
        return list(_rows(path))


def _rows(path: Path) -> Iterator[Row]:
    metadata = yaml.safe_load((ROOT / "metadata.yml").read_text())
    datasette = Datasette([str(path)], metadata=metadata)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(datasette.invoke_startup())
    app = datasette.app()
    for asked in PATHS:
        tag = loop.run_until_complete(_ask(app, asked, b""))[1]
        whole = loop.run_until_complete(_cpu(app, asked, b"", 200, 20))
        confirmed = loop.run_until_complete(_cpu(app, asked, tag, 304, REQUESTS))
        yield Row(asked, f"{whole:.2f} ms; 304: {confirmed:.3f} ms", f"304 {TARGET}")
    loop.close()


async def _cpu(app: Any, asked: str, tag: bytes, status: int, times: int) -> float:
    """Milliseconds of CPU per request, over many requests."""
    started = time.process_time()
    for _ in range(times):
        assert (await _ask(app, asked, tag))[0] == status
    return 1000 * (time.process_time() - started) / times


async def _ask(app: Any, asked: str, tag: bytes) -> tuple[int, bytes]:
    """The status and the tag of an answer."""
    path, _, query = asked.partition("?")
    headers = [(b"host", b"localhost"), (b"accept-language", b"lv-LV,lv;q=0.9,en;q=0.5"), (b"if-none-match", tag)]
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
             "headers": headers, "scheme": "http", "http_version": "1.1"}  # fmt: skip
    answer: tuple[int, bytes] = (0, b"")

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        nonlocal answer
        if message["type"] == "http.response.start":
            answer = message["status"], dict(message["headers"]).get(b"etag", b"")

    await app(scope, receive, send)
    return answer
