"""The result of reading a document, and the limits of reading."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """How much one document may cost. The sentences of `problems` state the numbers of `LIMITS`."""

    seconds: int = 60  # of processor time, and of wall time from the start of the process
    scan_seconds: int = 300  # of wall time beyond that, to read pictures of pages
    memory: int = 1 << 30  # bytes of address space
    pages: int = 2_000  # also slides, sheets, and documents in a container
    text: int = 10_000_000  # characters of all pages together
    unpacked: int = 100_000_000  # bytes after unpacking
    members: int = 10_000  # files in one zip


LIMITS = Limits()


class Reading(NamedTuple):
    """The text of a document, and any problem in reading it.

    `mime` is the type according to the bytes; None if they do not show it. `title` is the document's own, if it is
    meaningful. `problem` is one of `problems.PROBLEMS`; there may be pages all the same. `extractor` is the version of
    the reader (`extractor_of`). `lacks` names a program that would have read more, but is not installed.
    """

    mime: str | None
    title: str | None
    pages: tuple[str, ...]
    problem: str | None
    extractor: str
    lacks: str | None = None


class Thumbnail(NamedTuple):
    """A small version of a picture; sizes in pixels, upright. `content` is None if the picture is small enough."""

    width: int
    height: int
    thumb_width: int
    thumb_height: int
    mime: str
    content: bytes | None
