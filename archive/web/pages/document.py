"""/document/<sha256>: the text of a document by pages, where it is attached, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import unquote

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.search.words.vocabulary import Lang
from archive.site import key_of, spellings
from archive.store.documents.rows import pages_of
from archive.store.documents.versions import Version, versions
from archive.warc.captures import Capture, find_captures, get_capture
from archive.web.parts.documents.addresses import PART, document_address, file_part, kind_of, part_of
from archive.web.parts.documents.text import PageText, pages_found, read_part, words_of
from archive.web.serving.request import PageRequest

_MOST_CAPTURES = 20  # how many addresses of one content are shown
_MOST_FOUND = 100  # how many pages with hits are listed

_DOCUMENT = """
SELECT documents.*, number FROM documents JOIN documents_narrow USING (id) WHERE documents.id = ?
"""
# Beginnings of a digest, as people cut long names short; two rows mean that it is ambiguous.
_LIKE = "SELECT id FROM documents WHERE id BETWEEN :prefix AND :prefix || 'g' LIMIT 2"
_ATTACHED = """
SELECT articles.id, articles.title, lang, published_on, label, attachments.url
FROM attachments JOIN articles ON articles.id = article_id
WHERE document_id = ? ORDER BY published_on IS NULL, published_on, articles.id, position
"""
# If a link leads to another document by now, or is gone from the article, only a former version has it.
_ONCE_ATTACHED = """
SELECT * FROM (SELECT articles.id, articles.title, lang, articles.published_on, value ->> 'label' AS label,
  value ->> 'url' AS url
FROM articles JOIN revisions ON article_id = articles.id JOIN json_each(revisions.attachments)
WHERE articles.revision > 1 AND value ->> 'url' IN (SELECT value FROM json_each(:urls))
UNION
SELECT articles.id, articles.title, lang, published_on, label, attachments.url
FROM attachments JOIN articles ON articles.id = article_id
WHERE attachments.url IN (SELECT value FROM json_each(:urls)) AND document_id IS NOT :id)
ORDER BY published_on IS NULL, published_on, id
"""
_ADDRESSES = """
SELECT DISTINCT url FROM captures WHERE sha256 IN (SELECT sha256 FROM document_payloads WHERE document_id = ?)
ORDER BY url
"""
_HELD = "sha256 IN (SELECT sha256 FROM document_payloads WHERE document_id = ?)"


@dataclass(frozen=True, slots=True)
class FullDocument:
    """Everything that the page of a document shows. `row` is that of the document, `capture` its source.

    - `attached` and `once_attached` are links to it, as rows with the article's columns and the `label`; the latter are
      only in former versions.
    - `found` are the pages with the words of the query; None if there is no query.
    - `others` are other documents at its addresses, each with the address, oldest first.
    """

    row: dict[str, Any]
    capture: Capture
    captures: list[Capture]
    attached: list[dict[str, Any]]
    once_attached: list[dict[str, Any]]
    addresses: list[str]
    others: list[tuple[str, list[Version]]]
    pages: list[PageText]
    found: list[int] | None

    @property
    def labels(self) -> list[str]:
        """The labels of links to it, each once, present ones first."""
        return list(dict.fromkeys(one["label"] for one in [*self.attached, *self.once_attached] if one["label"]))

    @property
    def lang(self) -> str:
        """The language of the first article that it is attached to."""
        return next((str(one["lang"]) for one in [*self.attached, *self.once_attached]), "lv")

    @property
    def name(self) -> str:
        """What to call it: the label of a link, or its own title, or the name of its file."""
        names = [*self.labels, self.row["title"], *(file_part(address) for address in self.addresses)]
        return str(next(filter(None, names), self.row["id"][:12]))


async def document_page(request: PageRequest) -> Response:
    """A document to read, also by an unambiguous beginning of its digest; with ?q= the words of a query are marked."""
    asked, query = request.matched("id").lower(), request.argument("q")
    part = request.number("part") or 1
    document_id = await request.read(lambda db: _meant(db, asked))
    if document_id is None:
        raise NotFound(f"No document is called {asked}")
    if document_id != request.matched("id"):
        return request.redirect(request.path(document_address(document_id, query)))
    found = await request.read(lambda db: read_document(db, document_id, query, part))
    if found is None:
        raise NotFound(f"No document is called {asked}")
    pages, last = found.row["pages"], part_of(max(1, found.row["pages"]))
    return await request.render(
        "document.html",
        document=found.row,
        found=found,
        kind=kind_of(found.row["mime"]),
        query=query,
        hits=(found.found or [])[:_MOST_FOUND],
        more_hits=max(0, len(found.found or []) - _MOST_FOUND),
        part=min(part, last),
        parts=[(number, (number - 1) * PART + 1, min(number * PART, pages)) for number in range(1, last + 1)],
        capture=found.capture,
        address=lambda page=None, query=query: request.path(document_address(document_id, query, page)),
        other_address=lambda other: request.path(document_address(other)),
    )


async def document_as_text(request: PageRequest) -> Response:
    """Only the text, with a form feed between pages."""
    document_id = request.matched("id")

    def read(db: Database) -> list[str] | None:
        return pages_of(db, document_id) if db.execute(_DOCUMENT, [document_id]).fetchone() else None

    pages = await request.read(read)
    if pages is None:
        raise NotFound(f"No document is called {document_id}")
    return request.download("\f".join(pages), "text/plain; charset=utf-8")


def read_document(db: Database, document_id: str, query: str, part: int) -> FullDocument | None:
    """A document with a part of its pages, in which the words of a query are marked. None for an unknown id."""
    row = next(db.query(_DOCUMENT, [document_id]), None)
    capture = get_capture(db, row["capture_id"]) if row else None
    if row is None or capture is None:
        return None
    attached = list(db.query(_ATTACHED, [document_id]))
    addresses = [url for (url,) in db.execute(_ADDRESSES, [document_id])]
    asked = {"urls": json.dumps(_as_written(addresses)), "id": document_id}
    once = [one for one in db.query(_ONCE_ATTACHED, asked) if one["id"] not in {now["id"] for now in attached}]
    known: tuple[Lang, ...] = get_args(Lang)
    langs = {one["lang"] for one in [*attached, *once]}
    words = words_of(db, query, [lang for lang in known if lang in langs] or known)
    last = part_of(max(1, row["pages"]))
    others = [(address, versions(db, address)) for address in _once_each(addresses)]
    return FullDocument(
        row=row,
        capture=capture,
        captures=list(find_captures(db, _HELD, [document_id]))[:_MOST_CAPTURES],
        attached=attached,
        once_attached=once,
        addresses=addresses,
        others=[(address, stood) for address, stood in others if any(one.document_id != document_id for one in stood)],
        pages=read_part(db, row["number"], min(part, last), words),
        found=pages_found(db, row["number"], words) if words else None,
    )


def _meant(db: Database, asked: str) -> str | None:
    """The id that equals a digest, or the only one that begins with it."""
    ids = [one for (one,) in db.execute(_LIKE, {"prefix": asked})]
    return ids[0] if len(ids) == 1 else None


def _once_each(addresses: Iterable[str]) -> list[str]:
    """The addresses without other spellings of earlier ones."""
    first: dict[str, str] = {}
    for address in addresses:
        first.setdefault(key_of(address), address)
    return list(first.values())


def _as_written(addresses: Iterable[str]) -> list[str]:
    """All ways in which pages may write these addresses: in any spelling of the site, percent-encoded or not."""
    known = [one for address in addresses for one in spellings(address)]
    return list(dict.fromkeys([*known, *map(unquote, known)]))


ROUTES = [
    (r"^/document/(?P<id>[0-9a-fA-F]{12,64})$", document_page),
    (r"^/document/(?P<id>[0-9a-f]{64})\.txt$", document_as_text),
]
