"""DOCX: the text of a Word document with tables, notes and boxes, but without deleted or hidden text and comments."""

from __future__ import annotations

import re

from archive.documents.collector import PageCollector
from archive.documents.formats.office.numbering.word import Numbering, Place
from archive.documents.formats.office.package import Relations, parse_part, set_title_from_properties
from archive.documents.formats.office.pptx import Shapes
from archive.documents.problems import DAMAGED, Unreadable
from archive.documents.text_flow import TextFlow
from archive.documents.zips import Zip

_LEFT_OUT = frozenset(
    "del moveFrom Fallback tabs rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange instrText".split()
)
_SIMPLE = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_ON_THE_SAME_PAGE = ("continuous", "nextColumn")
_OFF = ("0", "false", "off")


def read(content: bytes, collector: PageCollector) -> None:
    """Put the pages into the collector, with the page breaks that Word saved and those of the author."""
    whole = Zip(content, collector)
    set_title_from_properties(whole, "docProps/core.xml", collector)
    main = next(iter(Relations(whole, "").of_type("officeDocument")), "word/document.xml")
    relations = Relations(whole, main)
    notes = {
        kind: _notes(whole, name, collector)
        for kind in ("footnotes", "endnotes")
        for name in relations.of_type(kind)
        if name in whole
    }
    # The text of a diagram is in its own part.
    diagrams = {
        one: _drawn(whole, name, collector) for one, (kind, name) in relations.targets.items() if kind == "diagramData"
    }
    numbering, problem = _numbering(whole, relations)
    flow = TextFlow(collector)
    for header in _margins(whole, relations.of_type("header"), collector):
        flow.text(header + "\n")
    try:
        parse_part(whole, main, Body(flow, notes, diagrams, numbering))
    except Unreadable as error:
        problem = error.problem
        if problem != DAMAGED:
            raise
    for footer in _margins(whole, relations.of_type("footer"), collector):
        flow.text(footer + "\n")
    flow.finish()
    collector.problem = problem


def _numbering(whole: Zip, relations: Relations) -> tuple[Numbering, str | None]:
    """The lists and styles, and any problem with them, which does not keep the text from being read."""
    numbering, problem = Numbering(), None
    for name in filter(whole.__contains__, relations.of_type("styles") + relations.of_type("numbering")):
        try:
            parse_part(whole, name, numbering)
        except Unreadable as error:
            problem = error.problem
            if problem != DAMAGED:
                raise
    return numbering, problem


def _notes(whole: Zip, name: str, collector: PageCollector) -> dict[str, str]:
    """The notes in a part, by their ids."""
    notes = _Notes(collector)
    parse_part(whole, name, notes)
    return notes.texts


def _drawn(whole: Zip, name: str, collector: PageCollector) -> str:
    """The text of a diagram; "" if it is missing or damaged, so that the text around it can be read."""
    drawn = PageCollector(collector.limits)
    flow = TextFlow(drawn)
    try:
        if name in whole:
            parse_part(whole, name, Shapes(flow))
    except Unreadable as error:
        if error.problem != DAMAGED:
            raise
    flow.finish()
    return "\n".join(drawn.pages)


def _margins(whole: Zip, names: list[str], collector: PageCollector) -> list[str]:
    """The texts of headers or footers, each once, except those without letters, such as page numbers."""
    texts: dict[str, None] = {}
    for name in filter(whole.__contains__, names):
        margin = _Notes(collector)
        parse_part(whole, name, margin)
        text = "".join(margin.texts.values()).strip()
        if re.search(r"[^\W\d_]", text):
            texts[text] = None
    return list(texts)


class _Paragraph(Place):
    """A paragraph whose text is being read."""

    awaits_label = True  # its number, if it is in a list, is not written yet: a page may end before its text
    is_unseen = False  # its end is hidden or deleted, so that without text there is nothing to see
    goes_on = False  # with the next paragraph, because its end is deleted


class Body:
    """Receives the text of a document. Uses local names only: the two kinds of OOXML differ in namespaces."""

    def __init__(
        self, flow: TextFlow, notes: dict[str, dict[str, str]], diagrams: dict[str, str], numbering: Numbering
    ) -> None:
        self._flow = flow
        self._numbering = numbering
        self._paragraphs: list[_Paragraph] = []  # those that are open: a box in a paragraph has its own
        self._in_properties = False  # of a paragraph
        self._continues = False  # whether the previous paragraph goes on
        self._notes = notes
        self._diagrams = diagrams  # by the ids of their relations
        self._left_out = 0
        self._is_text = self._is_hidden = False
        self._ends_page = False  # with this paragraph

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin what an element means, or skip it."""
        if self._left_out or name in _LEFT_OUT:
            if self._in_properties and not self._left_out and name in ("del", "moveFrom"):
                self._paragraphs[-1].is_unseen = self._paragraphs[-1].goes_on = True
            self._left_out += 1
        elif self._in_properties and self._take_property(name, attributes):
            pass
        elif name == "t":  # also in formulas and drawings
            self._is_text = not self._is_hidden
        elif name == "r":
            self._is_hidden = bool(self._paragraphs) and self._numbering.hides(self._paragraphs[-1].style)
        elif name == "rStyle":
            self._is_hidden |= self._numbering.hides(attributes.get("val"))
        elif name == "vanish":
            self._is_hidden = attributes.get("val", "1") not in _OFF
        elif name == "p":
            self._paragraphs.append(_Paragraph())
            self._paragraphs[-1].awaits_label = not self._continues
            self._continues = False
        elif name == "pPr":
            self._in_properties = bool(self._paragraphs)
        elif name == "tc":
            self._flow.open_cell()
        else:
            self._break_page(name, attributes)
            self._insert(name, attributes)

    def _break_page(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a page where an element says so, or note that one begins after this paragraph."""
        if name == "lastRenderedPageBreak":
            self._flow.soft_page()
        elif name == "sectPr":
            self._ends_page = True
        elif name == "type" and self._ends_page:
            self._ends_page = attributes.get("val") not in _ON_THE_SAME_PAGE
        elif name == "pageBreakBefore" and attributes.get("val", "1") not in _OFF:
            self._flow.page()

    def _insert(self, name: str, attributes: dict[str, str]) -> None:
        """Put what an element means into the text: a sign, a break, a box, a diagram or a note."""
        flow = self._flow
        if name in _SIMPLE:
            self._put_label()
            flow.text(_SIMPLE[name])
        elif name in ("br", "cr"):
            self._put_label()
            flow.page() if name == "br" and attributes.get("type") == "page" else flow.line()
        elif name == "txbxContent":
            self._put_label()
            flow.open_aside()
        elif name == "relIds" and (text := self._diagrams.get(attributes.get("r:dm", ""))):
            self._put_label()
            flow.open_aside()
            flow.text(text)
            flow.close_aside()
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference") + "s"
            if text := self._notes.get(kind, {}).get(attributes.get("id", "")):
                flow.note(text)

    def end(self, name: str) -> None:
        """End what an element began."""
        flow = self._flow
        if self._left_out:
            self._left_out -= 1
        elif name == "t":
            self._is_text = False
        elif name == "pPr":
            self._in_properties = False
        elif name == "p":
            if self._paragraphs:
                self._end_paragraph(self._paragraphs[-1])
            flow.paragraph()
            if self._ends_page:
                flow.page()
            self._ends_page = False
        elif name == "tc":
            flow.close_cell()
        elif name == "tr":
            flow.row()
        elif name == "txbxContent":
            flow.close_aside()

    def data(self, text: str) -> None:
        """Take text that is shown."""
        if self._is_text:
            self._put_label()
            self._flow.text(text)

    def _take_property(self, name: str, attributes: dict[str, str]) -> bool:
        """Note a property of a paragraph. Returns whether the element is such a property."""
        paragraph = self._paragraphs[-1]
        value = attributes.get("val", "1")
        if name == "vanish":
            paragraph.is_unseen = value not in _OFF
        elif name == "specVanish":  # a heading that continues in the line of the next paragraph
            paragraph.is_unseen = False
        else:
            return paragraph.take(name, value)
        return True

    def _put_label(self, *, is_all: bool = False) -> None:
        """Put the number of the paragraph before its text, if it is in a list."""
        if self._paragraphs and self._paragraphs[-1].awaits_label:
            self._paragraphs[-1].awaits_label = False
            if label := self._numbering.label(self._paragraphs[-1]):
                self._flow.text(label.rstrip() if is_all else label)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if not paragraph.is_unseen and not self._numbering.hides(paragraph.style):
            self._put_label(is_all=True)
        self._continues = paragraph.goes_on and not paragraph.awaits_label
        self._paragraphs.pop()


class _Notes(Body):
    """Receives footnotes, endnotes, or one header or footer: their texts by the ids of notes."""

    def __init__(self, collector: PageCollector) -> None:
        super().__init__(TextFlow(collector), {}, {}, Numbering())
        self._parts: dict[str, list[str]] = {}
        self._id = ""

    @property
    def texts(self) -> dict[str, str]:
        return {one: "".join(parts) for one, parts in self._parts.items()}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("footnote", "endnote"):
            self._id = attributes.get("id", "")
        elif name in ("tab", "ptab", "br", "cr") and not self._left_out:
            self._say(" ")
        elif name == "noBreakHyphen" and not self._left_out:
            self._say("-")
        elif name in ("t", "r", "vanish") or name in _LEFT_OUT or self._left_out:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif name == "t":
            self._is_text = False
        elif name == "p":
            self._say("\n")

    def data(self, text: str) -> None:
        if self._is_text:
            self._say(text)

    def _say(self, text: str) -> None:
        self._parts.setdefault(self._id, []).append(text)
