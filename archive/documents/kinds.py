"""Recognises the type of a document by its bytes, not by its name."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from archive.documents import ole

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODP: Final = "application/vnd.oasis.opendocument.presentation"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
RTF: Final = "application/rtf"
DOC: Final = "application/msword"
XLS: Final = "application/vnd.ms-excel"
PPT: Final = "application/vnd.ms-powerpoint"
TEXT: Final = "text/plain"
CSV: Final = "text/csv"
HTML: Final = "text/html"
ASICE: Final = "application/vnd.etsi.asic-e+zip"
ZIP: Final = "application/zip"
RAR: Final = "application/vnd.rar"
SEVEN: Final = "application/x-7z-compressed"
OLE: Final = "application/x-ole-storage"

CONTAINERS: Final = frozenset([ASICE, ZIP])
"""The types whose documents are read one by one."""

# File extensions, and the types they stand for.
_BY_EXTENSION = {
    "pdf": PDF, "docx": DOCX, "docm": DOCX, "pptx": PPTX, "ppsx": PPTX, "xlsx": XLSX, "xlsm": XLSX, "odt": ODT,
    "odp": ODP, "ods": ODS, "rtf": RTF, "doc": DOC, "dot": DOC, "xls": XLS, "ppt": PPT, "pps": PPT, "txt": TEXT,
    "csv": CSV, "htm": HTML, "html": HTML,
}  # fmt: skip
_OFFICE = {b"word/": DOCX, b"ppt/": PPTX, b"xl/": XLSX}
# Any of these marks an office file: a truncated one may lack the first, which some programs write last.
_OF_OFFICE = {b"[Content_Types].xml", b"_rels/.rels", b"docProps/app.xml", b"docProps/core.xml"}
_STREAMS = {"WordDocument": DOC, "Workbook": XLS, "Book": XLS, "PowerPoint Document": PPT}
_ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_BY_BEGINNING = {b"{\\rtf": RTF, b"Rar!\x1a\x07": RAR, b"7z\xbc\xaf\x27\x1c": SEVEN}
_BEGINNINGS = (*_ZIP_BEGINNINGS, ole.MAGIC, *_BY_BEGINNING)
_LOCAL_HEADER = re.compile(rb"PK\x03\x04.{22}(.{2}).{2}", re.DOTALL)
# No expression here may backtrack much: these run in a process without limits.
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|table|br|span|a|h[1-6]|ul|meta|title)\b", re.IGNORECASE)
_OTHER = re.compile(r"<(?:\?xml|svg|!doctype)|%!PS|GIF8|BM", re.IGNORECASE)
# Office programs declare themselves in the markup that they write. Other systems write a bare table; a web page has
# more than that.
_SAVED_BY = {XLS: "urn:schemas-microsoft-com:office:excel", DOC: "urn:schemas-microsoft-com:office:word"}
_OF_A_PAGE = re.compile(r"<(?:title|a|img|script|link|form|nav|iframe|h[1-6])\b")
# The XML of Excel 2003; other programs export it with the extension .xls.
_SPREADSHEETML = re.compile(r"<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet")
# The XML of Word 2003, and a web page with all its files, as Office and other systems save it.
_WORDML = re.compile(r"<(?:\w+:)?wordDocument\s[^>]*schemas\.microsoft\.com/office/word/2003/wordml")
_WEB_ARCHIVE = re.compile(r"^content-type:\s*multipart/related\b", re.MULTILINE)
_FIELD = re.compile(r"[A-Za-z0-9-]{1,76}:")  # of the header of a mail
_ROW = re.compile(r"<tr\b")
_CELL = re.compile(r"<t[dh]\b")
_MOST_BEFORE = 100  # bytes before the beginning of a file
_LOOKED_AT = 1 << 16  # bytes that are examined of what may be text
_MOST_NAMES = 10_000
_LONGEST_TYPE = 200  # bytes
_HEAD_OF_A_MAIL = 1 << 14  # bytes; mails list the servers they passed through
_MOST_COMMENTS = 20
_MOST_INSTRUCTIONS = 3
_FEWEST_FOR_A_CONTROL = 200  # bytes of text for each stray control character in it; judged


def from_its_beginning(content: bytes) -> bytes:
    """A file without stray output of the script that sent it: empty lines and a byte order mark."""
    start = content[:_MOST_BEFORE]
    kept = start.lstrip(b"\xef\xbb\xbf\r\n\t ")
    return content[len(start) - len(kept) :] if kept != start and kept.startswith(_BEGINNINGS) else content


def is_zip(content: bytes) -> bool:
    """Whether content begins like a zip. The start of one that holds an uncompressed PDF may look like a PDF too."""
    return from_its_beginning(content).startswith(_ZIP_BEGINNINGS)


def kind_of(content: bytes, mime: str | None = None, name: str = "", *, linked: bool = False) -> str | None:
    """The type of a document; None for anything else: pictures, sounds, programs, unrecognised bytes.

    The claimed type and the file name matter only if the bytes are ambiguous. HTML and plain text are documents only if
    they are `linked`, i.e. the target of a link to a document; CSV also if it is labelled as such.
    """
    claimed = _BY_EXTENSION.get(name.rpartition(".")[2].lower()) or (mime or "").partition(";")[0].strip().lower()
    if is_zip(content):
        return _kind_of_zip(from_its_beginning(content))
    if b"%PDF-" in content[:1024]:
        return PDF
    content = from_its_beginning(content)
    if content.startswith(ole.MAGIC):
        return _kind_of_ole(content, claimed)
    for beginning, kind in _BY_BEGINNING.items():
        if content.startswith(beginning):
            return kind
    return _kind_of_text(content[:_LOOKED_AT], claimed, linked)


def _kind_of_zip(content: bytes) -> str:
    parts = dict(_parts(content))
    declared = _beginning(content, parts.get(b"mimetype", len(content))).decode("ascii", "replace").strip()
    for kind in (ODT, ODP, ODS):
        if declared.startswith(kind):  # includes templates
            return kind
    if declared.startswith("application/vnd.oasis.opendocument.graphics"):
        return ODP
    if declared == ASICE:
        return ASICE
    if not _OF_OFFICE.isdisjoint(parts):
        for one in parts:
            if office := _OFFICE.get(one[: one.find(b"/") + 1]):
                return office
    is_signed = any(one.startswith(b"META-INF/") and b"signatures" in one and one.endswith(b".xml") for one in parts)
    return ASICE if is_signed and not declared else ZIP


def _parts(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The name and the offset of each part of a zip, from the directory at the end, or from the parts if truncated."""
    end = content.rfind(b"PK\x05\x06", -66_000)
    if end >= 0 and len(content) >= end + 22:
        size, offset = struct.unpack_from("<II", content, end + 12)
        at = end - size
        before = at - offset  # bytes before the zip
        for _ in range(_MOST_NAMES):
            if at < 0 or content[at : at + 4] != b"PK\x01\x02" or at + 46 > end:
                return
            name, extra, comment, begin = struct.unpack_from("<HHH8xI", content, at + 28)
            yield content[at + 46 : at + 46 + name], max(before + begin, 0)
            at += 46 + name + extra + comment
    else:
        for number, header in enumerate(_LOCAL_HEADER.finditer(content)):
            if number < _MOST_NAMES:
                name = int.from_bytes(header[1], "little")
                yield content[header.end() : header.end() + name], header.start()


def _beginning(content: bytes, at: int) -> bytes:
    """The first bytes of a part of a zip. The part that declares the type may be a later one, and compressed."""
    header = content[at : at + 30]
    if len(header) < 30:
        return b""
    method, size, name, extra = struct.unpack_from("<8xH8xI4xHH", header)
    packed = content[at + 30 + name + extra :][: min(size or _LONGEST_TYPE, _LONGEST_TYPE)]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _LONGEST_TYPE) if method else packed
    except zlib.error:
        return b""


def _kind_of_ole(content: bytes, claimed: str) -> str:
    streams = ole.streams(content)
    for name, kind in _STREAMS.items():
        if name in streams:
            return kind
    if "EncryptedPackage" in streams or "EncryptedPackage".encode("utf-16-le") in content:
        return claimed if claimed in (DOCX, PPTX, XLSX) else DOCX
    if not streams and claimed in (DOC, XLS, PPT):  # truncated before its directory
        return claimed
    return OLE


def is_spreadsheetml(content: bytes) -> bool:
    """Whether a text is a workbook in the XML of Excel 2003."""
    return bool(_SPREADSHEETML.match(_without_comments(_as_text(content[:_LOOKED_AT]))))


def is_wordml(content: bytes) -> bool:
    """Whether a text is a document in the XML of Word 2003."""
    return bool(_WORDML.match(_without_comments(_as_text(content[:_LOOKED_AT]))))


def is_web_archive(content: bytes) -> bool:
    """Whether a text is a web page with all its files, in the format of a mail (MHTML)."""
    if b"multipart/related" not in content[:_LOOKED_AT].replace(b"\0", b"").lower():  # a cheap look: most are pages
        return False
    head = _as_text(content[:_LOOKED_AT]).lstrip().replace("\r\n", "\n").partition("\n\n")[0].lower()
    return "mime-version:" in head and bool(_WEB_ARCHIVE.search(head))


def is_mail(content: bytes) -> bool:
    """Whether a text is a mail, with the header that all programs write to a file."""
    if b"mime-version" not in content[:_HEAD_OF_A_MAIL].lower():  # a cheap look
        return False
    head = _as_text(content[:_LOOKED_AT]).lstrip("\n\r").replace("\r\n", "\n").partition("\n\n")[0]
    lines = head.split("\n")
    names = {found[0].lower() for line in lines if (found := _FIELD.match(line))}
    if not {"mime-version:", "content-type:"} <= names or names.isdisjoint(("from:", "subject:", "to:")):
        return False
    return all(line[:1] in (" ", "\t") or _FIELD.match(line) for line in lines)


def _as_text(start: bytes) -> str:
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return start.decode("utf-16" if is_wide else "utf-8-sig", "ignore")


def _kind_of_text(start: bytes, claimed: str, linked: bool) -> str | None:
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = _as_text(start)
    # The last of these marked the end of a text in DOS.
    controls = sum(start.rstrip(b"\x1a").count(byte) for byte in b"\0\1\2\3\4\5\6\7\x0e\x0f\x10\x14\x18\x19\x7f\x1a")
    if not text.strip() or (not is_wide and controls * _FEWEST_FOR_A_CONTROL > len(start)) or "\0" in text:
        return None
    is_markup = bool(_MARKUP.match(_without_comments(text)))
    if claimed == CSV and not is_markup:
        return CSV
    if not linked:
        return None
    if is_spreadsheetml(start):
        return XLS
    if is_wordml(start):
        return DOC
    if claimed in _SAVED_BY and (is_web_archive(start) or _is_of_office(text.lower(), claimed)):
        return claimed
    if is_markup or (claimed == HTML and _TAG.search(text)):
        return HTML
    is_other = _OTHER.match(text.lstrip())
    is_unicode = is_wide or len(text.encode()) > 0.9 * len(start)
    readable = text if is_unicode else start.decode("cp1257", "ignore")
    is_text = sum(one.isalnum() or one.isspace() for one in readable) * 2 > len(readable)  # for people to read
    return TEXT if is_text and not is_other else None


def _is_of_office(text: str, claimed: str) -> bool:
    """Whether lower-case markup comes from the office program of the claimed type, and is not just a web page."""
    if _without_comments(text)[:1] != "<":
        return False
    if _SAVED_BY[claimed] in text.partition("<html")[2].partition(">")[0]:
        return True
    if claimed != XLS or _OF_A_PAGE.search(text):
        return False
    rows = len(_ROW.findall(text))
    return rows > 1 and len(_CELL.findall(text)) >= 2 * rows


def _without_comments(text: str) -> str:
    """What follows the declaration, the instructions and the comments at the beginning of markup."""
    text = text.lstrip()
    for begin, end in (*[("<?", ">")] * _MOST_INSTRUCTIONS, *[("<!--", "-->")] * _MOST_COMMENTS):
        if text.startswith(begin):
            text = text.partition(end)[2].lstrip()
    return text
