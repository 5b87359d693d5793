"""Finds what a page plays, such as a video, which is not needed for its look; and where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from archive.extract.dom.links import Resolver
from archive.extract.dom.source import html_of
from archive.requisites.page import Reader, read

_PLAYED = frozenset(("video", "audio", "source", "track"))


class Media(NamedTuple):
    """What a page plays, and where its links lead. All addresses are absolute and http(s)."""

    played: frozenset[str]
    linked: frozenset[str]


def media_in_page(body: bytes, url: str, content_type: str | None = None) -> Media:
    """The videos, sounds and subtitles of the HTML page at `url`, and its links. Nothing if it is not HTML."""
    html = html_of(body, content_type)
    if html is None:
        return Media(frozenset(), frozenset())
    reader = _MediaReader()
    read(html, reader)
    resolve = Resolver(reader.base_of(url))
    played, linked = (frozenset(filter(None, map(resolve, found))) for found in (reader.played, reader.linked))
    return Media(played, linked)


class _MediaReader(Reader):
    """Parser target with the addresses as written."""

    def __init__(self) -> None:
        super().__init__()
        self.played: set[str] = set()
        self.linked: set[str] = set()

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        super().start(tag, attrs)
        if tag in _PLAYED and (src := attrs.get("src")):
            self.played.add(src)
        if tag in ("a", "area") and (href := attrs.get("href")):
            self.linked.add(href)
