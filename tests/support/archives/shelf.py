"""An archive of captures that a test makes up, without a crawl."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.warc.captures import Capture, add_capture
from archive.warc.writer import CaptureWriter, Exchange
from tests.support.reading_room import ReadingRoom


class Shelf:
    """An archive of captures that a test makes up, and its pages."""

    def __init__(self, folder: DataFolder, **settings: Any) -> None:
        folder.create()
        self.folder = folder
        self.db = open_database(folder.database, create=True)
        self._writer = CaptureWriter(folder.warc / "crawl.warc.gz", {})
        with self.db.atomic():
            self.db.execute("INSERT INTO crawls (id, started_at) VALUES ('crawl', '2024-01-01T00:00:00Z')")
        self.room = ReadingRoom(folder.database, **settings)

    def put(
        self,
        body: bytes,
        content_type: str = "text/html; charset=windows-1257",
        *,
        path: str = "/lv/greta",
        host: str = "http://localhost",
        moment: datetime = datetime(2024, 1, 1, 22, 30, tzinfo=UTC),
        status: int = 200,
        coding: str = "",
        original: Capture | None = None,
    ) -> Capture:
        """Add what the site answered at a path of a host."""
        headers = [(b"Content-Type", content_type.encode())] if content_type else []
        headers += [(b"Content-Encoding", coding.encode())] if coding else []
        exchange = Exchange(
            f"{host}{path}", "GET", path, (), "HTTP/1.1", status, "", tuple(headers), body, moment, None
        )
        capture = self._writer.append(exchange, original)
        self._writer.sync()
        with self.db.atomic():
            add_capture(self.db, capture)
        return capture

    def close(self) -> None:
        """Let go of the files."""
        self.room.close()
        self._writer.abandon()
        self.db.close()
