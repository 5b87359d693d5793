"""Writes WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/): all captures that the archive shows, to be replayed.

ReplayWeb.page opens it; pywb and others read it. The same archive gives the same bytes: all members have the same time,
and dates are those of the last publication.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.clock import stamp
from archive.export.files.wacz import index as cdx
from archive.export.files.wacz.index import Index
from archive.export.files.wacz.records import Record, Records
from archive.progress import Tick, silent
from archive.site import NAME
from archive.store.folder import DataFolder

_VERSION = "1.1.1"
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can have, for all members, instead of the clock's
_MODE = 0o644 << 16
_UNIX = 3
_SMALL = 1 << 30  # bytes: far below what needs the zip extension for large files
_TITLE = f"The public record of {NAME}"
_DESCRIPTION = (
    f"What {NAME}, Latvia's state information resource on human trafficking, answered to this archive and to others "
    "who archived it: news, reference pages, pictures and documents, byte for byte. What is withheld is not in it."
)
_PAGES = """
SELECT captures.id, captures.url, fetched_at, revisions.title, revisions.published_on
FROM revisions JOIN captures ON captures.id = revisions.capture_id ORDER BY revisions.article_id, revision
"""
_ROOTS = """
SELECT id, url, fetched_at FROM captures WHERE status = 200 AND url LIKE 'http%://%/' ORDER BY fetched_at DESC, id
"""


@dataclass(slots=True)
class PackingReport:
    """What is in a WACZ, captures and listed pages, and what is not.

    `damaged` are the ids of captures whose record is damaged or missing. `hidden` counts captures that readers do not
    see as they were sent, because they name what is withheld. `orphaned` counts captures that refer to the payload of
    one of these, and are therefore not in the index.
    """

    captures: int = 0
    pages: int = 0
    damaged: list[str] = field(default_factory=list)
    hidden: int = 0
    orphaned: int = 0


def write_wacz(path: Path, db: Database, folder: DataFolder, published_at: str, tick: Tick = silent) -> PackingReport:
    """Write all captures that are shown to `path`, which must not be there; nothing if there is none to show.

    `db` is only read; `published_at` is the moment (ISO 8601) of the last publication. `tick` is told how many captures
    are written. Raises OSError if it cannot be written, Damaged if the ledger of takedowns cannot be read.
    """
    records = Records(db, folder)
    packed = PackingReport()
    with closing(Index()) as index, zipfile.ZipFile(path, "x", allowZip64=True) as archive:
        package = _Package(archive)
        for name, found in records.files():
            packed.captures += _write_file(package, folder.warc / name, found, index)
            tick(packed.captures)
        packed.orphaned = index.drop_orphans()
        _write_index(package, index)
        main = _main_page(db, index)
        packed.pages = _write_pages(package, db, index, main)
        package.close(published_at, main)
    if not packed.captures:
        path.unlink()
    packed.damaged, packed.hidden = records.left_out.damaged, records.left_out.hidden
    return packed


class _Package:
    """A WACZ that is being written, with the digest and the size of each of its files."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._resources: list[dict[str, object]] = []

    @contextmanager
    def member(self, name: str, *, is_text: bool = True, at_most: int = 0) -> Iterator[_Member]:
        """A file to be written; `at_most` is the number of bytes it may have, if that may be large."""
        with self._archive.open(_info(name, is_text), "w", force_zip64=at_most > _SMALL) as file:
            member = _Member(file)
            yield member
        told = {"path": name, "hash": f"sha256:{member.digest.hexdigest()}", "bytes": member.bytes}
        # Names in a Data Package have only lower-case letters.
        self._resources.append({"name": name.rpartition("/")[2].lower(), **told})

    def close(self, published_at: str, main: _Page | None) -> None:
        """Write the description of the package, and its digest."""
        described: dict[str, Any] = {
            "profile": "data-package",
            "wacz_version": _VERSION,
            "title": _TITLE,
            "description": _DESCRIPTION,
            "created": published_at,
            "software": "ctarchive",
        }
        if main:
            described |= {"mainPageUrl": main.url, "mainPageDate": main.moment}
        whole = json.dumps({**described, "resources": self._resources}, indent=1).encode()
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(whole).hexdigest()}"}
        self._archive.writestr(_info("datapackage.json"), whole)
        self._archive.writestr(_info("datapackage-digest.json"), json.dumps(digest, indent=1))


class _Member:
    """A file of a package that is being written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.bytes = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.bytes += len(data)
        self.digest.update(data)


@dataclass(frozen=True, slots=True)
class _Page:
    id: str
    url: str
    fetched_at: str

    @property
    def moment(self) -> str:
        """A moment to the second, as in the index: viewers look for what was captured then or later."""
        at = stamp(self.fetched_at)
        return f"{at[:4]}-{at[4:6]}-{at[6:8]}T{at[8:10]}:{at[10:12]}:{at[12:]}Z"


def _info(name: str, is_text: bool = True) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system, info.external_attr = _UNIX, _MODE
    info.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
    return info


def _write_file(package: _Package, source: Path, found: Iterator[Record], index: Index) -> int:
    """Write the records of one capture file; returns how many captures there were."""
    first = next(found, None)
    if first is None:
        return 0
    captures = 0
    with package.member(f"archive/{source.name}", is_text=False, at_most=source.stat().st_size) as member:
        for record in chain([first], found):
            if record.capture:
                index.add(record.capture, record.digest, source.name, member.bytes, len(record.member))
                captures += 1
            member.write(record.member)
    return captures


def _write_index(package: _Package, index: Index) -> None:
    blocks = [cdx.HEAD]
    with package.member(f"indexes/{cdx.DATA}", is_text=False) as member:
        for block in index.blocks():
            member.write(block.data)
            blocks.append(block.told)
    with package.member(f"indexes/{cdx.BLOCKS}") as member:
        member.write("".join(blocks).encode())


def _main_page(db: Database, index: Index) -> _Page | None:
    """The latest capture of the site's home page."""
    pages = (_Page(*row) for row in db.execute(_ROOTS))
    return next((one for one in pages if urlsplit(one.url).path == "/" and index.has(one.id)), None)


def _write_pages(package: _Package, db: Database, index: Index, main: _Page | None) -> int:
    """List the home page and every version of every article; return how many pages that is."""
    listed = 0
    with package.member("pages/pages.jsonl") as member:

        def line(**told: object) -> None:
            member.write(f"{json.dumps(told, ensure_ascii=False)}\n".encode())

        line(format="json-pages-1.0", id="pages", title=_TITLE)
        if main:
            line(id=main.id, url=main.url, ts=main.moment, title=NAME)
            listed += 1
        for *found, title, published_on in db.execute(_PAGES):
            page = _Page(*found)
            if index.has(page.id):
                told = {"published_on": published_on} if published_on else {}
                line(id=page.id, url=page.url, ts=page.moment, title=title, **told)
                listed += 1
    return listed
