"""Documents put straight into a database and attached to existing articles, for tests that need no reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from sqlite_utils import Database

from archive.store.documents import linking, rows
from tests.support.rows.articles import MOMENT


class Doc(NamedTuple):
    """What matters about a document for a search: its name, its text by page, and the articles it is attached to."""

    name: str
    pages: Sequence[str]
    articles: Sequence[str] = ()
    label: str = ""


def id_of(name: str) -> str:
    """The id of the document that these tests call `name`."""
    return sha256(name.encode()).hexdigest()


def add_documents(db: Database, documents: Iterable[Doc]) -> None:
    """Write documents, each captured once, and link them to their articles."""
    with db.atomic():
        for document in documents:
            write(db, document.name, document.pages)
            for article_id in document.articles:
                attach(db, article_id, document.name, document.label or document.name)
        take_up_labels(db)
        linking.link(db)


def write(db: Database, name: str, pages: Sequence[str]) -> None:
    """Write what was read from a document, with its capture if it has none. The caller links."""
    key = id_of(name)
    db.execute(
        "INSERT OR IGNORE INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id) "
        "VALUES (?, ?, ?, 200, ?, 'crawl.warc.gz', 0, 0, 'crawl')",
        [f"capture of {name}", _url(name), MOMENT, key],
    )
    document = rows.Document(
        key, f"capture of {name}", "application/pdf", sum(map(len, pages)), None, len(pages), "test 1", None, None
    )
    rows.write(db, document, pages)
    rows.note_payload(db, key, key)


def attach(db: Database, article_id: str, name: str, label: str) -> None:
    """Attach a document to an article. The caller links."""
    db.execute(
        "INSERT INTO attachments (article_id, position, url, label, mime) "
        "SELECT ?, coalesce(max(position) + 1, 0), ?, ?, 'application/pdf' FROM attachments WHERE article_id = ?",
        [article_id, _url(name), label, article_id],
    )


def detach(db: Database, article_id: str, name: str) -> None:
    """Remove the links of an article to a document. The caller links."""
    db.execute("DELETE FROM attachments WHERE article_id = ? AND url = ?", [article_id, _url(name)])


def take_up_labels(db: Database) -> None:
    """Index the labels of links for the search."""
    db.execute(
        "UPDATE articles SET labels = (SELECT coalesce(group_concat(label, char(10)), '') FROM "
        "(SELECT DISTINCT label FROM attachments WHERE article_id = articles.id ORDER BY position))"
    )


def _url(name: str) -> str:
    return f"http://localhost/files/{quote(name)}.pdf"
