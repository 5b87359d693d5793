"""Reads the documents in captures, each content once, however many links lead to it.

The result is kept by digest and by the version of the reader. Nothing here affects a crawl: a document that cannot be
read says why, and the next one is read.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlite_utils import Database

from archive import documents
from archive.errors import ArchiveError, Damaged, Locked, in_words
from archive.extract.boilerplate.error_pages import reads_like_error
from archive.interruption import Interruption
from archive.progress import Tick, silent
from archive.search.words import vocabulary
from archive.site import spellings
from archive.store.database import open_database
from archive.store.documents import linking, rows, thumbnails
from archive.store.documents.versions import led_to
from archive.store.folder import DataFolder
from archive.store.takedowns.database_mark import Outdated
from archive.store.takedowns.gate import gate_of
from archive.warc.answers import StoredAnswer, mime_type
from archive.warc.captures import Capture, find_captures, get_capture
from archive.warc.reading.captures import read_capture

# A page or a picture is examined only if an article links to it as a document: sites name types wrongly.
_UNLIKELY = """
(mime IS NULL OR mime LIKE 'text/%' OR mime LIKE 'image/%' OR mime LIKE '%xml' OR mime LIKE '%json'
OR mime LIKE '%script')
"""
_CANDIDATES = f"""
status = 200 AND refers_to IS NULL AND truncated IS NULL
AND sha256 NOT IN (SELECT sha256 FROM document_payloads)
AND ((requisite IS NULL AND NOT {_UNLIKELY}) OR url IN (SELECT value FROM json_each(?)))
AND id NOT IN (SELECT capture_id FROM damage)
"""
_LINKED = """
SELECT url FROM attachments
UNION SELECT value ->> 'url' FROM revisions, json_each(revisions.attachments) WHERE revisions.attachments <> '[]'
"""


@dataclass(slots=True)
class ReadingCounts:
    """The number of documents read. `trouble` says why reading was cut short, if the disk or database failed."""

    read: int = 0
    trouble: str | None = None

    def added_to(self, detail: str | None) -> str | None:
        """The message of a summary, with the trouble added."""
        return "; ".join(filter(None, (detail, self.trouble))) or None


def read_new(
    folder: DataFolder,
    tick: Tick = silent,
    then: Callable[[Database], None] = lambda _: None,
) -> ReadingCounts:
    """Read the documents in captures that are new, link articles to them, and make thumbnails.

    `tick` is called for each document, which has a transaction of its own, and `then` in the transaction that links
    articles to them, for whatever else follows from that. Does nothing if somebody else is working in the folder, or
    has withheld something meanwhile; Ctrl-C or a full disk ends it, and the next call continues.
    """
    told = ReadingCounts()
    if folder.database.is_file():
        try:
            _read_new(folder, tick, told, then)
        except (OSError, sqlite3.Error, ArchiveError) as error:  # what was published stays published
            told.trouble = f"not all documents could be read ({in_words(error)}); the next refresh goes on from there"
    return told


def _read_new(folder: DataFolder, tick: Tick, told: ReadingCounts, then: Callable[[Database], None]) -> None:
    with (
        suppress(Locked, Outdated, KeyboardInterrupt),
        folder.lock(),
        closing(open_database(folder.database, create=True).conn) as connection,
        Interruption() as interruption,
    ):
        db = Database(connection)
        try:
            for _ in _read_all(db, folder.warc, interruption):
                told.read += 1
                tick(told.read)
            thumbnails.make_new(db, folder.warc, interruption=interruption)
        finally:
            documents.end_server()
            if told.read:
                link_and_index(db, then)


def link_and_index(db: Database, then: Callable[[Database], None]) -> None:
    """Link articles to what has been read, and update the search; `then` is called in the same transaction."""
    with db.atomic():
        linking.link(db)
        vocabulary.update(db)
        then(db)


def read_into(db: Database, warc_dir: Path, old: sqlite3.Connection | None, then: Callable[[Database], None]) -> None:
    """Read the documents of captures into a new database; those that the old one has are copied, not read again.

    A document that could not be read is tried again: this machine may succeed. `then` is as in `read_new`.
    """
    kept = _Kept(old) if old and _has_documents(old) else None
    for _ in _read_all(db, warc_dir, None, kept):
        pass
    link_and_index(db, then)
    if old:
        with db.atomic():
            thumbnails.copy(db, old)
    thumbnails.make_new(db, warc_dir)
    documents.end_server()


def _read_all(
    db: Database, warc_dir: Path, interruption: Interruption | None, kept: _Kept | None = None
) -> Iterator[str]:
    """Read each document that is new, or was read by another version; yields its id."""
    for capture, is_linked in _candidates(db):
        if kept and (known := kept.document(capture.sha256)):
            with db.atomic():
                kept.copy(db, capture, known)
            continue
        try:
            stored = read_capture(db, warc_dir, capture)
            content = stored.content()
        except Damaged:
            if kept and (known := kept.document(capture.sha256, current=False)):
                with db.atomic():
                    kept.copy(db, capture, known)
            continue
        except ValueError:  # its content coding cannot be undone
            with db.atomic():
                rows.note_payload(db, capture.sha256, None)
            continue
        yield from _read(db, capture, stored, content, interruption, pages=is_linked)
    for capture_id in _outdated(db):
        found = get_capture(db, capture_id)
        with suppress(Damaged, ValueError):
            if found:
                stored = read_capture(db, warc_dir, found)
                yield from _read(db, found, stored, stored.content(), interruption, again=True)


def _candidates(db: Database) -> Iterator[tuple[Capture, bool]]:
    """The captures that may hold unread documents, one of each payload, oldest first.

    With each comes whether a link leads directly there, without a redirect.
    """
    urls = [url for (url,) in db.execute(_LINKED)]
    linked = frozenset(address for url in urls for address in spellings(url))
    met: set[str] = set()
    for capture in list(find_captures(db, _CANDIDATES, [json.dumps(led_to(db, urls))])):
        if capture.sha256 not in met:
            met.add(capture.sha256)
            yield capture, capture.url in linked


def _outdated(db: Database) -> list[str]:
    """A capture (id) of each document that another version read, or that lacked a program which is installed now."""
    tools = documents.tools()
    found = db.execute("SELECT capture_id, mime, extractor, lacks FROM documents ORDER BY id").fetchall()
    return [
        capture_id
        for capture_id, mime, extractor, lacks in found
        if (mime and documents.extractor_of(mime) != extractor) or (lacks and tools.get(lacks))
    ]


def _read(
    db: Database,
    capture: Capture,
    stored: StoredAnswer,
    content: bytes,
    interruption: Interruption | None,
    *,
    pages: bool = True,
    again: bool = False,
) -> Iterator[str]:
    """Read one document and write its rows; yields its id, or nothing if it is known or not a document.

    With `pages` unset, an HTML page does not count: a link to a document that is gone often leads to one. Nor does an
    error page.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = db.execute("SELECT 1 FROM documents WHERE id = ?", [digest]).fetchone()
    claimed, name = mime_type(stored.headers), unquote(urlsplit(capture.url).path.rpartition("/")[2])
    kind = documents.kind_of(content, claimed, name, linked=True)
    if kind == "text/html" and not pages:
        kind = None
    if not gate_of(db).look_at(digest, content):
        _leave_out(db, capture.sha256)
        return
    if kind is None or (known and not again):
        with db.atomic():
            rows.note_payload(db, capture.sha256, digest if known else None)
        return
    reading = documents.read(content, mime=claimed, name=name)
    lines = [line for page in reading.pages for line in page.splitlines() if line.strip()]
    if kind == "text/html" and reads_like_error(reading.title or "", lines):
        with db.atomic():
            rows.note_payload(db, capture.sha256, None)
        return
    if not gate_of(db).look_at_text(digest, "\n".join([reading.title or "", *reading.pages])):
        _leave_out(db, capture.sha256)
        return
    document = rows.Document(
        id=digest,
        capture_id=capture.id,
        mime=reading.mime,
        bytes=len(content),
        title=reading.title,
        pages=len(reading.pages),
        extractor=documents.extractor_of(kind),
        problem=reading.problem,
        lacks=reading.lacks,
    )
    with interruption.whole() if interruption else nullcontext(), db.atomic():
        rows.write(db, document, reading.pages)
        rows.note_payload(db, capture.sha256, digest)
    yield digest


def _leave_out(db: Database, sha256: str) -> None:
    """Remove the captures of a payload: the document in it is withheld, or repeats something withheld."""
    gate_of(db).keep_out(sha256)
    with db.atomic():
        db.execute("DELETE FROM captures WHERE sha256 = ?", [sha256])


def _has_documents(old: sqlite3.Connection) -> bool:
    return old.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'document_payloads'").fetchone() is not None


class _Kept:
    """The documents in the old database."""

    def __init__(self, old: sqlite3.Connection) -> None:
        self._old = Database(old)

    def document(self, sha256: str, *, current: bool = True) -> rows.Document | None:
        """The document of a payload, if it was read in full and by the current version; else with `current` unset."""
        sql = (
            f"SELECT {', '.join(f'documents.{name}' for name in rows.Document._fields)} FROM document_payloads "
            "JOIN documents ON documents.id = document_id WHERE sha256 = ?"
        )
        row = self._old.execute(sql, [sha256]).fetchone()
        found = rows.Document(*row) if row else None
        if found and current and (found.problem or documents.extractor_of(found.mime or "") != found.extractor):
            return None
        return found

    def copy(self, db: Database, capture: Capture, document: rows.Document) -> None:
        """Copy a document into the new database, as of this capture, unless it is withheld."""
        text = "\n".join([document.title or "", *rows.pages_of(self._old, document.id)])
        if not gate_of(db).look_at_text(document.id, text):
            _leave_out(db, capture.sha256)
            return
        if not db.execute("SELECT 1 FROM documents WHERE id = ?", [document.id]).fetchone():
            rows.write(db, document._replace(capture_id=capture.id), rows.pages_of(self._old, document.id))
        rows.note_payload(db, capture.sha256, document.id)
