"""The number that Word gives to a paragraph of DOCX, by the lists in the part `numbering` and by styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from archive.documents.formats.office.numbering.counts import DEEPEST, LONGEST, Counts, bullet, written

_FORMS = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "none": "",
}
_OFF = ("0", "false", "off")
_NUMBER = re.compile("%([1-9])")
_MOST_STYLES = 50  # in a chain of styles, each based on the next


@dataclass(frozen=True)
class _Level:
    """How a list is numbered at one level."""

    form: str = "decimal"
    text: str = ""
    gap: str = " "
    start: int = 1
    restarts_after: int | None = None  # a level, counted from 1; 0: never
    is_decimal: bool = False  # together with all levels above
    is_hidden: bool = False
    style: str = ""  # of the paragraphs at this level


@dataclass
class _List:
    """The levels of a description that several lists share."""

    levels: dict[int, _Level] = field(default_factory=dict)
    by_style: str = ""  # the style that refers to the list with the levels
    counts: Counts = field(default_factory=Counts)


@dataclass
class _Use:
    """A list that uses a description, with its deviations from it."""

    description: str = ""
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


@dataclass
class Place:
    """The list and the level that a paragraph or a style names; None if it names none."""

    style: str | None = None  # or what it is based on
    number: str | None = None  # of the list; "0": in no list
    level: int | None = None
    is_hidden: bool | None = None  # of a style

    def take(self, name: str, value: str) -> bool:
        """Note a property. Returns whether it concerns the list, the level or the style."""
        if name in ("pStyle", "basedOn"):
            self.style = value
        elif name == "numId":
            self.number = value
        elif name == "ilvl":
            self.level = _whole(value, 0)
        elif name == "vanish":
            self.is_hidden = value not in _OFF
        else:
            return False
        return True


class Numbering:
    """Counts the paragraphs of a document. Receives the parts that describe its lists and its styles."""

    def __init__(self) -> None:
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._styles: dict[str, Place] = {}
        self._usual: str | None = None  # style
        # What is being described at the moment:
        self._list, self._use, self._style = _List(), _Use(), Place()
        self._level: int | None = None
        self._levels: dict[int, _Level] = {}

    def hides(self, style: str | None) -> bool:
        """Whether a style hides its text, by itself or through the styles that it is based on."""
        its = self._styles.get(style or self._usual or "")
        for _ in range(_MOST_STYLES):
            if its is None or its.is_hidden is not None:
                break
            its = self._styles.get(its.style or "")
        return its is not None and bool(its.is_hidden)

    def label(self, place: Place) -> str:
        """The label of the next paragraph, followed by its gap; "" if it is in no list."""
        number, level = self._place(place)
        use = self._uses.get(number)
        described = self._described(use)
        if use is None or described is None:
            return ""
        levels = {**described.levels, **use.levels}
        its = levels.get(level)
        if its is None:
            return ""
        starts = {**{one: other.start for one, other in levels.items()}, **use.starts}
        if level in use.starts and level not in use.begun:
            described.counts.begin(level, use.starts[level])
        use.begun.add(level)

        def goes_on(below: int) -> bool:
            after = levels[below].restarts_after if below in levels else None
            return after is not None and level >= after

        described.counts.count(level, starts[level], goes_on=goes_on)
        if its.is_hidden or not its.text:
            return ""
        if its.form == "bullet":
            return bullet(its.text) + its.gap

        def said(found: re.Match[str]) -> str:
            one = int(found[1]) - 1
            other = levels.get(one, _Level())
            form = "1" if its.is_decimal and other.form != "none" else _FORMS.get(other.form, "1")
            return written(described.counts.at(one, starts.get(one, 1)), form)

        return _NUMBER.sub(said, its.text) + its.gap

    def _place(self, place: Place) -> tuple[str, int]:
        """The number of the list and the level, from the paragraph, or otherwise from its styles."""
        number, level = place.number, place.level
        style = place.style if place.style in self._styles else self._usual
        linked: list[str] = []
        for _ in range(_MOST_STYLES):
            its = self._styles.get(style or "")
            if style is None or its is None:
                break
            if number is None:
                linked.append(style)
                number = its.number
            level = its.level if level is None else level
            style = its.style
        if place.number is None and place.level is None and number is not None:
            described = self._described(self._uses.get(number))
            by_style = {one.style: at for at, one in described.levels.items()} if described else {}
            level = next((by_style[one] for one in linked if one in by_style), level)
        return number or "", level or 0

    def _described(self, use: _Use | None) -> _List | None:
        described = self._lists.get(use.description) if use else None
        if described and described.by_style:
            style = self._styles.get(described.by_style, Place())
            linked = self._uses.get(style.number or "")
            described = self._lists.get(linked.description) if linked else None
        return described

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a list, a style, or one of their properties."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._list = self._lists.setdefault(attributes.get("abstractNumId", ""), _List())
            self._levels = self._list.levels
        elif name == "num":
            self._use = self._uses.setdefault(attributes.get("numId", ""), _Use())
            self._levels = self._use.levels
        elif name == "abstractNumId":
            self._use.description = value
        elif name == "numStyleLink":
            self._list.by_style = value
        elif name == "startOverride" and self._level is not None:
            self._use.starts[self._level] = _whole(value, 1)
        elif name in ("lvl", "lvlOverride"):
            self._level = min(_whole(attributes.get("ilvl", ""), 0), DEEPEST)
            if name == "lvl":
                self._levels[self._level] = _Level(start=0)  # until it says otherwise
        elif name == "style":
            self._style = self._styles.setdefault(attributes.get("styleId", ""), Place())
            if attributes.get("type") == "paragraph" and attributes.get("default") not in (None, *_OFF):
                self._usual = attributes.get("styleId")
        elif self._level is not None and self._level in self._levels:
            self._levels[self._level] = _with(self._levels[self._level], name, value)
        else:
            self._style.take(name, value)

    def end(self, name: str) -> None:
        """A level or a style ends."""
        if name in ("lvl", "lvlOverride"):
            self._level = None
        elif name == "style":
            self._style = Place()

    def data(self, text: str) -> None:
        """Ignored: there is no text here."""


def _with(level: _Level, name: str, value: str) -> _Level:
    """A level with the property that an element gives it."""
    is_on = value not in _OFF
    match name:
        case "start":
            return replace(level, start=_whole(value, 1))
        case "numFmt":
            return replace(level, form=value)
        case "lvlText":
            return replace(level, text=value[:LONGEST])
        case "suff":
            return replace(level, gap="" if value == "nothing" else " ")
        case "lvlRestart":
            return replace(level, restarts_after=_whole(value, 0))
        case "isLgl":
            return replace(level, is_decimal=is_on)
        case "vanish":
            return replace(level, is_hidden=is_on)
        case "pStyle":
            return replace(level, style=value)
        case _:
            return level


def _whole(value: str, otherwise: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise
