"""A small picture of a picture: upright, in its box, without what cameras note; none of what is no picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from archive.documents import Thumbnail, thumbnail
from archive.documents.types import Limits

PLACE = "Ēdolē pie ezera"


def picture(kind: str, size: tuple[int, int] = (1200, 900), mode: str = "RGB", **options: object) -> bytes:
    """A picture that is red on its left half, and noisy enough not to be tiny."""
    made = Image.effect_noise(size, 60).convert(mode)
    ImageDraw.Draw(made).rectangle((0, 0, size[0] // 2, size[1]), fill=(200, 0, 0) if mode == "RGB" else None)
    made.save(buffer := io.BytesIO(), kind, **options)
    return buffer.getvalue()


def opened(small: Thumbnail | None) -> Image.Image:
    """The small picture, which must be one."""
    assert small is not None
    assert small.content is not None
    assert small.mime == "image/webp"
    made = Image.open(io.BytesIO(small.content))
    assert made.size == (small.thumb_width, small.thumb_height)
    return made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_it_fits_into_the_box_and_keeps_its_shape(kind: str) -> None:
    small = thumbnail(picture(kind))
    assert opened(small).size == (427, 320)
    assert small is not None
    assert (small.width, small.height) == (1200, 900)


@pytest.mark.parametrize("turn", [3, 6, 8])
def test_it_stands_upright_and_says_nothing_of_the_camera(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = turn, PLACE
    content = picture("JPEG", exif=exif)
    assert b"Exif" in content
    small = thumbnail(content)
    made = opened(small)
    assert small is not None
    assert (small.width > small.height) == (turn == 3) == (made.width > made.height)
    red = {3: (0.75, 0.5), 6: (0.5, 0.25), 8: (0.5, 0.75)}[turn]
    pixel = made.convert("RGB").getpixel((int(red[0] * made.width), int(red[1] * made.height)))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150 > pixel[1]
    assert not made.getexif()
    assert "icc_profile" not in made.info


def test_glass_stays_glass() -> None:
    Image.new("RGBA", (1000, 1000), (0, 0, 0, 0)).save(buffer := io.BytesIO(), "PNG")
    assert opened(thumbnail(buffer.getvalue())).getchannel("A").getextrema() == (0, 0)


def test_of_moving_pictures_the_first_is_shown() -> None:
    frames = [Image.new("RGB", (800, 600), colour) for colour in ("red", "blue")]
    frames[0].save(buffer := io.BytesIO(), "GIF", save_all=True, append_images=frames[1:])
    pixel = opened(thumbnail(buffer.getvalue())).convert("RGB").getpixel((9, 9))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > 50 > pixel[2]


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "LA", "I;16"])
def test_colours_of_every_sort_are_shown(mode: str) -> None:
    Image.linear_gradient("L").resize((900, 900)).convert("I;16" if mode == "I;16" else mode).save(
        buffer := io.BytesIO(), "JPEG" if mode == "CMYK" else "PNG"
    )
    assert opened(thumbnail(buffer.getvalue())).size == (320, 320)


def test_a_small_picture_is_its_own_small_picture() -> None:
    assert thumbnail(picture("PNG", (90, 60))) == Thumbnail(90, 60, 90, 60, "image/png", None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0nothing more",
    ],
)
def test_what_is_no_picture_has_none(content: bytes) -> None:
    assert thumbnail(content) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_half_a_picture_has_none(kind: str) -> None:
    content = picture(kind)
    assert thumbnail(content[: len(content) // 2]) is None


def test_a_bomb_has_none() -> None:
    Image.new("1", (30_000, 30_000)).save(buffer := io.BytesIO(), "PNG")
    assert len(buffer.getvalue()) < 200_000
    assert thumbnail(buffer.getvalue()) is None


def test_a_picture_that_takes_too_much_has_none() -> None:
    content = picture("PNG", (4000, 4000), "L")
    assert thumbnail(content, limits=Limits(memory=1 << 27)) is None
    assert thumbnail(content, limits=Limits(seconds=0)) is None
