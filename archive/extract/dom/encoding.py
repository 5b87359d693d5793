"""Decodes bytes to text, whatever the page or its server says about the encoding.

The site is twelve years old, so a page may come in UTF-8, windows-1257 or ISO-8859-13, under a header that says
something else. Latvian text in a Baltic code page is practically never valid UTF-8, so validity is checked first, and
declarations count only after that.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BALTIC = {"windows-1257", "cp1257", "iso-8859-13", "iso8859-13", "latin7", "iso-8859-4", "iso-8859-10"}
_UNTRUE = {"utf-8", "iso-8859-1", "windows-1252", "us-ascii", "utf-16", "utf-16le", "utf-16be", "unicode"}
"""Encodings that are not believed: impossible for bytes that are no UTF-8 and declare their encoding in ASCII, or
declared by default."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL_BYTES = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_NO_CHARACTERS = "\ufffe\uffff"
_C1_BYTES = re.compile(rb"[\x80-\x9f]")  # quotes and dashes in windows-1257, unused in ISO-8859-13
_ISO13_QUOTES = re.compile(rb"[\xa1\xa5\xb4]")  # quotes in ISO-8859-13, unused or an accent in windows-1257
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Invisible characters, as in the `[]` of a pattern, that programs put into or around names and words."""
_NO_LETTERS = re.compile(f"[{INVISIBLE}\ud800-\udfff]")  # with unpaired surrogates


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page: decoded by its BOM, as UTF-8 if the bytes are valid, as declared, or else as windows-1257."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return without_controls(body[len(bom) :].decode(name, "replace"))
    if 3 * body[:400].count(0) > len(body[:400]):
        return without_controls(body.decode("utf-16-be" if body[:1] == b"\0" else "utf-16-le", "replace"))
    text = plain_utf8(body)
    return text if text is not None else without_controls(_decode_doubtful(body, content_type))


def plain_utf8(body: bytes) -> str | None:
    """The text of bytes that are valid UTF-8 with no BOM and no control characters; None otherwise."""
    if body.startswith(codecs.BOM_UTF8):
        return None
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    # Looking for each control character in the bytes takes a tenth of the time of one pattern on the text.
    if any(map(body.__contains__, _CONTROL_BYTES)) or any(char in text for char in _NO_CHARACTERS):
        return None
    return text


def clean(text: str) -> str:
    """One line of plain text: in NFC, without invisible characters, each run of white space (NBSP too) as one space.

    Unpaired surrogates, which no database stores, are removed.
    """
    is_printable = text.isprintable()  # if so, as for most texts, its only white space is the plain space
    if not text.isascii():
        if not is_printable:
            text = _NO_LETTERS.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return text.strip(" ") if is_printable and "  " not in text else " ".join(text.split())


def _decode_doubtful(body: bytes, content_type: str | None) -> str:
    """The text of bytes that are not valid UTF-8, or that have control characters."""
    with suppress(UnicodeDecodeError):
        return body.decode("utf-8")
    as_utf8 = body.decode("utf-8", "ignore")
    lost = len(body) - len(as_utf8.encode())
    if sum(1 for _ in re.finditer(r"[^\x00-\x7f]", as_utf8)) > 2 * lost:
        # A UTF-8 page cut off in the middle of a letter, or with a few bytes pasted from an old document.
        return body.decode("utf-8", "ct_baltic")
    from bs4.dammit import UnicodeDammit  # here because few pages need it, and it loads as slowly as all our code

    declared = _declared(body, content_type)
    if declared and declared not in _BALTIC and declared not in _UNTRUE:
        text = UnicodeDammit(body, [declared], is_html=True).unicode_markup
        if text and "\ufffd" not in text:
            return text
    if declared in ("iso-8859-4", "iso-8859-10"):
        return body.decode(declared, "replace")
    # Letters are the same in both code pages; only the quotes tell them apart.
    if not _C1_BYTES.search(body) and _ISO13_QUOTES.search(body):
        return body.decode("iso-8859-13", "replace")
    return body.decode("windows-1257", "replace")


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The encoding declared in the first 4 kB of the page, or else in the Content-Type header, in lower case."""
    from bs4.dammit import EncodingDetector

    name = EncodingDetector.find_declared_encoding(body[:4096], is_html=True, search_entire_document=True)
    if not name and content_type:
        match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.I)
        name = match.group(1) if match else None
    return name.lower() if name else None


def _baltic_bytes(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: decodes bytes that are invalid in UTF-8 as windows-1257."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("windows-1257", "replace"), error.end


codecs.register_error("ct_baltic", _baltic_bytes)


def without_controls(text: str) -> str:
    """A text with a space in place of each control character and each unpaired surrogate."""
    return _CONTROL.sub(" ", text) if _CONTROL.search(text) else text
