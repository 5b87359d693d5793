"""Rewrites RTF before striprtf reads it.

Removes hidden and deleted text, which striprtf would show, and puts notes and boxes into the running text, because
striprtf would leave them out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<letter>\\'[0-9a-fA-F]{2}|\\[{}~_\\-]|[^\\{}]+)|[{}]|\\.?",
    re.DOTALL,
)
_NOTE, _BOX = "footnote", "shptxt"
_HEADERS = frozenset("header headerl headerr headerf".split())
_FOOTERS = frozenset("footer footerl footerr footerf".split())
_ASIDES = _HEADERS | _FOOTERS | {_NOTE, _BOX}
_BREAKS = frozenset("page softpage pagebb".split())
_LETTERS = frozenset("u tab line emdash endash emspace enspace bullet lquote rquote ldblquote rdblquote".split())


class VisibleRtf(NamedTuple):
    """The RTF that readers see: the running text, and a piece for each different header and footer."""

    text: str
    headers: list[str]
    footers: list[str]


def visible_rtf(written: str) -> VisibleRtf:
    """Put notes and boxes where readers expect them, and remove what readers do not see."""
    writer = _Writer()
    for token in _TOKEN.finditer(written):
        writer.take(token)
    return writer.finish()


def without_binary(content: bytes) -> bytes:
    """RTF without the bytes of pictures, in which braces mean nothing."""
    kept: list[bytes] = []
    at = 0
    for found in _BINARY.finditer(content):
        if found.start() >= at:
            kept.append(content[at : found.start()])
            at = found.end() + int(found[1])
    return b"".join([*kept, content[at:]])


class _State(NamedTuple):
    """The settings that apply until the end of a group."""

    is_hidden: bool = False
    is_deleted: bool = False
    font: str = ""
    skipped: str = ""  # the control word for how many characters replace one that is written as a number
    aside: str = ""  # what the group is: a note, a box, a header or a footer


class _Writer:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._outer: list[list[str]] = []  # the texts that continue after a note, a box, a header or a footer
        self._state = _State()
        self._groups: list[_State] = []
        self._boxes: list[str] = []  # of this paragraph
        self._notes: list[str] = []  # of this page
        self._headers: dict[str, None] = {}
        self._footers: dict[str, None] = {}

    def take(self, token: re.Match[str]) -> None:
        """Handle the next token."""
        word = token["word"] or ""
        if token[0] == "{":
            self._groups.append(self._state)
            self._state = self._state._replace(aside="")
        elif token[0] == "}":
            self._close_group()
        elif word in _ASIDES:
            self._outer.append(self._out)
            self._out = []
            self._state = self._state._replace(aside=word)
            return
        elif word:
            self._follow(word, token["number"])
        if word in _BREAKS:
            self._end_page()
        if not (self._state.is_hidden or self._state.is_deleted) or not (token["letter"] or word in _LETTERS):
            self._out.append(token[0])
        if word == "par":
            self._put(self._boxes)

    def finish(self) -> VisibleRtf:
        """The result. A truncated file may end within groups."""
        while self._outer:
            self._close_aside()
        self._end_page()
        return VisibleRtf("".join(self._out), list(self._headers), list(self._footers))

    def _follow(self, word: str, number: str | None) -> None:
        """Apply a control word to the current settings."""
        is_on = number != "0"
        if word == "v":
            self._state = self._state._replace(is_hidden=is_on)
        elif word == "deleted":
            self._state = self._state._replace(is_deleted=is_on)
        elif word == "plain":
            self._state = self._state._replace(is_hidden=False, is_deleted=False)
        elif word == "f":
            self._state = self._state._replace(font=f"\\f{number or 0} ")
        elif word == "uc":
            self._state = self._state._replace(skipped=f"\\uc{number or 1} ")

    def _close_group(self) -> None:
        if self._state.aside and self._outer:
            self._close_aside()
        if len(self._groups) == 1:
            self._end_page()  # of the document
        self._state = self._groups.pop() if self._groups else _State()

    def _close_aside(self) -> None:
        kind, written = self._state.aside, "".join(self._out)
        written = f"{{{self._state.font}{self._state.skipped}{written}}}\\par "
        self._out = self._outer.pop()
        if kind in _HEADERS:
            self._headers[written] = None
        elif kind in _FOOTERS:
            self._footers[written] = None
        else:
            (self._boxes if kind == _BOX else self._notes).append(written)

    def _end_page(self) -> None:
        if not self._outer and (self._boxes or self._notes):
            self._out.append("\\par ")
            self._put(self._boxes)
            self._put(self._notes)

    def _put(self, waiting: list[str]) -> None:
        if not self._outer:
            self._out += waiting
            waiting.clear()
