"""Makes thumbnails in a separate process, because pictures are untrusted files too."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

from archive.documents.confined import process
from archive.documents.types import Limits, Thumbnail

if TYPE_CHECKING:
    from PIL.Image import Image

BOX = (480, 320)  # pixels: twice what galleries show, for dense screens
SMALL = 30_000  # bytes: a picture that fits the box and has fewer is served unchanged

_LIMITS = Limits(seconds=20)
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")  # of JPEG, PNG, GIF and WebP


def thumbnail(content: bytes, *, limits: Limits = _LIMITS) -> Thumbnail | None:
    """A small version of a JPEG, PNG, GIF or WebP; None if it is none of these, is broken or exceeds the limits.

    Raises OSError if no process or no temporary file can be made.
    """
    if not content.startswith(_BEGINNINGS):
        return None
    if len(content) < SMALL and (small := _as_it_is(content)):
        return small
    printed, problem = process.run("thumbnail", [limits], content, seconds=limits.seconds)
    head, _, made = printed.partition(b"\n")
    try:
        mime, *sizes = json.loads(head)
        width, height, thumb_width, thumb_height = map(int, sizes)
    except (ValueError, TypeError):
        return None
    return None if problem else Thumbnail(width, height, thumb_width, thumb_height, str(mime), made or None)


def upright_size(picture: Image) -> tuple[int, int]:
    """Width and height in pixels, corrected for the rotation that the camera recorded."""
    is_turned = picture.getexif().get(0x0112, 1) >= 5
    return (picture.height, picture.width) if is_turned else picture.size


def _as_it_is(content: bytes) -> Thumbnail | None:
    """A picture that is small already; None for others. Reads only its header, which needs no separate process."""
    import PIL.Image  # here: it takes a while to load

    try:
        with PIL.Image.open(BytesIO(content), formats=("JPEG", "PNG", "GIF")) as picture:
            width, height = upright_size(picture)
            mime = PIL.Image.MIME.get(picture.format or "")
    except Exception:  # whatever a broken header makes Pillow raise: the separate process will find out
        return None
    is_small = mime and width <= BOX[0] and height <= BOX[1]
    return Thumbnail(width, height, width, height, str(mime), None) if is_small else None
