"""A site of its own for each test, on a shelf of captures that the tests in a file share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from archive.warc.captures import Capture
from tests.replica.files import png
from tests.support.archives.shelf import Shelf

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PNG, OTHER = png("a", 3, 2), png("b", 4, 2)
CSS = b"@import 'b.css'; p{background:url(/a.png)} @font-face{src:url(/a.woff2)}"
FONT = b"wOF2" + bytes(60)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>'
HTML = "text/html; charset=utf-8"


class OneSite:
    """A site of its own on a shelf that several tests share."""

    def __init__(self, shelf: Shelf, host: str) -> None:
        self.room, self.db, self.host, self._shelf = shelf.room, shelf.db, host, shelf

    def put(
        self, body: bytes, content_type: str, *, path: str = "/lv/lapa", moment: datetime = NOON, **more: Any
    ) -> Capture:
        """Add what the site answered at a path."""
        return self._shelf.put(body, content_type, path=path, moment=moment, host=self.host, **more)

    def call_it_another_visit(self) -> None:
        """Assign everything that is there to an earlier crawl."""
        with self.db.atomic():
            self.db.execute("INSERT OR IGNORE INTO crawls (id, started_at) VALUES ('other', '2024-01-01T00:00:00Z')")
            self.db.execute("UPDATE captures SET crawl_id = 'other' WHERE url LIKE ?", [f"{self.host}/%"])


def put_page(shelf: OneSite, html: str, path: str = "/lv/lapa", moment: datetime = NOON) -> Capture:
    return shelf.put(html.encode(), HTML, path=path, moment=moment)


def look(shelf: OneSite, page: Capture, language: str = "en") -> str:
    return shelf.room.text(f"/capture/{page.id}/page", language)
