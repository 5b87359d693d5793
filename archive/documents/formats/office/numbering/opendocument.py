"""The number that LibreOffice gives to a paragraph of ODT, as an item of lists or as a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.documents.formats.office.numbering.counts import DEEPEST, LONGEST, Counts, bullet, written

_STYLES = frozenset(["list-style", "outline-style"])
_NUMBERS = frozenset(["list-level-style-number", "outline-level-style"])
_BULLETS = frozenset(["list-level-style-bullet", "list-level-style-image"])
_ITEMS = frozenset(["list-item", "list-header"])
_PART = re.compile("%([1-9]|10)%")
_OUTLINE = "outline-style"  # of headings; not the name of a list style


@dataclass(frozen=True)
class _Level:
    """How a list is numbered at one level."""

    form: str = ""
    pattern: str = ""  # refers to levels, counted from 1: `%1%.%2%)`
    before: str = ""
    after: str = ""
    shown: int = 1  # how many levels, if there is no pattern
    start: int = 1
    in_turn: bool = False
    is_decimal: bool = False  # together with all levels above
    bullet: str = ""


@dataclass
class _List:
    """A list that is open, at its level from 0."""

    style: str
    level: int
    counts: Counts
    awaits_label: bool = False  # whether the open item has no label yet
    start: int | None = None  # of the open item, if it has its own
    override: str = ""  # the style of the open item, if it has its own


@dataclass
class Lists:
    """Counts the paragraphs of a document. Receives all elements, first those of the styles, then those of the text."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _style: str | None = None  # the one that is being described
    _open: list[_List] = field(default_factory=list)
    _outer: list[list[_List]] = field(default_factory=list)  # around a box or a note
    _ids: dict[str, Counts] = field(default_factory=dict)
    _latest: dict[str, Counts] = field(default_factory=dict)  # by style
    _headings: Counts = field(default_factory=Counts)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a style, or open a list or an item."""
        if name in _STYLES:
            self._style = attributes.get("name", "") if name == "list-style" else _OUTLINE
        elif self._style is not None:
            if name in _NUMBERS | _BULLETS:
                level = min(_whole(attributes.get("level"), 1), DEEPEST) - 1
                self._levels[self._style, level] = _level(name, attributes)
        elif name == "list":
            self._open_list(attributes)
        elif name in _ITEMS and self._open:
            self._open[-1].awaits_label = name == "list-item"
            self._open[-1].start = _whole(attributes.get("start-value"), 0) or None
            self._open[-1].override = attributes.get("style-override", "")

    def end(self, name: str) -> None:
        """Close what was opened."""
        if name in _STYLES:
            self._style = None
        elif name == "list" and self._open and self._style is None:
            self._open.pop()
        elif name in _ITEMS and self._open:
            self._open[-1].awaits_label = False

    def open_aside(self) -> None:
        """A box or a note begins: its lists are independent of those around it."""
        self._outer.append(self._open)
        self._open = []

    def close_aside(self) -> None:
        """A box or a note ends."""
        self._open = self._outer.pop()

    def label(self, name: str, attributes: dict[str, str]) -> str:
        """The label of the paragraph or heading that begins, followed by a space; "" if it has none."""
        if self._open:
            its = self._open[-1]
            if not its.awaits_label:
                return ""
            its.awaits_label = False
            return self._counted(its.override or its.style, its.level, its.counts, its.start)
        level = _whole(attributes.get("outline-level"), 1) - 1
        if name != "h" or attributes.get("is-list-header") == "true" or (_OUTLINE, level) not in self._levels:
            return ""
        restarts = attributes.get("restart-numbering") == "true"
        start = _whole(attributes.get("start-value"), 1) if restarts else None
        return self._counted(_OUTLINE, level, self._headings, start)

    def _open_list(self, attributes: dict[str, str]) -> None:
        within = self._open[-1] if self._open else None
        style = attributes.get("style-name") or (within.style if within else "")
        counts = self._ids.get(attributes.get("continue-list", ""))
        if within:
            counts = within.counts
        elif counts is None and attributes.get("continue-numbering") == "true":
            counts = self._latest.get(style)
        counts = counts or Counts()
        self._latest[style] = counts
        if one := attributes.get("id"):
            self._ids[one] = counts
        self._open.append(_List(style, min(within.level + 1, DEEPEST - 1) if within else 0, counts))

    def _counted(self, style: str, level: int, counts: Counts, start: int | None) -> str:
        its = self._levels.get((style, level), _Level())
        if start is not None:
            counts.begin(level, start)
        counts.count(level, its.start)
        if its.bullet:
            return its.bullet + " "
        if not its.form:
            return ""

        def said(at: int) -> str:
            one = self._levels.get((style, at), _Level())
            form = "1" if its.is_decimal and one.form else one.form
            return written(counts.at(at, one.start), form, in_turn=one.in_turn)

        if its.pattern:
            text = _PART.sub(lambda found: said(int(found[1]) - 1), its.pattern)
        else:
            numbers = map(said, range(max(level + 1 - its.shown, 0), level + 1))
            text = its.before + ".".join(filter(None, numbers)) + its.after
        return text.strip() + " " if text.strip() else ""


def _level(name: str, attributes: dict[str, str]) -> _Level:
    def said(key: str) -> str:
        return attributes.get(key, "")[:LONGEST]

    return _Level(
        said("num-format"),
        said("num-list-format"),
        said("num-prefix"),
        said("num-suffix"),
        _whole(attributes.get("display-levels"), 1),
        _whole(attributes.get("start-value"), 1),
        attributes.get("num-letter-sync") != "true",
        attributes.get("is-legal") == "true",
        bullet(said("bullet-char")) if name in _BULLETS else "",
    )


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else otherwise
