"""Parses untrusted XML as a stream of events. A DTD is refused, so there are no entity bombs and no local files."""

from __future__ import annotations

from pyexpat import ExpatError, ParserCreate, errors
from typing import Protocol

from archive.documents.problems import DAMAGED, Unreadable
from archive.documents.zips import Stream

_PIECE = 1 << 16
_NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]
_DEEPEST = 500  # levels of nested elements; Word nests tables some dozens deep


class Handler(Protocol):
    """Receives events. Names are local, without namespaces, except `r:id`, `svg:title` and the like."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some text; a run of text may come in several pieces."""


def parse(stream: Stream, handler: Handler) -> None:
    """Parse XML and call the handler for each event.

    Raises Unreadable if it is not well-formed, has a DTD or is nested too deeply; by then the handler has received what
    came before. Raises MemoryError if the parser runs out of memory.
    """
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unreadable(DAMAGED)
        handler.start(_element(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_element(name))

    def refuse(*_: object) -> None:
        raise Unreadable(DAMAGED)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except ExpatError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from None
        raise Unreadable(DAMAGED) from None
    except (LookupError, ValueError):  # an encoding that does not exist
        raise Unreadable(DAMAGED) from None


def _element(name: str) -> str:
    """The name of an element, with its prefix for `svg:title`, because OpenDocument also has a field `title`."""
    namespace, _, local = name.rpartition("}")
    return f"svg:{local}" if namespace.endswith(":svg-compatible:1.0") else local


def _local(key: str) -> str:
    """The name of an attribute, with its prefix for `r:id` (a relation): Office Open XML also has another `id`."""
    namespace, _, name = key.rpartition("}")
    return f"r:{name}" if namespace.endswith("/relationships") else name
