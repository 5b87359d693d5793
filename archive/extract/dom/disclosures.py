"""Finds the hidden parts of a page that readers open: what an accordion unfolds, what a tab or a click shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from archive.extract.dom.attributes import words_of_class
from archive.extract.words.furniture import is_furniture_row

# Each begins with what is looked for fast.
_CONTROLS = re.compile(rb"""aria-controls=["']([^"']{1,200})["']""")
_TARGETS = re.compile(rb"""data-(?:bs-)?target=["']#([^"']{1,200})["']""")
_LEADS_TO = re.compile(rb"""href=["'](#[^"']{1,200})["']""")
_ON_CLICK = re.compile(rb'onclick="([^"<>]{1,300})')
_SCRIPT = re.compile(rb'javascript:([^"<>]{1,300})')
_NAMED_IN_SCRIPT = re.compile(rb"""(?:'#?|&quot;#?|&#39;#?)([A-Za-z][\w-]{0,80})(?:'|&quot;|&#39;)""")
_CLICKED = re.compile(rb"[^<>]{0,300}>(?:<[^/<>][^<>]{0,200}>|\s){0,6}([^<>]{0,120})")
_ID = re.compile(rb"""id=["']?([A-Za-z][\w-]{0,80})""")
_MOST = 400  # of what can be clicked that is looked at; a bound on time
_TABS = frozenset(("tab", "tabs", "pane", "tabpane", "tabcontent"))
"""Words by which classes call what a tab shows, which may be a link to it."""


class Disclosures:
    """What the buttons and the `#` links of one page open, looked for once a hidden part asks."""

    def __init__(self, html: bytes) -> None:
        self._html = html
        self._controlled: set[bytes] | None = None

    def opens(self, attrs: Mapping[str, str]) -> bool:
        """Whether a button of the page opens a hidden part, as of an accordion: readers see it on demand."""
        name = attrs.get("id")
        if not name:
            return False
        if self._controlled is None:
            html = self._html
            self._controlled = {*_CONTROLS.findall(html), *_TARGETS.findall(html), *_LEADS_TO.findall(html)}
            self._controlled.update(_clicked(html))
        if name.encode() in self._controlled:
            return True
        is_tab = not _TABS.isdisjoint(words_of_class(attrs.get("class", "")))
        return is_tab and b"#" + name.encode() in self._controlled


def _clicked(html: bytes) -> Iterator[bytes]:
    """The ids of what a script shows on a click above it: not what a click within it or below it hides.

    Nor what a line of furniture opens, such as a form to share the page or to tell of a mistake.
    """
    clicked: dict[bytes, int] = {}
    for click in islice(chain(_ON_CLICK.finditer(html), _SCRIPT.finditer(html)), _MOST):
        words = _CLICKED.match(html, click.end())
        if words is None or not (label := words[1].decode("utf-8", "ignore").strip()) or is_furniture_row(label):
            continue
        for name in _NAMED_IN_SCRIPT.findall(click[1]):
            clicked.setdefault(name, click.end())
    if clicked:
        for part in _ID.finditer(html):
            if clicked.get(part[1], len(html)) < part.start():
                yield part[1]
