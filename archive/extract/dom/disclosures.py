"""Finds the hidden parts of a page that readers open: what an accordion unfolds, what a tab shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from archive.extract.dom.attributes import words_of_class

# Each begins with what is looked for fast.
_CONTROLS = re.compile(rb"""aria-controls=["']([^"']{1,200})["']""")
_LEADS_TO = re.compile(rb"""href=["'](#[^"']{1,200})["']""")
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
            self._controlled = {*_CONTROLS.findall(self._html), *_LEADS_TO.findall(self._html)}
        if name.encode() in self._controlled:
            return True
        is_tab = not _TABS.isdisjoint(words_of_class(attrs.get("class", "")))
        return is_tab and b"#" + name.encode() in self._controlled
