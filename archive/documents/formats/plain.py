"""Plain text and CSV: UTF-8, UTF-16 or the Baltic code page of Windows."""

from __future__ import annotations

import codecs

from archive.documents.collector import PageCollector

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(content: bytes, collector: PageCollector) -> None:
    """Put the text into the collector, by form feeds as printers part it into pages."""
    for page in decoded(content).split("\f"):
        collector.add(page)


def decoded(content: bytes) -> str:
    """The text of bytes: by their mark, as UTF-8 where they are that, else as windows-1257."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        # A long text with one wrong byte in it, or cut in the middle of a letter, is UTF-8 still.
        is_nearly = len(content[: error.start].decode(errors="ignore").encode("ascii", "ignore")) < error.start
        return content.decode("utf-8" if is_nearly else "cp1257", "replace")
