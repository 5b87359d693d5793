"""Pictures of an article: its gallery and those in the text, not those of the page around it."""

from __future__ import annotations

import re

from archive.extract import chrome
from archive.extract.address import Resolver, is_numbered
from archive.extract.article import Parts
from archive.extract.blocks import FRAME, Outline, Picture, Region
from archive.extract.types import Image

_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)(?:$|[?#])", re.I)
_DECORATION = re.compile(
    r"(?:^|[/_.-])(?:logo|icons?|ikona|sprite|spacer|blank|pixel|1x1|arrow|bullet|button|btn|banner|avatar|flag|loading|placeholder)s?(?=[/_.-]|\d|$)", re.I
)


def images(outline: Outline, parts: Parts, resolve: Resolver) -> tuple[Image, ...]:
    """The article's pictures in order, each address once; the full size where a picture links to one."""
    found: dict[str, Image] = {}
    for picture in outline.pictures:
        if not _belongs(picture, parts):
            continue
        url = _address(picture, resolve)
        if url is None or url in found:
            continue
        link_hint = picture.link.hint if picture.link else ""
        caption = chrome.without_site_name(link_hint or picture.hint or picture.alt)
        alt = chrome.without_site_name(picture.alt)
        found[url] = Image(url, alt or None, caption or None)
    return tuple(found.values())


def _belongs(picture: Picture, parts: Parts) -> bool:
    title = parts.title
    if title is None or picture.at <= title.index or picture.at > parts.end:
        return False
    if picture.node.region & (FRAME | Region.HIDDEN):
        return False
    if 0 < max(picture.width, picture.height) <= 48:
        return False
    if any(zone.start < picture.at < zone.end for zone in parts.zones):
        return False
    if picture.link is not None and not _FILE.search(picture.link.href):
        return False
    return not _DECORATION.search(picture.sources[0].rsplit("/", 1)[-1])


def _address(picture: Picture, resolve: Resolver) -> str | None:
    candidates = ([picture.link.href] if picture.link is not None and _FILE.search(picture.link.href) else []) + list(picture.sources)
    return next((url for url in map(resolve, candidates) if url), None)
