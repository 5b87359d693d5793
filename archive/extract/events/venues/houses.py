"""Finds what stands before an address: rooms, houses with a foreign name, hosts with a house."""

from __future__ import annotations

import re

from archive.extract.events.venues.english import IS_KIND
from archive.extract.events.venues.kinds import IS_KIND as IS_LATVIAN_KIND
from archive.extract.events.venues.kinds import IS_VENUE
from archive.extract.events.venues.nominative import nominative
from archive.extract.events.venues.place import CERTAIN, Place

_OF = re.compile(r"\w+(?:as|es|u|a)$")
_LONGEST = 6  # words of the name of a house; judged
_BEFORE_NOUN = re.compile(r"un|\w+(?:[aāeē]s|u|a|ais|ā)")


def with_rooms(tokens: list[str], street: Place, floor: int) -> Place:
    """A street with the rooms named right before it: `centra telpās Lāčplēša ielā 75`. Rooms alone are no place."""
    at = street.start - 1
    if at < floor or not IS_VENUE.fullmatch(tokens[at]):
        return street
    first = at
    while first > floor and tokens[first - 1].islower() and _OF.match(tokens[first - 1]):
        first -= 1
    return Place(f"{nominative(tokens[first : at + 1])}, {street.name}", CERTAIN, first, street.end)


def with_house(tokens: list[str], street: Place, floor: int) -> Place:
    """A street with the house named before it; not with a person or a society.

    `Grand Hotel Ogre, Upes ielā 1`; `Ogres muzejs (Upes ielā 1) aicina …`.
    """
    at = street.start - 1
    if at <= floor or tokens[at] not in (",", "("):
        return street
    first = _foreign(tokens, at, floor) or (_host(tokens, at, floor) if tokens[at] == "(" else None)
    return Place(f"{' '.join(tokens[first:at])}, {street.name}", CERTAIN, first, street.end) if first else street


def _foreign(tokens: list[str], at: int, floor: int) -> int | None:
    """The first of the capitalised words before a token, if one of them is an English noun for a house."""
    first = at
    while first > floor and tokens[first - 1][0].isalpha() and tokens[first - 1][0].isupper():
        first -= 1
    return first if at - first > 1 and any(map(IS_KIND.fullmatch, tokens[first:at])) else None


def _host(tokens: list[str], at: int, floor: int) -> int | None:
    """The first word of the name before a token, if its noun is a Latvian one for a house, in the nominative."""
    first = at - 1
    if not IS_LATVIAN_KIND.fullmatch(tokens[first]):
        return None
    while first > floor and at - first < _LONGEST and _BEFORE_NOUN.fullmatch(tokens[first - 1]):
        first -= 1
    return next((here for here in range(first, at) if tokens[here][0].isupper()), None)
