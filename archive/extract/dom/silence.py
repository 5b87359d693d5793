"""Reads elements whose text browsers do not show as such: scripts, selection lists, embedded media."""

from __future__ import annotations

from collections.abc import Mapping

from archive.extract.dom.encoding import clean
from archive.extract.dom.gathering import Gatherer

_MOST_CHOSEN, _LONGEST_CHOICE = 20, 40  # selection lists, characters; bounds on memory


class Silence(Gatherer):
    """Handles tags and text within such elements.

    `_silent` counts the open elements with the tag of the outermost one; elsewhere it is 0. `_capture` is the text of a
    script with data or of the title of the page, `_chosen` the text of a selected option.
    """

    __slots__ = ("_capture", "_chosen", "_silent", "_silent_name", "_silent_tag")

    def begin(self) -> None:
        """Reset to an empty page."""
        super().begin()
        self._silent = 0
        self._silent_tag = self._silent_name = ""
        self._chosen: list[str] | None = None
        self._capture: list[str] | None = None

    def _begin_silence(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._silent, self._silent_tag, self._silent_name = 1, tag, attrs.get("name", "")
        if tag == "script" and "ld+json" in attrs.get("type", ""):
            self._capture = []
        elif tag in ("object", "video", "audio", "iframe"):
            self._show(attrs)

    def _start_in_silence(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == self._silent_tag:
            self._silent += 1
        if tag == "option":
            self._end_choice()
            self._chosen = [] if "selected" in attrs else None
        elif tag == "img" and self._silent_tag == "noscript" and self._lazy:
            self._picture(attrs)  # the picture that a script would load in place of the empty one
        elif tag in ("iframe", "a"):
            self._address(attrs.get("src") or attrs.get("href"))

    def _end_in_silence(self, tag: str) -> None:
        if tag == self._silent_tag:
            self._silent -= 1
            if tag == "select":
                self._end_choice()
            if not self._silent and self._capture is not None:
                self.outline.json_ld.append("".join(self._capture))
                self._capture = None

    def _end_choice(self) -> None:
        """Record the selected option of a list."""
        if self._chosen is not None and len(self.outline.chosen) < _MOST_CHOSEN:
            self.outline.chosen.append((self._silent_name, clean("".join(self._chosen))[:_LONGEST_CHOICE]))
        self._chosen = None
