"""`ctarchive export`: how long it takes, and its peak memory, which should not grow with the number of articles.

The articles are those of the benchmark of the pages, with people, mentions, events and pictures, and a capture of each.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.process import MIB, run
from tests.bench.table import Row

SIZES = (1_000, 10_000)
SECONDS = 60  # seconds at the largest size
TARGET = 1.25  # ratio of the peaks: only SQLite's cache may grow
_CRAWL = "20240101T000000.000000Z"


def measure() -> list[Row]:
    """Seconds and the peak at both sizes, and the ratio of the peaks."""
    rows, peaks = [], []
    for size in SIZES:
        with TemporaryDirectory() as scratch:
            run("-m", "tests.bench.readers.export", scratch, size)
            ran = run("-m", "archive", "export", "--data", scratch, "--json")
        told = json.loads(ran.output)
        peaks.append(ran.peak / MIB)
        what = f"{size:,} articles, {len(told['files'])} files, {told['bytes'] / 1e6:.0f} MB"
        target = f"< {SECONDS} s" if size == max(SIZES) else ""
        rows += [Row(f"{what}: wall, CPU", f"{ran.seconds:.1f} s, {ran.cpu:.1f} s", target)]
        rows += [Row("  peak RSS", f"{peaks[-1]:.1f} MiB")]
    return [*rows, Row("ratio of the peaks", f"{peaks[1] / peaks[0]:.3f}", f"<= {TARGET}")]


def build(root: Path, size: int) -> None:
    """Fill a data folder; in a process of its own, because its memory would count in processes that it starts."""
    from datetime import UTC, datetime

    from archive.store.database import open_database
    from archive.warc.captures import add_capture
    from archive.warc.writer import CaptureWriter, Exchange
    from tests.bench.readers.pages import build as build_archive

    path = root / "archive.db"
    (root / "warc").mkdir()
    build_archive(path, size)
    db = open_database(path, create=True)
    writer = CaptureWriter(root / "warc" / f"{_CRAWL}.warc.gz", {"software": "ctarchive"})
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with db.atomic():
        db.execute("INSERT INTO crawls (id, started_at, outcome) VALUES (?, '2024-01-01', 'done')", [_CRAWL])
        for id, html in db.execute("SELECT id, html FROM articles ORDER BY id").fetchall():
            url, body = f"http://localhost/{id}", f"<!doctype html><title>{id}</title>{html}".encode()
            fields = ((b"Content-Type", b"text/html; charset=utf-8"), (b"Content-Length", b"%d" % len(body)))
            capture = writer.append(
                Exchange(url, "GET", f"/{id}", (), "HTTP/1.1", 200, "OK", fields, body, moment, "127.0.0.1")
            )
            add_capture(db, capture)
            db.execute("UPDATE articles SET capture_id = ? WHERE id = ?", [capture.id, id])
            db.execute("UPDATE revisions SET capture_id = ? WHERE article_id = ?", [capture.id, id])
        db.execute("DELETE FROM captures WHERE id = 'capture'")
        db.execute("UPDATE captures SET read_as = 'Article'")
    writer.close({"outcome": "done"})
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
