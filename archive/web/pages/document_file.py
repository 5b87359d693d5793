"""/document/<sha256>/file: the archive's copy of a document, byte for byte, to save; /thumbnail: thumbnails."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.errors import Damaged
from archive.store.documents.files import thumbnail_of
from archive.warc.captures import find_captures, get_capture
from archive.warc.reading.captures import read_capture
from archive.web.pages.captures.capture import SEALED, UNREADABLE
from archive.web.parts.documents.addresses import KINDS, as_attachment, file_name
from archive.web.parts.rewriting.content import warc_folder
from archive.web.serving.i18n import N_
from archive.web.serving.messages import message
from archive.web.serving.request import PageRequest

_DOCUMENT = "SELECT capture_id, mime FROM documents WHERE id = ?"
_HELD = "sha256 IN (SELECT sha256 FROM document_payloads WHERE document_id = ?) AND id <> ?"


class Copy(NamedTuple):
    """A document's bytes, its content coding undone, with its type and the name of its file."""

    content: bytes
    mime: str | None
    name: str


async def document_file(request: PageRequest) -> Response:
    """The copy, which browsers save and never display; its digest is the one in the address."""
    folder, document_id = warc_folder(request), request.matched("id")
    known, copy = await request.read(lambda db: read_copy(db, folder, document_id))
    if not known:
        raise NotFound(f"No document is called {document_id}")
    if copy is None:
        what = N_("The archive’s copy of this document cannot be read")
        return await message(request, 404, *map(request.interface.gettext, (what, UNREADABLE)))
    mime = copy.mime if copy.mime in KINDS else None
    headers = {
        **SEALED,
        "Content-Disposition": as_attachment(copy.name),
        "Content-Length": str(len(copy.content)),
    }
    return Response(copy.content, headers=headers, content_type=mime or "application/octet-stream")


async def thumbnail_picture(request: PageRequest) -> Response:
    """The thumbnail of a captured picture, by the digest of its payload."""
    small = await request.read(lambda db: thumbnail_of(db, request.matched("id")))
    if small is None:
        raise NotFound("There is no small picture of this")
    return Response(small.content, headers=dict(SEALED), content_type=small.mime)


def read_copy(db: Database, folder: Path, document_id: str) -> tuple[bool, Copy | None]:
    """Whether there is such a document, and its copy; the copy is None if no capture that holds it can be read."""
    row = db.execute(_DOCUMENT, [document_id]).fetchone()
    if row is None:
        return False, None
    first = get_capture(db, row[0])
    others = find_captures(db, _HELD, [document_id, row[0]])
    for capture in (*([first] if first else []), *others):
        with suppress(Damaged, ValueError):
            content = read_capture(db, folder, capture).content()
            if hashlib.sha256(content).hexdigest() == document_id:
                return True, Copy(content, row[1], file_name(capture.url, row[1]))
    return True, None


_ID = r"(?P<id>[0-9a-f]{64})"
ROUTES = [
    (rf"^/document/{_ID}/file$", document_file),
    (rf"^/thumbnail/{_ID}$", thumbnail_picture),
]
