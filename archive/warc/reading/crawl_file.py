"""Reads the capture file of a crawl or an import from start to end, past anything that is damaged."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from archive.warc import manifest
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture
from archive.warc.ending import Ending, read_ending
from archive.warc.file_name import SUFFIX, FileName, name_of, parse_name
from archive.warc.reading.captures import UNREADABLE, capture_of, digest, parse_record
from archive.warc.reading.records import OUTCOME_URI, Stretch, find_records, uuid_in


class Digests(Protocol):
    """The SHA-256 (hex) of payloads, by the id of the capture that holds each: a dict, or something more compact."""

    def __setitem__(self, capture_id: str, sha256: str, /) -> None: ...

    def get(self, capture_id: str, otherwise: str, /) -> str:
        """The digest of a capture's payload."""


class CrawlFile:
    """The WARC file of a crawl or an import; `name.source` tells which."""

    def __init__(self, path: Path, closed: manifest.ManifestEntry | None = None) -> None:
        """`closed` is the file's line in the manifest, if it has one."""
        self.path = path
        self.name = name_of(path)
        # What the crawl recorded at its end; None if it was interrupted, and until the record has been read.
        self.ending: Ending | None = closed.ending if closed else None
        # What could not be read; complete once everything has been read.
        self.problems: list[Stretch] = []
        # Ids of records that others in the file refer to; complete before the first stretch is yielded.
        self.referred: frozenset[str] = frozenset()

    def captures(self, digests: Digests) -> Iterator[tuple[Capture, StoredAnswer]]:
        """Every capture in the order of capture, exactly as the crawl's own rows had it, with the answer.

        The answer in a revisit record has only headers. `digests` maps the id of each capture that holds a payload to
        its SHA-256: it is consulted for revisits, and extended by the others. Damage is skipped, and so is a torn
        record at the end, as a killed crawl leaves it; both are then among the `problems`.
        """
        for stretch in self.stretches():
            read = read_stretch(self.path, self.name, stretch)
            if isinstance(read, tuple):
                yield self.known(read[0], digests), read[1]
            else:
                self.note(stretch, read)

    def stretches(self) -> Iterator[Stretch]:
        """Where the records in the file are. Anything else is then among the `problems`."""
        try:
            found = find_records(self.path)
        except OSError as error:
            self.problems.append(Stretch(0, 0, f"the file cannot be read ({error.strerror or error})"))
            return
        self.referred = frozenset(one.refers_to for one in found if one.refers_to)
        found.reverse()
        while found:  # there may be very many, so each is dropped once it has been read
            stretch = found.pop()
            if stretch.problem:
                self.problems.append(stretch)
            else:
                yield stretch

    def note(self, stretch: Stretch, read: Ending | str | None) -> None:
        """Note what `read_stretch` returned if that is not a capture: how the crawl ended, or what is wrong."""
        if isinstance(read, Ending):
            self.ending = read
        elif read:
            self.problems.append(Stretch(stretch.offset, stretch.length, read))

    def known(self, capture: Capture, digests: Digests) -> Capture:
        """A capture with the digest of its payload, which is added to `digests` or, for a revisit, found there."""
        if capture.refers_to:
            return replace(capture, sha256=digests.get(capture.refers_to, ""))
        digests[capture.id] = capture.sha256
        return capture


def read_stretch(path: Path, name: FileName, stretch: Stretch) -> tuple[Capture, StoredAnswer] | Ending | str | None:
    """Read a record of a capture file: a capture with its answer, the crawl's end, what is wrong, or something else.

    A revisit has only headers and no digest, which is that of the capture that it refers to.
    """
    try:
        with path.open("rb") as file:
            file.seek(stretch.offset)
            member = file.read(stretch.length)
    except OSError as error:
        return f"the file cannot be read ({error.strerror or error})"
    try:
        record, payload = parse_record(member)
    except UNREADABLE as error:
        return f"it is not a WARC record ({error!r})"
    try:
        if record.rec_type == "metadata" and record.rec_headers.get_header("WARC-Target-URI") == OUTCOME_URI:
            return read_ending(payload)
        if record.rec_type not in ("response", "revisit"):
            return None
        stored = StoredAnswer(tuple(record.http_headers.headers), payload)
        refers_to = record.rec_headers.get_header("WARC-Refers-To")
        sha256 = "" if uuid_in(refers_to) else digest(payload)
        capture = capture_of(record, stored.headers, sha256, file=name, offset=stretch.offset, length=stretch.length)
        return capture, replace(stored, captured_on=capture.day)
    except (ValueError, TypeError, AttributeError) as error:
        return f"it is not a record of this archive ({error!r})"


def crawl_files(warc_dir: Path) -> list[CrawlFile]:
    """The capture files of a data folder, without strays, oldest first (their names begin with the time)."""
    closed = manifest.read(warc_dir)
    return [
        CrawlFile(path, closed.get(path.name))
        for path in sorted(warc_dir.glob(f"*{SUFFIX}"))
        if _why_stray(path, path.name in closed) is None
    ]


def strays(warc_dir: Path) -> dict[Path, str]:
    """Files named `*.warc.gz` that are not capture files of ours and are ignored, each with the reason."""
    closed = manifest.read(warc_dir)
    found = {path: _why_stray(path, path.name in closed) for path in sorted(warc_dir.glob(f"*{SUFFIX}"))}
    return {path: why for path, why in found.items() if why}


def _why_stray(path: Path, is_known: bool) -> str | None:
    """Why a file is not ours; None if it is. `is_known`: the manifest names it."""
    if parse_name(path.name) is None:
        return "its name is not that of a crawl or an import"
    if path.is_symlink() and not is_known:
        return "it is a symbolic link"
    if not path.is_file():
        return "it is not a file"
    if not os.access(path, os.R_OK):
        return "it cannot be read"
    try:
        if not is_known and not _holds_records(path):
            return "it is not a WARC file"
    except OSError as error:
        return f"it cannot be read ({error.strerror or error})"
    return None


def _holds_records(path: Path) -> bool:
    """Whether a file has records, or is empty or all zeros, as after a power cut."""
    with path.open("rb") as file:
        while chunk := file.read(1 << 16):
            if chunk.strip(b"\0"):
                break
        else:
            return True
    return _begins(path) or any(not stretch.problem for stretch in find_records(path))


def _begins(path: Path) -> bool:
    """Whether a file begins as a WARC file does."""
    with path.open("rb") as file:
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(1024), 7) == b"WARC/1."
        except zlib.error:
            return False
