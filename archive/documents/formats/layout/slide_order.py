"""The reading order of the shapes of a slide: the order of drawing, unless one shape clearly precedes another.

PowerPoint stores shapes from the backmost to the foremost, usually in the order in which they were made. So a box that
was made first is stored before the title above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import NamedTuple

from archive.documents.formats.office.package import Relations, parse_part
from archive.documents.problems import Unreadable
from archive.documents.zips import Zip

_MOST = 60  # shapes of a slide; one with more keeps its order
_TITLES = frozenset(["title", "ctrTitle"])
_SHAPES = frozenset(["sp", "graphicFrame", "grpSp", "pic", "cxnSp", "AlternateContent"])
_SLACK = 0.2  # of the smaller of two shapes: they may overlap that far
_NONE = (0, 0, 0, 0)


@dataclass(slots=True)
class Shape:
    """A top-level shape of a slide: its position (left, top, right, bottom) if known, and the placeholder it fills."""

    box: tuple[int, int, int, int] = _NONE
    kind: str | None = None  # of the placeholder, such as `title`
    index: str = ""  # of the placeholder in the layout
    text: str = ""

    @property
    def is_title(self) -> bool:
        """Whether it is the title of the slide."""
        return self.kind in _TITLES


class ShapeScan:
    """Receives a slide, a layout or a master, and collects its shapes. `depth` is 0 outside of shapes."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self.depth = 0
        self._is_tree = False
        self._corner: tuple[int, int] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a shape, or note its placeholder or position."""
        if not self.depth:
            if self._is_tree and name in _SHAPES:
                self.depth = 1
                self._corner = None
                self.shapes.append(Shape())
            self._is_tree |= name == "spTree"
            return
        self.depth += 1
        shape = self.shapes[-1]
        if name == "ph" and shape.kind is None:
            shape.kind, shape.index = attributes.get("type", "obj"), attributes.get("idx", "")
        elif shape.box is _NONE and name == "off":
            self._corner = _whole(attributes.get("x")), _whole(attributes.get("y"))
        elif shape.box is _NONE and name == "ext" and self._corner and "cx" in attributes:
            left, top = self._corner
            shape.box = left, top, left + _whole(attributes["cx"]), top + _whole(attributes.get("cy"))

    def end(self, name: str) -> None:
        """End an element."""
        if self.depth:
            self.depth -= 1

    def data(self, text: str) -> None:
        """Ignored: the text is collected elsewhere."""


class _Placeholders(NamedTuple):
    """The placeholders of a layout or a master: the first with each index, and of each kind."""

    by_index: dict[str, Shape]
    by_kind: dict[str, Shape]


class Layouts:
    """The positions of placeholders, from the layout of a slide and the master of that layout."""

    def __init__(self, whole: Zip) -> None:
        self._whole = whole
        self._known: dict[str, _Placeholders] = {}

    def placed(self, shapes: Sequence[Shape], relations: Relations) -> list[Shape]:
        """The shapes of a slide with these relations; those without a position get that of their placeholder."""
        names = relations.of_type("slideLayout")
        places = self._placeholders(names[0]) if names else _Placeholders({}, {})
        return [_with_position(one, places.by_index.get(one.index), places.by_kind) for one in shapes]

    def _placeholders(self, name: str, *, is_master: bool = False) -> _Placeholders:
        if name not in self._known:
            places = self._known[name] = _Placeholders({}, {})
            with suppress(Unreadable):  # the slide can still be read
                parse_part(self._whole, name, scan := ShapeScan())
                masters = [] if is_master else Relations(self._whole, name).of_type("slideMaster")
                behind = self._placeholders(masters[0], is_master=True).by_kind if masters else {}
                for one in scan.shapes:
                    place = _with_position(one, None, behind)
                    if one.index:
                        places.by_index.setdefault(one.index, place)
                    if one.kind:
                        places.by_kind.setdefault("title" if one.is_title else one.kind, place)
        return self._known[name]


def in_reading_order(shapes: Sequence[Shape]) -> list[Shape]:
    """The title first, then each shape after those above it and those to its left."""
    drawn = sorted(shapes, key=lambda one: not one.is_title)
    if len(drawn) > _MOST:
        return drawn
    before = [{at for at, other in enumerate(drawn) if _is_before(other, one)} for one in drawn]
    left = dict(enumerate(drawn))
    ordered: list[Shape] = []
    while left:
        free = (at for at, one in left.items() if one.is_title or before[at].isdisjoint(left))
        ordered.append(left.pop(next(free, next(iter(left)))))
    return ordered


def _is_before(one: Shape, other: Shape) -> bool:
    """Whether one is right above the other, or beside it to the left."""
    if one is other or _NONE in (one.box, other.box):
        return False
    (left, top, right, bottom), (its_left, its_top, its_right, its_bottom) = one.box, other.box
    wide, high = min(right - left, its_right - its_left), min(bottom - top, its_bottom - its_top)
    share_columns = min(right, its_right) - max(left, its_left) > _SLACK * wide
    share_rows = min(bottom, its_bottom) - max(top, its_top) > _SLACK * high
    if share_columns and share_rows:  # one covers a part of the other, which may be empty there
        return (top + bottom) / 2 <= its_top
    if not share_columns and not share_rows:
        return False
    return bottom - its_top <= _SLACK * high if share_columns else right - its_left <= _SLACK * wide


def _with_position(shape: Shape, place: Shape | None, by_kind: Mapping[str, Shape]) -> Shape:
    """A shape; without a position it gets that of its placeholder, or of the first of this kind."""
    if shape.box is not _NONE or not shape.kind:
        return shape
    kind = "title" if shape.is_title else "body" if shape.kind == "obj" else shape.kind  # as masters call it
    its = place or by_kind.get(kind)
    return replace(shape, box=its.box) if its else shape


def _whole(value: str | None) -> int:
    return int(value) if value and value.lstrip("-").isdecimal() and len(value) < 12 else 0
