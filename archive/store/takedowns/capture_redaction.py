"""Captures as they are shown if something is withheld: links to it, and its bare title, are covered.

The bytes in the WARC file stay as they were sent. A capture with nothing to cover is handed out byte for byte.
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
from archive.store.takedowns.page_redaction import COVERED, PageRedaction
from archive.store.takedowns.repeats import Marks
from archive.store.takedowns.takedowns import Takedowns

_MOST_WHOLE = 1 << 16  # captures for which it is remembered
_LONGEST_TITLE = 1000  # characters; judged: more are no title
# An address or a path, also as JSON writes it.
_WRITTEN = re.compile(r"(?:https?:)?(?:\\?/)+[^\s<>\"'«»,;()]+", re.IGNORECASE)
_EACH = re.compile(r"(?=https?:)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,()'\"]+")
_WHOLE = ("html", "head", "body")
_OF_MACHINES = ("script", "style", "template", "noscript")


class CaptureRedaction:
    """Covers what some takedowns hide in what was captured."""

    def __init__(self, takedowns: Takedowns) -> None:
        self._takedowns = takedowns
        self._cleaning = PageRedaction(takedowns)
        self._titles = Marks.of_titles(takedowns.hidden.titles | takedowns.hidden.beginnings)
        self._whole: set[str] = set()

    def shown(self, capture_id: str, body: bytes, content_type: str, url: str, *, is_page: bool) -> bytes | None:
        """What is shown of a capture; None if there is nothing to cover, which is looked for once."""
        if capture_id in self._whole:
            return None
        covered = (self.page if is_page else self.text)(body, content_type, url)
        if covered is None and len(self._whole) < _MOST_WHOLE:
            self._whole.add(capture_id)
        return covered

    def page(self, body: bytes, content_type: str, url: str) -> bytes | None:
        """The same for HTML in UTF-8."""
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
        """The same for text of any other kind. What is not text, such as a picture, has nothing to cover."""
        if is_binary(body):
            return None
        source = decode(body, content_type)
        covered = _Words(self._takedowns, self._cleaning, url).covered(source)
        if self._titles.found_in_answer(covered.encode("utf-8", "replace")):  # within escapes, or markup
            covered = COVERED[_language(url)]
        return None if covered == source else covered.encode("utf-8", "replace")


class _Words:
    """Covers titles and addresses in the texts of a page."""

    def __init__(self, takedowns: Takedowns, cleaning: PageRedaction, url: str) -> None:
        self._takedowns, self._cleaning, self._resolve = takedowns, cleaning, Resolver(url)
        self.language = _language(url)

    def covered(self, text: str) -> str:
        """The text with these covered."""
        return _WRITTEN.sub(self._address, self._cleaning.text(text, self.language)) if text else text

    def hides(self, address: str) -> bool:
        """Whether a link, as written, leads to what is hidden."""
        whole = self._resolve(address.replace("\\/", "/"))
        return whole is not None and self._takedowns.hides_address(whole)

    def is_title(self, text: str) -> bool:
        """Whether a text is a title that is hidden, and nothing else."""
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
                continue  # it was within one that is covered
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
        """Empty a comment or a script that reveals anything."""
        if element.text and (self._cleaned(element.text) != element.text or self._tells(element.text)):
            element.text = ""
            self._has_covered = True

    def _tells(self, text: str) -> bool:
        return bool(self._titles.found_in_answer(text.encode("utf-8", "replace")))

    def _cleaned(self, text: str | None) -> str | None:
        if not text:
            return text
        if "\n" in text and self._cleaning.has_beginning(text):  # a line of the source is none of the page
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
        """Cover the smallest elements that say a title in several parts."""
        stack, saying = [self._root], []
        while stack:
            if self._says(element := stack.pop()):
                saying.append(element)
                stack.extend(element)
        for element in reversed(saying):  # those within another come before it
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
    """What may be addresses in an attribute, as of a link, of several pictures, of a style, of a button to share."""
    if len(value) < _LONGEST_TITLE and ("/" in value or "." in value):
        yield value
    if "/" in value:
        yield from (part for part in _BETWEEN.split(value) if "/" in part)
    if "%" in value:
        yield from _EACH.split(unquote(value))


def _language(url: str) -> str:
    return split_address(url)[0] or "lv"


class _Remembered:
    """The last cover that was made, with its takedowns."""

    cover: tuple[Takedowns, CaptureRedaction] | None = None


def redaction_of(takedowns: Takedowns) -> CaptureRedaction:
    """The cover of some takedowns, made once for as long as these hold."""
    if _Remembered.cover is None or _Remembered.cover[0] is not takedowns:
        _Remembered.cover = takedowns, CaptureRedaction(takedowns)
    return _Remembered.cover[1]
