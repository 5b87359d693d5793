"""Covers what is withheld in captures when they are shown: links to it, its bare title, and its first words.

The bytes in the WARC file stay as they were sent. A capture with nothing to cover is served byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree
from lxml import html as parser

from archive.extract.dom.encoding import decode
from archive.extract.dom.links import Resolver
from archive.extract.dom.source import is_binary
from archive.site import split_address
from archive.store.takedowns.matching.repeats import Marks
from archive.store.takedowns.page_redaction import COVERED, PageRedaction
from archive.store.takedowns.takedowns import Takedowns

_MOST_WHOLE = 1 << 16  # captures that are remembered as having nothing to cover
_LONGEST_TITLE = 1000  # characters; judged: what is longer is no title
# An address or a path, also escaped as in JSON.
_WRITTEN = re.compile(r"(?:https?:)?(?:\\?/)+[^\s<>\"'«»,;()]+", re.IGNORECASE)
_EACH = re.compile(r"(?=https?:)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,()'\"]+")
_WHOLE = ("html", "head", "body")
_OF_MACHINES = ("script", "style", "template", "noscript")


class CaptureRedaction:
    """Covers in captures what some takedowns hide."""

    def __init__(self, takedowns: Takedowns) -> None:
        self._takedowns = takedowns
        self._cleaning = PageRedaction(takedowns)
        self._titles = Marks.of_titles(takedowns.hidden.titles | takedowns.hidden.beginnings)
        self._whole: set[str] = set()

    def shown(self, capture_id: str, body: bytes, content_type: str, url: str, *, is_page: bool) -> bytes | None:
        """What is shown of a capture; None if there is nothing to cover. A negative result is remembered."""
        if capture_id in self._whole:
            return None
        covered = (self.page if is_page else self.text)(body, content_type, url)
        if covered is None and len(self._whole) < _MOST_WHOLE:
            self._whole.add(capture_id)
        return covered

    def page(self, body: bytes, content_type: str, url: str) -> bytes | None:
        """The same for HTML; what is shown is in UTF-8."""
        source = decode(body, content_type)
        try:
            root = parser.document_fromstring(
                source.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8", huge_tree=True)
            )
        except (etree.ParserError, etree.XMLSyntaxError):  # it has no elements
            return self.text(body, content_type, url)
        if not _Page(self._takedowns, self._cleaning, self._titles, root, url).cover():
            return None
        covered: bytes = parser.tostring(root.getroottree(), encoding="utf-8")
        return covered

    def text(self, body: bytes, content_type: str, url: str) -> bytes | None:
        """The same for any other text. In what is not text, such as a picture, there is nothing to cover."""
        if is_binary(body):
            return None
        source = decode(body, content_type)
        covered = _Words(self._takedowns, self._cleaning, url).covered(source)
        if self._titles.found_in_answer(covered.encode("utf-8", "replace")):  # in escapes or markup
            covered = COVERED[_language(url)]
        return None if covered == source else covered.encode("utf-8", "replace")


class _Words:
    """Covers titles and addresses in the texts of a page."""

    def __init__(self, takedowns: Takedowns, cleaning: PageRedaction, url: str) -> None:
        self._takedowns, self._cleaning, self._resolve = takedowns, cleaning, Resolver(url)
        self.language = _language(url)

    def covered(self, text: str) -> str:
        """The text with all of these covered."""
        return _WRITTEN.sub(self._address, self._cleaning.text(text, self.language)) if text else text

    def hides(self, address: str) -> bool:
        """Whether a link, as written, leads to what is hidden."""
        whole = self._resolve(address.replace("\\/", "/"))
        return whole is not None and self._takedowns.hides_address(whole)

    def is_title(self, text: str) -> bool:
        """Whether a text is a hidden title and nothing else."""
        return self._cleaning.is_title(text)

    def _address(self, match: re.Match[str]) -> str:
        return COVERED[self.language] if self.hides(match.group().rstrip(".:!?")) else match.group()


class _Page(_Words):
    """Covers them in the elements of a page."""

    def __init__(self, takedowns: Takedowns, cleaning: PageRedaction, titles: Marks, root: Any, url: str) -> None:
        super().__init__(takedowns, cleaning, url)
        self._root, self._titles, self._has_covered = root, titles, False

    def cover(self) -> bool:
        """Cover everything; returns whether there was anything."""
        for element in list(self._root.iter()):
            if element is not self._root and element.getparent() is None:
                continue  # it was within an element that has been covered
            if not isinstance(element.tag, str):
                self._silence(element)
            elif element.tag == "a" and self.hides(element.get("href", "")):
                element.tag = "span"
                self._cover(element)
            elif element.tag not in _WHOLE and (text := _short_text(element)) and self.is_title(text):
                self._cover(element)
            else:
                if element.tag in _OF_MACHINES:
                    self._silence(element)
                self._clean_attributes(element)
                element.text = self._cleaned(element.text)
            element.tail = self._cleaned(element.tail)
        self._cover_what_is_in_parts()
        return self._has_covered

    def _cover(self, element: Any) -> None:
        tail = element.tail
        element.clear()
        element.text, element.tail = COVERED[self.language], tail
        element.set("lang", self.language)
        self._has_covered = True

    def _silence(self, element: Any) -> None:
        """Empty a comment or a script that reveals anything hidden."""
        if element.text and (self._cleaned(element.text) != element.text or self._tells(element.text)):
            element.text = ""
            self._has_covered = True

    def _tells(self, text: str) -> bool:
        return bool(self._titles.found_in_answer(text.encode("utf-8", "replace")))

    def _cleaned(self, text: str | None) -> str | None:
        if not text:
            return text
        if "\n" in text and self._cleaning.has_beginning(text):  # lines of the source are no lines of the page
            text = text.replace("\n", " ")
        covered = self.covered(text)
        if covered != text:
            self._has_covered = True
        return covered

    def _clean_attributes(self, element: Any) -> None:
        for name, value in list(element.attrib.items()):
            if any(map(self.hides, _addresses(value))) or ("%" in value and self._tells(value)):
                del element.attrib[name]
                self._has_covered = True
            elif (covered := self._cleaned(value)) != value:
                element.set(name, covered)

    def _cover_what_is_in_parts(self) -> None:
        """Cover the smallest elements whose parts together make a title, or first words."""
        stack, saying = [self._root], []
        while stack:
            if self._says(element := stack.pop()):
                saying.append(element)
                stack.extend(element)
        for element in reversed(saying):  # inner elements before outer ones
            if self._says(element):
                self._cover(element)

    def _says(self, element: Any) -> bool:
        return isinstance(element.tag, str) and bool(self._titles.found_in(element.text_content()))


def _short_text(element: Any) -> str:
    """The text of an element; empty if it is too long for a title."""
    parts, room = [], _LONGEST_TITLE
    for part in element.itertext():
        parts.append(part)
        room -= len(part.strip())
        if room < 0:
            return ""
    return "".join(parts)


def _addresses(value: str) -> Iterator[str]:
    """The possible addresses in an attribute: of a link, of several pictures, in a style, in a button to share."""
    if len(value) < _LONGEST_TITLE and ("/" in value or "." in value):
        yield value
    if "/" in value:
        yield from (part for part in _BETWEEN.split(value) if "/" in part)
    if "%" in value:
        yield from _EACH.split(unquote(value))


def _language(url: str) -> str:
    return split_address(url)[0] or "lv"


class _Remembered:
    """The redaction that was made last, with its takedowns."""

    cover: tuple[Takedowns, CaptureRedaction] | None = None


def redaction_of(takedowns: Takedowns) -> CaptureRedaction:
    """The redaction for some takedowns, made only once as long as these are in force."""
    if _Remembered.cover is None or _Remembered.cover[0] is not takedowns:
        _Remembered.cover = takedowns, CaptureRedaction(takedowns)
    return _Remembered.cover[1]
