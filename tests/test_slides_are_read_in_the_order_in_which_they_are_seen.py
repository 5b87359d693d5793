"""Slides follow one another as they are shown, and so do the shapes on each; the limits hold for them too."""

from __future__ import annotations

import io
import zipfile

import pytest

from archive.documents import LIMITS, read
from archive.documents.collector import PageCollector
from archive.documents.formats import ppt
from archive.documents.formats.office import pptx
from archive.documents.problems import MORE_TEXT, Unreadable
from tests.support.documents.compound import slides
from tests.support.documents.written import by_python_pptx

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def presentation(*shapes: str, layout: str = "", master: str = "") -> bytes:
    """A presentation with one slide of these shapes, which may fill places of a layout."""
    names = f'xmlns:p="p" xmlns:a="a" xmlns:r="{OFFICE}"'

    def tree(*inner: str) -> str:
        return f"<p:sld {names}><p:cSld><p:spTree><p:grpSpPr/>{''.join(inner)}</p:spTree></p:cSld></p:sld>"

    def relation(kind: str, target: str) -> str:
        return f'<Relationships><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'

    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("ppt/presentation.xml", f'<p:presentation {names}><p:sldId r:id="r1"/></p:presentation>')
        made.writestr("ppt/_rels/presentation.xml.rels", relation("slide", "slide1.xml"))
        made.writestr("ppt/slide1.xml", tree(*shapes))
        made.writestr("ppt/_rels/slide1.xml.rels", relation("slideLayout", "layout.xml"))
        made.writestr("ppt/layout.xml", tree(layout))
        made.writestr("ppt/_rels/layout.xml.rels", relation("slideMaster", "master.xml"))
        made.writestr("ppt/master.xml", tree(master))
    return buffer.getvalue()


def shape(text: str, *box: int, place: str = "") -> str:
    """A shape of a slide, at (left, top, width, height) or in a place."""
    where = '<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>'.format(*box) if box else ""
    return f"<p:sp>{place}<p:spPr>{where}</p:spPr><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp>"


BODY = '<p:ph idx="1"/>'
TWO_COLUMNS = (0, 0, 40, 9), (0, 10, 40, 50), (50, 0, 40, 9), (50, 10, 40, 50)


@pytest.mark.parametrize(
    ("shapes", "order"),
    [
        ([shape("b", 0, 50, 90, 20), shape("a", 0, 10, 90, 20)], "a b"),
        ([shape("b", 50, 10, 40, 60), shape("a", 0, 12, 40, 60)], "a b"),
        ([shape("b", 0, 30, 90, 20), shape("a", 0, 90, 90, 9, place='<p:ph type="title"/>')], "a b"),
        # Two columns, each with a heading, stay as they were made, and so does what stands nowhere near.
        ([shape(one, *box) for one, box in zip("abcd", TWO_COLUMNS, strict=True)], "a b c d"),
        ([shape("a", 60, 60, 20, 20), shape("b", 0, 0, 20, 20)], "a b"),
        ([shape("a"), shape("c", 0, 50, 9, 9), shape("b", 0, 0, 9, 9)], "a b c"),
        # A box at the foot of a place that the layout or the master puts above it.
        ([shape("b", 0, 80, 90, 15), shape("a", place=BODY)], "a b"),
        # Around in a circle, none stands first.
        ([shape("a", 0, 0, 0, 0), shape("b", 0, 0, 0, 0)], "a b"),
    ],
)
@pytest.mark.parametrize("is_of_master", [False, True])
def test_shapes_of_a_slide_are_read_from_above_and_from_the_left(
    shapes: list[str], order: str, is_of_master: bool
) -> None:
    place = [shape("Here is text", *(() if is_of_master else (0, 20, 90, 70)), place=BODY)]
    master = shape("Master", 0, 20, 90, 70, place='<p:ph type="body"/>')
    pptx.read(presentation(*shapes, layout="".join(place), master=master), collector := PageCollector(LIMITS))
    (page,) = collector.pages
    assert page.split() == order.split()


def test_old_slides_have_their_newest_text_in_boxes_and_notes() -> None:
    collector = PageCollector(LIMITS)
    ppt.read(slides([("Virsraksts", "kastē\rrinda", "piezīmes"), ("Otrais", "", "")]), collector)
    assert collector.pages == ["Virsraksts\nkastē\nrinda\npiezīmes", "Otrais"]


def test_slides_go_in_the_order_in_which_they_are_shown() -> None:
    content = by_python_pptx().content
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    first, second = (f'r:id="rId{number}"'.encode() for number in (7, 8))
    order = parts["ppt/presentation.xml"]
    assert order.count(first) == order.count(second) == 1
    parts["ppt/presentation.xml"] = order.replace(first, b"@").replace(second, first).replace(b"@", second)
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    before, after = PageCollector(LIMITS), PageCollector(LIMITS)
    pptx.read(content, before)
    pptx.read(buffer.getvalue(), after)
    assert len(before.pages) == 2
    assert after.pages == before.pages[::-1]


def test_the_places_of_very_many_shapes_are_found_in_time() -> None:
    shapes = [shape("x", place=f'<p:ph type="body" idx="{number}"/>') for number in range(30_000)]
    content = presentation(*shapes, layout="".join(reversed(shapes)))
    reading = read(content, limits=LIMITS._replace(seconds=8))  # which takes a fifth of that
    assert (reading.problem, reading.pages[0].count("x")) == (None, len(shapes))


def test_of_a_slide_with_too_much_text_its_beginning_is_read() -> None:
    content = presentation(shape("Pirmais."), shape("Otrais. " * 200), shape("Trešais."))
    with pytest.raises(Unreadable, match=MORE_TEXT):
        pptx.read(content, collector := PageCollector(LIMITS._replace(text=100)))
    (page,) = collector.pages
    assert page == ("Pirmais.\n" + "Otrais. " * 200)[:100]
