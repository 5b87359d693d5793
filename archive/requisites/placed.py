"""Finds the requisites of a page with their context: within which link, beside which links, and their variants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archive.extract.dom.links import Resolver
from archive.extract.dom.source import html_of
from archive.requisites.page import StyleReader, read
from archive.requisites.types import Kind

_WHOLE = ("html", "body")


class Placed(NamedTuple):
    """A requisite in its place on a page. All addresses are absolute, http(s), and without fragments.

    - `link` is the target of the link around it, None if there is none.
    - `links` are the targets of all links in the smallest element around it that has any; none if that is the page.
    - `variants` are the other requisites named by the same element or the same `picture`.
    """

    url: str
    kind: Kind
    link: str | None
    links: frozenset[str]
    variants: frozenset[str]


def placed_in_page(body: bytes, url: str, content_type: str | None = None) -> Iterator[Placed]:
    """What the HTML page at `url` needs, with repetitions. Nothing if it is not HTML."""
    html = html_of(body, content_type)
    if html is None:
        return
    reader = _PlacedReader()
    read(html, reader)
    resolve = Resolver(reader.base_of(url))
    needs = list(reader.needs(url))
    variants: dict[int, set[str]] = {}
    for (element, _), several in zip(reader.places, needs, strict=True):
        variants.setdefault(element, set()).update(one.url for one in several)
    for number, ((element, href), several) in enumerate(zip(reader.places, needs, strict=True)):
        link = resolve(href) if href else None
        links = frozenset(filter(None, map(resolve, reader.beside.get(number, ()))))
        for one in several:
            yield Placed(one.url, one.kind, link, links, frozenset(variants[element] - {one.url}))


class _Open(NamedTuple):
    """An open element: its number, and how many requisites and links were found before it."""

    tag: str
    number: int
    found: int
    links: int


class _PlacedReader(StyleReader):
    """The same with `places`: for each of what was `found` the number of its element, and the link around it.

    `beside` has, by the number of what was found, the links of the smallest element around it that has any.
    """

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[int, str]] = []
        self.beside: dict[int, tuple[str, ...]] = {}
        self._open: list[_Open] = []
        self._count = 0
        self._hrefs: list[str] = []
        self._around: list[str] = []  # open links
        self._alone: list[int] = []  # of what was found: beside no link yet

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        before = len(self.found)
        super().start(tag, attrs)
        self._count += 1
        self._open.append(_Open(tag, self._count, before, len(self._hrefs)))
        if tag in ("a", "area") and (href := attrs.get("href")):
            self._hrefs.append(href)
        if tag == "a":
            self._around.append(attrs.get("href", ""))
        self._place()

    def end(self, tag: str) -> None:
        super().end(tag)
        self._place()
        if not self._open:
            return
        ended = self._open.pop()
        if ended.tag == "a":
            self._around.pop()
        is_beside = ended.tag not in _WHOLE and self._alone and self._alone[-1] >= ended.found
        links = tuple(self._hrefs[ended.links :]) if is_beside else ()
        while links and self._alone and self._alone[-1] >= ended.found:
            self.beside[self._alone.pop()] = links

    def _place(self) -> None:
        """Note the place of what was found last."""
        if len(self.places) == len(self.found):
            return
        picture = next((one for one in reversed(self._open[-3:]) if one.tag == "picture"), self._open[-1])
        link = self._around[-1] if self._around else ""
        while len(self.places) < len(self.found):
            self._alone.append(len(self.places))
            self.places.append((picture.number, link))
