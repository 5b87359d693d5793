"""Reads lists of people with a body or country in brackets: `Anna Kalna (Latvia), Dagný Vētrudóttir (Iceland)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.people.english.names.finding import BRACKET, Mention
from archive.people.english.words import COUNTRIES, INSTITUTION

_OF_PEOPLE = re.compile(
    r"\b(?:delegat(?:es|ion)|experts|judges|lawyers|lecturers|ministers|officers|professors|prosecutors|psychologists"
    r"|researchers|scientists|speakers|teachers)\b[^.;:\n]*$",
    re.IGNORECASE,
)
_LONGEST_LIST = 300  # characters before a name that may say what its list is about; judged
_LISTED = re.compile(r"(?:[,;]|,? and)\s(?:the )?")


def trust_lists(text: str, mentions: Sequence[Mention]) -> None:
    """Trust all names in a list of people with institutions or countries in brackets if one surely is a person's."""
    ends = [_end_of_origin(text, one) for one in mentions]
    for order in (range(1, len(mentions)), range(len(mentions) - 1, 0, -1)):
        for at in order:
            left, right = mentions[at - 1], mentions[at]
            is_one_known = left.sure != right.sure and ends[at - 1] and ends[at]
            if is_one_known and _LISTED.fullmatch(text, ends[at - 1], right.start):
                left.sure = right.sure = True


def _end_of_origin(text: str, one: Mention) -> int:
    """The end of brackets behind a name with an institution, or with a country in a list of people; otherwise 0."""
    found = BRACKET.match(text, one.end)
    if found is None:
        return 0
    begin = max(0, one.start - _LONGEST_LIST)
    is_origin = INSTITUTION.search(found[1]) or (found[1] in COUNTRIES and _OF_PEOPLE.search(text[begin : one.start]))
    return found.end() if is_origin else 0
