"""Recognises place names within a quoted name of something: a firm, a club, a foundation."""

from __future__ import annotations

import re

from archive.latvian.tokens import quotations
from archive.places.institutions import is_institution, is_private

_LONGEST_NAME = 300  # characters of a name in quotation marks


class QuotedNames:
    """The quotations of a text, which begin at the offsets `starts`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quoted = [(one.start, one.end) for one in quotations(text)]
        self.starts = {start for start, _ in self._quoted}
        self._open: list[tuple[int, int]] = []  # those around the offset that was asked about last
        self._next = 0

    def is_around(self, at: int) -> bool:
        """Whether the innermost quotation around an offset is a name. Offsets must be given in ascending order."""
        while self._next < len(self._quoted) and self._quoted[self._next][0] < at:
            self._open.append(self._quoted[self._next])
            self._next += 1
        while self._open and self._open[-1][1] <= at:
            self._open.pop()
        if not self._open or self._open[-1][1] - self._open[-1][0] > _LONGEST_NAME:
            return False
        start, end = self._open[-1]
        words = re.findall(r"[^\W\d]+", self._text[start:end])
        if len(words) <= 2:
            return True
        if len(words) > 6:
            return False
        if words[-1][0].islower() and (is_private(words[-1:]) or is_institution(words[-1:])):
            return True
        before = self._text[max(0, start - 40) : start].rsplit("\n", 1)[-1].split()
        return bool(before) and is_private(before[-1:])
