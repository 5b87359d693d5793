"""Makes small pictures with Pillow. Only the child process may import this."""

from __future__ import annotations

from io import BytesIO

from PIL import GifImagePlugin, Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from archive.documents.thumbnails import BOX, SMALL, upright_size

# Imported because they register themselves; if one is missing, Pillow imports all types that it knows.
_TYPES = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
_MOST_PIXELS = 50_000_000
_QUALITY = 75


def thumbnail(content: bytes) -> tuple[tuple[str, int, int, int, int], bytes]:
    """The type, the upright sizes of the picture and of the thumbnail, and the thumbnail.

    The thumbnail is b"" if the picture itself can be used. For an animation, it is the first frame. It lacks the time
    and place that cameras record. Raises ValueError or OSError if the content is no picture, broken or too large.
    """
    Image.MAX_IMAGE_PIXELS = None  # we have our own limit
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "GIF", "WEBP")) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        width, height = upright_size(picture)
        mime = Image.MIME.get(picture.format or "", "image/jpeg")
        if picture.format == "MPO":
            mime = "image/jpeg"
        is_small = width <= BOX[0] and height <= BOX[1] and len(content) < SMALL
        if is_small:
            picture.load()  # raises an error if it is broken
            return (mime, width, height, width, height), b""
        picture.draft("RGB", (2 * max(BOX), 2 * max(BOX)))  # JPEG can be decoded at half its size
        small = ImageOps.exif_transpose(picture)
        has_glass = "A" in small.getbands() or "transparency" in small.info
        small = _eight_bits(small).convert("RGBA" if has_glass else "RGB")
    small.thumbnail(BOX, Image.Resampling.LANCZOS)
    small.info.clear()
    small.save(made := BytesIO(), "WEBP", quality=_QUALITY, exif=b"", icc_profile=b"", xmp=b"")
    return ("image/webp", width, height, *small.size), made.getvalue()


def _eight_bits(picture: Image.Image) -> Image.Image:
    """A picture with greys of 16 bits scaled to 8, whose values Pillow would cut off."""
    return picture.point(lambda grey: grey / 256).convert("L") if picture.mode.startswith("I") else picture
