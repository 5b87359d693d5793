"""The picture or document at an address that a page names: which capture has it, and its thumbnail."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive import documents
from archive.extract.dom.source import is_binary
from archive.site import spellings

# The latest capture of a file; but rather a file than a page that was in its place, and rather a whole file than one
# that was cut off. An answer that only refers to an earlier one has no type of its own.
_CAPTURE = """
SELECT captures.id AS capture_id, coalesce(captures.mime, held.mime) AS captured_mime, captures.sha256
FROM captures LEFT JOIN captures AS held ON held.id = captures.refers_to
WHERE captures.url IN (SELECT value FROM json_each(?)) AND (captures.status = 200 OR captures.refers_to IS NOT NULL)
ORDER BY captured_mime = 'text/html', captures.truncated IS NOT NULL, captures.fetched_at DESC LIMIT 1
"""


class Small(NamedTuple):
    """A thumbnail: its bytes, and their type."""

    content: bytes
    mime: str


class Size(NamedTuple):
    """The size of a picture in pixels, and that of its thumbnail: the same if the picture is small enough itself."""

    width: int
    height: int
    thumb_width: int
    thumb_height: int
    has_thumbnail: bool


def capture_of_file(db: Database, url: str) -> dict[str, Any]:
    """The latest capture of a picture or document: its `capture_id`, `captured_mime` and the `sha256` of its payload.

    None for all if there is none.
    """
    nothing = {"capture_id": None, "captured_mime": None, "sha256": None}
    return next(db.query(_CAPTURE, [json.dumps(spellings(url))]), nothing)


def is_unread(db: Database, sha256: str, content: bytes, mime: str) -> bool:
    """Whether a payload is a document that has not been read, so that its text is unknown.

    `content` has its coding undone. Many documents are never read, such as one with status 404. Pages and other texts
    are examined in the form in which they were sent, whether they are read or not.
    """
    kind = documents.kind_of(content, mime)
    if kind in (None, "text/csv") or (mime == "text/html" and not is_binary(content)):
        return False
    return not db.execute("SELECT 1 FROM document_payloads WHERE sha256 = ?", [sha256]).fetchone()


def thumbnail_of(db: Database, sha256: str) -> Small | None:
    """The thumbnail of the picture with this payload; None if there is none, or the picture is small enough itself."""
    row = db.execute(
        "SELECT content, mime FROM thumbnails WHERE sha256 = ? AND content IS NOT NULL", [sha256]
    ).fetchone()
    return Small(*row) if row else None


def size_of(db: Database, sha256: str) -> Size | None:
    """The sizes of the picture with this payload and of its thumbnail; None if unknown, or not a picture."""
    row = db.execute(
        "SELECT width, height, thumb_width, thumb_height, content IS NOT NULL FROM thumbnails "
        "WHERE sha256 = ? AND width IS NOT NULL",
        [sha256],
    ).fetchone()
    if row is None:
        return None
    width, height, thumb_width, thumb_height, has_thumbnail = row
    return Size(width, height, thumb_width, thumb_height, bool(has_thumbnail))
