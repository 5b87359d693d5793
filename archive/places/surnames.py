"""Recognises surnames that look like places, by the given name or initial before them and by what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import Token
from archive.places.english import without_possessive
from archive.places.names import Name

# What a genitive before it says of a person: `pēc Aigas Priekules teiktā`. Judged.
_OF_PERSONS = frozenset(
    "teiktā teiktais teiktajam sacītā stāstītā vārdiem domām ieskatā uzskatā viedoklī viedoklis viedokļa skatījumā "
    "vērtējumā vadībā vadīta vadīto vadītā puses".split()
)
_FROM_AND_IN = frozenset(["from", "in", "near"])
# Behind these `to` leads to a place. Alone it does not: `spoke to Ogre`, `according to Ogre`.
_MOTION = re.compile(r"mov(?:ed?|es|ing)|travel\w*|driv\w+|drove|fled|returned|back|way|road|train|bus")


def is_surname(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether a given name or an initial stands before it (`Jānis Roja`, `J. Roja`)."""
    return _has_initial(name, tokens) or _has_given_name(name, tokens)


def is_surely_surname(name: Name, tokens: Sequence[Token], following: Sequence[str]) -> bool:
    """Whether what `is_surname` says of it may be said of the same name elsewhere in the text.

    A genitive may be a place's behind the genitive of an owner (`Ilzes Siguldas dzīvoklī`), or behind a nominative
    that is spelt as one (`Sandra Bauskas tirgū`). It is somebody's with no noun behind it, or with one of speaking.
    """
    if name.case != "gen" or _has_initial(name, tokens):
        return True
    return not following or following[0] in _OF_PERSONS


def is_behind_direction(name: Name, tokens: Sequence[Token], following: Sequence[str]) -> bool:
    """Whether the Latvian word before says whence or whither, which is said of places: `no Ogres`, `uz Ogri`.

    `Uz Ogres jautājumu` and `no Ogres puses` say it of something else.
    """
    before = tokens[name.at - 1].text.lower() if name.at else ""
    if before == "no":
        return not following or following[0] not in _OF_PERSONS
    return before in ("uz", "līdz") and name.case != "gen"


def is_behind_english_direction(at: int, tokens: Sequence[Token]) -> bool:
    """Whether the English words before say whence, whither or where: `from Ogre`, `moved to Ogre`; `in Ogre's view`
    says it of something else."""
    before = [token.text.lower() for token in tokens[max(0, at - 3) : at]]
    if not before or without_possessive(tokens[at].text) != tokens[at].text:
        return False
    if before[-1] != "to":
        return before[-1] in _FROM_AND_IN
    return before[0] == "from" or (len(before) > 1 and bool(_MOTION.fullmatch(before[-2])))


def _has_initial(name: Name, tokens: Sequence[Token]) -> bool:
    if name.at < 2 or tokens[name.at - 1].text != ".":
        return False
    initial = tokens[name.at - 2].text
    return len(initial) <= 2 and initial[0].isupper() and not initial[1:].isupper()  # `J.`, `Dž.`, but `ES.`


def _has_given_name(name: Name, tokens: Sequence[Token]) -> bool:
    before = tokens[name.at - 1] if name.at else None
    if before is None or not before.is_capitalised or before.end + 1 != tokens[name.at].start:
        return False
    return any(one.case == name.case != "loc" for one in given_name_readings(before.text))
