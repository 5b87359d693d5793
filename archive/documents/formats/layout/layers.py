"""Finds text of a PDF page in layers that are switched off. Like `pdf`, only for the child process.

PDFium returns such text but does not draw it. Only drawing reveals this, because its API has no layers.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_ulong, c_ushort, string_at
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

Layers = tuple[str, ...]
"""The names of the layers around something, from the outermost."""

_DEEPEST = 3  # forms in forms
_MOST_OBJECTS = 20_000  # of a page; one with more is left unchanged
_MOST_OF_ALL = 200_000  # objects of all pages; more take too long to examine
_MOST_PICTURES = 200  # drawn of all pages
_MOST_MARKS = 20  # of one object
_LONGEST = 200  # UTF-16 units of a name
_PIXELS = 1_000_000  # of a picture that shows whether anything is drawn
_LAYER = "OC"
_HELD, _SIZE = (c_ushort * _LONGEST)(), c_ulong()  # PDFium writes texts here; the process has one thread for this


class _Leaf(NamedTuple):
    """A drawn object, with the forms around it."""

    drawn: raw.FPDF_PAGEOBJECT
    forms: tuple[raw.FPDF_PAGEOBJECT, ...]
    layers: Layers
    is_text: bool


@dataclass
class LayerScan:
    """What the pages so far have shown about the layers of a document, and how much more may be examined."""

    shown: set[Layers] = field(default_factory=set)  # those that are on
    objects: int = _MOST_OF_ALL
    pictures: int = _MOST_PICTURES


def may_have_layers(content: bytes) -> bool:
    """Whether a PDF may have layers. Also true if the list of layers may be compressed."""
    return b"/OCProperties" in content or b"/ObjStm" in content


def hide_what_is_off(
    document: pypdfium2.PdfDocument, number: int, page: pypdfium2.PdfPage, layer_scan: LayerScan
) -> None:
    """Make PDFium leave out a page's text in layers that are off."""
    if layer_scan.objects <= 0:
        return
    leaves = list(_leaves(page))
    layer_scan.objects -= len(leaves)
    layers = {one.layers: None for one in leaves if one.is_text and one.layers and one.layers not in layer_scan.shown}
    layer_scan.pictures -= 2 * len(layers)
    if not layers or len(leaves) > _MOST_OBJECTS or layer_scan.pictures < 0:
        return
    off = _off(document, number, list(layers))
    layer_scan.shown |= layers.keys() - off
    for leaf in leaves:
        if leaf.layers in off:
            raw.FPDFPageObj_SetIsActive(leaf.drawn, False)


def _off(document: pypdfium2.PdfDocument, number: int, layers: list[Layers]) -> set[Layers]:
    """Those of these layers that are off: their text is drawn only after it is taken out of them."""
    page = document[number]
    leaves = list(_leaves(page))
    for leaf in leaves:
        raw.FPDFPageObj_SetIsActive(leaf.drawn, False)
        if leaf.is_text and leaf.layers:  # black, because text may be white or have no colour at all
            raw.FPDFPageObj_SetFillColor(leaf.drawn, 0, 0, 0, 255)
            raw.FPDFTextObj_SetTextRenderMode(leaf.drawn, raw.FPDF_TEXTRENDERMODE_FILL)
    nothing = _picture(page)

    def are_drawn(one: Layers) -> bool:
        its = [leaf.drawn for leaf in leaves if leaf.is_text and leaf.layers == one]
        for drawn in its:
            raw.FPDFPageObj_SetIsActive(drawn, True)
        picture = _picture(page)
        for drawn in its:
            raw.FPDFPageObj_SetIsActive(drawn, False)
        return picture != nothing

    undrawn = [one for one in layers if not are_drawn(one)]
    if undrawn:
        for leaf in leaves:
            for marked in (leaf.drawn, *leaf.forms):
                for mark in [mark for mark, name in _marks(marked) if name == _LAYER]:
                    raw.FPDFPageObj_RemoveMark(marked, mark)
    off = {one for one in undrawn if are_drawn(one)}
    page.close()
    return off


def _leaves(page: pypdfium2.PdfPage) -> Iterator[_Leaf]:
    """The objects drawn on a page, up to one more than `_MOST_OBJECTS`."""
    count = 0
    held: list[tuple[raw.FPDF_PAGEOBJECT, tuple[raw.FPDF_PAGEOBJECT, ...], Layers]] = [
        (raw.FPDFPage_GetObject(page, at), (), ()) for at in reversed(range(raw.FPDFPage_CountObjects(page)))
    ]
    while held and count <= _MOST_OBJECTS:
        count += 1
        one, forms, around = held.pop()
        layers = around + tuple(_name(mark) for mark, name in _marks(one) if name == _LAYER)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_FORM and len(forms) < _DEEPEST:
            inner = range(min(raw.FPDFFormObj_CountObjects(one), _MOST_OBJECTS))
            held += [(raw.FPDFFormObj_GetObject(one, at), (*forms, one), layers) for at in reversed(inner)]
        else:
            yield _Leaf(one, forms, layers, kind == raw.FPDF_PAGEOBJ_TEXT)


def _marks(one: raw.FPDF_PAGEOBJECT) -> Iterator[tuple[raw.FPDF_PAGEOBJECTMARK, str]]:
    """The marks of an object, with their kinds."""
    for at in range(min(raw.FPDFPageObj_CountMarks(one), _MOST_MARKS)):
        mark = raw.FPDFPageObj_GetMark(one, at)
        raw.FPDFPageObjMark_GetName(mark, _HELD, 2 * _LONGEST, _SIZE)
        yield mark, _text()


def _name(mark: raw.FPDF_PAGEOBJECTMARK) -> str:
    """The name of a layer; "" if it has none, or if the mark is a rule about several layers.

    Layers with the same name are tested together.
    """
    _SIZE.value = 0
    raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", _HELD, 2 * _LONGEST, _SIZE)
    return _text()


def _text() -> str:
    return string_at(_HELD, min(_SIZE.value, 2 * _LONGEST)).decode("utf-16-le", "replace").rstrip("\0")


def _picture(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    scale = min(1.0, (_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=False, may_draw_forms=False)
    picture = bytes(bitmap.buffer)
    bitmap.close()
    return picture
