"""Reads the text of a document from its bytes, in a separate process."""

from __future__ import annotations

import json
from typing import Any

from archive.documents import kinds
from archive.documents.confined import process
from archive.documents.problems import CRASHED, NOT_READ, PROBLEMS
from archive.documents.types import LIMITS, Limits, Reading
from archive.documents.versions import extractor_of, tools

_GRACE = 5  # seconds of wall time for the start and the end of the process


def read(content: bytes, *, mime: str | None = None, name: str = "", limits: Limits = LIMITS) -> Reading:
    """Read a document of any kind; its claimed type and file name matter only if its bytes are ambiguous.

    Never raises because of the content. Raises OSError if no process or no temporary file can be made.
    """
    content = kinds.from_its_beginning(content)
    kind = kinds.kind_of(content, mime, name, linked=True)
    extractor = extractor_of(kind) if kind else None
    if kind is None or extractor is None:
        return Reading(kind, None, (), NOT_READ, "not read")
    seconds = limits.seconds + _GRACE
    if (kind == kinds.PDF or kind in kinds.CONTAINERS) and tools()["tesseract"]:
        seconds += limits.scan_seconds  # while it waits for tesseract; its processor time is still limited
    printed, problem = process.run("read", [kind, limits, tools()], content, seconds=seconds)
    if problem:
        return Reading(kind, None, (), problem, extractor)
    return _reading(printed, kind, extractor) or Reading(kind, None, (), CRASHED, extractor)


def _reading(printed: bytes, kind: str, extractor: str) -> Reading | None:
    """The parsed answer of the process; None if it is not valid."""
    try:
        said: Any = json.loads(printed)
        title, pages, problem, lacks = said["title"], said["pages"], said["problem"], said["lacks"]
        is_well = (
            all(one is None or isinstance(one, str) for one in (title, lacks))
            and (problem is None or problem in PROBLEMS)
            and isinstance(pages, list)
            and all(isinstance(page, str) for page in pages)
            and all(page.isascii() or page.encode() for page in pages)  # UnicodeEncodeError is a ValueError
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Reading(kind, title, tuple(pages), problem, extractor, lacks) if is_well else None
