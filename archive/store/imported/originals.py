"""Finds in the archive the answers that revisits in files of others refer to, if those files lack them.

Crawls that store a payload once are often handed out one by one, so that an earlier import has what a later one refers
to.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from archive.errors import Damaged
from archive.imports.digests import as_written, digest_of
from archive.imports.index import Entry
from archive.imports.message import Head, Message, decoded
from archive.warc.captures import Capture, find_captures
from archive.warc.reading.captures import read_capture

_ANSWERS = "url IN (?, ?) AND status <> 304 AND coalesce(refers_to, id) NOT IN (SELECT capture_id FROM damage)"


class Originals:
    """Finds them in an archive. What has been read is cached, and not read again for each revisit of its address."""

    def __init__(self, db: Database, warc_dir: Path) -> None:
        self._db = db
        self._warc_dir = warc_dir
        self._digests: dict[tuple[str, str], frozenset[str]] = {}  # digests of captures (ids), by algorithm

    def find(self, revisit: Entry) -> Message | None:
        """The answer that a revisit stands for; None if the archive has none.

        It goes as within files (archive.imports.index): first what has the same digest, at the address that the revisit
        names and at its own; then what it names by address and time, whatever its digest. A server that has nothing new
        to send means an answer before.
        """
        url = revisit.refers_to_url or revisit.url
        found = list(find_captures(self._db, _ANSWERS, [url, revisit.url]))
        named = [one for one in found if (one.url, one.fetched_at[:19]) == (url, revisit.refers_to_date)]
        before = [one for one in reversed(found) if one.fetched_at <= revisit.captured_at]
        # Crawlers compare with the answer that they name, or with the last one, so usually the first one read is right.
        likely = [*named, *before] if revisit.is_unchanged else [*named, *before, *found]
        told = (one for one in _of_each_payload(likely) if revisit.is_unchanged or self._is_told(revisit.digest, one))
        return next((answer for one in chain(told, named) if (answer := self._read(one))), None)

    def _is_told(self, digest: str | None, capture: Capture) -> bool:
        """Whether a digest is that of an answer, or was claimed for it by its source."""
        if digest is None:
            return False
        return capture.claimed_digest == as_written(digest) or digest in self._digests_of(capture, digest)

    def _digests_of(self, capture: Capture, like: str) -> frozenset[str]:
        """The digests of a payload, as it is and with its coding undone, by the algorithm of another."""
        algorithm = like.partition(":")[0]
        found = self._digests.get((capture.id, algorithm))
        if found is None and (answer := self._read(capture)):
            payloads = (answer.body, decoded(answer))
            found = frozenset(digest_of(algorithm, one) for one in payloads if one is not None)
            self._digests[capture.id, algorithm] = found
        return found or frozenset()

    def _read(self, capture: Capture) -> Message | None:
        try:
            stored = read_capture(self._db, self._warc_dir, capture)
        except Damaged:
            return None
        headers = tuple((name.encode(), value.encode("utf-8", "surrogateescape")) for name, value in stored.headers)
        return Message(
            Head("HTTP/1.1", capture.status, "", ()), headers, stored.payload, stored.payload, capture.truncated
        )


def _of_each_payload(captures: list[Capture]) -> Iterator[Capture]:
    """The first capture of each payload."""
    seen: set[str] = set()
    for capture in captures:
        if capture.sha256 not in seen:
            seen.add(capture.sha256)
            yield capture
