"""ODT, ODP and ODG: the text of OpenDocument, without deleted or hidden text and comments."""

from __future__ import annotations

from archive.documents.collector import PageCollector
from archive.documents.formats.office.numbering.opendocument import Lists
from archive.documents.formats.office.package import parse_part, raise_where_encrypted, set_title_from_properties
from archive.documents.problems import DAMAGED, Unreadable
from archive.documents.text_flow import TextFlow
from archive.documents.zips import Zip

_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end note-citation page-number number ruby-text forms script".split()
    + "svg:title svg:desc".split()  # descriptions of pictures for people who cannot see
)
_SHAPES = frozenset(
    "custom-shape rect circle ellipse line polyline polygon regular-polygon path connector caption".split()
)
_ASIDES = frozenset(["text-box", "note-body"]) | _SHAPES
_PARAGRAPHS = frozenset(["p", "h"])
_GAPS = frozenset(["s", "tab", "line-break"])
_MOST_SPACES = 100  # that one element may stand for
_MARGINS = frozenset(["header", "footer", "header-left", "footer-left", "header-first", "footer-first"])


def read(content: bytes, collector: PageCollector) -> None:
    """Put the pages into the collector, with saved page breaks and the author's. Each slide or drawing is a page."""
    whole = Zip(content, collector)
    raise_where_encrypted(whole)
    set_title_from_properties(whole, "meta.xml", collector)
    flow = TextFlow(collector)
    margins = _Margins(flow)
    if "styles.xml" in whole:
        parse_part(whole, "styles.xml", margins)
    body = _Body(flow, margins.breaking, margins.hidden, margins.lists)
    try:
        parse_part(whole, "content.xml", body)
    except Unreadable as error:
        if error.problem != DAMAGED:
            raise
        collector.problem = DAMAGED
    flow.finish()


class _Body:
    """Receives the text of a document."""

    def __init__(self, flow: TextFlow, breaking: set[str], hidden: set[str], lists: Lists) -> None:
        self._flow = flow
        self._lists = lists
        self._is_numbered = False  # only in texts: on slides and in drawings, nearly everything is in lists
        self._breaking = breaking  # names of styles that begin a page
        self._hidden = hidden  # names of styles that hide their text
        self._style = self._label = ""
        self._left_out = self._paragraphs = 0
        self._are_asides: list[bool] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        flow = self._flow
        if self._left_out or name in _LEFT_OUT or self._is_hidden(name, attributes):
            self._left_out += 1
        elif name in _PARAGRAPHS:
            if not self._paragraphs and attributes.get("style-name") in self._breaking:
                flow.page()
            self._paragraphs += 1
            self._label = self._lists.label(name, attributes) if self._is_numbered else ""
        elif name == "text":
            self._is_numbered = True
        elif name == "s":
            self._put_label()
            count = attributes.get("c", "1")
            flow.text(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == "tab":
            self._put_label()
            flow.text("\t")
        elif name == "line-break":
            self._put_label()
            flow.line()
        elif name == "soft-page-break":
            flow.soft_page()
        elif name == "table-cell":
            flow.open_cell()
        elif name in _ASIDES:
            self._put_label()
            self._are_asides.append(self._paragraphs > 0)  # outside of paragraphs it is no aside, as on slides
            self._lists.open_aside()
            if self._paragraphs:
                flow.open_aside()
        else:
            self._styles(name, attributes)

    def end(self, name: str) -> None:
        flow = self._flow
        if self._left_out:
            self._left_out -= 1
        elif name in _PARAGRAPHS:
            self._put_label(is_all=True)
            self._paragraphs -= 1
            flow.paragraph()
        elif name == "page":
            flow.page(is_slide=True)
        elif name == "table-cell":
            flow.close_cell()
        elif name == "table-row":
            flow.row()
        elif name in _ASIDES:
            self._lists.close_aside()
            if self._are_asides.pop():
                flow.close_aside(is_note=name == "note-body")
        else:
            self._lists.end(name)

    def data(self, text: str) -> None:
        if self._paragraphs and not self._left_out:
            self._put_label()
            self._flow.text(" ".join(text.split("\n")))

    def _put_label(self, *, is_all: bool = False) -> None:
        """Put the number of the paragraph before its text. Called after any page break that precedes the text."""
        if self._label:
            label, self._label = self._label, ""
            self._flow.text(label.rstrip() if is_all else label)

    def _is_hidden(self, name: str, attributes: dict[str, str]) -> bool:
        is_text = name == "span" or name in _PARAGRAPHS
        return (is_text and attributes.get("style-name") in self._hidden) or (
            name == "section" and attributes.get("display") == "none"
        )

    def _styles(self, name: str, attributes: dict[str, str]) -> None:
        """Note which styles begin a page, which hide their text, and how they number lists."""
        self._lists.start(name, attributes)
        if name == "style":
            self._style = attributes.get("name", "")
            if attributes.get("parent-style-name") in self._breaking:
                self._breaking.add(self._style)
            if attributes.get("parent-style-name") in self._hidden:
                self._hidden.add(self._style)
        elif name == "text-properties" and attributes.get("display") == "none":
            self._hidden.add(self._style)
        elif name == "paragraph-properties" and attributes.get("break-before") == "page":
            self._breaking.add(self._style)


class _Margins(_Body):
    """Receives headers and footers, each different one once, and the styles of pages, hidden text and lists."""

    def __init__(self, flow: TextFlow) -> None:
        super().__init__(flow, set(), set(), Lists())
        self.breaking, self.hidden, self.lists = self._breaking, self._hidden, self._lists
        self._is_margin = False
        self._said: set[str] = set()
        self._parts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _MARGINS:
            self._is_margin = True
        elif name in _LEFT_OUT or self._left_out:
            self._left_out += 1
        elif name in _GAPS and self._is_margin:
            self._parts.append(" ")
        else:
            self._styles(name, attributes)

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif name in _MARGINS:
            self._is_margin = False
            said = " ".join("".join(self._parts).split())
            self._parts.clear()
            if any(map(str.isalpha, said)) and said not in self._said:
                self._said.add(said)
                self._flow.text(said + "\n")
        elif name in _PARAGRAPHS and self._is_margin:
            self._parts.append("\n")
        else:
            self._lists.end(name)

    def data(self, text: str) -> None:
        if self._is_margin and not self._left_out:
            self._parts.append(text)
