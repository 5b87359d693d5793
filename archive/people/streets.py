"""Tells addresses without the word `iela` from people: `K. Valdemāra 3`, `A. Čaka 15`."""

from __future__ import annotations

import re

_HOUSE = re.compile(r" \d{1,3} ?[A-Za-z]?(?:[-/]\d{1,3})?[a-z]?(?=[,.;)\n]|$)")
_GENITIVE = ("a", "as", "es", "u")


def is_street(text: str, end: int) -> bool:
    """Whether initials and a surname up to `end` are a street: they may be a genitive, and a house number follows."""
    return text.endswith(_GENITIVE, 0, end) and _HOUSE.match(text, end) is not None
