"""Word 2003 XML, saved as `.doc`: all in one file, with nearly the same elements as DOCX."""

from __future__ import annotations

from io import BytesIO

from archive.documents.collector import PageCollector
from archive.documents.formats.office.docx import Body
from archive.documents.formats.office.numbering.word import Numbering
from archive.documents.markup import parse
from archive.documents.problems import DAMAGED, Unreadable
from archive.documents.text_flow import TextFlow

_ASIDES = frozenset("footnote endnote hdr ftr".split())
_NOTES = frozenset("footnote endnote".split())
_COMMENT = "Word.Comment"


def read(content: bytes, collector: PageCollector) -> None:
    """Put the pages into the collector. Raises Unreadable beyond a limit."""
    body = _Body(TextFlow(collector))
    try:
        parse(BytesIO(content), body)
    except Unreadable as error:
        if error.problem != DAMAGED:
            raise
        collector.problem = DAMAGED
    body.finish()
    collector.set_title(body.title)


class _Body(Body):
    """Receives the title and the text, in which notes, headers and footers are where they belong."""

    def __init__(self, flow: TextFlow) -> None:
        super().__init__(flow, {}, {}, Numbering())
        self.title = ""
        self._is_title = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a note, the title or an element of DOCX, or skip a comment."""
        if self._left_out or attributes.get("type") == _COMMENT:
            self._left_out += 1
        elif name == "t" and (label := attributes.get("val")):  # of a list
            self._flow.text(f"{label} ")
        elif name in _ASIDES:
            self._flow.open_aside()
        elif name == "Title":
            self._is_title = True
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        """End what an element began."""
        if not self._left_out and name in _ASIDES:
            self._flow.close_aside(is_note=name in _NOTES)
        else:
            super().end(name)
        self._is_title = False

    def data(self, text: str) -> None:
        """Take text that is shown, or the title."""
        if self._is_title:
            self.title += text
        else:
            super().data(text)

    def finish(self) -> None:
        """The last page ends."""
        self._flow.finish()
