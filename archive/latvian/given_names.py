"""The given names of the Latvian calendar of name days (the package lv-namedays, MIT), in all their forms."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from archive.latvian.declension import CASES, Case, Gender, name_forms


class Reading(NamedTuple):
    """One way to read a word of a name: the nominative, gender and case, and how likely this is."""

    nominative: str
    gender: Gender
    case: Case
    weight: float = 0.0


# Men's names that end like women's are few enough to be listed.
_MEN_IN_A = frozenset("Nikita Ilja Kuzma Luka Saša Miša Vaņa Jona Elija Toma Aļoša Daņila Mustafa Miķeļa".split())
# The weight of a name in the traditional calendar, and of one only in the extended calendar, where some names are
# spelt like forms of others. A known name must outweigh any ending, of which the best counts 1. Tested like the weights
# in `names`: the first is free from 2.5 to 9, the second from 0.5 to 2.3.
_COMMON, _RARE = 3.0, 1.5
_LESS_UNCHANGED = 0.5  # for an invariable name in a case other than the nominative; free from 0.4 to 1
# For the less usual of two forms of a case: `Anša` is more likely from Ansis than from Antis, whose genitive is mostly
# Anta; free up to 2.9.
_LESS_UNUSUAL = 0.2
_PER_MILLE = 1000  # names of a gender: even one in a thousand with the same ending is some evidence
_ENDING = 4  # letters in which unknown names are compared with known ones; 3 or 5 give the same results, 2 worse ones


def gender_of(name: str) -> Gender | None:
    """The gender that the ending of a given name in the nominative indicates; None if it is ambiguous."""
    if name in _MEN_IN_A or name.endswith(("s", "š", "o")):
        return "m"
    return "f" if name.endswith(("a", "e")) else None


@cache
def _names() -> dict[str, float]:
    data = files("lv_namedays").joinpath("data")
    names: dict[str, float] = {}
    for file, weight in (("paplasinatais_saraksts.json", _RARE), ("tradic_vardadienu_saraksts.json", _COMMON)):
        days = json.loads(data.joinpath(file).read_text(encoding="utf-8"))
        names |= {name.strip(): weight for day in days.values() for name in day if name.strip()}
    return names


@cache
def _forms() -> dict[str, tuple[Reading, ...]]:
    forms: dict[str, list[Reading]] = {}
    for name, weight in _names().items():
        gender = gender_of(name)
        genders: tuple[Gender, ...] = (gender,) if gender else ("m", "f")
        for one in genders:
            usual: set[Case] = set()
            for form, case in name_forms(name, one):
                reading = Reading(name, one, case, weight - _LESS_UNUSUAL * (case in usual))
                forms.setdefault(form, []).append(reading)
                usual.add(case)
            if gender is None or name.endswith("o"):
                forms[name] += [Reading(name, one, case, weight - _LESS_UNCHANGED) for case in CASES if case != "nom"]
    return {form: tuple(readings) for form, readings in forms.items()}


@cache
def _endings() -> tuple[Counter[tuple[str, Gender]], Counter[Gender]]:
    """The numbers of names by their last letters and gender, and by gender alone."""
    endings: Counter[tuple[str, Gender]] = Counter()
    of_gender: Counter[Gender] = Counter()
    for name in _names():
        if gender := gender_of(name):
            of_gender[gender] += 1
            endings[name[-_ENDING:], gender] += 1
    return endings, of_gender


def resemblance(nominative: str, gender: Gender) -> float:
    """How typical the ending of an unlisted name is among listed names of its gender; 0 if none ends so.

    `Hellija` is more likely a woman than `Hellijs` a man: many names end in -lija, few in -lijs. The share is relative
    to the names of one gender, because the calendar has more names of women.
    """
    endings, of_gender = _endings()
    return log(1 + _PER_MILLE * endings[nominative[-_ENDING:], gender] / of_gender[gender])


def calendar_names() -> Iterable[str]:
    """All names of the calendar in the nominative."""
    return _names()


def given_name_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word as a form of a listed given name; none for any other word."""
    return _forms().get(word, ())


def is_given_name(word: str) -> bool:
    """Whether a word is a form of a listed given name. In lower case, many of these forms are common words too."""
    return word in _forms()
