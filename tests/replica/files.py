"""Pictures and documents of the stand-in site: small, genuine of their type, most made of nothing but their name."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

from .pdf import pdf

_DOCUMENTS = Path(__file__).parent / "documents"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_PLACE = "Š" * 120  # where `veidne.doc` and `veidne.xls` have the one line

MIME_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "pdf": "application/pdf",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "zip": "application/zip",
    "txt": "text/plain; charset=utf-8",
}


def mime_type(name: str) -> str:
    """The Content-Type of a file name."""
    return MIME_TYPES.get(_suffix(name), "application/octet-stream")


def picture(name: str, width: int = 240, height: int = 160) -> bytes:
    """A picture in one colour, different for every name; the format follows the name's ending."""
    if _suffix(name) in ("jpg", "jpeg"):
        return jpeg(name, width, height)
    return png(name, width, height)


def document(name: str, text: str) -> bytes:
    """A document of the type its name says; `text` is its one line.

    Those of Office before 2007 have a few lines more, which are the same in all of them. A ZIP of presentations has
    them as Keynote saves them: nothing that the archive reads, so that there is such a document to show. For some PDFs
    `documents/` has the pages, parted by form feeds; the first line of those is their title.
    """
    match _suffix(name):
        case "pdf":
            pages = _pages(name)
            return pdf(pages, pages[0].partition("\n")[0]) if pages else pdf([text])
        case "rtf":
            return _rtf(text)
        case "docx":
            return _docx(text)
        case "odt":
            return _odt(text)
        case "zip" if "prezentacijas" in name:
            return _zip({"prezentacija.key": _zip({"Index.zip": text})})
        case "zip":
            return _zip({"saturs.txt": text})
        case "doc" | "xls":
            return _of_before_2007(_suffix(name), text)
        case _:
            return text.encode()


def png(name: str, width: int, height: int) -> bytes:
    """A PNG of one colour with the name in a text chunk."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    colour = zlib.crc32(name.encode()).to_bytes(4, "big")[:3]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + colour * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"tEXt", b"Title\0" + name.encode("latin-1", "replace"))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg(name: str, width: int, height: int) -> bytes:
    """A baseline JPEG in one shade of grey with the name in a comment (ITU-T T.81).

    Every 8x8 block holds only its mean as the difference to the block before: 0 for all but the first. So two
    Huffman codes are enough: `0` for "no difference", `10` for "a difference of 7 bits follows".
    """

    def segment(marker: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    difference = 64 + zlib.crc32(name.encode()) % 64
    blocks = -(-width // 8) * -(-height // 8)
    bits = f"10{difference:07b}" + "0" + "00" * (blocks - 1)
    bits += "1" * (-len(bits) % 8)
    scan = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0")
    return (
        b"\xff\xd8"
        + segment(0xFE, name.encode())
        + segment(0xDB, b"\0" + bytes([6] * 64))
        + segment(0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))
        + segment(0xC4, bytes([0x00, 1, 1, *[0] * 14, 0, 7]))
        + segment(0xC4, bytes([0x10, 1, *[0] * 15, 0]))
        + segment(0xDA, bytes([1, 1, 0x00, 0, 63, 0]))
        + scan
        + b"\xff\xd9"
    )


@cache
def _pages(name: str) -> tuple[str, ...]:
    path = _DOCUMENTS / f"{Path(name).name}.txt"
    return tuple(page.strip() for page in path.read_text(encoding="utf-8").split("\f")) if path.is_file() else ()


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _rtf(text: str) -> bytes:
    escaped = "".join(char if char.isascii() and char not in "\\{}" else f"\\u{ord(char)}?" for char in text)
    return rf"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Times New Roman;}}}}\f0 {escaped}\par}}".encode("ascii")


def _of_before_2007(suffix: str, text: str) -> bytes:
    """The file that LibreOffice (.doc) or xlwt (.xls) wrote, with the line in its place; both have it in UTF-16."""
    template = (_DOCUMENTS / f"veidne.{suffix}").read_bytes()
    line = text[: len(_PLACE)].ljust(len(_PLACE))
    return template.replace(_PLACE.encode("utf-16-le"), line.encode("utf-16-le"))


def _zip(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP that is the same on every day: ZipInfo's default time is 1 January 1980."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def _docx(text: str) -> bytes:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    schemas = "http://schemas.openxmlformats.org"
    return _zip(
        {
            "[Content_Types].xml": f'{_XML}<Types xmlns="{schemas}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{office}"/></Types>',
            "_rels/.rels": f'{_XML}<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{schemas}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f'{_XML}<w:document xmlns:w="{schemas}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            f"<w:t>{escape(text)}</w:t></w:r></w:p></w:body></w:document>",
        }
    )


def _odt(text: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    mime = MIME_TYPES["odt"]
    return _zip(
        {
            "mimetype": mime,
            "META-INF/manifest.xml": f'{_XML}<m:manifest xmlns:m="{names}:manifest:1.0" m:version="1.2">'
            f'<m:file-entry m:full-path="/" m:media-type="{mime}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
            "content.xml": f'{_XML}<o:document-content xmlns:o="{names}:office:1.0" xmlns:t="{names}:text:1.0" '
            f'o:version="1.2"><o:body><o:text><t:p>{escape(text)}</t:p></o:text></o:body></o:document-content>',
        }
    )
