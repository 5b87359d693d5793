"""Finds the hidden parts of a page that readers can open: those that an accordion, a tab or a click shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from archive.extract.dom.markup.attributes import words_of_class
from archive.extract.words.furniture import is_furniture_row

# Each begins with literal text, which is searched for fast.
_CONTROLS = re.compile(rb"""aria-controls=["']([^"']{1,200})["']""")
_TARGETS = re.compile(rb"""data-(?:bs-)?target=["']#([^"']{1,200})["']""")
_LEADS_TO = re.compile(rb"""href=["'](#[^"']{1,200})["']""")
_ON_CLICK = re.compile(rb'onclick="([^"<>]{1,300})')
_SCRIPT = re.compile(rb'javascript:([^"<>]{1,300})')
_NAMED_IN_SCRIPT = re.compile(rb"""(?:'#?|&quot;#?|&#39;#?)([A-Za-z][\w-]{0,80})(?:'|&quot;|&#39;)""")
_CLICKED = re.compile(rb"[^<>]{0,300}>(?:<[^/<>][^<>]{0,200}>|\s){0,6}([^<>]{0,120})")
_IDS = (b'id="%s"', b"id='%s'", b"id=%s>", b"id=%s ")
_MOST = 200  # the most scripts of each kind that are read, and hidden parts looked up in them; a bound on time
_TABS = frozenset(("tab", "tabs", "pane", "tabpane", "tabcontent"))
"""Words in the classes of the panel of a tab, whose button may be a link."""
_FOLDED = frozenset(("accordion", "answer", "collapse", "faq", "spoiler", "toggle"))
"""Words in the classes of a part that page builders hide until a script without names shows it."""
_OF_FRAME = frozenset("nav navbar menu header search share login cart cookie cookies filter filters form".split())


class Disclosures:
    """What the buttons and the `#` links of one page open; the page is searched only when a hidden part is found."""

    def __init__(self, html: bytes) -> None:
        self._html = html
        self._controlled: set[bytes] | None = None
        self._clicked: dict[bytes, int] | None = None
        self._asked = 0

    def opens(self, attrs: Mapping[str, str]) -> bool:
        """Whether a button of the page opens a hidden part, as in an accordion, so that readers see it on demand."""
        words = frozenset(words_of_class(attrs.get("class", "")))
        if words & _FOLDED and not words & _OF_FRAME:
            return True
        name = attrs.get("id", "").encode()
        if not name:
            return False
        if self._controlled is None:
            html = self._html
            self._controlled = set(_LEADS_TO.findall(html))
            if b"aria-controls=" in html:
                self._controlled.update(_CONTROLS.findall(html))
            if b"data-target=" in html or b"data-bs-target=" in html:
                self._controlled.update(_TARGETS.findall(html))
        if name in self._controlled or self._is_clicked(name):
            return True
        is_tab = not _TABS.isdisjoint(words)
        return is_tab and b"#" + name in self._controlled

    def _is_clicked(self, name: bytes) -> bool:
        """Whether a click above a part makes a script show it; a click in or below the part would hide it.

        What a furniture text opens, such as a form to share the page or to report a mistake, does not count.
        """
        if self._clicked is None:
            self._clicked = _clicked(self._html)
        at = self._clicked.get(name)
        if at is None or self._asked >= _MOST:
            return False
        self._asked += 1
        words = _CLICKED.match(self._html, at)
        label = words[1].decode("utf-8", "ignore").strip() if words is not None else ""
        if not label or is_furniture_row(label):
            return False
        return any(self._html.find(form % name, at) >= 0 for form in _IDS)  # much faster than a pattern for each name


def _clicked(html: bytes) -> dict[bytes, int]:
    """The names in the scripts of clickable elements, and where the first script with each name ends."""
    found: dict[bytes, int] = {}
    for sign, pattern in ((b"onclick=", _ON_CLICK), (b"javascript:", _SCRIPT)):
        for click in islice(pattern.finditer(html), _MOST) if sign in html else ():
            for name in _NAMED_IN_SCRIPT.findall(click[1]):
                found.setdefault(name, click.end())
    return found
