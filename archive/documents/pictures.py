"""Small pictures of pictures, made by a process of its own: pictures are files of strangers too."""

from __future__ import annotations

import json

from . import process
from .types import Limits, Thumbnail

CHILD = "archive.documents.child"
_LIMITS = Limits(seconds=20)
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")  # of JPEG, PNG, GIF and WebP


def thumbnail(content: bytes, *, limits: Limits = _LIMITS) -> Thumbnail | None:
    """A small picture of a JPEG, PNG, GIF or WebP; None where it is none of these, broken, or too much.

    Raises OSError where no process or no temporary file can be made.
    """
    if not content.startswith(_BEGINNINGS):
        return None
    arguments = ["thumbnail", json.dumps(limits)]
    printed, problem = process.run(CHILD, arguments, content, limits, seconds=limits.seconds)
    head, _, made = printed.partition(b"\n")
    try:
        mime, *sizes = json.loads(head)
        width, height, thumb_width, thumb_height = map(int, sizes)
    except (ValueError, TypeError):
        return None
    return None if problem else Thumbnail(width, height, thumb_width, thumb_height, str(mime), made or None)
