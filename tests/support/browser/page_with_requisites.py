"""Pages of the stand-in site as captures with all their requisites, without a crawl."""

from __future__ import annotations

from datetime import UTC, datetime

from archive.requisites import in_page, in_style_sheet
from archive.warc.captures import Capture
from tests.replica.server import Handler
from tests.support.archives.shelf import Shelf

MOMENT = datetime(2024, 1, 1, 22, 30, tzinfo=UTC)


def put_page(shelf: Shelf, site: Handler, host: str, path: str) -> Capture:
    """Capture a page of the site at a host, after everything that it needs."""
    answer = site(path)
    waiting = [*in_page(answer.body, f"{host}{path}", answer.content_type)]
    known: set[str] = set()
    while waiting:
        url, kind = waiting.pop()
        if url in known or not url.startswith(host):
            continue
        known.add(url)
        needed = site(url.removeprefix(host))
        if needed.status == 200:
            shelf.put(needed.body, needed.content_type, path=url.removeprefix(host), host=host, moment=MOMENT)
            if kind == "style":
                waiting += in_style_sheet(needed.body, url, needed.content_type)
    return shelf.put(answer.body, answer.content_type, path=path, host=host, moment=MOMENT)
