"""Plain text and CSV in UTF-8, UTF-16, or the Baltic code page of Windows or DOS."""

from __future__ import annotations

import codecs
import re

from archive.documents import kinds
from archive.documents.collector import PageCollector

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LETTERS = re.compile("[āčēģīķļņšūž]")
_LOOKED_AT = 1 << 16  # bytes
_MORE = 2  # letters of Latvian: decoded as DOS, a text of Windows may get one or two by chance, such as for `é`


def read(content: bytes, collector: PageCollector) -> None:
    """Put the text into the collector, split into pages at form feeds. Also reads mails."""
    if kinds.is_mail(content):
        from archive.documents.formats import mail  # here, because it imports this module

        mail.read(content, collector)
        return
    for page in decoded(content).split("\f"):
        collector.add(page)


def decoded(content: bytes) -> str:
    """The text of bytes: decoded by their BOM, or as UTF-8 if they are valid, or by the likelier code page."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        # If there are letters in UTF-8 before the first wrong byte, the rest is UTF-8 too.
        is_nearly = len(content[: error.start].decode(errors="ignore").encode("ascii", "ignore")) < error.start
        return content.decode("utf-8" if is_nearly else _code_page(content[:_LOOKED_AT]), "replace")


def _code_page(start: bytes) -> str:
    """Windows-1257, or the code page of DOS if that gives several more different Latvian letters."""
    windows, dos = (len(set(_LETTERS.findall(start.decode(one, "replace")))) for one in ("cp1257", "cp775"))
    return "cp775" if dos > windows + _MORE else "cp1257"
