"""Flattens quoted names within quoted names: `the society "Shelter "Safe House""`.

Straight marks do not show which belongs to which. The rules read a text of the same length in which such a name only
has its outer marks, and its inner words are one; what they find there is returned as it was written.
"""

from __future__ import annotations

import re

_WORDS = r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|and|for)){0,4}"
_NAME = rf"(?:{_WORDS}|[A-ZĀČĒĢĪĶĻŅŠŪŽ][^“”„«»\"\n]{{1,60}}?)"
_OPENING, _CLOSING = '[“„«"]', '[”“»"]'
# `"Shelter "Safe House""`, and `"Shelter" Safe House ""`, which programs write that do not expect a name within a name.
_NESTED = re.compile(rf"({_OPENING})({_WORDS})( {_OPENING}|\" )({_NAME})( ?{_CLOSING})({_CLOSING})")
_MAY_BE = re.compile(rf"{_CLOSING}{{2}}")


def flattened(text: str) -> str:
    """The text without the inner marks of such names, in the same length."""
    return _NESTED.sub(_flat, text) if _MAY_BE.search(text) else text


def _flat(found: re.Match[str]) -> str:
    opening, kind, _, name, inner, closing = found.groups()
    return f"{opening}{kind}--{name.replace(' ', '-')}{'_' * len(inner)}{closing}"


def as_written(part: str | None, flat: str, text: str) -> str | None:
    """A part of a flattened text, as the original text has it."""
    if part is None or flat is text or ("--" not in part and "_" not in part):
        return part
    at = flat.find(part)
    return text[at : at + len(part)] if at >= 0 else part
