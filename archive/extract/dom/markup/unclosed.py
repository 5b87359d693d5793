"""Closes `<div>` elements that a page leaves open within another element, where browsers close them.

libxml2 ignores `</nav>` while a `<div>` within the `<nav>` is open, so that the menu would include everything that
follows, even the text. Browsers close both, so nobody sees the mistake (HTML Living Standard, 13.2.6.4.7, "in body": an
end tag whose element is in scope). None of 311 real pages has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_CLOSING = (
    "address|article|aside|blockquote|button|center|dd|details|dialog|dir|dl|dt|fieldset|figcaption|figure|footer|header"
    "|hgroup|li|main|menu|nav|ol|search|section|summary|ul"
)
"""Elements whose end tag closes all that is open within them, up to a table, as listed in the HTML standard."""
_PASSED_OVER = re.compile(rf"Opening and ending tag mismatch: (?:{_CLOSING}) and div")
_RAW = "script|style|textarea|title|iframe|noscript|xmp"
_TAG = re.compile(rf"<!--|<(/?)(div|table|{_CLOSING}|{_RAW})(?=[\s/>])".encode(), re.IGNORECASE)
_SIGN = re.compile(rb">|=\s*([\"'])")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])".encode(), re.IGNORECASE) for name in _RAW.split("|")}


def passes_over(complaints: Iterable[str]) -> bool:
    """Whether libxml2 ignored an end tag because of an open `<div>`, according to its error messages."""
    return any(map(_PASSED_OVER.match, complaints))


def close_divs(html: bytes) -> bytes:
    """The page with a `</div>` added for each `<div>` that is still open at the end tag of an element around it."""
    made: list[bytes] = []
    taken = 0
    scopes = [_Scope()]  # end tags within a table do not affect elements around it
    for start, name, ends in _tags(html):
        if name == "table" and not ends:
            scopes.append(_Scope())
        elif name == "table":
            del scopes[max(1, len(scopes) - 1) :]
        elif not ends:
            scopes[-1].open(name)
        elif (left := scopes[-1].close(name)) and name != "div":
            made += [html[taken:start], b"</div>" * left]
            taken = start
    return b"".join((*made, html[taken:]))


class _Scope:
    """The open elements within a table or the page, outermost first."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._open: dict[str, int] = {}

    def open(self, name: str) -> None:
        self._names.append(name)
        self._open[name] = self._open.get(name, 0) + 1

    def close(self, name: str) -> int:
        """Close the innermost element of a name and all within it; returns how many `<div>` were open within it."""
        if not self._open.get(name):
            return 0
        divs = 0
        while True:
            last = self._names.pop()
            self._open[last] -= 1
            if last == name:
                return divs
            divs += last == "div"


def _tags(html: bytes) -> Iterator[tuple[int, str, bool]]:
    """Where each relevant tag begins, its name, and whether it is an end tag; without those in comments and scripts."""
    at = 0
    while tag := _TAG.search(html, at):
        if tag[0] == b"<!--":
            at = html.find(b"-->", tag.end()) + len(b"-->")
            if at < tag.end():
                return
            continue
        name, ends = tag[2].decode().lower(), bool(tag[1])
        at = _end_of_tag(html, tag.end())
        if at < 0:
            return
        if name not in _RAW_ENDS:
            yield tag.start(), name, ends
        elif not ends:
            if (end := _RAW_ENDS[name].search(html, at)) is None:
                return
            at = end.end()


def _end_of_tag(html: bytes, at: int) -> int:
    """The index after a tag whose attributes begin at `at`; -1 if the tag does not end."""
    while sign := _SIGN.search(html, at):
        if not sign[1]:
            return sign.end()
        at = html.find(sign[1], sign.end()) + 1
        if not at:
            return -1
    return -1
