"""Looks up which captures of others the archive already has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from archive.clock import iso
from archive.errors import Damaged
from archive.imports.digests import sha1_base32
from archive.imports.index import Entry
from archive.imports.message import Message
from archive.store.imported.originals import Originals
from archive.warc.captures import Capture, find_captures
from archive.warc.foreign import ForeignCapture
from archive.warc.reading.captures import read_capture

_AT = (
    "url = ? AND fetched_at >= ? AND fetched_at < ? AND coalesce(refers_to, id) NOT IN (SELECT capture_id FROM damage)"
)


class KnownCaptures:
    """Looks up captures in an open archive; without an archive it knows none."""

    def __init__(self, db: Database | None, warc_dir: Path) -> None:
        self._archive = db
        self._warc_dir = warc_dir
        self._originals = Originals(db, warc_dir) if db else None

    def at(self, url: str, moment: datetime) -> Iterator[Capture]:
        """The captures of an address within a second: other archives have no finer time.

        Captures that are damaged on our disk are left out, so that an import replaces them.
        """
        if self._archive is None:
            return iter(())
        start = moment.replace(microsecond=0)
        moments = [iso(start), iso(start + timedelta(seconds=1))]
        return find_captures(self._archive, _AT, [url, *moments])

    def has(self, url: str, captured_at: datetime, digest: str | None = None) -> bool:
        """Whether a capture of an address at a second is in the archive.

        If a source has several captures of one second, `digest` (as `sha1:` and base32) identifies the payload. If only
        the first part of a payload was in a file, a service may have all of it.
        """
        found = [one for one in self.at(url, captured_at) if not (one.truncated and one.source == "file")]
        return bool(found) and (digest is None or any(self._has_digest(one, digest) for one in found))

    def has_payload(self, foreign: ForeignCapture) -> bool:
        """Whether the same answer of the same address and second is in the archive, byte for byte, and as complete."""
        # "Not modified" has no payload of its own; ours counts as that of the capture that it refers to.
        return any(
            one.status == foreign.status
            and bool(one.truncated) == bool(foreign.truncated)
            and (one.sha256 == foreign.sha256 or one.status == 304)
            for one in self.at(foreign.url, foreign.captured_at)
        )

    def original_of(self, revisit: Entry) -> Message | None:
        """The answer in the archive that a revisit in a file stands for (`Originals`); None if there is none."""
        return self._originals.find(revisit) if self._originals else None

    def _has_digest(self, capture: Capture, digest: str) -> bool:
        if capture.claimed_digest == digest:
            return True
        if self._archive is None:
            return False
        try:
            stored = read_capture(self._archive, self._warc_dir, capture)
            payloads = {stored.payload, stored.content()}
        except (Damaged, ValueError):
            return False
        return any(sha1_base32(payload) == digest for payload in payloads)
