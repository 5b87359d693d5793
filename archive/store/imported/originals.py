"""Finds in the archive the answers that revisits in the files of others stand for, where those files lack them.

Crawls that store a payload once are often handed out one by one, so that an earlier import has what a later one refers
to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from archive.errors import Damaged
from archive.imports.digests import as_written, matches
from archive.imports.index import Entry
from archive.imports.message import Head, Message, decoded
from archive.warc.captures import Capture, find_captures
from archive.warc.reading import read_capture

_ANSWERS = "url IN (?, ?) AND status <> 304 AND coalesce(refers_to, id) NOT IN (SELECT capture_id FROM damage)"


def find_original(db: Database, warc_dir: Path, revisit: Entry) -> Message | None:
    """The answer that a revisit stands for; None if the archive has none.

    It goes as within files (archive.imports.index): first what has the same digest, at the address that the revisit
    names and at its own; then what it names by address and time, whatever its digest. A server that has nothing new to
    send means an answer before.
    """
    url = revisit.refers_to_url or revisit.url
    found = list(find_captures(db, _ANSWERS, [url, revisit.url]))
    named = [one for one in found if (one.url, one.fetched_at[:19]) == (url, revisit.refers_to_date)]
    before = [one for one in reversed(found) if one.fetched_at <= revisit.captured_at]
    # Crawlers compare with the answer that they name, or with the last one: so it is mostly the first that is read.
    likely = [*named, *before] if revisit.is_unchanged else [*named, *before, *found]
    for capture in _of_each_payload(likely):
        answer = _read(db, warc_dir, capture)
        if answer and (revisit.is_unchanged or _is_told(revisit, capture, answer)):
            return answer
    return next((answer for one in named if (answer := _read(db, warc_dir, one))), None)


def _of_each_payload(captures: list[Capture]) -> Iterator[Capture]:
    """The first capture of each payload."""
    seen: set[str] = set()
    for capture in captures:
        if capture.sha256 not in seen:
            seen.add(capture.sha256)
            yield capture


def _is_told(revisit: Entry, capture: Capture, answer: Message) -> bool:
    """Whether the digest of a revisit is that of an answer, or was told of it where we got that."""
    if revisit.digest is None:
        return False
    return matches(revisit.digest, (answer.body, decoded(answer))) or capture.claimed_digest == as_written(
        revisit.digest
    )


def _read(db: Database, warc_dir: Path, capture: Capture) -> Message | None:
    try:
        stored = read_capture(db, warc_dir, capture)
    except Damaged:
        return None
    headers = tuple((name.encode(), value.encode("utf-8", "surrogateescape")) for name, value in stored.headers)
    return Message(Head("HTTP/1.1", capture.status, "", ()), headers, stored.payload, stored.payload, capture.truncated)
