"""Running text with tables, boxes, notes and pages, assembled from a stream of events."""

from __future__ import annotations

import re

from archive.documents.collector import PageCollector
from archive.documents.problems import MORE_TEXT, Unreadable

_WORD = re.compile(r"[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]*")  # one that begins in lower case, so may be the rest of a word


class TextFlow:
    """Puts pages into a collector. Paragraphs become lines, tabs separate cells, notes come last on their page."""

    def __init__(self, collector: PageCollector) -> None:
        self._collector = collector
        self._out: list[str] = []
        self._size = 0
        self._outer: list[list[str]] = []  # the texts that continue after a box or a note
        self._boxes: list[str] = []  # of this paragraph
        self._notes: list[str] = []  # of this page
        self._cells = 0  # how many cells are open, one within the other
        self._is_torn = False  # whether a page ended in the middle of a word
        self._is_full = False  # whether the limit of text was reached

    def text(self, text: str) -> None:
        """Add some text."""
        if self._is_torn:
            self._is_torn = False
            if rest := _WORD.match(text):
                self._collector.pages[-1] += rest[0]
                text = text[rest.end() :]
        self._out.append(text)
        self._size += len(text)
        if not self._collector.has_room(self._size):
            self._is_full = True
            self._collector.add("".join(self._out))
            raise Unreadable(MORE_TEXT)  # in case `add` did not

    def line(self) -> None:
        """A line ends, within a paragraph."""
        self._out.append(" " if self._cells else "\n")

    def paragraph(self) -> None:
        """A paragraph ends; the boxes anchored in it follow."""
        self.line()
        if not self._outer:
            self._out += self._boxes
            self._boxes.clear()

    def open_cell(self) -> None:
        """A cell of a table begins."""
        self._cells += 1

    def close_cell(self) -> None:
        """A cell of a table ends."""
        self._cells -= 1
        while self._out and self._out[-1] == " ":
            self._out.pop()
        self._out.append("\t")

    def row(self) -> None:
        """A row of a table ends."""
        if self._out and self._out[-1] == "\t":
            self._out.pop()
        self.line()

    def open_aside(self) -> None:
        """A box or a note begins in the middle of a paragraph."""
        self._outer.append(self._out)
        self._out = []

    def close_aside(self, *, is_note: bool = False) -> None:
        """A box or a note ends: a box goes after the paragraph, a note to the end of the page."""
        if not self._outer:
            return
        aside = "".join(self._out).strip("\n")
        self._out = self._outer.pop()
        (self._notes if is_note else self._boxes).append(aside + "\n")

    def note(self, text: str) -> None:
        """Add a note with known text, for the end of this page."""
        self._notes.append(text.strip("\n") + "\n")

    def page(self, *, is_slide: bool = False) -> None:
        """A page ends. An empty one counts only as a slide: programs mark one page end in several ways at once."""
        if self._outer or self._is_full:
            return  # the page ends only in a box, not around it
        text = "".join([*self._out, *self._boxes])
        if self._notes:
            text = text.rstrip("\n") + "\n" + "".join(self._notes)
        self._out, self._size = [], 0
        self._boxes.clear()
        self._notes.clear()
        if is_slide or text.strip():
            self._collector.add(text)

    def soft_page(self) -> None:
        """A page ends because it was full, perhaps within a word, which is kept whole on that page."""
        is_in_word = bool(self._out) and self._out[-1][-1:].islower()
        before = len(self._collector.pages)
        self.page()
        self._is_torn = is_in_word and len(self._collector.pages) > before

    def finish(self) -> None:
        """The last page ends."""
        while self._outer:
            self.close_aside()
        self.page()
