"""Reads lists of people with a body or country in brackets: `Anna Kalna (Latvia), Dagný Vētrudóttir (Iceland)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.people.english.names.finding import BRACKET, Mention
from archive.people.english.words import COUNTRIES, INSTITUTION

_PEOPLE = (
    r"\b(?:delegat(?:es|ion)|experts|judges|lawyers|lecturers|ministers|officers|professors|prosecutors|psychologists"
    r"|representatives|researchers|scientists|speakers|teachers)\b"
)
_OF_PEOPLE = re.compile(_PEOPLE + r"[^.;:\n]*$", re.IGNORECASE)
# `prepared by N and M`, `representatives of the embassy – N and M`
# A body organises or supports something, but people write it.
_EXPECTED = re.compile(
    r"\b(?:authored|compiled|delivered|drafted|edited|given|interviewed|led|moderated|prepared|presented|translated"
    rf"|written) by $|{_PEOPLE}[^.;:\n]*(?: [–—-]|:) $",
    re.IGNORECASE,
)
_LONGEST_LIST = 300  # characters before a name that may say what its list is about; judged
_LISTED = re.compile(r"(?:[,;]|,? and)\s(?:the )?")


def trust_lists(text: str, mentions: Sequence[Mention]) -> None:
    """Trust all names in a list of people with institutions or countries in brackets if one surely is a person's.

    And both of two that are joined where people are expected: `written by Anna Kalna and Anniina Jokela`.
    """
    for left, right in pairwise(mentions):
        are_joined = left.sure != right.sure and text[left.end : right.start] == " and "
        if are_joined and _EXPECTED.search(text[max(0, left.start - _LONGEST_LIST) : left.start]):
            left.sure = right.sure = True
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
