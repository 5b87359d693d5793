"""PPTX: the text of each slide with its tables and diagrams, followed by the speaker's notes."""

from __future__ import annotations

from archive.documents.collector import PageCollector
from archive.documents.formats.layout.slide_order import Layouts, ShapeScan, in_reading_order
from archive.documents.formats.office.package import Relations, parse_part, set_title_from_properties
from archive.documents.problems import DAMAGED, Unreadable
from archive.documents.text_flow import TextFlow
from archive.documents.zips import Zip

_NUMBER = "slidenum"  # the field that shows the number of the slide


def read(content: bytes, collector: PageCollector) -> None:
    """Put the slides into the collector in the order of the presentation, each as a page."""
    whole = Zip(content, collector)
    set_title_from_properties(whole, "docProps/core.xml", collector)
    main = next(iter(Relations(whole, "").of_type("officeDocument")), "ppt/presentation.xml")
    order = Order("sldId")
    parse_part(whole, main, order)
    targets = Relations(whole, main).targets
    slides = [targets[one][1] for one in order.ids if one in targets]
    layouts = Layouts(whole)
    for slide in slides:
        flow = TextFlow(collector)
        try:
            relations = Relations(whole, slide)
            scan = _Slide(collector)
            try:
                parse_part(whole, slide, scan)
            finally:
                scan.finish()
                for shape in in_reading_order(layouts.placed(scan.shapes, relations)):
                    flow.text(f"{shape.text}\n" if shape.text else "")
            for more in relations.of_type("diagramData") + relations.of_type("notesSlide"):
                if more in whole:
                    parse_part(whole, more, Shapes(flow))
        except Unreadable as error:
            if error.problem != DAMAGED:
                raise
            collector.problem = DAMAGED  # the other slides are still read
        finally:
            flow.page(is_slide=True)


class Order:
    """Receives the list of slides or sheets. `element` is the name of the element for one of them."""

    def __init__(self, element: str) -> None:
        self.ids: list[str] = []
        self._element = element

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a slide or a sheet."""
        if name == self._element:
            self.ids.append(attributes.get("r:id", ""))

    def end(self, name: str) -> None:
        """Ignored: nothing ends here."""

    def data(self, text: str) -> None:
        """Ignored: there is no text here."""


class Shapes:
    """Receives the text of a slide, a diagram, notes, or the boxes on a sheet."""

    def __init__(self, flow: TextFlow) -> None:
        self._flow = flow
        self._left_out = 0
        self._is_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a cell or some text, or an element that is left out."""
        if self._left_out or name == "Fallback" or (name == "fld" and attributes.get("type") == _NUMBER):
            self._left_out += 1
        elif name == "t":
            self._is_text = True
        elif name == "br":
            self._flow.line()
        elif name == "tc":
            self._flow.open_cell()

    def end(self, name: str) -> None:
        """End a paragraph, a cell or a row."""
        if self._left_out:
            self._left_out -= 1
        elif name == "t":
            self._is_text = False
        elif name == "p":
            self._flow.paragraph()
        elif name == "tc":
            self._flow.close_cell()
        elif name == "tr":
            self._flow.row()

    def data(self, text: str) -> None:
        """Take text that is shown."""
        if self._is_text:
            self._flow.text(text)


class _Slide(ShapeScan):
    """Receives a slide, and gives each of its top-level shapes its text."""

    def __init__(self, collector: PageCollector) -> None:
        super().__init__()
        self._limits = collector.limits
        self._read = PageCollector(self._limits)
        self._flow = TextFlow(self._read)
        self._texts = Shapes(self._flow)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if self.depth:
            self._texts.start(name, attributes)

    def end(self, name: str) -> None:
        if self.depth:
            self._texts.end(name)
        super().end(name)
        if not self.depth:
            self.finish()

    def data(self, text: str) -> None:
        if self.depth:
            self._texts.data(text)

    def finish(self) -> None:
        """Give the last shape its text, even if the slide is damaged within that shape."""
        self._flow.finish()
        if self._read.pages:
            self.shapes[-1].text = "\n".join(self._read.pages)
            self._read = PageCollector(self._limits)
            self._flow = TextFlow(self._read)
            self._texts = Shapes(self._flow)
