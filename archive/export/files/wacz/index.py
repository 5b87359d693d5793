"""The index of a WACZ: CDXJ, a line for each capture that a viewer can show, sorted by key and time.

The format is that of other programs (https://github.com/webrecorder/cdxj-indexer): `index.cdx.gz` has the lines in
blocks, each a gzip member of its own, and `index.idx` has the first key and the position of each block.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from archive.clock import stamp
from archive.export.files.wacz.surt import surt
from archive.warc.captures import Capture

# The first line of the list of blocks.
HEAD = f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': 'index.cdx.gz'})}\n"
DATA, BLOCKS = "index.cdx.gz", "index.idx"
_LINES = 1024  # lines in a block, as in other programs: a viewer fetches one block for each address
_TABLE = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE line (key TEXT, time TEXT, told TEXT, capture_id TEXT UNIQUE, refers_to TEXT);
BEGIN
"""


class Block(NamedTuple):
    """A gzip member of the index, and the line that says where it is."""

    data: bytes
    told: str


class Index:
    """The lines of an index, in a temporary database, so that memory does not grow with them."""

    def __init__(self) -> None:
        """Make an empty index. Close it after use."""
        self._db = sqlite3.connect("", isolation_level=None)  # SQLite's temporary file, gone when it is closed
        self._db.executescript(_TABLE)

    def close(self) -> None:
        """Close the temporary database."""
        self._db.close()

    def add(self, capture: Capture, digest: str | None, file: str, offset: int, length: int) -> None:
        """Add a capture whose record is at `offset` in `file` and has `length` bytes.

        Answers of "not modified" (304) are left out: viewers would show an empty page for them, although the capture
        before is as good.
        """
        if capture.status == 304:
            return
        told = {
            "url": capture.url,
            "mime": "warc/revisit" if capture.refers_to else capture.mime or "unk",
            "status": str(capture.status),
            "digest": digest,
            "length": str(length),
            "offset": str(offset),
            "filename": file,
        }
        line = json.dumps({name: value for name, value in told.items() if value is not None})
        row = [surt(capture.url), stamp(capture.fetched_at), line, capture.id, capture.refers_to]
        self._db.execute("INSERT INTO line VALUES (?, ?, ?, ?, ?)", row)

    def drop_orphans(self) -> int:
        """Remove revisits of what was not added: a viewer has no payload for them. Returns how many."""
        return self._db.execute(
            "DELETE FROM line WHERE refers_to IS NOT NULL AND refers_to NOT IN (SELECT capture_id FROM line)"
        ).rowcount

    def has(self, capture_id: str) -> bool:
        """Whether a viewer would find a capture."""
        return bool(self._db.execute("SELECT 1 FROM line WHERE capture_id = ?", [capture_id]).fetchone())

    def blocks(self) -> Iterator[Block]:
        """All blocks of the index."""
        offset = 0
        every = self._lines()
        while lines := list(islice(every, _LINES)):
            data = gzip.compress("".join(lines).encode(), 9, mtime=0)
            digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
            begins = " ".join(lines[0].split(" ", 2)[:2])
            told = {"offset": offset, "length": len(data), "digest": digest, "filename": DATA}
            yield Block(data, f"{begins} {json.dumps(told)}\n")
            offset += len(data)

    def _lines(self) -> Iterator[str]:
        for row in self._db.execute("SELECT key, time, told FROM line ORDER BY key, time, told"):
            yield f"{' '.join(row)}\n"
