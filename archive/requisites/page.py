"""Finds the requisites of a page in its elements and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from lxml import etree

from archive.extract.dom.links import Resolver
from archive.extract.dom.source import html_of
from archive.requisites.srcset import candidates
from archive.requisites.style_sheet import in_style_sheet
from archive.requisites.types import Kind, Requisite
from archive.site import MAX_URL_LENGTH

MAX_ELEMENTS = 200_000  # as of pages that are read (extract.dom.target)
MAX_REQUISITES = 2000  # requisites of one page; real ones have about a hundred
_ICONS = frozenset(("icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"))
_AHEAD: dict[str, Kind] = {"style": "style", "font": "font", "image": "picture", "script": "script"}
_NAMING = frozenset(("img", "amp-img", "source", "input", "image", "use", "embed", "object", "link", "script", "video"))
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-lazy", "data-original")  # scripts replace it with the others
_SETS = ("srcset", "data-srcset")
_STYLE = re.compile(rb"<style", re.I)
_STYLES = ("", "text/css")  # types of `style` elements that browsers read


def in_page(body: bytes, url: str, content_type: str | None = None) -> tuple[Requisite, ...]:
    """What the HTML page at `url` needs, each once, in the order of the page. Nothing if it is not HTML."""
    html = html_of(body, content_type)
    if html is None:
        return ()
    reader = StyleReader() if _STYLE.search(html) else Reader()
    read(html, reader)
    return tuple(dict.fromkeys(reader.requisites(url)))[:MAX_REQUISITES]


def read(html: bytes, reader: Reader) -> None:
    """Hand the elements of HTML (UTF-8) to a reader, until it has enough."""
    # As archive.extract reads pages: with our own limits, and with a target that lxml's stubs do not know.
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]
    with suppress(_FullError, etree.XMLSyntaxError):  # a page without a single element is a syntax error
        etree.fromstring(html, parser)


class _FullError(Exception):
    """The page has more requisites than are read."""


class Reader:
    """Parser target. `found` are addresses as written, with their kind, or None if it is the text of a style."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Kind | None]] = []
        self.base = ""
        self._elements = 0
        self._style: list[str] | None = None  # the texts of the open `style` element

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Called by the parser at the start of an element."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self.found) > 10 * MAX_REQUISITES:
            raise _FullError
        if tag == "style":
            self._style = [] if attrs.get("type", "").strip().lower() in _STYLES else None
        if not attrs:
            return
        if tag == "base":
            self.base = self.base or attrs.get("href", "").strip()
        if style := attrs.get("style"):
            self.found.append((style, None))
        if tag in _NAMING:
            self.found += ((address, kind) for address, kind in _named(tag, attrs) if address)
        if background := attrs.get("background"):
            self.found.append((background, "picture"))

    def close(self) -> None:
        """Called by the parser at the end."""

    def requisites(self, url: str) -> Iterator[Requisite]:
        """Everything that the page at `url` needs, in its order."""
        return (one for several in self.needs(url) for one in several)

    def needs(self, url: str) -> Iterator[tuple[Requisite, ...]]:
        """The same for each item in `found`: the text of a style may have several, others may have none."""
        base = self.base_of(url)
        resolve = Resolver(base)
        for written, kind in self.found:
            if kind is None:
                yield in_style_sheet(written, base)
            elif (address := resolve(written)) and len(address) <= MAX_URL_LENGTH:
                yield (Requisite(address, kind),)
            else:
                yield ()

    def base_of(self, url: str) -> str:
        """The base address of the page at `url`."""
        return (Resolver(url)(self.base) if self.base else None) or url


class StyleReader(Reader):
    """The same with the texts of `style` elements. Receiving all texts and ends takes a third longer."""

    def data(self, data: str) -> None:
        """Called by the parser for a text."""
        if self._style is not None:
            self._style.append(data)

    def end(self, tag: str) -> None:
        """Called by the parser at the end of an element."""
        if tag == "style" and self._style is not None:
            self.found.append(("".join(self._style), None))
            self._style = None


def _named(tag: str, attrs: Mapping[str, str]) -> Iterator[tuple[str | None, Kind]]:
    """The addresses that an element of `_NAMING` names, as written, each with its kind."""
    match tag:
        case "link":
            yield from _linked(attrs)
        case "script":
            yield attrs.get("src"), "script"
        case "video":
            yield attrs.get("poster"), "picture"
        case _:
            yield from _pictures(tag, attrs)


def _linked(attrs: Mapping[str, str]) -> Iterator[tuple[str | None, Kind]]:
    rel = attrs.get("rel", "").lower().split()
    href = attrs.get("href")
    if "stylesheet" in rel:
        yield href, "style"
    elif not _ICONS.isdisjoint(rel):
        yield href, "icon"
    elif "modulepreload" in rel:
        yield href, "script"
    elif "preload" in rel and (kind := _AHEAD.get(attrs.get("as", "").strip().lower())):
        yield href, kind
        yield from ((address, kind) for address, _ in candidates(attrs.get("imagesrcset", "")))


def _pictures(tag: str, attrs: Mapping[str, str]) -> Iterator[tuple[str | None, Kind]]:
    if tag in ("image", "use"):
        yield attrs.get("href"), "picture"
        yield attrs.get("xlink:href"), "picture"
    if tag in ("object", "embed"):
        if attrs.get("type", "").strip().lower().startswith("image/"):
            yield attrs.get("data" if tag == "object" else "src"), "picture"
        return
    if tag == "source":
        if "srcset" not in attrs and "data-srcset" not in attrs:
            return  # of a video or a sound
    elif tag == "input" and attrs.get("type", "").strip().lower() != "image":
        return
    for name in _ADDRESSES:
        yield attrs.get(name), "picture"
    for name in _SETS:
        yield from ((address, "picture") for address, _ in candidates(attrs.get(name, "")))
