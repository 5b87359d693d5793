"""What office formats have in common: properties, passwords, and relations between parts."""

from __future__ import annotations

import posixpath
from contextlib import closing

from archive.documents.collector import PageCollector
from archive.documents.markup import Handler, parse
from archive.documents.problems import PROTECTED, Unreadable
from archive.documents.zips import Zip

_LONGEST = 1_000  # characters of a title
_MANIFEST = "META-INF/manifest.xml"


def parse_part(whole: Zip, name: str, handler: Handler) -> None:
    """Parse a part for a handler. Raises Unreadable."""
    with closing(whole.open(name)) as part:
        parse(part, handler)


def set_title_from_properties(whole: Zip, name: str, collector: PageCollector) -> None:
    """Take the title from the document's properties, which Office and OpenDocument store in the same way."""
    properties = _Title()
    if name in whole:
        try:
            parse_part(whole, name, properties)
        except Unreadable:
            return  # the text can still be read
        collector.set_title(properties.title)


def raise_where_encrypted(whole: Zip) -> None:
    """Raise Unreadable if an OpenDocument declares that it has a password."""
    if _MANIFEST in whole and b"encryption-data" in whole.read(_MANIFEST):
        raise Unreadable(PROTECTED)


class _Title:
    def __init__(self) -> None:
        self.title = ""
        self._is_in = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._is_in = name == "title"

    def end(self, name: str) -> None:
        self._is_in = False

    def data(self, text: str) -> None:
        if self._is_in:
            self.title = (self.title + text)[:_LONGEST]


class Relations:
    """The parts that a part refers to: type and name by the id of the relation."""

    def __init__(self, whole: Zip, name: str) -> None:
        self.targets: dict[str, tuple[str, str]] = {}
        self._folder = posixpath.dirname(name)
        of = posixpath.join(self._folder, "_rels", posixpath.basename(name) + ".rels")
        if of in whole:
            parse_part(whole, of, self)

    def of_type(self, kind: str) -> list[str]:
        """The names of parts of a type, such as `notesSlide`."""
        return [name for its, name in self.targets.values() if its == kind]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a relation."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = kind, path.lstrip("/")

    def end(self, name: str) -> None:
        """Ignored: nothing ends here."""

    def data(self, text: str) -> None:
        """Ignored: there is no text here."""
