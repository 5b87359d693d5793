"""Finds somebody's institution in an English text, behind the name or the office: `N of the State Police`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.people.english.names.finding import Mention
from archive.people.english.offices.behind import behind, institution_below
from archive.people.english.offices.institutions import QUOTED, is_acronym, without_next
from archive.people.english.offices.lists import behind_list, past_bodies
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import INSTITUTION

# `Anna Kalna of the Employment Agency`
_BEHIND_COMMA = re.compile(
    r", (?:the )?((?:[A-Z]|(?:association|foundation|company|society|shelter|organi[sz]ation) [“„«\"])[^,.;:\n]{3,80})"
    r"(?=[;.:\n]|$|, [a-z])"
)
_WORD_OF_NAME = (
    r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]{0,60}|of|for|the|and"
    r"|against(?= [A-Z])|on(?= Action against )|(?<=Trafficking )in(?= Human | Persons))"
)
_KIND = r"(?:association|foundation|company|society|shelter|organi[sz]ation|NGO|school|newspaper|portal)"
_FROM = re.compile(
    rf"(?: of| from| at|,) (?:the )?({_KIND} [“„«\"][^”»\"\n]{{2,60}}[”»\"]|[“„«\"][^”»\"\n]{{2,60}}[”»\"] {_KIND}"
    rf"|(?!and ){_WORD_OF_NAME}(?: {_WORD_OF_NAME}){{0,15}})"
)
_TWO = re.compile(rf"{INSTITUTION.pattern}.* and the (?=.*{INSTITUTION.pattern})")
_VISITED = re.compile(r" at (?:the )?(?:[A-Z][\w’-]+ ){0,4}(?:Library|Museum|Hotel|Theatre|Hall|Castle|Park|Court)\b")
_DATED = re.compile(r", \d")  # a day or an hour, with a place before it
_LOOSE_END = re.compile(r"(?: (?:and|of|for|the))+$")
_VERB = re.compile(r" (?:is|are|was|were|has|have|had|will|would|[a-z]+ed) ")


def find_employer(text: str, one: Mention, names: Sequence[int]) -> None:
    """Record somebody's institution, if they have no office: `N of the State Police`, `N, State Police, Inspector`."""
    place = _from(text, one.end, names)
    if place and is_acronym(place[1]) and text[one.end] != ",":
        one.organisation, one.office_end = place[1], place.end()
        return
    if place is None or not INSTITUTION.search(place[1]) or _TWO.search(place[1]) or OFFICE.match(place[1]):
        return
    if _VISITED.match(text, place.start()) or _DATED.match(text, place.end()):
        return
    one.organisation, one.office_end = _alone(place)
    if (listed := behind_list(text, place.start(1), one.office_end, names)) > one.office_end:
        one.organisation, one.office_end = text[place.start(1) : listed], listed
    one.office_end = past_bodies(text, one.office_end)
    if text[one.end] == ",":
        further, end = behind(text, one.office_end, names)
        if further:
            one.role, one.other_roles, one.office_end = further[0], tuple(further[1:]), end


def find_organisation(text: str, one: Mention, is_behind: bool, names: Sequence[int]) -> None:
    """Record an institution behind an office and comma, on the line below, or behind a name: `Inspector N of the …`."""
    place = _BEHIND_COMMA.match(text, one.office_end)
    is_body = place and (INSTITUTION.search(place[1]) or QUOTED.match(place[1])) and not OFFICE.search(place[1])
    if place and is_body and _is_name(text, place):
        one.organisation, one.office_end = place[1], place.end()
    elif is_behind and text.rfind("\n", one.end, one.office_end) >= 0:
        one.organisation, one.office_end = institution_below(text, one.office_end)
    if not one.organisation and not is_behind:
        from_it = _from(text, one.end, names)
        if from_it and text[one.end] != "," and INSTITUTION.search(from_it[1]):
            one.organisation, one.office_end = _alone(from_it)


def _is_name(text: str, place: re.Match[str]) -> bool:
    """Whether the words between two commas are a name: `…, Ministry of the Interior, said`."""
    words = place[1].split()
    closes = not text.startswith(",", place.end()) and not _VERB.search(place[1])
    return closes or all(word[0].isupper() or word in ("of", "for", "the", "and", "against", "in") for word in words)


def _from(text: str, end: int, names: Sequence[int]) -> re.Match[str] | None:
    """`of the State Police` behind a name, up to the next name at most."""
    following = bisect_left(names, end)
    return _FROM.match(text, end, names[following] if following < len(names) else len(text))


def _alone(place: re.Match[str]) -> tuple[str, int]:
    """An institution without the next person's office (`the State Police and Chief Prosecutor`), and its end."""
    name = without_next(_LOOSE_END.sub("", place[1]))
    for cut in re.finditer(" and ", name):
        if OFFICE.search(name, cut.end()):
            name = name[: cut.start()]
            break
    return name, place.start(1) + len(name)
