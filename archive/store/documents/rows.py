"""The rows of a document: what was read of it, page by page, and its words for the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlite_utils import Database

from archive.search.found.snippets import PAGE_BITS
from archive.search.words import vocabulary


class Document(NamedTuple):
    """A row of `documents`. `id` is the SHA-256 (hex) of the content with its coding undone, `bytes` its length.

    `mime` is None if the bytes do not show it, `extractor` if the type is not read; `problem` says in words why the
    text is missing or incomplete; `lacks` names the program that this machine lacked for it.
    """

    id: str
    capture_id: str
    mime: str | None
    bytes: int
    title: str | None
    pages: int
    extractor: str | None
    problem: str | None
    lacks: str | None


def write(db: Database, document: Document, pages: Sequence[str]) -> None:
    """Write or replace the row and the pages of a document. The caller holds the transaction, and links."""
    db.execute("INSERT OR IGNORE INTO documents (id, capture_id, bytes, pages) VALUES (?, ?, 0, 0)", document[:2])
    db.execute("INSERT OR IGNORE INTO documents_narrow (id) VALUES (?)", [document.id])
    number = db.execute("SELECT number FROM documents_narrow WHERE id = ?", [document.id]).fetchone()[0]
    vocabulary.forget_document(db, number)
    if known := pages_of(db, document.id):
        # An index that stores no text must be told what to remove.
        db.execute(
            "INSERT INTO documents_fts (documents_fts, rowid, text) VALUES ('delete', ?, ?)", [number, _whole(known)]
        )
        db.execute("DELETE FROM document_pages WHERE document_id = ?", [document.id])
    assignments = ", ".join(f"{name} = ?" for name in Document._fields[1:])
    db.execute(f"UPDATE documents SET {assignments} WHERE id = ?", [*document[1:], document.id])
    if pages:
        db.execute("INSERT INTO documents_fts (rowid, text) VALUES (?, ?)", [number, _whole(pages)])
        db.conn.executemany(
            "INSERT INTO document_pages (number, document_id, page, text) VALUES (?, ?, ?, ?)",
            [((number << PAGE_BITS) + page, document.id, page, text) for page, text in enumerate(pages, 1)],
        )


def pages_of(db: Database, document_id: str) -> list[str]:
    """The text of a document, page by page; empty if nothing was read."""
    rows = db.execute("SELECT text FROM document_pages WHERE document_id = ? ORDER BY page", [document_id])
    return [text for (text,) in rows]


def _whole(pages: Sequence[str]) -> str:
    return "\n".join(pages)


def note_payload(db: Database, sha256: str, document_id: str | None) -> None:
    """Note which document a payload (its digest as received) holds; None if it holds none."""
    db.execute("INSERT OR REPLACE INTO document_payloads (sha256, document_id) VALUES (?, ?)", [sha256, document_id])
