"""Which document each link leads to: that of the latest capture of its address.

It follows from the captures and from what was read of their payloads, so it can be derived again at any time.
"""

from __future__ import annotations

import json
from itertools import groupby
from urllib.parse import urljoin

from sqlite_utils import Database

from archive.search.words import vocabulary
from archive.site import spellings

_MOST_STEPS = 5  # redirects in a row
# A page in place of a document (a disguised error, a login form) is not a document, unless the link is to a page: it
# does not tell the type of its target, and no document was ever received.
_LATEST = """
SELECT documents.id, documents.bytes FROM captures
JOIN document_payloads ON document_payloads.sha256 = captures.sha256
JOIN documents ON documents.id = document_payloads.document_id
WHERE captures.url IN (SELECT value FROM json_each(:urls)) AND (captures.status = 200 OR captures.refers_to IS NOT NULL)
AND captures.truncated IS NULL AND (documents.mime IS 'text/html') = :is_page
ORDER BY captures.fetched_at DESC, captures.id DESC LIMIT 1
"""
_REDIRECT = """
SELECT url, location FROM captures WHERE url IN (SELECT value FROM json_each(:urls)) AND location IS NOT NULL
ORDER BY fetched_at DESC, id DESC LIMIT 1
"""
_FIRST = """
(SELECT captures.id FROM document_payloads JOIN captures ON captures.sha256 = document_payloads.sha256
WHERE document_payloads.document_id = documents.id AND captures.refers_to IS NULL
ORDER BY fetched_at, captures.id LIMIT 1)
"""
_NARROW = """
SELECT DISTINCT articles.rowid, number FROM attachments JOIN articles ON articles.id = article_id
JOIN documents_narrow ON documents_narrow.id = document_id
"""


def link(db: Database) -> None:
    """Link each attachment to its document in the archive. The caller holds the transaction.

    Writes only differences, and updates the counts of words for documents that articles newly link to, or no longer do.
    """
    db.execute(f"UPDATE documents SET capture_id = {_FIRST} WHERE capture_id IS NOT {_FIRST} AND {_FIRST} IS NOT NULL")
    wanted = db.execute("SELECT url, mime, rowid, document_id, bytes FROM attachments ORDER BY url, mime").fetchall()
    for (url, mime), rows in groupby(wanted, key=lambda row: (row[0], row[1])):
        found = _latest(db, url, mime)
        changed = [row[2] for row in rows if (row[3], row[4]) != found]
        db.conn.executemany(
            "UPDATE attachments SET document_id = ?, bytes = ? WHERE rowid = ?", [(*found, rowid) for rowid in changed]
        )
    now = set(db.execute(_NARROW).fetchall())
    known = set(db.execute("SELECT article, document FROM attachments_narrow").fetchall())
    db.conn.executemany("DELETE FROM attachments_narrow WHERE article = ? AND document = ?", sorted(known - now))
    db.conn.executemany("INSERT INTO attachments_narrow (article, document) VALUES (?, ?)", sorted(now - known))
    vocabulary.update_documents(db)


def _latest(db: Database, url: str, mime: str | None) -> tuple[str | None, int | None]:
    """The document of the latest capture of an address, or of the address that it redirects to, and its size."""
    found = _found(db, url, is_page=False)
    if found is None and mime is None:
        found = _found(db, url, is_page=True)
    return found or (None, None)


def _found(db: Database, url: str, *, is_page: bool) -> tuple[str, int] | None:
    for _ in range(_MOST_STEPS):
        addresses = json.dumps(spellings(url))
        row = db.execute(_LATEST, {"urls": addresses, "is_page": is_page}).fetchone()
        if row:
            return row[0], row[1]
        leads = db.execute(_REDIRECT, {"urls": addresses}).fetchone()
        if leads is None:
            break
        try:
            url = urljoin(leads[0], leads[1])
        except ValueError:
            break
    return None
