"""Finds the HTML in a response, as UTF-8: the bytes themselves, or fields of a JSON response."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from archive.extract.dom.encoding import decode, plain_utf8, without_controls

_BINARY = (
    *(b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF"),
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"{\\rtf", b"\x1f\x8b"),
)
"""The first bytes of documents, pictures and archives."""

_SAMPLE = 4000  # bytes examined for control characters; free
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_MAX_CHARACTERS = 20_000_000  # a bound on time and memory: the largest of 311 real pages has 1.6 million
_SEARCHED = 100_000  # characters within which the first tag must stand: a bound on time, free
_TAG = re.compile(r"<(?:!doctype\s|/?[a-z][a-z0-9]{0,14}(?=[\s/>]))", re.I)
_XML = re.compile(r"\s*<\?xml\b(?!.{0,2000}<html\b)", re.I | re.S)
_TITLES = ("title", "headline", "heading", "name", "virsraksts")
_DATES = ("date", "publishedon", "publishedat", "published", "datums")


def html_of(body: bytes, content_type: str | None) -> bytes | None:
    """HTML in UTF-8, whatever the header says; None if the bytes have none."""
    if is_binary(body):
        return None
    plain = plain_utf8(body) if len(body) <= _MAX_CHARACTERS else None  # not None for most pages, read as they are
    text = decode(body, content_type)[:_MAX_CHARACTERS] if plain is None else plain
    if text.lstrip()[:1] in ("{", "["):
        try:
            return without_controls("\n".join(_fields(json.loads(text)))).encode() or None
        except (ValueError, RecursionError):
            return None
    if not _has_tags(text) or _XML.match(text):
        return None
    return body if plain is not None else text.encode("utf-8", "replace")


def is_binary(body: bytes) -> bool:
    """Whether bytes are not text in any encoding, judging by their beginning: a document, a picture, an archive.

    Of texts, only those in UTF-16 and UTF-32 have more than a few control characters.
    """
    if body[:8].startswith(_BINARY):
        return True
    sample = body[:_SAMPLE]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or 3 * sample.count(0) > len(sample):
        return False
    return 50 * (len(sample) - len(sample.translate(None, _CONTROL))) > len(sample) + 500


def _has_tags(value: object) -> bool:
    return isinstance(value, str) and _TAG.search(value, 0, _SEARCHED) is not None


def _fields(value: Any) -> list[str]:
    """All strings with tags in a JSON value, in order, each after the title and date in the same object."""
    found: list[str] = []
    waiting = [value]
    while waiting and len(found) < 100:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(reversed(item.values()))
            if any(map(_has_tags, item.values())):
                found.append(_beside(item))
        elif isinstance(item, list):
            waiting.extend(reversed(item))
        elif _has_tags(item):
            found.append(item)
    return found


def _beside(item: dict[str, Any]) -> str:
    """Title and date of a JSON object as HTML; empty if its HTML has a heading or is a whole page."""
    fields = {key.lower().replace("_", ""): text for key, text in item.items() if isinstance(text, str) and text}
    if any("<h1" in text.lower() or "<body" in text.lower() for text in fields.values()):
        return ""
    title = next((fields[key] for key in _TITLES if key in fields), "")
    day = next((fields[key] for key in _DATES if key in fields), "")
    return (f"<h1>{escape(title)}</h1>" if title else "") + (f"<p>{escape(day[:40])}</p>" if day else "")
