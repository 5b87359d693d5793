"""Small pictures by Pillow. Only the child process may import this."""

from __future__ import annotations

from io import BytesIO

from PIL import GifImagePlugin, Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from archive.documents.thumbnails import BOX, SMALL, upright_size

# Imported for what they register: where one is missing, Pillow looks for it in all types that it knows.
_TYPES = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
_MOST_PIXELS = 50_000_000
_QUALITY = 75


def thumbnail(content: bytes) -> tuple[tuple[str, int, int, int, int], bytes]:
    """The type, the sizes of the picture and of the thumbnail, both upright, and the thumbnail.

    The thumbnail is b"" if the picture can be used itself. Of an animation, it is the first frame; the time and place
    that cameras record are left out. Raises ValueError or OSError if it is not a picture, broken or too large.
    """
    Image.MAX_IMAGE_PIXELS = None  # we have a limit of our own
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "GIF", "WEBP")) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        width, height = upright_size(picture)
        mime = Image.MIME.get(picture.format or "", "image/jpeg")
        if picture.format == "MPO":
            mime = "image/jpeg"
        is_small = width <= BOX[0] and height <= BOX[1] and len(content) < SMALL
        if is_small:
            picture.load()  # it may be broken anyway
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
    """Greys of sixteen bits converted to eight: Pillow would truncate the values instead."""
    return picture.point(lambda grey: grey / 256).convert("L") if picture.mode.startswith("I") else picture
