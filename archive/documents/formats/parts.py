"""Finds the files inside a file, byte for byte: in a zip or office file, a saved web page, a mail or a PDF."""

from __future__ import annotations

import email
import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from archive.documents import kinds
from archive.documents.collector import PageCollector
from archive.documents.packed import LEAST, may_hold_files
from archive.documents.problems import DAMAGED, PROTECTED, Unreadable
from archive.documents.types import Limits
from archive.documents.zips import Zip

_DEEPEST = 4  # containers within one another
_LOCAL_HEADER = re.compile(rb"PK\x03\x04.{26}", re.DOTALL)


def digests(content: bytes, limits: Limits) -> list[str]:
    """SHA-256 (hex) of each file inside, also in containers inside; of what is readable within the limits."""
    collector, found = PageCollector(limits), set[str]()
    with suppress(Unreadable, MemoryError):
        _look_into(content, collector, found, _DEEPEST)
    return sorted(found)


def _look_into(content: bytes, collector: PageCollector, found: set[str], depth: int) -> None:
    for part in _parts(kinds.from_its_beginning(content), collector):
        if len(part) < LEAST:
            continue
        found.add(hashlib.sha256(part).hexdigest())
        if depth > 1 and may_hold_files(part):
            _look_into(part, collector, found, depth - 1)


def _parts(content: bytes, collector: PageCollector) -> Iterator[bytes]:
    """The files directly in a container, without damaged ones. Raises Unreadable beyond the limits."""
    if kinds.is_zip(content):
        yield from _of_zip(content, collector)
    elif kinds.is_web_archive(content) or kinds.is_mail(content):
        for part in email.message_from_bytes(content).walk():
            if isinstance(payload := part.get_payload(decode=True), bytes):
                collector.count_unpacked(len(payload))
                yield payload
    else:
        yield from _attachments(content, collector)


def _of_zip(content: bytes, collector: PageCollector) -> Iterator[bytes]:
    try:
        whole = Zip(content, collector)
    except Unreadable as error:
        if error.problem == DAMAGED:
            yield from _of_damaged_zip(content, collector)
        return
    for part in whole.parts:
        try:
            yield whole.read(part)
        except Unreadable as error:
            if error.problem not in (DAMAGED, PROTECTED):
                raise


def _of_damaged_zip(content: bytes, collector: PageCollector) -> Iterator[bytes]:
    """The files of a zip that has lost the directory at its end."""
    for header in islice(_LOCAL_HEADER.finditer(content), collector.limits.members):
        method, size, name, extra = struct.unpack_from("<8xH8xI4xHH", header[0])
        packed = memoryview(content)[header.end() + name + extra :]
        if not method:
            yield bytes(packed[:size])
            continue
        inflater, most = zlib.decompressobj(-zlib.MAX_WBITS), collector.limits.unpacked
        with suppress(zlib.error):
            part = inflater.decompress(packed, most)
            collector.count_unpacked(len(part))
            if inflater.eof:
                yield part


def _attachments(content: bytes, collector: PageCollector) -> Iterator[bytes]:
    """The files attached to a PDF, and those attached to its pages."""
    import pypdfium2  # here: it takes a while to load

    with suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(content)
        for number in range(document.count_attachments()):
            with suppress(pypdfium2.PdfiumError):
                yield _counted(document.get_attachment(number), collector)
        for number in range(min(len(document), collector.limits.pages)):
            with suppress(pypdfium2.PdfiumError):
                yield from _pinned(document, number, collector)


def _pinned(document: Any, number: int, collector: PageCollector) -> Iterator[bytes]:
    from pypdfium2 import PdfAttachment, PdfiumError, raw

    page = document[number]
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if pinned := raw.FPDFAnnot_GetFileAttachment(note):
            with suppress(PdfiumError):
                yield _counted(PdfAttachment(pinned, document), collector)
        raw.FPDFPage_CloseAnnot(note)


def _counted(attached: Any, collector: PageCollector) -> bytes:
    payload = bytes(attached.get_data())
    collector.count_unpacked(len(payload))
    return payload
