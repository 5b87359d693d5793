"""Tells words of names in English texts from words of offices, institutions, places and times."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.latvian.given_names import gender_of, is_given_name
from archive.people.english.offices.occupations import OFFICE, OFFICES_AND_SURNAMES
from archive.people.english.words import COUNTRIES, INSTITUTION, NAMED_AFTER, NO_NAME

_OF_DEPARTMENTS = frozenset("Director Manager Head Chief Adviser Advisor Member Deputy Assistant".split())
_DEPUTY = re.compile(r"(?:Vice|Deputy|Ex|Co|Under|Sub)-|-(?:General|Designate|Elect)$")  # `Vice-Consul Anna Kalna`


def is_office(word: str) -> bool:
    """Whether a word before a full name is the noun of an office, though it may be a surname elsewhere."""
    return word in OFFICES_AND_SURNAMES or OFFICE.fullmatch(_DEPUTY.sub("", word)) is not None or _is_of_men(word)


def is_before_name(word: str, follows_of: bool) -> bool:
    """Whether a word can precede a name but not begin one: an office, or its end (`of State`, `of Moldova`)."""
    return is_office(word) or word == "Plenipotentiary" or (follows_of and (word == "State" or word in COUNTRIES))


def is_held(word: str) -> bool:
    """Whether a word is the noun of an office that stands right before names, not before that of a department."""
    return (bool(OFFICE.fullmatch(word)) and word not in _OF_DEPARTMENTS) or _is_of_men(word)


def _is_of_men(word: str) -> bool:
    """Whether a word is the plural of an office in -men: `Ombudsmen`. Those in -s are also surnames."""
    return word.endswith("men") and OFFICE.fullmatch(f"{word[:-3]}man") is not None


@lru_cache(maxsize=4096)
def is_no_name(word: str) -> bool:
    """Whether a word is not part of a person's name, unless a given name stands right before it."""
    return (
        word in NO_NAME
        or word in NAMED_AFTER
        or bool(OFFICE.fullmatch(word) or INSTITUTION.fullmatch(word))
        or word.isupper()
    )


@lru_cache(maxsize=4096)
def is_given(word: str) -> bool:
    """Whether a word is a given name in the calendar, with only one gender."""
    return is_given_name(word) and gender_of(word) is not None
