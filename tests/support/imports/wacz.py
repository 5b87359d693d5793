"""The content of a WACZ, read without our code: its index, and the records where the index says they are."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from archive.export.files.wacz.package import PackingReport, write_wacz
from archive.store.database import open_database
from archive.store.folder import DataFolder

PUBLISHED = "2026-11-26T07:00:00.000000Z"


def packed(folder: DataFolder, path: Path) -> PackingReport:
    """Write a WACZ of an archive."""
    with closing(open_database(folder.database)) as db:
        return write_wacz(path, db, folder, PUBLISHED)


def members(path: Path) -> dict[str, bytes]:
    """The files in a WACZ, by name, in order."""
    with zipfile.ZipFile(path) as wacz:
        assert wacz.testzip() is None
        return {name: wacz.read(name) for name in wacz.namelist()}


def index(files: dict[str, bytes]) -> list[tuple[str, str, dict[str, str]]]:
    """The lines of the index: key, time, and fields."""
    lines = gzip.decompress(files["indexes/index.cdx.gz"]).decode().splitlines()
    return [(key, time, json.loads(told)) for key, time, told in (line.split(" ", 2) for line in lines)]


def pages(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """The pages that it lists, after the header line."""
    return [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]


def record_at(files: dict[str, bytes], told: dict[str, str]) -> tuple[ArcWarcRecord, bytes]:
    """The record that a line of the index refers to, and its payload."""
    start = int(told["offset"])
    member = files[f"archive/{told['filename']}"][start : start + int(told["length"])]
    record = next(iter(ArchiveIterator(BytesIO(member))))
    return record, record.raw_stream.read()


def records(files: dict[str, bytes]) -> Iterator[ArcWarcRecord]:
    """All records of all capture files; each must be read before the next."""
    for name, content in files.items():
        if name.startswith("archive/"):
            yield from ArchiveIterator(BytesIO(content))
