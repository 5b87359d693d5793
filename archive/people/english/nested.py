"""Names in quotation marks inside names in quotation marks: `the society "Shelter "Safe House""`.

Straight marks do not tell which is which. The rules read a text of the same length in which such a name has its outer
marks only, with its inner words as one; and what they find there is given as it is written.
"""

from __future__ import annotations

import re

_WORDS = r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|and|for)){0,4}"
_NAME = rf"(?:{_WORDS}|[A-ZĀČĒĢĪĶĻŅŠŪŽ][^“”„«»\"\n]{{1,60}}?)"
_OPENING, _CLOSING = '[“„«"]', '[”“»"]'
# `"Shelter "Safe House""`, and `"Shelter" Safe House ""`, as programs leave it that know no name in another.
_NESTED = re.compile(rf"({_OPENING})({_WORDS})( {_OPENING}|\" )({_NAME})( ?{_CLOSING})({_CLOSING})")
_MAY_BE = re.compile(rf"{_CLOSING}{{2}}")


def flattened(text: str) -> str:
    """The text, as long as it was, without the inner marks of such names."""
    return _NESTED.sub(_flat, text) if _MAY_BE.search(text) else text


def _flat(found: re.Match[str]) -> str:
    opening, kind, _, name, inner, closing = found.groups()
    return f"{opening}{kind}--{name.replace(' ', '-')}{'_' * len(inner)}{closing}"


def as_written(part: str | None, flat: str, text: str) -> str | None:
    """A part of a flattened text as the text itself has it."""
    if part is None or flat is text or ("--" not in part and "_" not in part):
        return part
    at = flat.find(part)
    return text[at : at + len(part)] if at >= 0 else part
