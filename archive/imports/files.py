"""Reads captures made by others from their WARC, ARC and WACZ files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

from archive.errors import is_disk_full
from archive.imports.digests import EMPTY, as_written, matches
from archive.imports.index import Entry, Index
from archive.imports.indexing import MAX_BLOCK, Indexing
from archive.imports.message import Fields, Head, Message, decoded, fit_headers, read_head, read_message
from archive.imports.paths import CaptureFile, find_files, printable
from archive.imports.records import Records
from archive.imports.stream import Damage
from archive.imports.wacz import BROKEN_ZIP, has_digest
from archive.warc.coding import MAX_CONTENT
from archive.warc.foreign import ForeignCapture

MAX_TOLD = 1000  # problems that are described; further ones are only counted
_REASONS = ("length", "time", "disconnect", "unspecified")  # WARC 1.1, section 5.13
_NOTHING = Message(Head("HTTP/1.1", 200, "", ()), (), b"", b"", None)
_NO_PAYLOAD = (
    "it refers to a payload that neither the files nor the archive have; import the file that has it before this one, "
    "or both together"
)
_BROKEN_FILE = (OSError, *BROKEN_ZIP)

FindOriginal = Callable[[Entry], Message | None]
"""Finds the answer that a revisit stands for where the files do not have it; None if it is not there either."""


class ForeignFiles:
    """The captures of a site in files made by others, in the order of the files, revisits after their originals.

    The files are read twice: first to index on disk what is in them, then to read what is wanted. Memory does not grow
    with either. A revisit gets the payload of its original, which may be anywhere in the files, or else in the archive.
    A 304 (not modified) has status 304 and no body, and is given only if its original exists.

    `problems` describes damage and what could not be imported, a line each with place and reason, at most MAX_TOLD;
    `problem_count` counts all of them. `left_alone` counts records that are not wanted. Both are complete after an
    iteration, and reset by the next. `expected` is the approximate number of captures, known from the first one on.
    """

    def __init__(self, paths: Iterable[Path], wanted: Callable[[str], bool]) -> None:
        """Find the capture files among `paths`, files and folders; `wanted` selects addresses.

        Raises WrongUse if a path does not exist, or if there is no capture file in any of them.
        """
        self.problems: list[str] = []
        self.left_alone: Counter[str] = Counter()
        self.problem_count = 0
        self.expected = 0
        self._wanted = wanted
        found: list[str] = []
        self.files = find_files(paths, found, self.left_alone)
        self._found = (found, Counter(self.left_alone))
        self._begin()

    def __iter__(self) -> Iterator[ForeignCapture]:
        """Yield the captures, with no originals but those in the files. Raises as `captures` does."""
        return self.captures(lambda revisit: None)

    def captures(self, find_original: FindOriginal) -> Iterator[ForeignCapture]:
        """Yield the captures. Raises OSError or sqlite3.Error if the disk has no room for temporary files."""
        self._begin()
        with closing(Index()) as index:
            indexing = Indexing(index, self._wanted, self.left_alone, self._tell)
            for number, file in enumerate(self.files):
                self._index(indexing, number, file)
            index.build_indexes()
            for method in index.drop_other_methods():
                self.left_alone[f"answers to {method}"] += 1
            self.expected = index.count()
            for revisit in index.resolve():
                is_empty = revisit.digest == EMPTY and not revisit.is_unchanged
                original = _NOTHING if is_empty else find_original(revisit)
                if original is not None:
                    yield from self._revisit(revisit, original)
                else:
                    self._tell(f"{self._where(revisit)}: {_NO_PAYLOAD}")
            yield from self._captures(index)

    def _begin(self) -> None:
        found, left_alone = self._found
        self.problems.clear()
        self.problem_count = 0
        for problem in found:
            self._tell(problem)
        self.left_alone.clear()
        self.left_alone.update(left_alone)

    def _tell(self, problem: str) -> None:
        self.problem_count += 1
        if len(self.problems) < MAX_TOLD:
            self.problems.append(printable(problem))

    def _index(self, indexing: Indexing, number: int, file: CaptureFile) -> None:
        try:
            with file.open() as opened:
                if file.digest and not has_digest(opened, file.digest):
                    self._tell(f"{file}: it is not as datapackage.json says; it is read all the same")
                indexing.take(number, str(file), opened)
        except _BROKEN_FILE as error:
            if is_disk_full(error):
                raise
            self._tell(f"{file}: it cannot be read any further ({_reason(error)})")

    def _captures(self, index: Index) -> Iterator[ForeignCapture]:
        """Everything that is wanted, except revisits without an original."""
        opened = -1
        with ExitStack() as stack:
            for rowid, entry in index.holders():
                try:
                    if entry.file != opened:
                        stack.close()
                        opened = -1
                        file = stack.enter_context(self.files[entry.file].open())
                        records = Records(file, lambda place, why: None)  # damage was reported by the first pass
                        opened = entry.file
                    message = _read(records, entry)
                except (Damage, *_BROKEN_FILE) as error:
                    if is_disk_full(error):
                        raise
                    message, problem = None, _reason(error)
                if message and entry.is_wanted:
                    yield self._capture(entry, message.head, message.headers, message)
                elif entry.is_wanted:
                    self._tell(f"{self._where(entry)}: {problem}")
                for revisit in index.revisits_of(rowid):
                    if message or revisit.is_unchanged:
                        yield from self._revisit(revisit, message or _NOTHING)
                    else:
                        self._tell(f"{self._where(revisit)}: of the payload that it refers to: {problem}")

    def _revisit(self, revisit: Entry, original: Message) -> Iterator[ForeignCapture]:
        """The capture for a revisit; none if its own block is not an answer."""
        # A revisit without header fields has those of the original, except the Date, because that was sent earlier.
        head = original.head
        fields = tuple(field for field in original.headers if field[0].lower() != b"date")
        if revisit.head and revisit.head.strip():
            try:
                head = read_head(revisit.head)[0]
            except ValueError as error:
                self._tell(f"{self._where(revisit)}: {error}")
                return
            fields = head.fields
        elif revisit.is_unchanged:
            head, fields = Head("HTTP/1.1", 304, "Not Modified", ()), ()
        if revisit.is_unchanged:
            yield self._capture(revisit, Head(head.http_version, 304, head.reason, ()), fit_headers(fields, b""), None)
        else:
            yield self._capture(revisit, head, fit_headers(fields, original.body), original)

    def _capture(self, entry: Entry, head: Head, headers: Fields, message: Message | None) -> ForeignCapture:
        """The capture with these headers; it has no payload if there is no `message`."""
        name = quote_from_bytes(os.fsencode(self.files[entry.file].name))
        told = entry.claimed or entry.digest
        is_as_told = not told or not message or matches(told, _payloads(message))
        return ForeignCapture(
            url=entry.url,
            captured_at=datetime.fromisoformat(entry.captured_at),
            status=head.status,
            reason=head.reason,
            http_version=head.http_version,
            headers=headers,
            body=message.body if message else b"",
            source_uri=f"file:{name}#{quote(entry.id, ':') if entry.id else f'byte={entry.offset}'}",
            claimed_digest=None if is_as_told or not told else as_written(told),
            truncated=message.truncated if message else None,
        )

    def _where(self, entry: Entry) -> str:
        return f"{self.files[entry.file]}: {entry.place}: {entry.url:.200}"


def _reason(error: Exception) -> str:
    """What is wrong, without the path in the message of an OSError, because the file is named anyway."""
    return str(getattr(error, "strerror", None) or error)


def _payloads(message: Message) -> Iterator[bytes | None]:
    """What the digest of a payload may be of: the body, the bytes on the wire, or the content."""
    yield message.body
    yield message.wire
    yield decoded(message)


def _read(records: Records, entry: Entry) -> Message:
    """The answer in an indexed record. Raises Damage, ValueError (with the reason) and OSError."""
    record = records.at(entry.place)
    told = (record.get("warc-truncated") or "").lower()
    truncated = told if told in _REASONS else "unspecified" if told or entry.is_cut else None
    if record.left <= MAX_BLOCK or entry.is_cut:  # the true length of a cut record is not known
        block = record.read(MAX_BLOCK + 1)
        message = read_message(block, truncated) if len(block) <= MAX_BLOCK else None
        if message and len(message.body) <= MAX_CONTENT:
            return message
    raise ValueError(f"its payload has more than {MAX_CONTENT} bytes")
