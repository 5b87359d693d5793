"""Plain text and CSV: UTF-8, UTF-16 or a Baltic code page, that of Windows or of DOS."""

from __future__ import annotations

import codecs
import re

from archive.documents import kinds
from archive.documents.collector import PageCollector

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LETTERS = re.compile("[āčēģīķļņšūž]")
_LOOKED_AT = 1 << 16  # bytes
_MORE = 2  # letters of Latvian; by chance, a text of Windows has one or two of DOS, such as that for `é`


def read(content: bytes, collector: PageCollector) -> None:
    """Put the text into the collector, split into pages at form feeds; of a mail what it says."""
    if kinds.is_mail(content):
        from archive.documents.formats import mail  # here, because it needs this one

        mail.read(content, collector)
        return
    for page in decoded(content).split("\f"):
        collector.add(page)


def decoded(content: bytes) -> str:
    """The text of bytes: by their BOM, as UTF-8 if they are valid, else in the code page that fits."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        # A long text with one wrong byte in it, or cut in the middle of a letter, is UTF-8 still.
        is_nearly = len(content[: error.start].decode(errors="ignore").encode("ascii", "ignore")) < error.start
        return content.decode("utf-8" if is_nearly else _code_page(content[:_LOOKED_AT]), "replace")


def _code_page(start: bytes) -> str:
    """Windows-1257, or the code page of DOS if that gives several more Latvian letters."""
    windows, dos = (len(set(_LETTERS.findall(start.decode(one, "replace")))) for one in ("cp1257", "cp775"))
    return "cp775" if dos > windows + _MORE else "cp1257"
