"""Selects the records for a WACZ: those of the captures that the archive shows, byte for byte.

The files are not copied completely. They still have records of what is withheld (docs/withholding.md), and what crawls
recorded at their ends; here each record is fetched by the position in its row. A capture that readers see with titles
or links covered is left out too, because a WACZ could only have it as it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import filterfalse, groupby
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database
from warcio.recordloader import ArcWarcRecord

from archive.errors import Damaged
from archive.store.documents.files import is_unread
from archive.store.folder import DataFolder
from archive.store.takedowns import takedowns
from archive.store.takedowns.capture_redaction import redaction_of
from archive.warc.answers import Headers, StoredAnswer
from archive.warc.captures import COLUMNS, Capture
from archive.warc.reading.captures import UNREADABLE, digest, parse_record, read_capture
from archive.warc.reading.records import record_at, uuid_in

_FOLDERS = re.compile(rb"^description: .* from .*/", re.MULTILINE)
_CAPTURES = f"SELECT {', '.join(COLUMNS)} FROM captures ORDER BY warc, offset"


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is in its file. `capture` is its row, None if it is not a capture; `digest` its payload's."""

    member: bytes
    capture: Capture | None = None
    digest: str | None = None


@dataclass(slots=True)
class LeftOut:
    """What is left out: captures whose record is damaged or missing, by ids, and those that are not shown as sent."""

    damaged: list[str] = field(default_factory=list)
    hidden: int = 0


class Records:
    """The records of all captures, file by file in the order of their names, each in the order of the file."""

    def __init__(self, db: Database, folder: DataFolder) -> None:
        """`db` is only read. Raises Damaged if the ledger of takedowns cannot be read."""
        self._db, self._warc = db, folder.warc
        self._takedowns = takedowns.read(folder.takedowns)
        self.left_out = LeftOut()

    def files(self) -> Iterator[tuple[str, Iterator[Record]]]:
        """The name of each file, with its records; a file without a capture to show has none."""
        rows = (Capture(*row) for row in self._db.execute(_CAPTURES))
        for name, captures in groupby(rows, key=lambda capture: capture.warc):
            yield name, self._of_file(self._warc / name, captures)

    def _of_file(self, path: Path, captures: Iterator[Capture]) -> Iterator[Record]:
        """The `warcinfo` record of the file, if it describes the file, and then each capture with its request."""
        with ExitStack() as stack:
            try:
                file = stack.enter_context(path.open("rb"))
            except OSError:
                self.left_out.damaged += [capture.id for capture in captures]
                return
            begun = False
            for capture in captures:
                member = _read(file, capture.offset, capture.length)
                try:
                    found = self._shown(capture, member)
                except (*UNREADABLE, Damaged):  # if its content is unknown, so is whether it may be shown
                    self.left_out.damaged.append(capture.id)
                    continue
                if found is None:
                    self.left_out.hidden += 1
                    continue
                if not begun:
                    infos = self._beside(file, 0, "warcinfo")
                    yield from filterfalse(_tells_folders, infos) if capture.source == "file" else infos
                    begun = True
                yield Record(member, capture, found.rec_headers.get_header("WARC-Payload-Digest"))
                if capture.source == "crawl":  # captures by others have no requests
                    yield from self._beside(file, capture.offset + capture.length, "request", capture)

    def _shown(self, capture: Capture, member: bytes) -> ArcWarcRecord | None:
        """The record of a capture; None if readers do not see it as it was sent.

        Raises Damaged or one of UNREADABLE.
        """
        record, payload = parse_record(member)
        if uuid_in(record.rec_headers.get_header("WARC-Record-ID")) != capture.id:
            raise ValueError("it is another record")
        if capture.refers_to is None and digest(payload) != capture.sha256:
            raise ValueError("it does not match its digest")
        if not self._takedowns:
            return record
        stored = StoredAnswer(tuple(record.http_headers.headers), payload)
        body = read_capture(self._db, self._warc, capture, stored).content()
        if self._takedowns.looks_into_texts and is_unread(self._db, capture.sha256, body, capture.mime or ""):
            return None
        told = self._tells(stored.headers, capture.url) or self._takedowns.entry_of_content(body)
        is_page = capture.mime == "text/html"
        cover = redaction_of(self._takedowns).shown
        if told or cover(capture.id, body, stored.content_type or "", capture.url, is_page=is_page) is not None:
            return None
        return record

    def _beside(self, file: BinaryIO, offset: int, kind: str, capture: Capture | None = None) -> Iterator[Record]:
        """The record at a byte, if it is whole, of this kind and, if it is a request, the one of this capture."""
        try:
            found = record_at(file, offset)
            if found.problem or found.kind != kind or (capture and found.concurrent_to != capture.id):
                return
            member = _read(file, offset, found.length)
            if self._takedowns and capture:
                record, _ = parse_record(member)
                if self._tells(record.http_headers.headers, capture.url):
                    return
        except UNREADABLE:
            return
        yield Record(member)

    def _tells(self, headers: Headers, url: str) -> bool:
        """Whether header fields name what is withheld, such as a Referer."""
        text = "\n".join(f"{name}: {value}" for name, value in headers)
        cover = redaction_of(self._takedowns).text(text.encode("utf-8", "replace"), "text/plain; charset=utf-8", url)
        return cover is not None or self._takedowns.entry_of_content(text.encode("utf-8", "replace")) is not None


def _tells_folders(info: Record) -> bool:
    """Whether an import from files names folders of the keeper, as imports before December 2026 did."""
    return _FOLDERS.search(parse_record(info.member)[1]) is not None


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    """Read bytes of a file; none if the disk fails, so that no record is found in them."""
    try:
        file.seek(offset)
        return file.read(length)
    except OSError:
        return b""
