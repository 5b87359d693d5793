"""Documents put straight into an archive of captures that a test makes up, as if they had been read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlite_utils import Database

from archive.search.words import vocabulary
from archive.store.documents import linking
from archive.store.documents.rows import Document, note_payload, write
from archive.warc.captures import Capture
from tests.support.rows.articles import MOMENT, Row, add_articles

PDF = "application/pdf"


def put_document(
    db: Database,
    capture: Capture,
    content: bytes,
    pages: Sequence[str] = (),
    *,
    mime: str | None = PDF,
    title: str | None = None,
    problem: str | None = None,
) -> str:
    """Let a capture hold a document with these pages, as if it had been read. Returns its id."""
    document_id = hashlib.sha256(content).hexdigest()
    read = Document(document_id, capture.id, mime, len(content), title, len(pages), "a test", problem, None)
    with db.atomic():
        write(db, read, pages)
        note_payload(db, capture.sha256, document_id)
        linking.link(db)
    return document_id


def attach(db: Database, article_id: str, *links: tuple[str, str], mime: str | None = PDF) -> None:
    """Give an article exactly these documents, each an address with the text of the link."""
    with db.atomic():
        db.execute("DELETE FROM attachments WHERE article_id = ?", [article_id])
        db.conn.executemany(
            "INSERT INTO attachments (article_id, position, url, label, mime) VALUES (?, ?, ?, ?, ?)",
            [(article_id, position, url, label, mime) for position, (url, label) in enumerate(links)],
        )
        linking.link(db)
        vocabulary.update(db)


def put_article(db: Database, article: Row) -> None:
    """Add an article whose capture has no record."""
    with db.atomic():
        db.execute(
            "INSERT OR IGNORE INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id) "
            "VALUES ('capture', 'http://localhost/', ?, 200, '', 'crawl.warc.gz', 0, 0, 'crawl')",
            [MOMENT],
        )
        add_articles(db, [article])
        db.execute("UPDATE articles SET url = 'http://localhost/' WHERE id = ?", [article.id])
