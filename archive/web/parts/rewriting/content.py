"""The content of captures, and what it may be served as: a page, a picture, a style sheet, a font, text, a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.errors import Damaged
from archive.extract.dom.source import is_binary
from archive.store.documents.files import is_unread
from archive.store.folder import DataFolder
from archive.store.takedowns.capture_redaction import redaction_of
from archive.store.takedowns.takedowns import Takedowns
from archive.warc.answers import mime_type
from archive.warc.captures import Capture
from archive.warc.reading.captures import read_capture
from archive.web.serving.request import PageRequest, Withheld

# How raster images begin, in which nothing can run.
_PICTURES = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
# What is shown only within captured pages, in their frame.
_MORE_PICTURES = {
    "image/avif": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
    "image/bmp": re.compile(rb"BM.{4}\x00{4}", re.DOTALL),
    "image/x-icon": re.compile(rb"\x00\x00\x01\x00[\x01-\xff]"),
}
_FONTS = {
    "font/woff2": re.compile(rb"wOF2"),
    "font/woff": re.compile(rb"wOFF"),
    "font/otf": re.compile(rb"OTTO"),
    "font/ttf": re.compile(rb"\x00\x01\x00\x00|true"),
    "font/collection": re.compile(rb"ttcf"),
}
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_WITHIN = 1 << 16  # bytes within which the root element must begin
# No scripts and style sheets: a page of Datasette's that was tricked into loading one must find nothing to run.
_TYPE = re.compile(r"(?!.*(?:script|css))[a-z]+/[a-z0-9.+-]{1,100}")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)


class Content(NamedTuple):
    """The content of a capture, its content coding undone, and the type with which it may be served.

    `shown_as` is "page", "picture" or "text"; for a requisite "picture", "style" or "font"; "" for what is only served
    as a file. `is_covered`: titles and links of what is withheld are covered in it.
    """

    body: bytes
    content_type: str
    shown_as: str
    is_covered: bool = False


class _Stored(NamedTuple):
    body: bytes
    mime: str
    charset: str


def warc_folder(request: PageRequest) -> Path:
    """The folder of the WARC files, beside the database."""
    return DataFolder(Path(request.database.path or ".").parent).warc


def read_content(db: Database, folder: Path, capture: Capture, takedowns: Takedowns) -> Content | None:
    """The content of a capture, with titles and links of what is withheld covered.

    None if its record is missing or damaged, if its content coding cannot be undone, or if it is a document that has
    not been read and may have what is withheld. Raises Withheld if nobody may see it.
    """
    stored = _stored(db, folder, capture)
    if stored is None or (takedowns.looks_into_texts and is_unread(db, capture.sha256, stored.body, stored.mime)):
        return None
    return _covered(_as_content(stored), capture, takedowns)


def read_requisite(db: Database, folder: Path, capture: Capture, takedowns: Takedowns) -> Content | None:
    """The same for a requisite of a page: a picture, a font or a style sheet, each with a type of its own.

    None also for anything else, above all pages, as the bytes show.
    """
    stored = _stored(db, folder, capture)
    content = _as_requisite(stored, capture) if stored else None
    return _covered(content, capture, takedowns) if content else None


def _stored(db: Database, folder: Path, capture: Capture) -> _Stored | None:
    try:
        stored = read_capture(db, folder, capture)
        charset = _CHARSET.search(stored.content_type or "")
        return _Stored(stored.content(), mime_type(stored.headers) or "", charset[1] if charset else "")
    except (Damaged, ValueError):
        return None


def _as_content(stored: _Stored) -> Content:
    if picture := _by_beginning(_PICTURES, stored.body):
        return Content(stored.body, picture, "picture")
    mime = stored.mime
    if mime in ("text/html", "text/plain"):
        return Content(stored.body, _with_charset(mime, stored.charset), "page" if mime == "text/html" else "text")
    return Content(stored.body, mime if _TYPE.fullmatch(mime) else "application/octet-stream", "")


def _as_requisite(stored: _Stored, capture: Capture) -> Content | None:
    body = stored.body
    if picture := _by_beginning(_PICTURES | _MORE_PICTURES, body):
        return Content(body, picture, "picture")
    if font := _by_beginning(_FONTS, body):
        return Content(body, font, "font")
    if stored.mime == "text/css" or (not stored.mime and urlsplit(capture.url).path.endswith(".css")):
        return Content(body, _with_charset("text/css", stored.charset), "style")
    if stored.mime == "image/svg+xml" and not is_binary(body) and _SVG.search(body, 0, _WITHIN):
        return Content(body, _with_charset("image/svg+xml", stored.charset), "picture")
    return None


def _covered(content: Content, capture: Capture, takedowns: Takedowns) -> Content:
    mime = content.content_type.partition(";")[0]
    has_text = content.shown_as not in ("picture", "font") or mime == "image/svg+xml"
    if not takedowns or not has_text:
        return content
    if entry := takedowns.entry_of_content(content.body):
        raise Withheld(entry)
    is_page = content.shown_as == "page"
    redaction = redaction_of(takedowns)
    covered = redaction.shown(capture.id, content.body, content.content_type, capture.url, is_page=is_page)
    if covered is None:
        return content
    return Content(covered, f"{mime}; charset=utf-8", content.shown_as, is_covered=True)


def _by_beginning(known: dict[str, re.Pattern[bytes]], body: bytes) -> str | None:
    return next((mime for mime, beginning in known.items() if beginning.match(body)), None)


def _with_charset(mime: str, charset: str) -> str:
    return f"{mime}; charset={charset}" if charset else mime
