"""Reads lists of bodies and fields, whose commas separate no phrases: `Ministry of Education, Science and Sport`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import BODY, CAPITALISED_WORD, COUNTRIES, INSTITUTION

_CAPITALISED = re.compile(CAPITALISED_WORD)
_PART_OF_LIST = rf"{CAPITALISED_WORD}(?: {CAPITALISED_WORD}){{0,4}}"
_LISTED = re.compile(rf"(?:, {_PART_OF_LIST}){{1,5}},? and {_PART_OF_LIST}")
_JOINT = re.compile(r", (?:and )?| and ")
_BODIES = re.compile(rf"(?:, (?:the )?{BODY.pattern}){{1,5}},? and (?:the )?{BODY.pattern}")
# Bodies with one or more fields: `Ministry of Education`, `Department for Culture`.
_OF_FIELD = re.compile(
    rf"\b(?:Minister|Department|Directorate|Division|Faculty|Section|Unit|{INSTITUTION.pattern}) (?:of|for|on) "
    rf"(?:the )?{_PART_OF_LIST}$"
)
_ENDS_IN_BODY = re.compile(rf"{INSTITUTION.pattern}$")


def behind_list(text: str, start: int, end: int, names: Sequence[int]) -> int:
    """Where the name of a body ends if the comma there is part of it; otherwise `end`.

    `the Ministry of Education, Science and Sport`, `the Saeima Defence, Internal Affairs and Security Committee`. No
    person and no other body stands in one: `the Ministry of Welfare, Juris Egle and Anna Liepa`, `…, Europol and IOM`.
    """
    found = _LISTED.match(text, end)
    if found is None or OFFICE.search(found[0]) or text.endswith("Interior", start, end):
        return end
    words = _CAPITALISED.findall(found[0])
    if not COUNTRIES.isdisjoint(words) or any((word.isupper() and len(word) > 1) or BODY.match(word) for word in words):
        return end
    if bisect_left(names, end) < bisect_left(names, found.end()):
        return end
    begun = text[start:end]
    *parts, last = _JOINT.split(found[0])
    closes = INSTITUTION.search(last) is not None and not any(map(INSTITUTION.search, parts))
    is_body = closes and begun[begun.rfind(" ") + 1 :][:1].isupper() and not _ENDS_IN_BODY.search(begun)
    return found.end() if is_body or _OF_FIELD.search(begun) else end


def past_bodies(text: str, end: int) -> int:
    """Where a list of bodies ends, the first of which ends there: `of the Ministry of Justice, Europol and IOM`."""
    listed = _BODIES.match(text, end)
    return listed.end() if listed else end
