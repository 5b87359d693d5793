"""Documents: bytes of a file to pages of text, in a process of its own, and nothing else. See docs/documents.md."""

from .kinds import kind_of
from .pictures import thumbnail
from .problems import PROBLEMS
from .reading import read
from .types import LIMITS, Limits, Reading, Thumbnail
from .versions import extractor_of, tools

__all__ = [
    "LIMITS",
    "PROBLEMS",
    "Limits",
    "Reading",
    "Thumbnail",
    "extractor_of",
    "kind_of",
    "read",
    "thumbnail",
    "tools",
]
