"""Tombstones, which replace erased records in capture files, and rewriting files with them.

A tombstone is a record of type `metadata`. It names the erased record (WARC-Refers-To) and says when and for which
reason it was erased; but nothing of what that record held, nor its address.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from archive.warc import manifest, overwriting
from archive.warc.manifest import ManifestEntry
from archive.warc.reading.records import TOMBSTONE_URI, Stretch

_NAMES = uuid.UUID("7f0a4f1c-1d0b-5a54-9d3e-6b0b7c6f6a11")  # a random namespace of ours
_SUFFIX = ".erasing"  # the suffix of a file that is to replace the one without it


@dataclass(frozen=True, slots=True)
class Erasure:
    """When something was erased (ISO 8601 in UTC), and the code of the reason."""

    at: str
    reason: str


def tombstone(stretch: Stretch, why: Erasure) -> bytes:
    """The gzip member that replaces a record; always the same for the same record."""
    named = stretch.record_id or f"{stretch.offset}-{stretch.length}"
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(_NAMES, named)}>",
        "WARC-Date": why.at,
        "WARC-Warcinfo-ID": f"<urn:uuid:{stretch.info_id}>" if stretch.info_id else None,
        "WARC-Refers-To": f"<urn:uuid:{stretch.record_id}>" if stretch.record_id else None,
    }
    payload = json.dumps({"erased": why.at, "reason": why.reason}).encode()
    return _metadata(TOMBSTONE_URI, payload, {name: value for name, value in fields.items() if value})


def with_payload(record: ArcWarcRecord, payload: bytes) -> bytes:
    """The gzip member of a metadata record of ours with another payload, under the same id and date."""
    kept = ("WARC-Record-ID", "WARC-Date", "WARC-Warcinfo-ID")
    fields = {name: value for name in kept if (value := record.rec_headers.get_header(name))}
    return _metadata(record.rec_headers.get_header("WARC-Target-URI"), payload, fields)


def _metadata(uri: str, payload: bytes, fields: Mapping[str, str]) -> bytes:
    file = BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    record = writer.create_warc_record(
        uri,
        "metadata",
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type="application/json",
        warc_headers_dict=dict(fields),
    )
    writer.write_record(record)
    return file.getvalue()


def rewrite(path: Path, stretches: list[Stretch], changes: Mapping[int, bytes]) -> list[tuple[str, int, int]]:
    """Rewrite a capture file with some gzip members (by their offsets) replaced, and the rest byte for byte.

    `stretches` are those of the whole file. If the file is as its line in the manifest says, the line is updated;
    otherwise the line is removed, so that nothing hides that the file was damaged before. If this is killed, `finish`
    completes it. Returns the id of each record that is elsewhere now, with its offset and length in bytes. Raises
    OSError.
    """
    fresh = path.with_name(path.name + _SUFFIX)
    moved, offset = [], 0
    with path.open("rb") as old, fresh.open("wb") as new:
        for stretch in stretches:
            old.seek(stretch.offset)
            member = changes.get(stretch.offset) or old.read(stretch.length)
            new.write(member)
            if stretch.record_id and stretch.offset not in changes and stretch.offset != offset:
                moved.append((stretch.record_id, offset, len(member)))
            offset += len(member)
        new.flush()
        os.fsync(new.fileno())
    closed = manifest.read(path.parent).get(path.name)
    if closed:
        was_whole = path.stat().st_size == closed.bytes and manifest.digest(path, closed.bytes) == closed.sha256
        line = ManifestEntry(path.name, offset, manifest.digest(fresh, offset)) if was_whole else None
        manifest.rewrite(path.parent, {path.name: line}, lambda summary: summary)
    overwriting.replace(fresh, path)
    return moved


def finish(warc_dir: Path) -> None:
    """Complete rewrites that were killed: put files in place that the manifest already has, and remove the others."""
    closed = manifest.read(warc_dir)
    for fresh in sorted(warc_dir.glob(f"*{_SUFFIX}")):
        path = fresh.with_name(fresh.name.removesuffix(_SUFFIX))
        line = closed.get(path.name)
        size = fresh.stat().st_size
        if line and size == line.bytes and manifest.digest(fresh, size) == line.sha256:
            overwriting.replace(fresh, path)
        else:
            overwriting.remove(fresh)
