"""Reads the properties of pictures and documents, which may name who made them, or who is in them.

Only plain text is read, and the parts of an office file that are meant for properties. The result is a hint for whoever
withholds a person; nothing is decided by it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import closing, suppress

from archive.documents.collector import PageCollector
from archive.documents.kinds import is_zip
from archive.documents.problems import Unreadable
from archive.documents.types import LIMITS
from archive.documents.zips import Zip
from archive.store.takedowns.matching.names import Names

_MOST = 1 << 18  # bytes read in one place
_MOST_PACKETS = 20
# As ISO 16684-1 prescribes, and every program writes it.
_XMP = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<?xpacket begin", b"<?xpacket end"))
# How each format begins, and where the picture itself does: its properties come before that (Exif, IPTC, comments).
_PICTURES = ((b"\xff\xd8\xff", b"\xff\xda"), (b"\x89PNG\r\n\x1a\n", b"IDAT"))
_ALPHABETS = ("utf-8", "cp1257", "utf-16-le")  # in comments and IPTC; Windows adds UTF-16
# A string of a PDF may contain brackets in pairs: `(Tālis (Toms) Vanadziņš)`.
_OF_PDF = re.compile(
    rb"/(?:Author|Title|Subject|Keywords)\s{0,9}"
    rb"(?:\(((?:[^\\()]|\\.|\((?:[^\\()]|\\.){0,200}\)){1,2000})\)|<([0-9A-Fa-f\s]{2,4000})>)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_OF_OFFICE = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_TAG = re.compile("<[^<>]*>")


def tell(content: bytes, names: Names) -> bool:
    """Whether the properties of a file contain a name."""
    return any(map(names.stands_in, _said(content)))


def _said(content: bytes) -> Iterator[str]:
    for begins, ends in _XMP:
        at = -1
        for _ in range(_MOST_PACKETS):
            if (at := content.find(begins, at + 1)) < 0 or (end := content.find(ends, at, at + _MOST)) < 0:
                break
            yield _text(content[at:end])
    for begins, ends in _PICTURES:
        if content.startswith(begins):
            head = content[: content.find(ends, 0, _MOST) if ends in content[:_MOST] else _MOST]
            yield from (head.decode(name, "replace") for name in _ALPHABETS)
            yield head[1:].decode("utf-16-le", "replace")
    if content.startswith(b"%PDF-"):
        yield from map(_of_pdf, _OF_PDF.finditer(content))
    elif is_zip(content):
        with suppress(Unreadable):
            packed = Zip(content, PageCollector(LIMITS))
            for name in filter(packed.__contains__, _OF_OFFICE):
                with closing(packed.open(name)) as part:
                    yield _text(part.read(_MOST))


def _text(markup: bytes) -> str:
    return html.unescape(_TAG.sub(" ", markup.decode("utf-8", "replace")))


def _of_pdf(match: re.Match[bytes]) -> str:
    """A string of a PDF (ISO 32000-1, 7.9.2): UTF-16 or UTF-8 with a byte order mark, else a byte a character."""
    said = _ESCAPE.sub(_byte, match[1]) if match[1] else bytes.fromhex(_even(b"".join(match[2].split())))
    for mark, name in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if said.startswith(mark):
            return said[len(mark) :].decode(name, "replace")
    return said.decode("cp1257", "replace")


def _byte(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    if said.isdigit():
        return bytes((int(said, 8) & 0xFF,)) if said.strip(b"01234567") == b"" else said
    return b"" if said in b"\r\n" else {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(said, said)


def _even(digits: bytes) -> str:
    return (digits + b"0" * (len(digits) % 2)).decode()
