"""The result of reading a document, and the limits of reading."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """How much one document may cost. The sentences of `problems` say the numbers of `LIMITS`."""

    seconds: int = 60  # of processor time, and of wall time from the start of the process
    scan_seconds: int = 300  # of wall time beyond that, to read pictures of pages
    memory: int = 1 << 30  # bytes of address space
    pages: int = 2_000  # also slides, sheets, and documents in a container
    text: int = 10_000_000  # characters of all pages together
    unpacked: int = 100_000_000  # bytes that are unpacked
    members: int = 10_000  # files in one zip


LIMITS = Limits()


class Reading(NamedTuple):
    """What a document says, and what kept it from being read.

    `mime` is what the bytes say it is, None if they say nothing. `title` is the document's own, if it has one
    that means something. `problem` is one of `problems.PROBLEMS`; there may be pages beside it. `extractor` is what
    `extractor_of` says of the type. `lacks` names a program that would have read more, and that this machine has not.
    """

    mime: str | None
    title: str | None
    pages: tuple[str, ...]
    problem: str | None
    extractor: str
    lacks: str | None = None


class Thumbnail(NamedTuple):
    """A small picture of a picture; sizes in pixels, upright. `content` is None if it is small enough itself."""

    width: int
    height: int
    thumb_width: int
    thumb_height: int
    mime: str
    content: bytes | None
