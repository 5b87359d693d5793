"""Reads documents: the bytes of a file become pages of text, in a separate process. See docs/documents.md."""

from archive.documents.confined.fork_client import end_server
from archive.documents.kinds import kind_of
from archive.documents.packed import digests_within
from archive.documents.problems import PROBLEMS
from archive.documents.reading import read
from archive.documents.thumbnails import thumbnail
from archive.documents.types import LIMITS, Limits, Reading, Thumbnail
from archive.documents.versions import extractor_of, tools

__all__ = [
    "LIMITS",
    "PROBLEMS",
    "Limits",
    "Reading",
    "Thumbnail",
    "digests_within",
    "end_server",
    "extractor_of",
    "kind_of",
    "read",
    "thumbnail",
    "tools",
]
