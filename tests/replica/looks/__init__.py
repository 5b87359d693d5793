"""How the stand-in site looks: a style sheet per skin, one that all import, a font, pictures and a script.

`zime.woff2` is a font of ours with one sign, a rhombus (U+25C6), made with fontTools; it is as free as all else here.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from .. import files

VERSION = "3"  # of the style sheets, as sites name it in their addresses

_HERE = Path(__file__).parent
_HEAD = (
    '<link rel="stylesheet" href="/looks/{skin}.css?v={version}"><link rel="icon" href="/images/ikona.png">'
    '<script src="/looks/site.js" defer></script>'
)
_FILES = {
    "/looks/site.css": ("site.css", "text/css"),
    "/looks/zime.woff2": ("zime.woff2", "font/woff2"),
    "/looks/site.js": ("site.js", "text/javascript"),
}
_PICTURES = {"/images/lapa.png": (16, 8), "/images/ikona.png": (32, 32)}


def dressed(html: str, skin: str) -> str:
    """A page with the elements that name what it needs, behind its title."""
    return html.replace("</title>", "</title>" + _HEAD.format(skin=skin, version=VERSION), 1)


def colour(skin: str) -> tuple[int, int, int]:
    """The colour of links in a skin, dark enough to be read: red, green and blue."""
    red, green, blue = (part % 120 for part in zlib.crc32(skin.encode()).to_bytes(4, "big")[:3])
    return red, green, blue


def paths(skin: str) -> list[str]:
    """What a page in a skin needs, by its address."""
    return [f"/looks/{skin}.css?v={VERSION}", *_FILES, *_PICTURES]


def find(path: str, skins: frozenset[str]) -> tuple[bytes, str] | None:
    """The content and the type of a file; None if there is none."""
    if path in _FILES:
        name, mime = _FILES[path]
        return (_HERE / name).read_bytes(), mime
    if path in _PICTURES:
        return files.png(path, *_PICTURES[path]), "image/png"
    skin = path.removeprefix("/looks/").removesuffix(f".css?v={VERSION}")
    if skin in skins and path in paths(skin):
        red, green, blue = colour(skin)
        return f'@import "site.css";\na {{ color: rgb({red}, {green}, {blue}) }}\n'.encode(), "text/css"
    return None
