"""Tells which files a container holds, by their digests: what is withheld may lie in it as it is."""

from __future__ import annotations

import json
from collections.abc import Collection

from archive.documents import kinds
from archive.documents.confined import process
from archive.documents.types import LIMITS

LEAST = 80
"""Bytes of a file that is known again in a container: many hold the same shorter ones. Judged."""
CLOSED = frozenset({kinds.RAR, kinds.SEVEN, kinds.OLE, kinds.DOC, kinds.XLS, kinds.PPT})
"""Types of documents that may hold files, which nobody finds."""
_OF_A_PDF = (b"/EmbeddedFile", b"/EF")  # one of these stands in the clear in nearly all that have attachments


def may_hold_files(content: bytes) -> bool:
    """Whether content may be a container: a zip or office file, a saved web page, a mail, a PDF with attachments."""
    if kinds.is_zip(content):
        return True
    if b"%PDF-" in content[:1024]:
        return any(name in content for name in _OF_A_PDF)
    return kinds.is_web_archive(content) or kinds.is_mail(content)


def digests_within(content: bytes) -> frozenset[str]:
    """SHA-256 (hex) of the files that a container holds, at any depth; empty for what is none.

    What has a password or goes beyond the limits tells nothing, or not of all. Raises OSError if no process or no
    temporary file can be made.
    """
    if not may_hold_files(content):
        return frozenset()
    printed, problem = process.run("parts", [LIMITS], content, seconds=LIMITS.seconds)
    return frozenset() if problem else frozenset(map(str, json.loads(printed)))


def holds_any(content: bytes, digests: Collection[str]) -> bool:
    """Whether a container holds one of some files, by their digests. Raises OSError as `digests_within` does."""
    return bool(digests) and not digests_within(content).isdisjoint(digests)
