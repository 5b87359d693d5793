"""When the disk has failed to write once, no later sync is believed, however it ends."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.warc.writer import CaptureWriter, Exchange
from scraper.crawl.captures import Captures
from scraper.crawl.schedule import KnownPages
from scraper.crawl.transaction import SharedTransaction

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def exchange(path: str) -> Exchange:
    url = f"http://localhost{path}"
    return Exchange(url, "GET", path, (), "HTTP/1.1", 200, "", (), path.encode(), MOMENT, None)


def test_neither_one_that_waits_nor_one_that_comes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = [OSError(5, "Input/output error")]

    def sync(_: CaptureWriter) -> None:  # as Linux has it: what could not be written is told of once
        if failing:
            raise failing.pop()

    monkeypatch.setattr(CaptureWriter, "sync", sync)
    db = open_database(tmp_path / "archive.db", create=True)
    writer = CaptureWriter(tmp_path / "20260101T000000.000000Z.warc.gz", {})
    db.execute("INSERT INTO crawls (id, started_at) VALUES ('20260101T000000.000000Z', '2026-01-01')")
    db.conn.commit()
    captures = Captures(db, tmp_path, writer, KnownPages({}, (), MOMENT, full=False), SharedTransaction(db))

    async def add() -> list[object]:
        together = await asyncio.gather(*(captures.add(exchange(f"/{i}")) for i in range(3)), return_exceptions=True)
        return [*together, *await asyncio.gather(captures.add(exchange("/later")), return_exceptions=True)]

    ended = asyncio.run(add())
    assert [type(one) for one in ended] == [OSError] * 4
    assert db.execute("SELECT count(*) FROM captures").fetchone()[0] == 0
    writer.abandon()
    db.close()
