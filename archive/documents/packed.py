"""Finds out by digests which files a container holds: a withheld file may be in it, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Collection

from archive.documents import kinds
from archive.documents.confined import process
from archive.documents.types import LIMITS

LEAST = 80
"""The fewest bytes of a file that is recognised in a container: many containers have the same tiny files. Judged."""
CLOSED = frozenset({kinds.RAR, kinds.SEVEN, kinds.OLE, kinds.DOC, kinds.XLS, kinds.PPT})
"""Types of documents that may hold files which this module does not find."""
_OF_A_PDF = (b"/EmbeddedFile", b"/EF")  # nearly every PDF with attachments has one of these uncompressed


def may_hold_files(content: bytes) -> bool:
    """Whether content may be a container: a zip or office file, a saved web page, a mail, a PDF with attachments."""
    if kinds.is_zip(content):
        return True
    if b"%PDF-" in content[:1024]:
        return any(name in content for name in _OF_A_PDF)
    return kinds.is_web_archive(content) or kinds.is_mail(content)


def digests_within(content: bytes) -> frozenset[str]:
    """SHA-256 (hex) of the files that a container holds, up to four levels deep; empty if it is no container.

    If it has a password or exceeds the limits, some or all are missing. Raises OSError if no process or no temporary
    file can be made.
    """
    if not may_hold_files(content):
        return frozenset()
    printed, problem = process.run("parts", [LIMITS], content, seconds=LIMITS.seconds)
    return frozenset() if problem else frozenset(map(str, json.loads(printed)))


def holds_any(content: bytes, digests: Collection[str]) -> bool:
    """Whether a container holds any file with one of these digests. Raises OSError like `digests_within`."""
    return bool(digests) and not digests_within(content).isdisjoint(digests)
