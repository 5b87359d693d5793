"""DOCX: the text of a document by Word, with tables, notes and boxes; without what was deleted, hidden or remarked."""

from __future__ import annotations

import re

from archive.documents.flow import Flow
from archive.documents.formats.office import Relations, call_by_properties, parse_part
from archive.documents.formats.pptx import Shapes
from archive.documents.problems import DAMAGED, Unreadable
from archive.documents.sheaf import Sheaf
from archive.documents.zips import Zip

_LEFT_OUT = frozenset(
    "del moveFrom Fallback tabs rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange instrText".split()
)
_SIMPLE = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_ON_THE_SAME_PAGE = ("continuous", "nextColumn")
_OFF = ("0", "false", "off")


def read(content: bytes, sheaf: Sheaf) -> None:
    """Put the pages into the sheaf, as Word broke them last, or else by the breaks of the author."""
    whole = Zip(content, sheaf)
    call_by_properties(whole, "docProps/core.xml", sheaf)
    main = next(iter(Relations(whole, "").of_type("officeDocument")), "word/document.xml")
    relations = Relations(whole, main)
    notes = {
        kind: _notes(whole, name, sheaf)
        for kind in ("footnotes", "endnotes")
        for name in relations.of_type(kind)
        if name in whole
    }
    # A diagram has its text in a part of its own.
    diagrams = {
        one: _drawn(whole, name, sheaf) for one, (kind, name) in relations.targets.items() if kind == "diagramData"
    }
    flow = Flow(sheaf)
    for header in _margins(whole, relations.of_type("header"), sheaf):
        flow.text(header + "\n")
    problem = None
    try:
        parse_part(whole, main, _Body(flow, notes, diagrams))
    except Unreadable as error:
        problem = error.problem
        if problem != DAMAGED:
            raise
    for footer in _margins(whole, relations.of_type("footer"), sheaf):
        flow.text(footer + "\n")
    flow.finish()
    sheaf.problem = problem


def _notes(whole: Zip, name: str, sheaf: Sheaf) -> dict[str, str]:
    """The notes of a part by their ids."""
    notes = _Notes(sheaf)
    parse_part(whole, name, notes)
    return notes.texts


def _drawn(whole: Zip, name: str, sheaf: Sheaf) -> str:
    """What a diagram says, "" where it is not there or damaged: the text around it is read all the same."""
    drawn = Sheaf(sheaf.limits)
    flow = Flow(drawn)
    try:
        if name in whole:
            parse_part(whole, name, Shapes(flow))
    except Unreadable as error:
        if error.problem != DAMAGED:
            raise
    flow.finish()
    return "\n".join(drawn.pages)


def _margins(whole: Zip, names: list[str], sheaf: Sheaf) -> list[str]:
    """The texts of headers or footers, each once; numbers of pages alone are none."""
    texts: dict[str, None] = {}
    for name in filter(whole.__contains__, names):
        margin = _Notes(sheaf)
        parse_part(whole, name, margin)
        text = "".join(margin.texts.values()).strip()
        if re.search(r"[^\W\d_]", text):
            texts[text] = None
    return list(texts)


class _Body:
    """Listens to the text of a document. It goes by local names: the two kinds of OOXML differ in namespaces."""

    def __init__(self, flow: Flow, notes: dict[str, dict[str, str]], diagrams: dict[str, str]) -> None:
        self._flow = flow
        self._notes = notes
        self._diagrams = diagrams  # by the ids of their relations
        self._left_out = 0
        self._is_text = self._is_hidden = False
        self._ends_page = False  # with this paragraph

    def start(self, name: str, attributes: dict[str, str]) -> None:
        flow = self._flow
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
        elif name == "t":  # also of formulas and of drawings
            self._is_text = not self._is_hidden
        elif name in _SIMPLE:
            flow.text(_SIMPLE[name])
        elif name == "r":
            self._is_hidden = False
        elif name == "br":
            flow.page() if attributes.get("type") == "page" else flow.line()
        elif name == "cr":
            flow.line()
        elif name == "lastRenderedPageBreak":
            flow.soft_page()
        elif name == "sectPr":
            self._ends_page = True
        elif name == "type" and self._ends_page:
            self._ends_page = attributes.get("val") not in _ON_THE_SAME_PAGE
        elif name == "pageBreakBefore":
            if attributes.get("val", "1") not in _OFF:
                flow.page()
        elif name == "vanish":
            self._is_hidden = attributes.get("val", "1") not in _OFF
        elif name == "tc":
            flow.open_cell()
        elif name == "txbxContent":
            flow.open_aside()
        elif name == "relIds" and (text := self._diagrams.get(attributes.get("r:dm", ""))):
            flow.open_aside()
            flow.text(text)
            flow.close_aside()
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference") + "s"
            if text := self._notes.get(kind, {}).get(attributes.get("id", "")):
                flow.note(text)

    def end(self, name: str) -> None:
        flow = self._flow
        if self._left_out:
            self._left_out -= 1
        elif name == "t":
            self._is_text = False
        elif name == "p":
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
        if self._is_text:
            self._flow.text(text)


class _Notes(_Body):
    """Listens to footnotes, or to one header: texts by the ids of notes."""

    def __init__(self, sheaf: Sheaf) -> None:
        super().__init__(Flow(sheaf), {}, {})
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
