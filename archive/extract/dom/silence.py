"""Reads what stands in elements whose text no browser shows as such: scripts, lists of forms, embedded media."""

from __future__ import annotations

from collections.abc import Mapping

from archive.extract.dom.encoding import clean
from archive.extract.dom.gathering import Gatherer

_MOST_CHOSEN, _LONGEST_CHOICE = 20, 40  # lists of forms, characters; bounds on memory


class Silence(Gatherer):
    """`_silent` counts the open elements of the kind that began it; outside it is 0.

    `_capture` is the text of a script with data, or of the title of the page; `_chosen` that of what a list of a form
    has chosen.
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
            self._picture(attrs)  # what a script would put in place of an empty picture
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
        """Note what a list of a form has chosen."""
        if self._chosen is not None and len(self.outline.chosen) < _MOST_CHOSEN:
            self.outline.chosen.append((self._silent_name, clean("".join(self._chosen))[:_LONGEST_CHOICE]))
        self._chosen = None
